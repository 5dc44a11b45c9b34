"""Split and merged clauses, marked with a heading at every place where one of them begins."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.hunks import word_hunks
from clauses.diffing.visible import shown_words
from clauses.model import Clause
from clauses.model import part_text
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from clauses.writing.marked import columns
from clauses.writing.marked import inline

HEADING = "heading"
"""The kind of block that begins another clause; its label is the number of that clause."""

_Show = Callable[[Change], MarkedClause]


def inline_by_clause(change: Change, comparison: Comparison) -> MarkedClause:
    """Show both wordings in one, with the headings of clauses that were parted or joined.

    The heading of the whole is that of the first clause; the others stand among the blocks.
    """
    return _headed(
        change,
        comparison,
        (Op.DELETE, Op.INSERT),
        lambda of: inline(of, comparison),
    )


def columns_by_clause(change: Change, comparison: Comparison) -> tuple[MarkedClause, MarkedClause]:
    """Show the earlier and the later wording, each with the headings of all its clauses."""
    return (
        _headed(change, comparison, (Op.DELETE,), lambda of: columns(of, comparison)[0]),
        _headed(change, comparison, (Op.INSERT,), lambda of: columns(of, comparison)[1]),
    )


def is_parted(change: Change) -> bool:
    """Whether several clauses take part on a side: in a split or a merge."""
    return len(change.old) > 1 or len(change.new) > 1


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where another clause begins in the joined text of one side."""

    side: Op
    """A deletion's side is the earlier, an insertion's the later."""
    clause: Clause
    at: int

    @property
    def heading(self) -> MarkedBlock:
        """The heading of the clause, which only its own side has there."""
        runs = _runs((Hunk(self.side, self.clause.heading, Sort.SUBSTANCE),))
        return MarkedBlock(HEADING, runs, self.side, self.clause.level, label=self.clause.number)


def _headed(
    change: Change, comparison: Comparison, sides: Sequence[Op], show: _Show
) -> MarkedClause:
    whole = show(change)
    if not is_parted(change):
        return whole
    old, new = comparison.old_clauses(change), comparison.new_clauses(change)
    of_side = {Op.DELETE: old, Op.INSERT: new}
    seams = [seam for side in sides for seam in _seams(side, of_side[side])]
    placed = [
        (_blocks_before(seam, change, show), seam.heading)
        for seam in seams
        if seam.clause.heading or seam.clause.number
    ]
    blocks = list(whole.blocks)
    for already, (place, heading) in enumerate(sorted(placed, key=lambda one: one[0])):
        at = _begins(whole.blocks, place)
        blocks.insert(place + already, replace(heading, base=(at, at)))
    first = [
        hunk
        for hunk in word_hunks(old[0].heading, new[0].heading)
        if hunk.op is Op.EQUAL or hunk.op in sides
    ]
    return replace(whole, heading=_runs(first), blocks=tuple(blocks))


def _begins(blocks: Sequence[MarkedBlock], place: int) -> int:
    """Where in the earlier text a block begins; where all end, if there is none."""
    if place < len(blocks):
        return blocks[place].base[0]
    return blocks[-1].base[1] if blocks else 0


def _seams(side: Op, clauses: Sequence[Clause]) -> Iterator[_Seam]:
    at = -1
    for before, clause in pairwise(clauses):
        at += len(part_text(before, "text")) + 1
        yield _Seam(side, clause, at)


def _blocks_before(seam: _Seam, change: Change, show: _Show) -> int:
    """How many blocks the text makes that stands before a seam."""
    return len(show(replace(change, hunks=tuple(_until(seam, change.hunks)))).blocks)


def _until(seam: _Seam, hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """The hunks before a seam, and what only the other side has there."""
    left = seam.at
    for hunk in hunks:
        if hunk.op not in {Op.EQUAL, seam.side}:
            yield hunk
            continue
        if len(hunk.text) > left:
            if left:
                yield replace(hunk, text=hunk.text[:left])
            return
        yield hunk
        left -= len(hunk.text)


def _runs(hunks: Sequence[Hunk]) -> tuple[MarkedRun, ...]:
    return tuple(
        MarkedRun(
            shown_words(hunk),
            hunk.op,
            hunk.sort,
        )
        for hunk in hunks
        if hunk.text
    )
