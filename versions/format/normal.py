"""One way of writing the same wording: composed letters, joined runs, notes called a1, a2."""

import unicodedata
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Note
from clauses.model import Run
from clauses.model import Table
from clauses.model import paragraphs_of


def normal_document(document: Document) -> Document:
    """A document as the store keeps it; ids stay."""
    clauses = tuple(normal(clause) for clause in document.clauses)
    return Document(line(document.title), clauses, document.language)


def normal(clause: Clause) -> Clause:
    """A clause as the store keeps it.

    Text is composed (NFC) with LF for line breaks, neighbouring runs of one look are one run,
    and notes are called ``a1``, ``a2`` … in the order of their references, so that a note in
    another clause changes nothing here.
    """
    keys = _keys(clause)

    def renamed(run: Run) -> Run:
        return replace(run, text=text(run.text), note=keys[run.note] if run.note else "")

    notes = tuple(
        Note(keys[note.key], _blocks(note.blocks, renamed), note.kind) for note in clause.notes
    )
    return replace(
        clause,
        heading=text(clause.heading),
        number=text(clause.number),
        blocks=_blocks(clause.blocks, renamed),
        notes=tuple(sorted(notes, key=lambda note: int(note.key[1:]))),
    )


def text(raw: str) -> str:
    """A text with composed letters and plain line breaks."""
    if raw.isascii() and "\r" not in raw:
        return raw
    return unicodedata.normalize("NFC", raw).replace("\r\n", "\n").replace("\r", "\n")


def line(raw: str) -> str:
    """A text on one line, with single spaces."""
    return " ".join(text(raw).split())


def _keys(clause: Clause) -> dict[str, str]:
    bodies = [note.key for note in clause.notes]
    blocks = (*clause.blocks, *(block for note in clause.notes for block in note.blocks))
    referred = [run.note for run in _runs_of(blocks) if run.note]
    order = dict.fromkeys([*(key for key in referred if key in bodies), *bodies, *referred])
    return {key: f"a{number}" for number, key in enumerate(order, start=1)}


def _runs_of(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for paragraph in paragraphs_of(blocks):
        yield from paragraph.runs


def _blocks(blocks: tuple[Block, ...], renamed: Callable[[Run], Run]) -> tuple[Block, ...]:
    return tuple(_block(block, renamed) for block in blocks)


def _block(block: Block, renamed: Callable[[Run], Run]) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            tuple(Cell(_blocks(cell.blocks, renamed), cell.columns) for cell in row)
            for row in block.rows
        )
        return Table(rows, block.headed)
    return replace(block, runs=tuple(_joined(map(renamed, block.runs))))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of one look, and leave out runs that say nothing."""
    waiting: Run | None = None
    for run in runs:
        if not run.text and not run.note:
            continue
        if waiting is not None and not run.note and replace(run, text=waiting.text) == waiting:
            waiting = replace(waiting, text=text(waiting.text + run.text))
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting
