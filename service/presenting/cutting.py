"""The runs of a text cut where stretches of it begin and end, so that these can be told apart."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedRun

Stretch = tuple[int, int, int]
"""Where a stretch of a text starts and ends, and its number."""


def cut_runs(
    blocks: Sequence[MarkedBlock], text: str, stretches: Sequence[Stretch]
) -> Iterator[MarkedBlock]:
    """Cut the runs of blocks so that each lies in one stretch at most, and names it as its `edit`.

    Args:
        blocks: What a clause says, without marks.
        text: The same as one text, as `clauses.model.Clause.text` has it.
        stretches: In order, none over another.
    """
    yield from _Knife(text, stretches).blocks(blocks)


class _Knife:
    """Walks along a text while the runs that make it up are cut."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self._text, self._stretches, self._at = text, stretches, 0

    def blocks(self, blocks: Sequence[MarkedBlock]) -> Iterator[MarkedBlock]:
        for block in blocks:
            rows = tuple(
                tuple(replace(cell, blocks=tuple(self.blocks(cell.blocks))) for cell in row)
                for row in block.rows
            )
            runs = tuple(part for run in block.runs for part in self._parts(run))
            yield replace(block, runs=runs, rows=rows)

    def _parts(self, run: MarkedRun) -> Iterator[MarkedRun]:
        start = self._text.find(run.text, self._at) if run.text else -1
        if start < 0:
            yield run
            return
        end = self._at = start + len(run.text)
        at = start
        inside = [(max(low, start), min(high, end), at) for low, high, at in self._stretches]
        for low, high, number in inside:
            if low >= high:
                continue
            if at < low:
                yield replace(run, text=self._text[at:low])
            yield replace(run, text=self._text[low:high], edit=number)
            at = high
        if at < end:
            yield replace(run, text=self._text[at:end])
