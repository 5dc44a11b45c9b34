"""Two wordings set as Swedish bills set them: common text across, what differs in columns."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from clauses.changes import Op
from clauses.writing.marked import MarkedBlock


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that stand across, or beside each other."""

    common: tuple[MarkedBlock, ...] = ()
    old: tuple[MarkedBlock, ...] = ()
    new: tuple[MarkedBlock, ...] = ()


def rows(old: Sequence[MarkedBlock], new: Sequence[MarkedBlock]) -> Iterator[Row]:
    """Set the blocks of an earlier and a later wording in rows.

    Args:
        old: The earlier wording, with what was struck marked.
        new: The later wording, with what was added marked.
    """
    matcher = SequenceMatcher(None, list(map(_told, old)), list(map(_told, new)), autojunk=False)
    for op, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if op == "equal":
            yield Row(common=tuple(new[new_start:new_end]))
        else:
            yield Row(old=tuple(old[old_start:old_end]), new=tuple(new[new_start:new_end]))


def _told(block: MarkedBlock) -> tuple[object, ...]:
    """What must be alike for a block to stand across; a marked one never does."""
    if not _kept(block):
        return (id(block),)
    cells = tuple(_told(below) for row in block.rows for cell in row for below in cell.blocks)
    return block.kind, block.label, "".join(run.text for run in block.runs), cells


def _kept(block: MarkedBlock) -> bool:
    below = (under for row in block.rows for cell in row for under in cell.blocks)
    return all(run.op is Op.EQUAL for run in block.runs) and all(map(_kept, below))
