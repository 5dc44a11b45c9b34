"""Where words stand in a text, however they are spaced, cased or broken over lines."""

import re
from collections.abc import Iterator
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


def runs(
    values: tuple[int, ...], start: int, end: int, text: str
) -> Iterator[tuple[int, int, int]]:
    """Stretches of one value each; white space goes with what stands before it.

    Args:
        values: A value for each character.
        start: Where to begin.
        end: Where to stop.
        text: The characters, to tell white space.

    Yields:
        Start, end and value.
    """
    at = start
    while at < end:
        stop = at + 1
        while stop < end and (values[stop] == values[at] or text[stop].isspace()):
            stop += 1
        yield at, stop, values[at]
        at = stop
