"""Which words of one text became which of another; the spaces between them follow."""

from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Op
from clauses.diffing.diff import Span
from clauses.diffing.diff import joined
from clauses.diffing.diff import spans


def word_spans(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_texts: Sequence[str],
    new_texts: Sequence[str],
) -> list[Span]:
    """Compare two texts word by word.

    Spaces inside a line are as common as all words together and say nothing; they are looked
    at only between words that have been found.

    Args:
        old: What the earlier tokens are compared by.
        new: What the later tokens are compared by.
        old_texts: The earlier tokens as text.
        new_texts: The later tokens as text.

    Returns:
        Spans as `clauses.diffing.diff.spans` gives them.
    """
    old_words, new_words = _words(old_texts), _words(new_texts)
    found = spans([old[at] for at in old_words], [new[at] for at in new_words])
    return list(joined(_with_spaces(found, old, new, old_words, new_words)))


def _words(texts: Sequence[str]) -> list[int]:
    """Places of everything but the spaces inside lines and cells."""
    return [
        at for at, text in enumerate(texts) if not text.isspace() or "\n" in text or "\t" in text
    ]


def _with_spaces(
    found: Sequence[Span],
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_words: Sequence[int],
    new_words: Sequence[int],
) -> Iterator[Span]:
    start, start_new = 0, 0
    before, after = 0, 0
    for left, right in _kept(found, old_words, new_words):
        if old[before:left] != new[after:right]:
            yield Span(Op.EQUAL, start, before, start_new, after)
            yield from _between(old, new, (before, left), (after, right))
            start, start_new = left, right
        before, after = left + 1, right + 1
    yield Span(Op.EQUAL, start, before, start_new, after)
    yield from _between(old, new, (before, len(old)), (after, len(new)))


def _kept(
    found: Sequence[Span], old_words: Sequence[int], new_words: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The places of every word that was kept."""
    for span in found:
        if span.op is Op.EQUAL:
            yield from zip(
                old_words[span.old_start : span.old_end],
                new_words[span.new_start : span.new_end],
                strict=True,
            )


def _between(
    old: Sequence[Hashable], new: Sequence[Hashable], left: tuple[int, int], right: tuple[int, int]
) -> Iterator[Span]:
    """What stands between two words that were kept: the same spaces at its edges are kept too."""
    old_at, old_end = left
    new_at, new_end = right
    shorter = min(old_end - old_at, new_end - new_at)
    head = next((at for at in range(shorter) if old[old_at + at] != new[new_at + at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if old[old_end - 1 - at] != new[new_end - 1 - at]), rest)
    yield Span(Op.EQUAL, old_at, old_at + head, new_at, new_at + head)
    yield Span(Op.DELETE, old_at + head, old_end - tail, new_at + head, new_at + head)
    yield Span(Op.INSERT, old_end - tail, old_end - tail, new_at + head, new_end - tail)
    yield Span(Op.EQUAL, old_end - tail, old_end, new_end - tail, new_end)
