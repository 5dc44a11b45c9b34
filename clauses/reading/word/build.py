"""Clauses from their drafts, and where in them each paragraph of the file stands."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Place
from clauses.model import Run
from clauses.model import Table
from clauses.reading.word.lines import Grid
from clauses.reading.word.lines import Line
from clauses.reading.word.outline import Draft

NOTE_KINDS = {"f": NoteKind.FOOTNOTE, "e": NoteKind.ENDNOTE}
Bodies = Mapping[str, Sequence[Line | Grid]]
"""The lines of each note, by what referring pieces call it."""


@dataclass(slots=True)
class Places:
    """Where the paragraphs of one part of a file stand in the document."""

    found: dict[int, Place] = field(default_factory=dict)
    skipped: dict[int, int] = field(default_factory=dict)

    def add(self, line: Line, clause: int, part: str, at: int, skip: int = 0) -> None:
        """Note where the paragraphs of a line stand.

        Args:
            line: The line, which may be made of several paragraphs.
            clause: The position of its clause.
            part: The part of the clause.
            at: Where the text of the line begins in that part.
            skip: How many characters at its start are in no part.
        """
        for position, offset in line.paragraphs:
            self.found[position] = Place(clause, part, at + max(0, offset - skip))
            if skip > offset:
                self.skipped[position] = skip - offset


@dataclass(slots=True)
class Builder:
    """Makes clauses one after the other and remembers the places."""

    bodies: Bodies
    body: Places = field(default_factory=Places)
    notes: dict[str, Places] = field(
        default_factory=lambda: {kind: Places() for kind in NOTE_KINDS}
    )
    blocks: dict[int, int] = field(default_factory=dict)
    """The clause that each block of the story became part of."""
    typed: list[str] = field(default_factory=list)
    """The typed numbers that are no longer text."""
    told: Counter[str] = field(default_factory=Counter)
    """How many clauses each note belongs to."""

    def clause(self, draft: Draft, position: int) -> Clause:
        """Make the clause of a draft."""
        keys: dict[str, str] = {}
        opening = draft.opening
        lines = draft.lines
        if opening is not None:
            self.blocks[opening.block] = position
            self.typed.append(opening.text[: draft.skip])
            if draft.titled:
                self.body.add(opening, position, "heading", 0, draft.skip)
                _name_notes(opening.runs(), keys)
            else:
                lines = [opening, *lines]
        self.blocks.update((line.block, position) for line in lines)
        fill = _Fill(self.body, position, "text", keys)
        skip = 0 if draft.titled else draft.skip
        blocks = fill.blocks(lines, skip, numbered=bool(draft.number) and not draft.titled)
        return Clause(draft.heading, draft.level, draft.number, blocks, self._notes(keys, position))

    def _notes(self, keys: dict[str, str], position: int) -> tuple[Note, ...]:
        notes: list[Note] = []
        at = 0
        for raw, key in keys.items():
            fill = _Fill(self.notes[raw[0]], position, "notes", {}, at)
            lines = self.bodies[raw]
            note = Note(key, fill.blocks(lines, _leading_space(lines)), NOTE_KINDS[raw[0]])
            at += len(note.text) + 1
            notes.append(note)
            self.told[raw] += 1
            self.blocks.update((line.block, position) for line in lines)
        return tuple(notes)


def _leading_space(lines: Sequence[Line | Grid]) -> int:
    """Word puts a space between the mark of a note and its text."""
    first = next((line for line in lines if isinstance(line, Grid) or not line.blank), None)
    if not isinstance(first, Line):
        return 0
    return len(first.text) - len(first.text.lstrip(" \t"))


@dataclass(slots=True)
class _Fill:
    """Turns lines into blocks, keeping count of where their text stands."""

    places: Places
    clause: int
    part: str
    keys: dict[str, str]
    at: int = 0

    def blocks(
        self, lines: Iterable[Line | Grid], skip: int = 0, *, numbered: bool = False
    ) -> tuple[Block, ...]:
        """The blocks of some lines; those without anything to be seen are left out.

        Args:
            lines: The lines.
            skip: How many characters at the start of the first are no text.
            numbered: The label of the first is the number of the clause.
        """
        blocks: list[Block] = []
        for line in lines:
            if isinstance(line, Line) and line.blank:
                continue
            self.at += bool(blocks)
            if isinstance(line, Grid):
                blocks.append(self._table(line))
            else:
                blocks.append(self._line(line, skip, plain=numbered))
            skip, numbered = 0, False
        return tuple(blocks)

    def _line(self, line: Line, skip: int, *, plain: bool) -> Block:
        self.places.add(line, self.clause, self.part, self.at, skip)
        runs = _name_notes(line.runs(skip), self.keys)
        self.at += sum([len(run.text) for run in runs])
        label = line.label
        if label is None or plain or not label.text:
            return Paragraph(runs)
        return Item(runs, label.level, label.ordered, label.text)

    def _table(self, grid: Grid) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            self.at += bool(rows)
            cells: list[Cell] = []
            for cell in row:
                self.at += bool(cells)
                cells.append(Cell(self.blocks(cell.lines), cell.columns, cell.goes_on))
            rows.append(tuple(cells))
        return Table(tuple(rows), grid.headed)


def _name_notes(runs: tuple[Run, ...], keys: dict[str, str]) -> tuple[Run, ...]:
    """Call each note by its turn in the clause: ``"1"``, ``"2"``, endnotes ``"e1"``."""
    if not any(run.note for run in runs):
        return runs
    named = []
    for run in runs:
        if run.note:
            turn = sum(raw[0] == run.note[0] for raw in keys) + 1
            keys.setdefault(run.note, f"e{turn}" if run.note[0] == "e" else f"{turn}")
        named.append(Run(run.text, note=keys[run.note]) if run.note else run)
    return tuple(named)
