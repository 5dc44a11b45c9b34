"""The paragraphs of some clauses in one line of text, each with the table cell it stands in."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell of which table: all counted from 0."""

    table: int
    row: int
    column: int
    headed: bool
    span: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph or item and where its text stands in the text of them all."""

    block: Paragraph | Item
    start: int
    end: int
    cell: CellPlace | None = None

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """The runs between two offsets of the whole text, references to notes included."""
        at = self.start
        for run in self.block.runs:
            low, high = max(start, at), min(end, at + len(run.text))
            if low < high:
                whole = high - low == len(run.text)
                yield run if whole else replace(run, text=run.text[low - at : high - at])
            elif not run.text and (start < at <= end or at == start == self.start):
                yield run
            at += len(run.text)


def text_leaves(clauses: Sequence[Clause]) -> list[Leaf]:
    """The paragraphs of some clauses, as their texts are joined by newlines."""
    blocks: list[Block] = []
    for clause in clauses:
        blocks.extend(clause.blocks or (Paragraph(()),))
    return leaves(blocks)


def note_leaves(clauses: Sequence[Clause]) -> list[Leaf]:
    """The paragraphs of the notes of some clauses; the first of each is labelled with its key."""
    return leaves([block for clause in clauses for note in clause.notes for block in _keyed(note)])


def _keyed(note: Note) -> Iterator[Block]:
    first, *rest = note.blocks or (Paragraph(()),)
    yield first if isinstance(first, Table) else Item(first.runs, ordered=True, label=note.key)
    yield from rest


def leaves(blocks: Sequence[Block]) -> list[Leaf]:
    """The paragraphs of some blocks, with offsets in the text of them all."""
    found: list[Leaf] = []
    at = 0
    for block, cell in _flat(blocks, None):
        end = at + len(block.text)
        found.append(Leaf(block, at, end, cell))
        at = end + 1
    return found


def _flat(
    blocks: Sequence[Block], cell: CellPlace | None
) -> Iterator[tuple[Paragraph | Item, CellPlace | None]]:
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            yield block, cell
            continue
        for row, cells in enumerate(block.rows):
            for column, inner in enumerate(cells):
                place = cell or CellPlace(index, row, column, block.headed, inner.columns)
                yield from _flat(inner.blocks or (Paragraph(()),), place)
        if not block.rows:
            yield Paragraph(()), cell
