"""Marked text cut to what changed, and what stylesheets have a place for."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from clauses.changes import Op
from clauses.writing.html_text import DEEPEST
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun

CONTEXT = 70
"""How many characters of kept text stand beside a change in an excerpt."""
GAP = " … "


def level(depth: int) -> int:
    """A depth that the stylesheet has a place for."""
    return max(0, min(depth, DEEPEST))


def excerpt(clause: MarkedClause) -> MarkedClause:
    """What changed, each with a few words of what stands beside it."""
    return MarkedClause(
        clause.heading,
        tuple(_short(block) for block in clause.blocks if _touched(block)),
        tuple(_short(block) for block in clause.notes if _touched(block)),
    )


def _touched(block: MarkedBlock) -> bool:
    cells = (cell for row in block.rows for cell in row)
    return any(run.op is not Op.EQUAL for run in block.runs) or any(
        _touched(below) for cell in cells for below in cell.blocks
    )


def _short(block: MarkedBlock) -> MarkedBlock:
    if block.kind == "table":
        rows = tuple(
            row
            for index, row in enumerate(block.rows)
            if (block.headed and index == 0)
            or any(_touched(below) for cell in row for below in cell.blocks)
        )
        return replace(block, rows=rows)
    grouped = [(op, list(group)) for op, group in groupby(block.runs, key=lambda run: run.op)]
    runs: list[MarkedRun] = []
    for index, (op, group) in enumerate(grouped):
        last = index == len(grouped) - 1
        runs.extend(_kept(group, index > 0, not last) if op is Op.EQUAL else group)
    return replace(block, runs=tuple(runs))


def _kept(runs: Sequence[MarkedRun], after: bool, before: bool) -> Iterator[MarkedRun]:
    """The ends of kept text that lie against a change."""
    text = "".join(run.text for run in runs)
    head = CONTEXT if after else 0
    tail = CONTEXT if before else 0
    if len(text) <= head + tail + len(GAP):
        yield from runs
        return
    start = _word_end(text, head) if after else 0
    end = _word_start(text, len(text) - tail) if before else len(text)
    yield MarkedRun(f"{text[:start]}{GAP}{text[end:]}")


def _word_end(text: str, at: int) -> int:
    found = text.find(" ", at)
    return found if 0 <= found < at + 20 else at


def _word_start(text: str, at: int) -> int:
    found = text.rfind(" ", max(0, at - 20), at)
    return found + 1 if found >= 0 else at
