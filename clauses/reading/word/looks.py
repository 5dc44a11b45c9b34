"""How the text of a run appears, and whether it can be seen at all."""

import re
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.reading.word.styles import PLAIN
from clauses.reading.word.styles import Look
from clauses.reading.word.styles import Style
from clauses.reading.word.styles import Styles
from clauses.reading.word.styles import look_of
from clauses.reading.word.styles import value_of

TINY = 4
"""Text smaller than this many half points cannot be read."""
WHITE = "FFFFFF"
_ALIKE = 10
"""Colours whose parts differ by no more than this cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How the text of one run appears."""

    look: tuple[bool, bool, str]
    """Bold, italic, script: what the run itself asks for."""
    hidden: bool
    crossed: bool
    """Whether a line goes through it, which is no tracked change."""
    strong: bool
    """Whether it is bold, be it by its paragraph."""
    size: int
    """In half points; 0 when it is not known."""


UNSEEN = Seen((False, False, ""), hidden=False, crossed=False, strong=False, size=0)


@dataclass(slots=True)
class Looks:
    """Works out how runs appear, each combination once."""

    styles: Styles
    _plains: dict[tuple[str, str], Seen] = field(default_factory=dict)
    _known: dict[tuple[Look, str, str, str], Seen] = field(default_factory=dict)

    def plain(self, style: Style, *, ground: str) -> Seen:
        """How text appears whose run says nothing of its look.

        Args:
            style: The style of its paragraph.
            ground: The colour behind the paragraph; empty where it cannot be told.
        """
        key = style.id, ground
        if key not in self._plains:
            self._plains[key] = self._worked_out(PLAIN, "", style, ground)
        return self._plains[key]

    def of(self, properties: etree._Element, style: Style, *, ground: str) -> Seen:
        """How text appears whose run has these properties."""
        look, named = look_of(properties), value_of(properties, "rStyle")
        key = look, named, style.id, ground
        if key not in self._known:
            self._known[key] = self._worked_out(look, named, style, ground)
        return self._known[key]

    def _worked_out(self, look: Look, named: str, style: Style, ground: str) -> Seen:
        own = look.over(self.styles.style(named).look) if named else look
        full = own.over(style.look).over(self.styles.base)
        shown = bool(own.bold), bool(own.italic), own.script or ""
        behind = ground if own.ground is None else own.ground
        alike = full.color is not None and _are_alike(full.color, behind)
        tiny = full.size is not None and full.size < TINY
        unseen = bool(full.hidden or alike or tiny)
        return Seen(shown, unseen, bool(full.crossed), bool(full.bold), full.size or 0)


def _are_alike(color: str, ground: str) -> bool:
    """Whether text of a colour cannot be seen on its ground."""
    if not (_HEXADECIMAL.fullmatch(color) and _HEXADECIMAL.fullmatch(ground)):
        return False
    return all(
        abs(int(color[at : at + 2], 16) - int(ground[at : at + 2], 16)) <= _ALIKE
        for at in (0, 2, 4)
    )


_HEXADECIMAL = re.compile("[0-9A-F]{6}")
