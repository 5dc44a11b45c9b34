"""Which words of one text stand in another, in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from clauses.changes import Op
from clauses.diffing.diff import WORK
from clauses.diffing.diff import spans
from clauses.text import is_word
from clauses.text import tokens
from versions.words.spans import Span

_Run = tuple[int, int, int]
"""Where a run of tokens begins in each text, and how many they are."""
_FEWEST = 3
"""How many words must stand together to count as taken over."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two texts have in common."""

    share: float
    """How much of the first text's words stand in the second, 0 to 1."""
    ours: tuple[Span, ...]
    """Where in the first text."""
    theirs: tuple[Span, ...]
    """Where in the second."""


@lru_cache(maxsize=4096)
def aligned(first: str, second: str) -> Alignment:
    """Lay a text beside another and find the words they share, case aside.

    Only runs of three words and more count, or fewer where they are the whole text.

    Examples:
        >>> found = aligned("inom sex månader", "Svar ska ges inom sex månader.")
        >>> found.share, found.ours, found.theirs
        (1.0, ((0, 16),), ((13, 29),))
    """
    ours, theirs = tokens(first), tokens(second)
    total = sum(map(is_word, ours))
    fewest = min(_FEWEST, total)
    runs = [run for run in _kept(_keys(ours), _keys(theirs)) if _said(ours, run) >= fewest > 0]
    return Alignment(
        round(sum(_said(ours, run) for run in runs) / total, 4) if total else 0.0,
        _places(ours, [(low, low + length) for low, _, length in runs]),
        _places(theirs, [(low, low + length) for _, low, length in runs]),
    )


def _kept(ours: list[str], theirs: list[str]) -> Iterator[_Run]:
    """The runs of a longest common subsequence, or of a coarser diff where texts are very long."""
    if len(ours) * len(theirs) > WORK:
        for span in spans(ours, theirs):
            if span.op is Op.EQUAL:
                yield span.old_start, span.new_start, span.old_end - span.old_start
        return
    for one in LCSseq.opcodes(ours, theirs):
        if one.tag == "equal":
            yield one.src_start, one.dest_start, one.src_end - one.src_start


def _said(parts: list[str], run: _Run) -> int:
    """How many words a run has."""
    low, _, length = run
    return sum(map(is_word, parts[low : low + length]))


def _keys(parts: list[str]) -> list[str]:
    return [" " if part.isspace() else part.lower() for part in parts]


def _places(parts: list[str], runs: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Runs of tokens as places in the text, without the space around them."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    trimmed = (_without_space(parts, low, high) for low, high in runs)
    return tuple((starts[low], starts[high]) for low, high in trimmed)


def _without_space(parts: list[str], low: int, high: int) -> Span:
    while low < high and parts[low].isspace():
        low += 1
    while low < high and parts[high - 1].isspace():
        high -= 1
    return low, high
