"""Documents as JSON: what `read --json` prints, and what it prints taken in again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Comment
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import Revision
from clauses.model import Run
from clauses.model import Table
from clauses.numbering import typed_number
from clauses.reading.plain import decoded
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.whole import whole_reading

MAX_LEVEL = 100
_LOOKS = ("bold", "italic", "script", "link", "note")
_UNSUITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Half characters, and signs that no text has and no Word file can hold."""


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Tell a reading as plain values, in the shape that docs/guide describes."""
    document = reading.document
    return {
        "title": document.title,
        "language": document.language,
        "clauses": [clause_to_json(clause) for clause in document.clauses],
        "notes": [
            _note(note, position)
            for position, clause in enumerate(document.clauses)
            for note in clause.notes
        ],
        "revisions": [revision_to_json(revision) for revision in reading.revisions],
        "comments": [_comment(comment) for comment in reading.comments],
        "remarks": [_remark(remark) for remark in reading.remarks],
        "characters": {
            "visible": reading.characters.visible,
            "kept": reading.characters.kept,
            "remarked": reading.characters.remarked,
        },
    }


def clause_to_json(clause: Clause) -> dict[str, Any]:
    """Tell one clause as plain values, without its notes."""
    return {
        "id": clause.id or None,
        "level": clause.level,
        "number": clause.number,
        "heading": clause.heading,
        "blocks": [_block(block) for block in clause.blocks],
        "text": clause.text,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = [[_cell(cell) for cell in row] for row in block.rows]
        return {
            "kind": "table",
            "text": block.text,
            "level": 0,
            "headed": block.headed,
            "rows": rows,
        }
    told: dict[str, Any] = {"kind": "paragraph", "text": block.text, "level": 0}
    if isinstance(block, Item):
        told |= {"kind": "item", "level": block.level}
        told |= {"ordered": block.ordered, "label": block.label}
    if block.runs and block.runs != (Run(block.text),):
        told["runs"] = [_run(run) for run in block.runs]
    return told


def _cell(cell: Cell) -> dict[str, Any]:
    return {"blocks": [_block(block) for block in cell.blocks], "columns": cell.columns}


def _run(run: Run) -> dict[str, Any]:
    looks = {name: value for name in _LOOKS if (value := getattr(run, name))}
    return {"text": run.text, **looks}


def _note(note: Note, position: int) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "clause": position,
        "text": note.text,
        "key": note.key,
        "blocks": [_block(block) for block in note.blocks],
    }


def revision_to_json(revision: Revision) -> dict[str, Any]:
    """Tell one tracked change as plain values."""
    return {
        "kind": revision.kind.value,
        "clause": revision.clause,
        "text": revision.text,
        "author": revision.author,
        "date": revision.date,
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "clause": comment.clause,
        "quote": comment.quote,
        "text": comment.text,
        "author": comment.author,
        "date": comment.date,
        "replies": [_comment(reply) for reply in comment.replies],
        "resolved": comment.resolved,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind.value,
        "clause": remark.clause,
        "text": remark.text,
        "characters": remark.characters,
    }


def read_json(data: bytes, name: str = "") -> Reading:
    """Read a document from what `read --json` prints.

    Only the `text` of each clause is needed. Where `blocks` are given they count instead of
    it. A typed number that opens the text of a clause without `number` is its number.

    Args:
        data: The bytes of the file.
        name: What it is called, for the refusal.

    Raises:
        RefusedError: It is not such a document.
    """
    source = decoded(data, name)
    try:
        told = json.loads(source)
        if any(_UNSUITABLE.search(text) for text in _strings(told)):
            raise RefusedError(name, Refusal.UNDECODABLE)
        return _Source(told).reading(name)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise RefusedError(name, Refusal.BROKEN, "it is not a document as JSON") from error


def _strings(told: Any) -> Iterator[str]:
    """Every text in plain values, names aside."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, (dict, list)):
        for below in told.values() if isinstance(told, dict) else told:
            yield from _strings(below)


class _Source:
    """Takes a document from plain values; what has the wrong type is a `TypeError`."""

    def __init__(self, told: Any) -> None:
        self.told = _typed(told, dict)
        self.listed_notes: dict[int, list[dict[str, Any]]] = {}
        for one in self.told.get("notes") or ():
            position = _typed(one, dict).get("clause")
            if isinstance(position, int):
                self.listed_notes.setdefault(position, []).append(one)

    def reading(self, name: str) -> Reading:
        listed = _typed(self.told.get("clauses"), list)
        clauses = tuple(self.clause(one, at) for at, one in enumerate(listed))
        title = _text(self.told, "title")
        language = _text(self.told, "language") or "sv"
        return whole_reading(title, clauses, (), name, language)

    def clause(self, one: Any, position: int) -> Clause:
        told = _typed(one, dict)
        blocks = _blocks(told["blocks"]) if told.get("blocks") else _paragraphs(_text(told, "text"))
        clause = Clause(
            _text(told, "heading"),
            _level(told, 1),
            _text(told, "number"),
            blocks,
            self.notes(position),
            _text(told, "id"),
        )
        return _numbered(clause) if told.get("number") is None else clause

    def notes(self, position: int) -> tuple[Note, ...]:
        notes: list[Note] = []
        for told in self.listed_notes.get(position, ()):
            key = _text(told, "key") or str(len(notes) + 1)
            listed = told.get("blocks")
            blocks = _blocks(listed) if listed else _paragraphs(_text(told, "text"))
            notes.append(Note(key, blocks, NoteKind(told.get("kind", "footnote"))))
        return tuple(notes)


def _numbered(clause: Clause) -> Clause:
    """A clause with the number that somebody typed in front of its text."""
    first = clause.blocks[0] if clause.blocks else None
    if clause.level == 0 or not isinstance(first, Paragraph) or not first.runs:
        return clause
    typed = typed_number(first.text)
    if typed is None or len(first.runs[0].text) < typed.length:
        return clause
    opening = replace(first.runs[0], text=first.runs[0].text[typed.length :])
    rest = tuple(run for run in (opening, *first.runs[1:]) if run.text or run.note)
    blocks = (replace(first, runs=rest), *clause.blocks[1:]) if rest else clause.blocks[1:]
    return replace(clause, number=typed.number, blocks=blocks)


def _paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(line),)) for line in text.split("\n") if line.strip())


def _blocks(listed: Any) -> tuple[Block, ...]:
    return tuple(_read_block(_typed(one, dict)) for one in _typed(listed, list))


def _read_block(told: dict[str, Any]) -> Block:
    if told.get("kind") == "table":
        return _read_table(told)
    listed = told.get("runs")
    if listed is None:
        text = _text(told, "text")
        runs: tuple[Run, ...] = (Run(text),) if text else ()
    else:
        runs = tuple(_read_run(_typed(one, dict)) for one in _typed(listed, list))
    if told.get("kind") == "item":
        ordered = bool(told.get("ordered", False))
        return Item(runs, _level(told, 0), ordered, _text(told, "label"))
    return Paragraph(runs)


def _read_table(told: dict[str, Any]) -> Table:
    if told.get("rows") is None:
        rows = tuple(
            tuple(Cell(_paragraphs(cell)) for cell in line.split("\t"))
            for line in _text(told, "text").split("\n")
        )
        return Table(rows, bool(told.get("headed", False)))
    listed = [_typed(row, list) for row in _typed(told["rows"], list)]
    rows = tuple(tuple(_read_cell(_typed(cell, dict)) for cell in row) for row in listed)
    return Table(rows, bool(told.get("headed", False)))


def _read_cell(told: dict[str, Any]) -> Cell:
    columns = _typed(told.get("columns", 1), int)
    return Cell(_blocks(told.get("blocks") or []), min(max(columns, 1), MAX_LEVEL))


def _read_run(told: dict[str, Any]) -> Run:
    script = _text(told, "script")
    return Run(
        _text(told, "text"),
        bool(told.get("bold", False)),
        bool(told.get("italic", False)),
        script if script in ("sup", "sub") else "",
        _text(told, "link"),
        _text(told, "note"),
    )


def _text(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    text: str = "" if value is None else _typed(value, str)
    return text


def _level(told: dict[str, Any], usual: int) -> int:
    value = told.get("level")
    return usual if value is None else min(max(_typed(value, int), 0), MAX_LEVEL)


def _typed(value: Any, kind: type) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(value)
    return value
