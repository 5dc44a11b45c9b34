"""Where words stand in a text, however they are spaced, cased or broken over lines."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from functools import lru_cache

Span = tuple[int, int]


def phrase_spans(phrase: str, text: str) -> tuple[Span, ...]:
    r"""Where a phrase stands in a text, case and white space aside.

    Examples:
        >>> phrase_spans("sex  månader", "Sex månader eller sex\nmånader")
        ((0, 11), (18, 29))
    """
    pattern = _phrase(phrase)
    return tuple(found.span() for found in pattern.finditer(text)) if pattern else ()


def rows(phrase: str, text: str) -> tuple[Span, ...]:
    r"""Where a phrase stands; in a table it stands for its whole row.

    Examples:
        >>> rows("madrass", "En madrass.\nmadrass\tregionen")
        ((3, 10), (12, 28))
    """
    return tuple(_row(span, text) for span in phrase_spans(phrase, text))


def _row(span: Span, text: str) -> Span:
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    end = len(text) if end < 0 else end
    return (start, end) if "\t" in text[start:end] else span


@lru_cache(maxsize=1024)
def _phrase(phrase: str) -> re.Pattern[str] | None:
    words = phrase.split()
    return re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None


def overlaps(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether a stretch shares a character with any of the spans."""
    return any(low < end and start < high for low, high in spans)


def settled(values: Sequence[int]) -> tuple[int, ...]:
    """Give what has no value of its own that of what stands before it, or else after it.

    Examples:
        >>> settled([0, 2, 0, 3, 0])
        (2, 2, 2, 3, 3)
    """
    known = next((value for value in values if value), 0)
    found = []
    for value in values:
        known = value or known
        found.append(known)
    return tuple(found)


def runs(values: Sequence[int], text: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of one value each; white space goes with what stands before it.

    Args:
        values: A value for each character of the text.
        text: The characters, to tell white space.

    Yields:
        Start, end and value.

    Examples:
        >>> list(runs([1, 1, 2, 2], "ab c"))
        [(0, 3, 1), (3, 4, 2)]
    """
    at = 0
    while at < len(values):
        stop = at + 1
        while stop < len(values) and (values[stop] == values[at] or text[stop].isspace()):
            stop += 1
        yield at, stop, values[at]
        at = stop
