"""What a table, its rows and cells say about themselves, and what was tracked as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from clauses.reading.ooxml import MC
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W
from clauses.reading.word.inline import Inline
from clauses.reading.word.styles import LOWEST
from clauses.reading.word.styles import ground_of
from clauses.reading.word.styles import is_on
from clauses.reading.word.styles import number_in

STRIKES = {f"{W}del", f"{W}moveFrom", f"{W}cellDel"}
ADDS = {f"{W}ins", f"{W}moveTo", f"{W}cellIns"}
CONTAINERS = {
    f"{W}sdt",
    f"{W}customXml",
    f"{W}smartTag",
    f"{W}ins",
    f"{W}del",
    f"{W}moveFrom",
    f"{W}moveTo",
    f"{W}bdo",
    f"{W}dir",
    f"{MC}AlternateContent",
}


@dataclass(slots=True)
class TrackedBlock:
    """A row, cell or container that came or went as a whole."""

    inline: Inline
    element: etree._Element | None
    _before: tuple[etree._Element | None, etree._Element | None] = (None, None)

    @property
    def strikes(self) -> bool:
        """Whether it took its content away."""
        return self.element is not None and self.element.tag in STRIKES

    def enter(self) -> None:
        """Let what follows be tracked so."""
        self._before = self.inline.mark, self.inline.struck
        if self.strikes and self.inline.struck is None:
            self.inline.struck = self.element
        elif self.element is not None and self.element.tag in ADDS:
            self.inline.mark = self.element

    def leave(self) -> None:
        """Let what follows be tracked as before."""
        self.inline.mark, self.inline.struck = self._before


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, wherever in it they stand."""
    return _inside(table, f"{W}tr")


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, wherever in it they stand."""
    return _inside(row, f"{W}tc")


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows or cells, also those in content controls and custom XML."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == f"{W}sdt":
            for content in child.iterchildren(f"{W}sdtContent"):
                yield from _inside(content, wanted)
        elif child.tag in CONTAINERS:
            yield from _inside(child, wanted)


def row_mark(properties: etree._Element | None) -> etree._Element | None:
    """What says that a row came or went as a whole; nothing where it did not."""
    if properties is None:
        return None
    return next((child for child in properties if child.tag in STRIKES | ADDS), None)


def cell_properties(
    properties: etree._Element | None,
) -> tuple[int, etree._Element | None, str | None]:
    """How many columns a cell spans, what says that it came or went, and its colour."""
    columns, mark, ground = 1, None, None
    for child in () if properties is None else properties:
        if child.tag == f"{W}gridSpan":
            columns = max(1, number_in(child.get(VAL)) or 1)
        elif child.tag in STRIKES | ADDS:
            mark = child
        elif child.tag == f"{W}shd":
            ground = ground_of(child)
    return columns, mark, ground


def goes_on(properties: etree._Element | None) -> bool:
    """Whether a cell is merged with the one above it."""
    merged = None if properties is None else properties.find(f"{W}vMerge")
    return merged is not None and merged.get(VAL) != "restart"


def is_header(properties: etree._Element) -> bool:
    """Whether a row with these properties is a heading row."""
    mark = properties.find(f"{W}tblHeader")
    return mark is not None and is_on(mark.get(VAL))


def is_unseen(properties: etree._Element | None) -> bool:
    """Whether a row is hidden, or too low to be seen."""
    if properties is None:
        return False
    hidden = properties.find(f"{W}hidden")
    if hidden is not None and is_on(hidden.get(VAL)):
        return True
    height = properties.find(f"{W}trHeight")
    if height is None or height.get(f"{W}hRule") != "exact":
        return False
    return (number_in(height.get(VAL)) or LOWEST) < LOWEST
