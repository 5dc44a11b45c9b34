"""The changed words of a text parts of which passed to or from other places."""

from collections import deque
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.hunks import joined_hunks
from clauses.diffing.hunks import word_hunks
from clauses.passing import Moving
from clauses.passing import Movings

WordHunks = Callable[[str, str], tuple[Hunk, ...]]
"""Compares two wordings word by word."""


def hunks_around(
    old: str, new: str, passed: Movings, words: WordHunks = word_hunks
) -> tuple[Hunk, ...]:
    """Compare two wordings, parts of which passed to or from other places.

    What passed is taken out before the rest is compared, so that nothing is marked on its account
    but itself; of a passage that was edited on its way the edited words are told as such.

    Args:
        old: The earlier wording.
        new: The later wording.
        passed: What passed from the one and to the other.
        words: Compares what did not pass.

    Returns:
        Hunks as `clauses.diffing.hunks.word_hunks` gives them, what passed with its passage.
    """
    if passed == Movings():
        return words(old, new)
    struck, added = list(_cuts(old, passed.struck)), list(_cuts(new, passed.added))
    rest = words(_without(old, struck), _without(new, added))
    whole = _set_in(_set_in(rest, old, struck, Op.DELETE), new, added, Op.INSERT)
    return tuple(joined_hunks(hunk for hunk in whole if hunk.text))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a text is cut for something that passed, the space beside it included."""

    start: int
    end: int
    passed: Moving


def _cuts(text: str, passed: Sequence[Moving]) -> Iterator[_Cut]:
    done = 0
    for one in passed:
        start, end = _with_space(text, one.start, one.end)
        yield _Cut(max(start, done), end, one)
        done = end


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage with the space after it, or before the last of a line; a line with its newline."""
    opening = text.rfind("\n", 0, start) + 1
    closing = text.find("\n", end) if "\n" in text[end:] else len(text)
    before, after = text[opening:start], text[end:closing]
    if after.strip():
        return start, end + len(after) - len(after.lstrip())
    if before.strip():
        return start - len(before) + len(before.rstrip()), end
    return (opening, closing + 1) if closing < len(text) else (max(0, opening - 1), closing)


def _without(text: str, cuts: Sequence[_Cut]) -> str:
    ends = [0, *(cut.end for cut in cuts)]
    starts = [*(cut.start for cut in cuts), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _set_in(hunks: Iterable[Hunk], text: str, cuts: Sequence[_Cut], op: Op) -> Iterator[Hunk]:
    """Hunks of what is left of a text, with what passed set in where it stands."""
    waiting = deque(cuts)
    at = 0
    for hunk in hunks:
        if hunk.op not in {Op.EQUAL, op}:
            while op is Op.DELETE and waiting and waiting[0].start == at:
                yield from _told(text, waiting[0], op)
                at = waiting.popleft().end
            yield hunk
            continue
        left = hunk.text
        while waiting and waiting[0].start < at + len(left):
            before = left[: waiting[0].start - at]
            yield replace(hunk, text=before)
            yield from _told(text, waiting[0], op)
            left, at = left[len(before) :], waiting.popleft().end
        yield replace(hunk, text=left)
        at += len(left)
    for cut in waiting:
        yield from _told(text, cut, op)


def _told(text: str, cut: _Cut, op: Op) -> Iterator[Hunk]:
    """A passage at one of its places: what moved, and what only this place has of it."""
    one = cut.passed
    own = text[one.start : one.end]
    yield Hunk(op, text[cut.start : one.start], Sort.SUBSTANCE, one.passage)
    for part in word_hunks(*((own, one.other) if op is Op.DELETE else (one.other, own))):
        if part.op is Op.EQUAL:
            yield Hunk(op, part.text, Sort.SUBSTANCE, one.passage)
        elif part.op is op:
            yield part
    yield Hunk(op, text[one.end : cut.end], Sort.SUBSTANCE, one.passage)
