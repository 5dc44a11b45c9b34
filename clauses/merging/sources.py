"""Which of several wordings each word of a final wording came from."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from clauses.changes import Op
from clauses.diffing.cleanup import slid
from clauses.diffing.diff import spans
from clauses.merging.merge import BASE
from clauses.text import tokens


@dataclass(frozen=True, slots=True)
class Sourced:
    """A stretch of a final wording and who said it before."""

    text: str
    sources: tuple[int, ...]
    """`BASE` alone for what was kept; else the wordings that brought it, none for new words."""


def sourced(base: str, wordings: Sequence[str], final: str) -> tuple[Sourced, ...]:
    """Tell for every word of a final wording which wordings it came from.

    Args:
        base: What stood before.
        wordings: What was proposed instead.
        final: What became of it.

    Returns:
        Stretches in order; joined they are `final`.

    Examples:
        >>> [(one.text, one.sources) for one in sourced(
        ...     "Läkare bör nås.", ["Läkare ska nås.", "Läkare bör nås dygnet runt."],
        ...     "Läkare ska nås dygnet runt.")]
        [('Läkare', (-1,)), (' ska', (0,)), (' nås', (-1,)), (' dygnet runt', (1,)), ('.', (-1,))]
    """
    line = tokens(final)
    from_base = set(_kept(tokens(base), line))
    brought = [_brought(tokens(base), tokens(wording), line) for wording in wordings]
    sources = [(BASE,) if at in from_base else _holders(at, brought) for at in range(len(line))]
    told = zip(line, _with_word(line, sources), strict=True)
    return tuple(
        Sourced("".join(token for token, _ in group), who)
        for who, group in groupby(told, key=lambda one: one[1])
    )


def _with_word(line: Sequence[str], sources: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The same sources, with spaces given those of the word they stand before."""
    told = list(sources)
    for at in range(len(line) - 2, -1, -1):
        if line[at].isspace():
            told[at] = told[at + 1]
    return told


def _holders(at: int, brought: Sequence[set[int]]) -> tuple[int, ...]:
    return tuple(index for index, places in enumerate(brought) if at in places)


def _brought(base: Sequence[str], wording: Sequence[str], final: Sequence[str]) -> set[int]:
    """Places in the final wording of what one wording added to the base."""
    from_base = set(_kept(base, wording))
    found = slid(spans(wording, final), wording, final)
    return {
        span.new_start + step
        for span in found
        if span.op is Op.EQUAL
        for step in range(span.old_end - span.old_start)
        if span.old_start + step not in from_base
    }


def _kept(old: Sequence[str], new: Sequence[str]) -> Iterator[int]:
    """Places of the later tokens that stood in the earlier ones."""
    for span in slid(spans(old, new), old, new):
        if span.op is Op.EQUAL:
            yield from range(span.new_start, span.new_end)
