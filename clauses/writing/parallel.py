"""Wordings beside each other, row by row: what they share stands once, across all columns."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.writing.marked import MarkedBlock
from clauses.writing.parted import columns_by_clause

Blocks = tuple[MarkedBlock, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Blocks that read the same in every column."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Apart:
    """What the columns say here, each its own; a column without blocks says nothing."""

    columns: tuple[Blocks, ...]


Stretch = Shared | Apart


def parallel(change: Change, comparison: Comparison) -> tuple[Stretch, ...]:
    """The earlier and the later wording of a change, with what they share across both."""
    earlier, later = columns_by_clause(change, comparison)
    if not change.old:
        return _alone((), later.blocks)
    if not change.new:
        return _alone(earlier.blocks, ())
    return side_by_side((earlier.blocks, later.blocks))


def _alone(*columns: Blocks) -> tuple[Stretch, ...]:
    return (Apart(columns),) if any(columns) else ()


def side_by_side(columns: Sequence[Blocks]) -> tuple[Stretch, ...]:
    """Set the blocks of several wordings beside each other.

    Args:
        columns: Each wording's blocks, all with `base` in one and the same earlier text.

    Returns:
        Stretches in order. Blocks stand beside those that they share a stretch of the earlier
        text with; blocks that are wholly new in one column stand there alone.
    """
    stretches = [_stretch(row, len(columns)) for row in _rows(columns)]
    return tuple(_joined(stretches))


_Placed = tuple[int, int, int, MarkedBlock]
"""Start and end in the earlier text, the column, the block."""


def _rows(columns: Sequence[Blocks]) -> Iterator[list[_Placed]]:
    """Blocks in order of the earlier text, those together that overlap in it."""
    row: list[_Placed] = []
    reach = -1
    for one in sorted(_placed(columns), key=lambda placed: placed[:2]):
        start, end = one[:2]
        if row and start >= reach and not _stands_alike(row, start, end):
            yield row
            row = []
        row.append(one)
        reach = max(end, reach) if len(row) > 1 else end
    if row:
        yield row


def _placed(columns: Sequence[Blocks]) -> Iterator[_Placed]:
    for column, blocks in enumerate(columns):
        reached = 0
        for block in blocks:
            start = max(block.base[0], reached) if block.base[1] >= reached else reached
            reached = max(start, block.base[1])
            yield start, reached, column, block


def _stands_alike(row: Sequence[_Placed], start: int, end: int) -> bool:
    """Whether a stretch is the same as the row's, or both are new at the same place."""
    return (row[0][0], max(one[1] for one in row)) == (start, end)


def _stretch(row: Sequence[_Placed], count: int) -> Stretch:
    columns = tuple(
        tuple(block for _, _, column, block in row if column == wanted) for wanted in range(count)
    )
    first, *others = columns
    if first and not _changed(columns) and all(_placeless(first) == _placeless(o) for o in others):
        return Shared(first)
    return Apart(columns)


def _changed(columns: Sequence[Blocks]) -> bool:
    return any(block.changed for blocks in columns for block in blocks)


def _placeless(blocks: Blocks) -> Blocks:
    return tuple(replace(block, base=(0, 0)) for block in blocks)


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind as one."""
    before: Stretch | None = None
    for one in stretches:
        if isinstance(before, Shared) and isinstance(one, Shared):
            before = Shared(before.blocks + one.blocks)
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before
