"""A document as the line of paragraphs and tables that a Word file is made of."""

import re
from collections import Counter
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from clauses.model import paragraphs_of
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P

Offset = tuple[int, str, int]
"""A place in a document: the clause, the part of it, the offset."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is to its reader."""

    kind: str
    """``"title"``, ``"heading"``, ``"opening"`` (numbered text without a heading), ``"body"``,
    ``"bullet"``, ``"ordered"`` or ``"table"``."""
    level: int = 0


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph or table, and the element it is in a Word file."""

    role: Role
    block: Block
    clause: int
    at: Offset
    notes: Mapping[str, str] = field(default_factory=dict)
    """The ids of the clause's notes by their keys."""
    number: str = ""
    """The number of the clause that it opens."""
    label: str = ""
    typed: str = ""
    """The characters before its text, where a number is typed."""
    element: Element | None = None

    @property
    def key(self) -> Hashable:
        """What makes two of them the same: role, words, look, notes, and a typed number."""
        return (self.role, self.typed, told(self.block, self.notes))

    @property
    def words(self) -> Counter[str]:
        """How often each of its words occurs."""
        return words_of(self.block.text)

    @property
    def tag(self) -> str:
        """The element that it is or would be."""
        return TABLE if isinstance(self.block, Table) else P


_WORD = re.compile(r"\w+")


def words_of(text: str) -> Counter[str]:
    """How often each word of a text occurs."""
    return Counter(_WORD.findall(text))


def told(block: Block, notes: Mapping[str, str]) -> Hashable:
    """A block with its notes called by their ids in the file, and no labels."""
    if isinstance(block, Table):
        cells = tuple(
            tuple((cell.columns, *(told(inner, notes) for inner in cell.blocks)) for cell in row)
            for row in block.rows
        )
        return (block.headed, cells)
    return tuple(_told_run(run, notes) for run in block.runs)


def _told_run(run: Run, notes: Mapping[str, str]) -> Hashable:
    note = notes.get(run.note, run.note) if run.note else ""
    return (run.text, run.bold, run.italic, run.script, run.link, note)


def units_of(document: Document, notes: Sequence[Mapping[str, str]]) -> Iterator[Unit]:
    """The paragraphs and tables of a document, headings included, in order.

    Args:
        document: The document.
        notes: For each clause, the ids of its notes in the file by their keys.
    """
    for position, clause in enumerate(document.clauses):
        yield from _clause_units(clause, position, notes[position])


def _clause_units(clause: Clause, position: int, notes: Mapping[str, str]) -> Iterator[Unit]:
    blocks = list(block_units(clause.blocks, (position, "text", 0), notes))
    if clause.heading or not clause.blocks:
        role = Role("heading", clause.level) if clause.level else Role("title")
        runs = (Run(clause.heading),) if clause.heading else ()
        block = Paragraph((*runs, *_notes_of_heading(clause)))
        heading = Unit(role, block, position, (position, "heading", 0), notes, clause.number)
        if clause.heading or clause.number:
            yield heading
    elif clause.number and blocks:
        blocks[0].role = Role("opening", clause.level)
        blocks[0].number = clause.number
    yield from blocks


def _notes_of_heading(clause: Clause) -> Iterator[Run]:
    """References to the notes that no block refers to."""
    named = {run.note for block in paragraphs_of(clause.blocks) for run in block.runs}
    yield from (Run("", note=note.key) for note in clause.notes if note.key not in named)


def block_units(blocks: Sequence[Block], at: Offset, notes: Mapping[str, str]) -> Iterator[Unit]:
    """Some blocks whose text begins at a place, each where its own text begins."""
    clause, part, offset = at
    for block in blocks:
        label = block.label if isinstance(block, Item) else ""
        yield Unit(_role(block), block, clause, (clause, part, offset), notes, label=label)
        offset += len(block.text) + 1


def _role(block: Block) -> Role:
    if isinstance(block, Table):
        return Role("table")
    if isinstance(block, Item):
        return Role("ordered" if block.ordered else "bullet", block.level)
    return Role("body")
