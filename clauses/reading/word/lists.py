"""The automatic numbers of a Word file, counted as Word counts them."""

from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.numbering import printed
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W
from clauses.reading.word.styles import Styles
from clauses.reading.word.styles import is_on
from clauses.reading.word.styles import number_in
from clauses.reading.word.styles import value_of

LEVELS = 9
LONGEST = 60
"""A number with more characters than this is cut; nobody prints one."""
LARGEST = 99_999
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "▫",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0be": "–",
    "\uf02d": "–",
}


@dataclass(frozen=True, slots=True)
class Label:
    """The number or bullet that Word prints before a paragraph."""

    text: str
    level: int
    ordered: bool
    list: str
    """Which numbering it belongs to; paragraphs that count together have the same."""
    cut: bool = False
    """Whether it was too long or too large to be printed in full."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    linked: str = ""
    """The paragraph style that stands on this level."""


@dataclass(slots=True)
class _List:
    """What paragraphs that name one list count by."""

    shared: str
    """The definition that lists may share; they then count on together."""
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that begin anew with this list, and what they then and ever after begin with."""

    def start(self, level: int) -> int:
        """What a level begins with."""
        return self.starts.get(level, self.levels.get(level, _Level()).start)

    def restarts(self, level: int, under: int) -> bool:
        """Whether a level begins anew after a paragraph on one above it."""
        restart = self.levels.get(level, _Level()).restart
        return restart is None or under < restart


@dataclass(slots=True)
class Lists:
    """The lists of a file, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level of a list on which paragraphs of a style stand."""
        known = self.lists.get(num_id)
        if known is None:
            return None
        return next((at for at, level in known.levels.items() if level.linked == style), None)

    def next(self, num_id: str, level: int) -> Label | None:
        """Count one paragraph on, and say what is printed before it.

        Args:
            num_id: The list that the paragraph names.
            level: Its level there, from 0.

        Returns:
            Its label; nothing where there is no such list.
        """
        known = self.lists.get(num_id)
        if known is None:
            return None
        level = min(max(level, 0), LEVELS - 1)
        definition = known.levels.get(level, _Level(text=""))
        counts = self._counts.setdefault(known.shared, [None] * LEVELS)
        self._count(num_id, known, level, counts)
        if definition.style == "bullet":
            return Label(_bullet(definition.text), level, ordered=False, list=known.shared)
        text = _text(known, level, counts)
        cut = len(text) > LONGEST or (counts[level] or 0) > LARGEST
        return Label(text[:LONGEST].strip(), level, ordered=True, list=known.shared, cut=cut)

    def _count(self, num_id: str, known: _List, level: int, counts: list[int | None]) -> None:
        if level in known.starts and (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            counts[level] = known.starts[level]
        else:
            now = counts[level]
            counts[level] = known.start(level) if now is None else now + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = known.start(above)
        for below in range(level + 1, LEVELS):
            if known.restarts(below, level):
                counts[below] = None


def _text(known: _List, level: int, counts: list[int | None]) -> str:
    definition = known.levels.get(level, _Level())
    pattern = definition.text[: 4 * LONGEST]
    parts: list[str] = []
    at = 0
    while at < len(pattern) and sum(map(len, parts)) <= LONGEST:
        if pattern[at] == "%" and pattern[at + 1 : at + 2].isdigit():
            parts.append(_count_text(known, int(pattern[at + 1]) - 1, counts, definition.legal))
            at += 2
        else:
            parts.append(pattern[at])
            at += 1
    return "".join(parts)


def _count_text(known: _List, level: int, counts: list[int | None], legal: bool) -> str:
    if not 0 <= level < LEVELS:
        return ""
    style = known.levels.get(level, _Level()).style
    count = counts[level]
    if count is None:
        count = known.start(level)
    decimal = legal and style not in ("none", "bullet", "decimalZero")
    return printed(count, "decimal" if decimal else style)


def _bullet(text: str) -> str:
    mark = text.strip()[:1]
    return _BULLETS.get(mark, "•" if not mark or "\ue000" <= mark <= "\uf8ff" else mark)


def read_lists(root: etree._Element | None, styles: Styles) -> Lists:
    """Read the numbering part of a file; a file may have none."""
    lists = Lists()
    if root is None:
        return lists
    abstract = {
        element.get(f"{W}abstractNumId", ""): element
        for element in root.iterchildren(f"{W}abstractNum")
    }
    numbers = {element.get(f"{W}numId", ""): element for element in root.iterchildren(f"{W}num")}
    for num_id, element in numbers.items():
        shared = _definition(value_of(element, "abstractNumId"), abstract, numbers, styles)
        if shared in abstract and num_id != "0":
            lists.lists[num_id] = _list(shared, abstract[shared], element)
    return lists


def _definition(
    identity: str,
    abstract: dict[str, etree._Element],
    numbers: dict[str, etree._Element],
    styles: Styles,
) -> str:
    """Follow the links by which a definition may point at that of a list style."""
    met: set[str] = set()
    while identity in abstract and identity not in met:
        met.add(identity)
        link = value_of(abstract[identity], "numStyleLink")
        number = numbers.get(styles.style(link).num_id) if link else None
        if number is None:
            break
        identity = value_of(number, "abstractNumId")
    return identity


def _list(shared: str, definition: etree._Element, number: etree._Element) -> _List:
    levels = {
        number_in(element.get(f"{W}ilvl")) or 0: _level(element)
        for element in definition.iterchildren(f"{W}lvl")
    }
    known = _List(shared, levels)
    for override in number.iterchildren(f"{W}lvlOverride"):
        at = number_in(override.get(f"{W}ilvl")) or 0
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[at] = _level(own)
        start = number_in(value_of(override, "startOverride"))
        if start is not None:
            known.starts[at] = start
    return known


def _level(element: etree._Element) -> _Level:
    start = number_in(value_of(element, "start"))
    legal = element.find(f"{W}isLgl")
    text = value_of(element, "lvlText")
    return _Level(
        style=value_of(element, "numFmt") or "decimal",
        text="" if element.find(f"{W}rPr/{W}vanish") is not None else text,
        start=1 if start is None else start,
        restart=number_in(value_of(element, "lvlRestart")),
        legal=legal is not None and is_on(legal.get(VAL)),
        linked=value_of(element, "pStyle"),
    )
