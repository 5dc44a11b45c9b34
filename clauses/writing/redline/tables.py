"""What became of a table: rows struck or added, then cells, then what the cells hold."""

from collections.abc import Callable
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from clauses.changes import Credit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import CELL_DEL
from clauses.writing.ooxml.names import CELL_INS
from clauses.writing.ooxml.names import ROW
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TCPR
from clauses.writing.ooxml.names import TRPR
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.shown import canonical
from clauses.writing.ooxml.shown import table_look
from clauses.writing.ooxml.shown import within
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import Keys
from clauses.writing.redline.blocks import Step
from clauses.writing.redline.blocks import aligned
from clauses.writing.redline.emit import TAGS
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.pen import copied

Inside = Callable[[Element, Element], None]
"""Writes into a cell what became of it in a later one."""
Marked = Callable[[Element, Op], Credit]
"""Marks all that a cell holds as struck or added; says whose it is."""

_TABLE_PROPERTIES = f"{W}tblPr"
_GRID = f"{W}tblGrid"
_EXCEPTIONS = f"{W}tblPrEx"
"""Where a row has another look than its table."""
_SPANS = (f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge")
_CELL_MARKS = {Op.DELETE: CELL_DEL, Op.INSERT: CELL_INS}
_FIRST = frozenset({_EXCEPTIONS, _TABLE_PROPERTIES})
"""What stands before other properties."""


class TableWriter:
    """Writes into a table what became of it."""

    def __init__(self, pen: Pen, keys: Keys, inside: Inside, marked: Marked) -> None:
        self.pen, self.keys, self.inside, self.marked = pen, keys, inside, marked

    def write(self, old: Element, new: Element) -> None:
        """Turn a table into one that holds a later table as tracked changes."""
        cursor: Element | None = None
        for step in aligned(self._rows(old), self._rows(new)):
            if step.same or (step.old and step.new and self._write_row(step)):
                cursor = step.old[0].element
            else:
                for block in step.old:
                    cursor = self.mark_row(block.element, Op.DELETE)
                for block in step.new:
                    row = self.mark_row(copied(block.element, self.pen), Op.INSERT)
                    _insert_after(old, cursor, row)
                    cursor = row
        self._follow(old, new, _TABLE_PROPERTIES)
        self._follow(old, new, _GRID)

    def mark_all(self, table: Element, op: Op) -> None:
        """Mark every row of a table as struck or added."""
        for row in list(within(table, ROW, TABLE)):
            self.mark_row(row, op)

    def mark_row(self, row: Element, op: Op) -> Element:
        """Mark a row and all it holds as struck or added."""
        credit = Credit()
        for cell in list(within(row, CELL, ROW)):
            credit = self.marked(cell, op)
        _properties(row, TRPR).append(self.pen.revision(TAGS[op], credit))
        return row

    def _rows(self, table: Element) -> list[Block]:
        return [Block(row, self.keys.of(row)) for row in within(table, ROW, TABLE)]

    def _cells(self, row: Element) -> list[Block]:
        return [Block(cell, self.keys.of(cell)) for cell in within(row, CELL, ROW)]

    def _write_row(self, step: Step) -> bool:
        """Write into a row what became of its cells; not if they were merged or cut."""
        old, new = self._cells(step.old[0].element), self._cells(step.new[0].element)
        steps = _by_place(old, new) if len(old) == len(new) else aligned(old, new)
        pairs = [(one.old[0].element, one.new[0].element) for one in steps if one.old and one.new]
        if not pairs or any(_spans_of(left) != _spans_of(right) for left, right in pairs):
            return False
        for tag in (_EXCEPTIONS, TRPR):
            self._follow(step.old[0].element, step.new[0].element, tag)
        cursor: Element | None = None
        for one in steps:
            if one.old and one.new:
                cursor = one.old[0].element
                if not one.same:
                    self._follow(cursor, one.new[0].element, TCPR)
                    self.inside(cursor, one.new[0].element)
            elif one.old:
                cursor = self._mark_cell(one.old[0].element, Op.DELETE)
            else:
                cell = self._mark_cell(copied(one.new[0].element, self.pen), Op.INSERT)
                _insert_after(step.old[0].element, cursor, cell)
                cursor = cell
        return True

    def _mark_cell(self, cell: Element, op: Op) -> Element:
        credit = self.marked(cell, op)
        _properties(cell, TCPR).append(self.pen.revision(_CELL_MARKS[op], credit))
        return cell

    def _follow(self, old: Element, new: Element, tag: str) -> None:
        """Give a table, row or cell the look of the later one, with a record of its own."""
        was, now = old.find(tag), new.find(tag)
        if table_look(was) == table_look(now):
            return
        was = _properties(old, tag)
        earlier = new_element(tag)
        earlier.extend(list(was))
        was.extend(deepcopy(child) for child in (now if now is not None else ()))
        change = etree.SubElement(was, f"{tag}Change")
        change.append(earlier)
        if tag == _GRID:
            self.pen.number(change)
        else:
            self.pen.sign(change, self.pen.elsewhere())


def _by_place(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    return [Step((left,), (right,)) for left, right in zip(old, new, strict=True)]


def _spans_of(cell: Element) -> list[str]:
    properties = cell.find(TCPR)
    if properties is None:
        return []
    return [child.tag + canonical([child]) for child in properties if child.tag in _SPANS]


def _properties(holder: Element, tag: str) -> Element:
    """The properties of a table, row or cell, made at their place if there are none."""
    properties = holder.find(tag)
    if properties is None:
        properties = new_element(tag)
        at = 1 if len(holder) and holder[0].tag in _FIRST else 0
        holder.insert(at, properties)
    return properties


def _insert_after(holder: Element, cursor: Element | None, element: Element) -> None:
    if cursor is not None:
        cursor.addnext(element)
        return
    first = next((child for child in holder if child.tag in (ROW, CELL)), None)
    if first is not None:
        first.addprevious(element)
    else:
        holder.append(element)
