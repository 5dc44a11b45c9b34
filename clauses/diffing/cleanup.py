"""Fewer and more natural changes, at the cost of a few more marked words."""

from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Op
from clauses.diffing.diff import Span
from clauses.diffing.lines import line_spans

FEW = 3
"""How many words, inside one sentence and none a number, a small island holds at most."""
LARGE = 6
"""How many words must have changed around an island for each word that is kept on it."""
SMALL = 4
"""The same of a small one; twice as many where words were only added, or only struck."""
CLOSE = 2
"""The same of a small one where changes need not stay apart."""
LOPSIDED = 2
"""How many times its words an island may hold of the words that changed on its lesser side."""
_SENTENCE_ENDS = frozenset(".!?:;")
_BRACKETS = frozenset("()[]")


def readable(
    old: Sequence[str],
    new: Sequence[str],
    old_keys: Sequence[Hashable] = (),
    new_keys: Sequence[Hashable] = (),
    *,
    apart: bool = False,
) -> list[Span]:
    """Compare two sequences of tokens and tell the changes as a reader would.

    Args:
        old: The earlier tokens.
        new: The later tokens.
        old_keys: What the earlier tokens are compared by, if not by themselves.
        new_keys: The same of the later ones.
        apart: As `without_islands` takes it.
    """
    lefts, rights = old_keys or old, new_keys or new
    found = slid(line_spans(lefts, rights, old, new), lefts, rights)
    return without_islands(found, old, new, apart=apart)


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
    in_line: bool
    """Whether all of it stands inside one line and cell."""
    plain: bool
    """Whether it holds no number, no bracket and no end of a sentence."""
    same: bool
    """Whether both sides read the same: a reference that follows a renumbering does not."""

    @property
    def words(self) -> int:
        """How many words it holds, on the side that holds more."""
        return max(self.struck, self.added)

    @property
    def kept(self) -> bool:
        """Whether it is what both wordings have in common."""
        return self.spans[0].op is Op.EQUAL

    def take(self, other: "_Turn") -> None:
        """Be told as one with what follows."""
        self.spans += other.spans
        self.struck += other.struck
        self.added += other.added
        self.in_line = self.in_line and other.in_line
        self.plain = self.plain and other.plain


def without_islands(
    found: Sequence[Span], old: Sequence[str], new: Sequence[str], *, apart: bool = True
) -> list[Span]:
    """Join changes of one line that have little between them beside what changed.

    Args:
        found: What became of the tokens.
        old: The earlier tokens.
        new: The later tokens.
        apart: Join fewer, because different people may have made them.
    """
    joined: list[_Turn] = []
    for turn in _by_turns(found, old, new):
        joined.append(turn)
        while len(joined) > 2 and _is_island(joined[-2], joined[-3], joined[-1], apart):
            last, island = joined.pop(), joined.pop()
            joined[-1].take(island)
            joined[-1].take(last)
    return [span for turn in joined for span in _as_replacement(turn.spans)]


def _by_turns(found: Sequence[Span], old: Sequence[str], new: Sequence[str]) -> list[_Turn]:
    """Runs of changed spans and single equal ones."""
    turns: list[_Turn] = []
    for at, span in enumerate(found):
        inside = span.op is not Op.EQUAL or 0 < at < len(found) - 1
        turn = _turn(span, old, new) if inside else _Turn([span], 0, 0, False, False, False)
        if turns and not turn.kept and not turns[-1].kept:
            turns[-1].take(turn)
        else:
            turns.append(turn)
    return turns


def _turn(span: Span, old: Sequence[str], new: Sequence[str]) -> _Turn:
    struck, added = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
    return _Turn(
        [span],
        sum([text[:1].isalnum() for text in struck]),
        sum([text[:1].isalnum() for text in added]),
        not any("\n" in text or "\t" in text for text in (*struck, *added)),
        not any(map(_sets_apart, struck)) and not any(map(_sets_apart, added)),
        struck == added,
    )


def _sets_apart(token: str) -> bool:
    """Whether a token ends a sentence or a remark in it, or is a number: what readers look for."""
    return token in _SENTENCE_ENDS or token in _BRACKETS or token[:1].isdigit()


def _is_island(turn: _Turn, before: _Turn, after: _Turn, apart: bool) -> bool:
    """Whether little is kept here beside what changed before and after it in the same line."""
    lesser = min(before.words, after.words)
    changed = before.struck + before.added + after.struck + after.added
    little = (
        turn.words <= LOPSIDED * lesser
        and turn.words * _needed(turn, before, after, apart) <= changed
    )
    in_line = before.in_line and turn.in_line and after.in_line
    return turn.kept and turn.same and lesser > 0 and little and in_line


def _needed(turn: _Turn, before: _Turn, after: _Turn, apart: bool) -> int:
    """How many words must have changed around an island for each of its words."""
    small = turn.words <= FEW and turn.plain
    if small and not apart:
        return CLOSE
    one_way = not (before.struck or after.struck) or not (before.added or after.added)
    return (SMALL if small else LARGE) * (1 + one_way)


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
