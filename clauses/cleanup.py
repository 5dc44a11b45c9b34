"""Fewer and more natural changes, at the cost of a few more marked words."""

from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Op
from clauses.diff import Span
from clauses.diff import spans
from clauses.text import is_word

_STOP_WORDS = frozenset(
    {"och", "eller", "samt", "att", "av", "den", "det", "de", "en", "ett", "för", "från", "i"}
    | {"med", "på", "som", "till", "är", "vid", "om", "and", "or", "the", "a", "an", "of", "to"}
    | {"in", "for", "by", "with", "on", "is", "at", "as"}
)
_SENTENCE_ENDS = frozenset(".!?:;")
_SHARE = 3
"""An island is given up where both changes beside it hold so many times its words."""


def readable(old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """Compare two sequences of tokens and tell the changes as a reader would."""
    return without_islands(slid(spans(old, new), old, new), old, new)


def slid(found: Sequence[Span], old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """Move each lone insertion or deletion to where a line, sentence or word begins, if it can."""
    result = list(found)
    for index in range(1, len(result) - 1):
        before, change, after = result[index - 1 : index + 2]
        if before.op is after.op is Op.EQUAL:
            steps = _steps(*_reach(before, change, after, old, new))
            result[index - 1 : index + 2] = _moved(before, change, after, steps)
    return [span for span in result if _size(span)]


def _reach(
    before: Span, change: Span, after: Span, old: Sequence[Hashable], new: Sequence[Hashable]
) -> tuple[Sequence[Hashable], int, int, int, int]:
    """The side that changed: from where to where it is equal, and where the change stands."""
    if change.op is Op.DELETE:
        return old, before.old_start, change.old_start, change.old_end, after.old_end
    return new, before.new_start, change.new_start, change.new_end, after.new_end


def _steps(line: Sequence[Hashable], low: int, start: int, end: int, high: int) -> int:
    """How far a change is best moved: negative to the left, positive to the right."""
    left = right = 0
    while start - left > low and line[start - left - 1] == line[end - left - 1]:
        left += 1
    while end + right < high and line[start + right] == line[end + right]:
        right += 1
    return max(
        range(-left, right + 1),
        key=lambda step: (_naturalness(line, start + step, end + step), -abs(step)),
    )


def _naturalness(line: Sequence[Hashable], start: int, end: int) -> int:
    """How natural it is for a change to cover `line[start:end]`."""
    if start == 0 or line[start - 1] == "\n":
        return 4
    if end == len(line) or line[end] == "\n":
        return 3
    if str(line[start - 1]).isspace():
        return 3 if start > 1 and line[start - 2] in _SENTENCE_ENDS else 2
    return 1 if str(line[start]).isspace() else 0


def _moved(before: Span, change: Span, after: Span, steps: int) -> list[Span]:
    old_start, new_start = change.old_start + steps, change.new_start + steps
    old_end, new_end = change.old_end + steps, change.new_end + steps
    return [
        Span(Op.EQUAL, before.old_start, old_start, before.new_start, new_start),
        Span(change.op, old_start, old_end, new_start, new_end),
        Span(Op.EQUAL, old_end, after.old_end, new_end, after.new_end),
    ]


@dataclass(slots=True)
class _Turn:
    """Spans that are told as one, and how many words they hold on each side."""

    spans: list[Span]
    struck: int
    added: int

    @property
    def words(self) -> int:
        """How many words it holds, on the side that holds more."""
        return max(self.struck, self.added)

    def take(self, other: "_Turn") -> None:
        """Be told as one with what follows."""
        self.spans += other.spans
        self.struck += other.struck
        self.added += other.added


def without_islands(found: Iterable[Span], old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """Join changes that have only a stray word, a mark or a space between them."""
    joined: list[_Turn] = []
    for turn in _by_turns(found, old, new):
        joined.append(turn)
        while len(joined) > 2 and _is_island(joined[-2], joined[-3], joined[-1], old):
            last, island = joined.pop(), joined.pop()
            joined[-1].take(island)
            joined[-1].take(last)
    return [span for turn in joined for span in _as_replacement(turn.spans)]


def _by_turns(found: Iterable[Span], old: Sequence[str], new: Sequence[str]) -> list[_Turn]:
    """Runs of changed spans and single equal ones."""
    turns: list[_Turn] = []
    for span in found:
        struck = sum(map(is_word, old[span.old_start : span.old_end]))
        added = sum(map(is_word, new[span.new_start : span.new_end]))
        turn = _Turn([span], struck, added)
        if turns and span.op is not Op.EQUAL and turns[-1].spans[0].op is not Op.EQUAL:
            turns[-1].take(turn)
        else:
            turns.append(turn)
    return turns


def _is_island(turn: _Turn, before: _Turn, after: _Turn, old: Sequence[str]) -> bool:
    island = turn.spans[0]
    if island.op is not Op.EQUAL:
        return False
    weight = min(before.words, after.words)
    between = old[island.old_start : island.old_end]
    if "\n" in between or "\t" in between:
        return False
    words = [token for token in between if is_word(token)]
    if not words:
        return weight > 0
    if all(word.lower() in _STOP_WORDS for word in words) and len(words) <= weight:
        return True
    return len(words) * _SHARE <= weight


def _as_replacement(group: Sequence[Span]) -> list[Span]:
    """One deletion and one insertion for a whole group, or its one equal span."""
    first, last = group[0], group[-1]
    if first.op is Op.EQUAL:
        return [first]
    struck = Span(Op.DELETE, first.old_start, last.old_end, first.new_start, first.new_start)
    added = Span(Op.INSERT, last.old_end, last.old_end, first.new_start, last.new_end)
    return [span for span in (struck, added) if _size(span)]


def _size(span: Span) -> int:
    return span.old_end - span.old_start + span.new_end - span.new_start
