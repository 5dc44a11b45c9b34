"""What became of a table: rows struck or added, then cells, then what the cells hold."""

from collections.abc import Callable
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from clauses.changes import Credit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.word_check import canonical
from clauses.writing.word_check import within
from clauses.writing.word_redline_blocks import Block
from clauses.writing.word_redline_blocks import Keys
from clauses.writing.word_redline_blocks import Step
from clauses.writing.word_redline_blocks import aligned
from clauses.writing.word_redline_emit import TAGS
from clauses.writing.word_redline_names import CELL
from clauses.writing.word_redline_names import CELL_DEL
from clauses.writing.word_redline_names import CELL_INS
from clauses.writing.word_redline_names import ID
from clauses.writing.word_redline_names import ROW
from clauses.writing.word_redline_names import TABLE
from clauses.writing.word_redline_names import TCPR
from clauses.writing.word_redline_names import TRPR
from clauses.writing.word_redline_names import Element
from clauses.writing.word_redline_names import new_element
from clauses.writing.word_redline_pen import Pen
from clauses.writing.word_redline_pen import copied

Inside = Callable[[Element, Element], None]
"""Writes into a cell what became of it in a later one."""
Marked = Callable[[Element, Op], Credit]
"""Marks all that a cell holds as struck or added; says whose it is."""

_TABLE_PROPERTIES = f"{W}tblPr"
_GRID = f"{W}tblGrid"
_GRID_CHANGE = f"{W}tblGridChange"
_SPANS = (f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge")
_CELL_MARKS = {Op.DELETE: CELL_DEL, Op.INSERT: CELL_INS}
_ROW_PROPERTIES_FOLLOW = frozenset({f"{W}tblPrEx"})


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
        self._write_grid(old, new)
        self._write_properties(old, new)

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
        cursor: Element | None = None
        for one in steps:
            if one.old and one.new:
                cursor = one.old[0].element
                if not one.same:
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

    def _write_properties(self, old: Element, new: Element) -> None:
        """Give the table the style, borders and so on of the later one, with a record."""
        was, now = old.find(_TABLE_PROPERTIES), new.find(_TABLE_PROPERTIES)
        if was is None or now is None or canonical(was) == canonical(now):
            return
        earlier = new_element(_TABLE_PROPERTIES)
        earlier.extend(list(was))
        was.extend(deepcopy(child) for child in now)
        change = etree.SubElement(was, f"{_TABLE_PROPERTIES}Change")
        self.pen.sign(change, self.pen.elsewhere())
        change.append(earlier)

    def _write_grid(self, old: Element, new: Element) -> None:
        """Take over the widths of the columns when their number has changed."""
        was, now = old.find(_GRID), new.find(_GRID)
        if was is None or now is None or len(was) == len(now):
            return
        earlier = new_element(_GRID)
        earlier.extend(list(was))
        was.extend(deepcopy(column) for column in now if column.tag != _GRID_CHANGE)
        change = etree.SubElement(was, _GRID_CHANGE)
        change.set(ID, str(self.pen.first))
        self.pen.first += 1
        change.append(earlier)


def _by_place(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    return [Step((left,), (right,)) for left, right in zip(old, new, strict=True)]


def _spans_of(cell: Element) -> list[str]:
    properties = cell.find(TCPR)
    if properties is None:
        return []
    return [child.tag + canonical([child]) for child in properties if child.tag in _SPANS]


def _properties(holder: Element, tag: str) -> Element:
    """The properties of a row or cell, made at their place if there are none."""
    properties = holder.find(tag)
    if properties is None:
        properties = new_element(tag)
        at = 1 if len(holder) and holder[0].tag in _ROW_PROPERTIES_FOLLOW else 0
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
