"""Tables that are the layout of a file: their rows as headings and text."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from clauses.reading.whole import count
from clauses.reading.word.lines import Grid
from clauses.reading.word.lines import GridCell
from clauses.reading.word.lines import Line

LONGEST_HEADING = 120
MOST = 0.7
"""A file with more than this share of its words in tables is laid out in them."""
_ENDED = (".", ",", ";")
_COLUMNS = 2


def is_layout(lines: Sequence[Line | Grid]) -> bool:
    """Whether a file without headings has nearly all of its words in tables."""
    tables = [line for line in lines if isinstance(line, Grid)]
    held = sum(count(text) for grid in tables for text in _texts(grid))
    others = sum(count(line.text) for line in lines if isinstance(line, Line))
    return held > MOST * (held + others) and any(map(_heads, tables))


def _texts(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        for cell in row:
            for line in cell.lines:
                yield from (line.text,) if isinstance(line, Line) else _texts(line)


def unfolded(lines: Sequence[Line | Grid]) -> tuple[list[Line | Grid], list[Line]]:
    """Take apart the tables that are layout.

    A row with a heading beside its text becomes both; a row of one cell becomes what stands in
    it, and a heading above the others where it reads as one. Tables of data stay as they are.

    Returns:
        The lines, and those among them that were made headings.
    """
    found: list[Line | Grid] = []
    headings: list[Line] = []
    for line in lines:
        if isinstance(line, Line):
            found.append(line)
        elif _heads(line):
            _unfold(line, found, headings)
        elif all(len(row) == 1 for row in line.rows):
            found.extend(_seen([cell for row in line.rows for cell in row]))
        else:
            found.extend(_without_heading(line, headings))
    return found, headings


def _without_heading(grid: Grid, headings: list[Line]) -> Iterator[Line | Grid]:
    """A table of data; before it the heading in its first row, where that is one cell."""
    first = _seen(grid.rows[0])
    if len(grid.rows[0]) == 1 and len(first) == 1 and _is_heading(grid.rows[0][0]):
        line = first[0]
        if isinstance(line, Line):
            line.level = 1
            headings.append(line)
            yield line
            grid = replace(grid, rows=grid.rows[1:])
    yield grid


def _heads(grid: Grid) -> bool:
    """Whether the rows of a table are headings, each beside its text."""
    pairs = [row for row in grid.rows if len(row) == _COLUMNS]
    wide = [row for row in grid.rows if len(row) == 1]
    if not pairs or len(pairs) + len(wide) != len(grid.rows) or grid.headed:
        return False
    named = sum(_is_heading(left) and not _is_heading_row(left, right) for left, right in pairs)
    return 2 * named > len(pairs)


def _is_heading_row(left: GridCell, right: GridCell) -> bool:
    """Whether both cells are alike, as those of two parties' signatures are."""
    return len(left.lines) > _COLUMNS and len(left.lines) == len(right.lines)


def _is_heading(cell: GridCell) -> bool:
    first = next(iter(_seen([cell])), None)
    if not isinstance(first, Line) or len(first.text) > LONGEST_HEADING:
        return False
    return not first.text.strip().endswith(_ENDED)


def _unfold(grid: Grid, found: list[Line | Grid], headings: list[Line]) -> None:
    under = False
    for row in grid.rows:
        lines = _seen(row)
        first = lines[0] if lines else None
        alone = len(row) == 1 and len(lines) == 1
        if isinstance(first, Line) and _is_heading(row[0]) and (alone or len(row) == _COLUMNS):
            first.level = 1 if alone or not under else 2
            under = under or alone
            headings.append(first)
        found.extend(lines)


def _seen(cells: Sequence[GridCell]) -> list[Line | Grid]:
    lines = [line for cell in cells for line in cell.lines]
    return [line for line in lines if isinstance(line, Grid) or not line.blank]
