"""Marked clauses as the blocks of a paper."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby

from clauses.changes import Op
from clauses.changes import Sort
from clauses.writing.labels import OTHER
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import passage_anchor
from clauses.writing.labels import passage_label
from clauses.writing.labels import sign
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedCell
from clauses.writing.marked import MarkedRun
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Line
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Row
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.parted import HEADING

_SPOKEN = {Op.DELETE: "Struck:", Op.INSERT: "Added:"}


@dataclass(frozen=True, slots=True)
class Marks:
    """How changed words are marked."""

    signs: tuple[str, ...] = ()
    """The number of the reason of each edit, in their order."""
    text_marks: bool = False
    """Write in words what was struck and added."""
    say: Say = english
    bars: bool = True
    """Draw a bar beside what changed."""


def paper_blocks(blocks: Sequence[MarkedBlock], marks: Marks, level: int = 1) -> Iterator[Block]:
    """The blocks of a paper that show marked blocks.

    Args:
        blocks: What is to be shown.
        marks: How changes are marked.
        level: The level of headings among the blocks, where a split or merged clause begins.
    """
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            yield Entries(tuple(_entry(block, marks) for block in group))
        else:
            yield from (_block(block, marks, level) for block in group)


def _entry(block: MarkedBlock, marks: Marks) -> Entry:
    changed = block.changed and marks.bars
    return Entry(paper_line(block.runs, marks), block.label or "•", block.level, changed)


def _block(block: MarkedBlock, marks: Marks, level: int) -> Block:
    if block.kind == "table":
        return _grid(block, marks)
    line = paper_line(block.runs, marks)
    shown: Block = Text(line)
    if block.kind == HEADING:
        shown = Heading(line, level, block.label, listed=False)
    return Group((shown,), Role.CHANGED) if block.changed and marks.bars else shown


def _grid(block: MarkedBlock, marks: Marks) -> Grid:
    rows = tuple(_row(row, marks) for row in block.rows)
    return Grid(rows, headers=int(block.headed), widths=_widths(block))


def _row(row: Sequence[MarkedCell], marks: Marks) -> Row:
    """A row of a table; where something in it changed, a bar stands before it."""
    boxes = tuple(_box(cell, marks) for cell in row)
    if not marks.bars or not any(block.changed for cell in row for block in cell.blocks):
        return boxes
    first = replace(boxes[0], blocks=(Group(boxes[0].blocks, Role.CHANGED),))
    return (first, *boxes[1:])


def _widths(table: MarkedBlock) -> tuple[int, ...]:
    """A share for each column: as wide as its longest word, and wider where it says more."""
    columns: dict[int, list[str]] = {}
    for row in table.rows:
        at = 0
        for cell in row:
            if cell.columns == 1:
                columns.setdefault(at, []).append(_text(cell))
            at += cell.columns
    count = max((sum(cell.columns for cell in row) for row in table.rows), default=0)
    return tuple(_share(columns.get(at, [])) for at in range(count))


def _text(cell: MarkedCell) -> str:
    return " ".join("".join(run.text for run in block.runs) for block in cell.blocks)


def _share(texts: Sequence[str]) -> int:
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    usual = sum(map(len, texts)) // max(1, len(texts))
    return longest + min(20, usual // 2)


def _box(cell: MarkedCell, marks: Marks) -> Box:
    return Box(tuple(paper_blocks(cell.blocks, replace(marks, bars=False))), cell.columns)


def paper_line(runs: Sequence[MarkedRun], marks: Marks) -> Line:
    """Marked runs as words, each stretch of one fate followed by the number of its reason."""
    words: list[Words] = []
    before = Op.EQUAL
    for (op, number, _), group in groupby(runs, key=lambda run: _fate(run, marks)):
        first, *rest = group
        gap = " " if before is Op.DELETE and op is Op.INSERT else ""
        words += _passage(first, marks)
        words += _stretch(op, map(_words, (first, *rest)), marks, gap)
        words = _signed(words, number) if number else words
        before = op
    return tuple(words)


def _fate(run: MarkedRun, marks: Marks) -> tuple[Op, str, int]:
    """What is told of a run: what became of it, for which reason, and whether it moved."""
    return run.op, _sign(run, marks), run.passing.number if run.passing else 0


def _passage(run: MarkedRun, marks: Marks) -> Iterator[Words]:
    """Where moved text went or came from, told where it begins and linked to the other end."""
    passing = run.passing
    if passing is None or not passing.first:
        return
    label = passage_label(run.op, passing.place, marks.say)
    spaced = run.text[:1].isspace()
    if spaced:
        yield Words(" ", tone=Tone.LABEL)
    yield Words(
        f"[{label}]",
        tone=Tone.LABEL,
        link=f"#{passage_anchor(passing.number, OTHER[run.op])}",
        anchor=passage_anchor(passing.number, run.op),
    )
    if not spaced:
        yield Words(" ", tone=Tone.LABEL)


def _signed(words: Sequence[Words], number: str) -> list[Words]:
    """Words with the number of their reason right after the last of them, before any space."""
    *others, last = words
    text = last.text.rstrip(" ")
    space = [replace(last, text=last.text[len(text) :])] if text != last.text else []
    return [*others, replace(last, text=text), Words(number, script="sup", tone=Tone.LABEL), *space]


def _sign(run: MarkedRun, marks: Marks) -> str:
    return marks.signs[run.edit] if marks.signs and run.edit is not None else ""


def _stretch(op: Op, words: Iterable[Words], marks: Marks, gap: str) -> Iterator[Words]:
    if not marks.text_marks or op is Op.EQUAL:
        yield from words
        return
    yield Words(f"{gap}[{marks.say(_SPOKEN[op])} ", tone=Tone.LABEL)
    yield from words
    yield Words("]", tone=Tone.LABEL)


def _words(run: MarkedRun) -> Words:
    look = run.look
    tone = Tone.QUIET if run.sort is Sort.REFERENCE else Tone.PLAIN
    moved = run.passing is not None
    if look.note:
        return Words(sign(look.note), run.op, script="sup", tone=tone, moved=moved)
    return Words(
        run.text, run.op, look.bold, look.italic, look.script, look.link, tone, moved=moved
    )
