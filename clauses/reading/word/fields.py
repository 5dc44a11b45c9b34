"""The fields of a Word file: a code that nobody sees, and the result that stands on paper."""

import re
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.reading.ooxml import W

_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    shown: bool = False
    """Whether its result has begun."""
    address: str = ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at some place, outermost first."""

    codes: int = 0
    """How many of them are still in their code."""
    address: str = ""
    """Where the innermost link among them leads."""
    _open: list[_Field] = field(default_factory=list)

    def turn(self, kind: str) -> str:
        """Go on to the next part of a field: ``"begin"``, ``"separate"`` or ``"end"``.

        Returns:
            The code of a field that has ended without a result; else nothing.
        """
        lone = ""
        if kind == "begin":
            self._open.append(_Field())
            self.codes += 1
        elif not self._open:
            return lone
        elif kind == "separate":
            self._show(self._open[-1])
        elif kind == "end":
            ended = self._open.pop()
            self.codes -= not ended.shown
            lone = "" if ended.shown else ended.code
        self.address = next((one.address for one in reversed(self._open) if one.address), "")
        return lone

    def code(self, text: str) -> None:
        """Take in some of the code of the innermost field."""
        if self._open:
            self._open[-1].code += text

    def _show(self, one: _Field) -> None:
        if one.shown:
            return
        one.shown = True
        self.codes -= 1
        if found := _ADDRESS.match(one.code):
            one.address = found.group(1)


def paired_fields(root: etree._Element) -> set[etree._Element]:
    """The field characters that have a partner; a field that never ends is no field."""
    paired: set[etree._Element] = set()
    open_fields: list[list[etree._Element]] = []
    for element in root.iter(f"{W}fldChar"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([element])
        elif kind == "separate" and open_fields and len(open_fields[-1]) == 1:
            open_fields[-1].append(element)
        elif kind == "end" and open_fields:
            paired.update([*open_fields.pop(), element])
    return paired
