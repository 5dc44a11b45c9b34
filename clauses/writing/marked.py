"""A clause with its changes marked, ready to be shown: what every reading form starts from."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Passage
from clauses.changes import Sort
from clauses.changes import edits
from clauses.diffing.visible import visible
from clauses.model import PARTS
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Run
from clauses.model import part_text
from clauses.writing.labels import other_place
from clauses.writing.leaves import Leaf
from clauses.writing.leaves import note_leaves
from clauses.writing.leaves import text_leaves

PILCROW = "¶"
PLAIN = Run("")


@dataclass(frozen=True, slots=True)
class Passing:
    """That text was moved, and where the other place is."""

    number: int
    """Which of the moved texts of the comparison it is."""
    place: str
    """The clause that it went to or came from, as people call it."""
    first: bool = False
    """Whether it begins here."""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """Text of one look that was kept, struck or added."""

    text: str
    op: Op = Op.EQUAL
    sort: Sort | None = None
    look: Run = PLAIN
    """Bold, italic, link and note of the text; its own `text` means nothing."""
    edit: int | None = None
    """Position in ``tuple(edits(change, comparison))`` where the text was struck or added."""
    passing: Passing | None = None
    """Given where the text was moved."""


END = MarkedRun(PILCROW)
"""The end of a paragraph, shown only where paragraphs were joined or divided."""


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a table with its changes marked."""

    blocks: tuple["MarkedBlock", ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A paragraph, an item or a table with its changes marked."""

    kind: str
    """``"paragraph"``, ``"item"`` or ``"table"``."""
    runs: tuple[MarkedRun, ...] = ()
    op: Op = Op.EQUAL
    """What became of the whole block, where all of it was struck or added."""
    level: int = 0
    ordered: bool = False
    label: str = ""
    rows: tuple[tuple[MarkedCell, ...], ...] = ()
    headed: bool = False
    base: tuple[int, int] = (0, 0)
    """Which stretch of the earlier text it is, or became; empty where it is wholly new."""

    @property
    def changed(self) -> bool:
        """Whether anything in it was struck or added."""
        cells = (cell for row in self.rows for cell in row)
        return any(run.op is not Op.EQUAL for run in self.runs) or any(
            block.changed for cell in cells for block in cell.blocks
        )


@dataclass(frozen=True, slots=True)
class MarkedClause:
    """A clause with its changes marked: heading, text and notes."""

    heading: tuple[MarkedRun, ...]
    blocks: tuple[MarkedBlock, ...]
    notes: tuple[MarkedBlock, ...]


def inline(change: Change, comparison: Comparison) -> MarkedClause:
    """Show both wordings in one: struck text stands before what replaced it."""
    return _marked(change, comparison, (Op.EQUAL, Op.DELETE, Op.INSERT))


def columns(change: Change, comparison: Comparison) -> tuple[MarkedClause, MarkedClause]:
    """Show the earlier and the later wording, each with its own marks."""
    return (
        _marked(change, comparison, (Op.EQUAL, Op.DELETE)),
        _marked(change, comparison, (Op.EQUAL, Op.INSERT)),
    )


def shown(clause: Clause) -> MarkedClause:
    """Show one clause as it is."""
    heading, text, notes = (_whole(part_text(clause, part)) for part in PARTS)
    change = Change((0,), (0,), (), text, heading, notes)
    document = Document("", (clause,))
    return _marked(change, Comparison(document, document, (change,)), (Op.EQUAL, Op.INSERT))


def _whole(text: str) -> tuple[Hunk, ...]:
    return (Hunk(Op.EQUAL, text),) if text else ()


def _marked(change: Change, comparison: Comparison, ops: Sequence[Op]) -> MarkedClause:
    old, new = comparison.old_clauses(change), comparison.new_clauses(change)
    numbered = _numbered_edits(change, comparison)
    text = _Sides(text_leaves, old, new, ops, numbered["text"], comparison)
    notes = _Sides(note_leaves, old, new, ops, numbered["notes"], comparison)
    heading = tuple(
        MarkedRun(
            _told(hunk.text, hunk),
            hunk.op,
            hunk.sort,
            edit=numbered["heading"].get((hunk.op, start)),
        )
        for hunk, start in _with_starts(change.heading_hunks)
        if hunk.op in ops
    )
    return MarkedClause(
        heading,
        tuple(_blocks(change.hunks, text)),
        tuple(_blocks(change.note_hunks, notes)),
    )


_EditNumbers = dict[tuple[Op, int], int]
"""The number of the edit that an operation at an offset of the joined text belongs to."""


def _numbered_edits(change: Change, comparison: Comparison) -> dict[str, _EditNumbers]:
    numbered: dict[str, _EditNumbers] = {part: {} for part in PARTS}
    hunks = (*change.heading_hunks, *change.hunks, *change.note_hunks)
    if all(hunk.op is Op.EQUAL for hunk in hunks):
        return numbered
    starts = {
        (op, part): _clause_starts(positions, document, part)
        for op, positions, document in (
            (Op.DELETE, change.old, comparison.old),
            (Op.INSERT, change.new, comparison.new),
        )
        for part in PARTS
    }
    for number, edit in enumerate(edits(change, comparison)):
        place = edit.place
        start = starts[edit.op, place.part][place.clause] + place.start
        for offset in range(start, start + len(edit.text)):
            numbered[place.part][edit.op, offset] = number
    return numbered


def _clause_starts(positions: Sequence[int], document: Document, part: str) -> dict[int, int]:
    starts = {}
    at = 0
    for position in positions:
        starts[position] = at
        at += len(part_text(document.clauses[position], part)) + 1
    return starts


@dataclass(frozen=True)
class _Sides:
    """The paragraphs of both wordings, and which operations are shown."""

    leaves_of: Callable[[Sequence[Clause]], Sequence[Leaf]]
    earlier: Sequence[Clause]
    later: Sequence[Clause]
    ops: Sequence[Op]
    edits: _EditNumbers
    comparison: Comparison
    """Knows what the clauses are called that text was moved to or from."""

    @cached_property
    def old(self) -> Sequence[Leaf]:
        return self.leaves_of(self.earlier)

    @cached_property
    def new(self) -> Sequence[Leaf]:
        return self.leaves_of(self.later)

    def leaves(self, op: Op) -> tuple[str, Sequence[Leaf]]:
        """The side that text of an operation is taken from."""
        if op is Op.DELETE or (op is Op.EQUAL and Op.INSERT not in self.ops):
            return "old", self.old
        return "new", self.new


@dataclass(slots=True)
class _Line:
    """A paragraph being put together from both wordings."""

    side: str = ""
    leaf: Leaf | None = None
    runs: list[MarkedRun] = field(default_factory=list)
    end: MarkedRun = END
    """The paragraph's end and what became of it."""
    base: tuple[int, int] | None = None
    """From where to where in the earlier text it stood."""

    def take(self, side: str, leaf: Leaf, runs: Sequence[MarkedRun], base: tuple[int, int]) -> None:
        if self.leaf is None or (self.side == "old" and side == "new" and runs):
            self.side, self.leaf = side, leaf
        if runs:
            self.base = (self.base or base)[0], base[1]
        self.runs.extend(runs)

    @property
    def kept(self) -> bool:
        return any(run.op is Op.EQUAL for run in self.runs)


def _blocks(hunks: Sequence[Hunk], sides: _Sides) -> Iterator[MarkedBlock]:
    if not hunks:
        return
    if len(hunks) == 1 and hunks[0].op is Op.EQUAL:
        lines = list(_kept_lines(hunks[0], sides))
    else:
        lines = list(_lines(hunks, sides))
        for line, after in zip(lines, [*lines[1:], _Line()], strict=True):
            if line.end.op is not Op.EQUAL and line.kept and after.kept:
                line.runs.append(line.end)
    rows = _old_rows(hunks, sides) if any(_table(line) is not None for line in lines) else {}
    for in_table, group in groupby(lines, key=_table):
        if in_table is None:
            yield from (_block(line) for line in group if line.runs)
        else:
            yield _table_block(list(group), rows)


def _kept_lines(hunk: Hunk, sides: _Sides) -> Iterator[_Line]:
    """The paragraphs of a text in which nothing changed, as `_lines` tells them."""
    side, leaves = sides.leaves(hunk.op)
    for leaf, start, end, _ in _cut(leaves, 0, len(hunk.text)):
        runs = list(_runs(leaf, start, end, hunk, sides))
        yield _Line(side, leaf, runs, base=(start, end) if runs else None)


def _lines(hunks: Sequence[Hunk], sides: _Sides) -> Iterator[_Line]:
    """The paragraphs of both wordings, each with its kept, struck and added text."""
    line = _Line()
    at = {"old": 0, "new": 0}
    begun: set[tuple[Op, Passage | None]] = set()
    for hunk in hunks:
        side, leaves = sides.leaves(hunk.op)
        if hunk.op in sides.ops:
            first = (hunk.op, hunk.moved) not in begun
            begun.add((hunk.op, hunk.moved))
            for leaf, start, end, ends in _cut(leaves, at[side], at[side] + len(hunk.text)):
                base = _base(hunk, start - at[side], end - start, at["old"], sides.old)
                runs = _runs(leaf, start, end, hunk, sides)
                line.take(side, leaf, list(_passing(runs, hunk, sides, first=first)), base)
                first = False
                if ends:
                    number = sides.edits.get((hunk.op, end))
                    line.end = MarkedRun(PILCROW, hunk.op, hunk.sort, edit=number)
                    yield line
                    line = _Line()
        at["old"] += len(hunk.text) * (hunk.op is not Op.INSERT)
        at["new"] += len(hunk.text) * (hunk.op is not Op.DELETE)
    yield line


def _base(hunk: Hunk, within: int, length: int, at: int, old: Sequence[Leaf]) -> tuple[int, int]:
    """Where a piece of a hunk stands in the earlier text; `at` is where the hunk does.

    Added words stand for the line they replace or continue, unless they begin a line of their own.
    """
    if hunk.op is not Op.INSERT:
        return at + within, at + within + length
    if not old:
        return at, at
    leaf = _leaf_at(old, at)
    if at == leaf.end and leaf.start < at and within and hunk.text.startswith("\n"):
        return at + 1, at + 1
    return leaf.start, at


def _cut(leaves: Sequence[Leaf], start: int, end: int) -> Iterator[tuple[Leaf, int, int, bool]]:
    """The pieces of a stretch of text that lie in each paragraph, and whether its end is in it."""
    first = bisect_right(leaves, start, key=lambda leaf: leaf.start) - 1
    for leaf in leaves[max(0, first) :]:
        if leaf.start >= end and leaf.start > start:
            return
        yield leaf, max(start, leaf.start), min(end, leaf.end), end > leaf.end


def _passing(
    runs: Iterator[MarkedRun], hunk: Hunk, sides: _Sides, *, first: bool
) -> Iterator[MarkedRun]:
    """Runs that tell where their text went or came from, if it moved."""
    if hunk.moved is None:
        yield from runs
        return
    place = other_place(hunk, sides.comparison)
    for run in runs:
        yield replace(run, passing=Passing(hunk.moved.number, place, first))
        first = False


def _runs(leaf: Leaf, start: int, end: int, hunk: Hunk, sides: _Sides) -> Iterator[MarkedRun]:
    at = start
    for run in leaf.runs(start, end):
        look = _look(run)
        number = sides.edits.get((hunk.op, at))
        yield MarkedRun(_told(run.text, hunk), hunk.op, hunk.sort, look, number)
        at += len(run.text)


def _look(run: Run) -> Run:
    """How a run looks, without its text."""
    if run.bold or run.italic or run.script or run.link or run.note:
        return Run("", run.bold, run.italic, run.script, run.link, run.note)
    return PLAIN


def _told(text: str, hunk: Hunk) -> str:
    """Text as it is shown: in what changed nothing stays unseen."""
    return text if hunk.op is Op.EQUAL else visible(text, hunk.sort, hunk.editorial)


def _table(line: _Line) -> int | None:
    return line.leaf.cell.table if line.leaf and line.leaf.cell else None


def _block(line: _Line) -> MarkedBlock:
    runs, base = tuple(line.runs), line.base or (0, 0)
    op = runs[0].op if all(run.op is runs[0].op for run in runs) else Op.EQUAL
    block = line.leaf.block if line.leaf else None
    if isinstance(block, Item):
        return MarkedBlock("item", runs, op, block.level, block.ordered, block.label, base=base)
    return MarkedBlock("paragraph", runs, op, base=base)


_Row = tuple[int, int]
"""A table and a row in it."""


def _table_block(lines: Sequence[_Line], became: Mapping[_Row, _Row]) -> MarkedBlock:
    """A table put together from the rows of both wordings, in the order they are met."""
    rows = [
        tuple(_cell(list(cell)) for _, cell in groupby(row, key=_cell_key))
        for _, row in groupby(lines, key=lambda line: _row_key(line, became))
    ]
    headed = any(line.leaf and line.leaf.cell and line.leaf.cell.headed for line in lines)
    stood = [line.base for line in lines if line.base]
    base = (min(stood)[0], max(end for _, end in stood)) if stood else (0, 0)
    return MarkedBlock("table", rows=tuple(rows), headed=headed, base=base)


def _row_key(line: _Line, became: Mapping[_Row, _Row]) -> tuple[str, _Row]:
    """The row a line stands in; a struck cell stands in what became of its row."""
    cell = line.leaf.cell if line.leaf else None
    row = (cell.table, cell.row) if cell else (-1, -1)
    if line.side == "old" and row in became:
        return "new", became[row]
    return line.side, row


def _cell_key(line: _Line) -> tuple[str, int]:
    return line.side, line.leaf.cell.column if line.leaf and line.leaf.cell else -1


def _cell(lines: Sequence[_Line]) -> MarkedCell:
    place = lines[0].leaf.cell if lines[0].leaf else None
    return MarkedCell(
        tuple(_block(line) for line in lines if line.runs), place.span if place else 1
    )


def _old_rows(hunks: Sequence[Hunk], sides: _Sides) -> dict[_Row, _Row]:
    """Which later table row each earlier row became, by the text they have in common."""
    if Op.INSERT not in sides.ops or not any(leaf.cell for leaf in sides.old):
        return {}
    votes: Counter[tuple[_Row, _Row]] = Counter()
    old_at = new_at = 0
    for hunk in hunks:
        if hunk.op is Op.EQUAL:
            for leaf, start, end, _ in _cut(sides.new, new_at, new_at + len(hunk.text)):
                before = _leaf_at(sides.old, old_at + start - new_at).cell
                if leaf.cell and before:
                    rows = (before.table, before.row), (leaf.cell.table, leaf.cell.row)
                    votes[rows] += end - start + 1
        old_at += len(hunk.text) * (hunk.op is not Op.INSERT)
        new_at += len(hunk.text) * (hunk.op is not Op.DELETE)
    return {old: new for (old, new), _ in reversed(votes.most_common())}


def _leaf_at(leaves: Sequence[Leaf], offset: int) -> Leaf:
    return leaves[max(0, bisect_right(leaves, offset, key=lambda leaf: leaf.start) - 1)]


def _with_starts(hunks: Sequence[Hunk]) -> Iterator[tuple[Hunk, int]]:
    """Each hunk and where it begins on its own side."""
    at = {Op.DELETE: 0, Op.INSERT: 0}
    for hunk in hunks:
        yield hunk, at[Op.DELETE if hunk.op is Op.DELETE else Op.INSERT]
        for side in at:
            at[side] += len(hunk.text) * (hunk.op in {Op.EQUAL, side})
