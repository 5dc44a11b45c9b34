"""Paragraphs, items and rows of a text: each is compared with what it became."""

from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Op
from clauses.diffing.diff import Span
from clauses.diffing.diff import common_ends
from clauses.diffing.diff import joined
from clauses.diffing.diff import spans
from clauses.diffing.words import word_spans
from clauses.similarity import similarity

LINES = 2_500
"""How many pairs of lines are weighed between lines that are the same."""
ALIKE = 0.35
"""The least likeness of a line and what it became."""
KEPT = 0.65
"""How many of the words that may stay must stay for lines to be compared one by one."""

_Line = tuple[int, int]
"""Where a line begins and ends among the tokens; its newline is part of it."""
_Range = tuple[int, int]
"""Lines from the first to before the last."""


class _Side:
    """The tokens of one text and its lines."""

    def __init__(self, keys: Sequence[Hashable], texts: Sequence[str]) -> None:
        self.keys, self.texts = keys, texts
        ends = [at + 1 for at, text in enumerate(texts) if text == "\n"]
        self.lines: list[_Line] = list(zip([0, *ends], [*ends, len(texts)], strict=True))
        self.line_of = [at for at, (start, end) in enumerate(self.lines) for _ in range(start, end)]
        """Which line each token stands in."""

    def content(self, at: int) -> tuple[Hashable, ...]:
        """What a line is compared by: all of it but its newline."""
        start, end = self.lines[at]
        return tuple(self.keys[start : end - self.ends(at)])

    def ends(self, at: int) -> bool:
        """Whether a line ends in a newline; the last one does not."""
        return at + 1 < len(self.lines)

    def words(self, at: int) -> list[str]:
        """The words of a line in lower case."""
        start, end = self.lines[at]
        return [text.lower() for text in self.texts[start:end] if text[:1].isalnum()]

    def size(self, lines: _Range) -> int:
        """How many words some lines hold."""
        within = self.texts[self.start(lines[0]) : self.start(lines[1])]
        return sum([text[:1].isalnum() for text in within])

    def start(self, at: int) -> int:
        """Where a line begins, or where the last one ends."""
        return self.lines[at][0] if at < len(self.lines) else len(self.texts)


def line_spans(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_texts: Sequence[str],
    new_texts: Sequence[str],
) -> list[Span]:
    """Compare two texts line by line, and word by word the lines that became others.

    Lines that are the same are found first. Between them each line is compared with the one it
    is most like, in order; but where words passed from line to line, as when a paragraph is
    parted, they are compared as one.

    Args:
        old: What the earlier tokens are compared by.
        new: What the later tokens are compared by.
        old_texts: The earlier tokens as text.
        new_texts: The later tokens as text.

    Returns:
        Spans as `clauses.diffing.diff.spans` gives them.
    """
    head, tail = common_ends(old, new)
    old_end, new_end = len(old) - tail, len(new) - tail
    if _holds_lines(old_texts[head:old_end], new_texts[head:new_end]):
        return list(joined(_by_lines(_Side(old, old_texts), _Side(new, new_texts))))
    middle = word_spans(
        old[head:old_end], new[head:new_end], old_texts[head:old_end], new_texts[head:new_end]
    )
    ends = Span(Op.EQUAL, 0, head, 0, head), Span(Op.EQUAL, old_end, len(old), new_end, len(new))
    return list(joined(iter([ends[0], *_shifted(middle, head, head), ends[1]])))


def _holds_lines(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether words changed on both sides, and more than one line did on one."""
    both = all(any(text[:1].isalnum() for text in side) for side in (old, new))
    return both and ("\n" in old or "\n" in new)


def _shifted(found: Sequence[Span], old_at: int, new_at: int) -> Iterator[Span]:
    """Spans of a stretch as spans of the whole."""
    for span in found:
        yield Span(
            span.op,
            old_at + span.old_start,
            old_at + span.old_end,
            new_at + span.new_start,
            new_at + span.new_end,
        )


def _by_lines(left: _Side, right: _Side) -> Iterator[Span]:
    found = spans(
        [left.content(at) for at in range(len(left.lines))],
        [right.content(at) for at in range(len(right.lines))],
    )
    before = after = 0
    for span in found:
        if span.op is Op.EQUAL:
            yield from _between(left, right, (before, span.old_start), (after, span.new_start))
            before, after = span.old_end, span.new_end
            for one, other in zip(
                range(span.old_start, before), range(span.new_start, after), strict=True
            ):
                yield from _words(left, right, (one, one + 1), (other, other + 1))
    yield from _between(left, right, (before, len(left.lines)), (after, len(right.lines)))


def _between(left: _Side, right: _Side, olds: _Range, news: _Range) -> Iterator[Span]:
    """What stands between lines that are the same."""
    together = list(_words(left, right, olds, news))
    counts = olds[1] - olds[0], news[1] - news[0]
    if max(counts) == 1 or 0 in counts or counts[0] * counts[1] > LINES:
        return iter(together)
    pairs = _likely(left, right, olds, news)
    kept = _kept(together, left)
    rewritten = kept < ALIKE * min(left.size(olds), right.size(news))
    if rewritten and counts[0] == counts[1]:
        pairs = list(zip(range(*olds), range(*news), strict=True))
    if not _crosses(together, left, right, set(pairs)):
        return iter(together)
    apart = list(_one_by_one(left, right, [*pairs, (olds[1], news[1])], olds, news))
    return iter(apart if rewritten or _kept(apart, left) >= KEPT * kept else together)


def _crosses(found: Sequence[Span], left: _Side, right: _Side, pairs: set[tuple[int, int]]) -> bool:
    """Whether words were kept between lines that are no pair."""
    return any(
        text[:1].isalnum() and (one, other) not in pairs
        for span in found
        if span.op is Op.EQUAL
        for text, one, other in zip(
            left.texts[span.old_start : span.old_end],
            left.line_of[span.old_start : span.old_end],
            right.line_of[span.new_start : span.new_end],
            strict=True,
        )
    )


def _kept(found: Sequence[Span], side: _Side) -> int:
    return sum(
        text[:1].isalnum()
        for span in found
        if span.op is Op.EQUAL
        for text in side.texts[span.old_start : span.old_end]
    )


def _one_by_one(
    left: _Side, right: _Side, pairs: Sequence[tuple[int, int]], olds: _Range, news: _Range
) -> Iterator[Span]:
    before, after = olds[0], news[0]
    for one, other in pairs:
        yield _struck(left, right, before, one, after)
        yield _added(left, right, one, after, other)
        if one < olds[1]:
            yield from _words(left, right, (one, one + 1), (other, other + 1))
        before, after = one + 1, other + 1


def _struck(left: _Side, right: _Side, before: int, one: int, after: int) -> Span:
    at = right.start(after)
    return Span(Op.DELETE, left.start(before), left.start(one), at, at)


def _added(left: _Side, right: _Side, one: int, after: int, other: int) -> Span:
    at = left.start(one)
    return Span(Op.INSERT, at, at, right.start(after), right.start(other))


def _likely(left: _Side, right: _Side, olds: _Range, news: _Range) -> list[tuple[int, int]]:
    """The lines that became others, in order: the choice with most words in common."""
    lefts = [left.words(at) for at in range(*olds)]
    rights = [right.words(at) for at in range(*news)]
    best = [[0.0] * (len(rights) + 1) for _ in range(len(lefts) + 1)]
    weight = {}
    for one in reversed(range(len(lefts))):
        for other in reversed(range(len(rights))):
            likeness = similarity(lefts[one], rights[other])
            size = len(lefts[one]) + len(rights[other])
            weight[one, other] = likeness * size if likeness >= ALIKE else 0.0
            best[one][other] = max(
                best[one + 1][other],
                best[one][other + 1],
                best[one + 1][other + 1] + weight[one, other],
            )
    return list(_walked(best, weight, olds[0], news[0]))


def _walked(
    best: Sequence[Sequence[float]],
    weight: dict[tuple[int, int], float],
    old_first: int,
    new_first: int,
) -> Iterator[tuple[int, int]]:
    one = other = 0
    while one + 1 < len(best) and other + 1 < len(best[0]):
        here = weight[one, other]
        if here and best[one][other] == best[one + 1][other + 1] + here:
            yield old_first + one, new_first + other
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            one += 1
        else:
            other += 1


def _words(left: _Side, right: _Side, olds: _Range, news: _Range) -> Iterator[Span]:
    """The words of some lines compared with those of others."""
    old_at, new_at = left.start(olds[0]), right.start(news[0])
    old_end, new_end = left.start(olds[1]), right.start(news[1])
    found = word_spans(
        left.keys[old_at:old_end],
        right.keys[new_at:new_end],
        left.texts[old_at:old_end],
        right.texts[new_at:new_end],
    )
    return _shifted(found, old_at, new_at)
