"""Finds words again in a text that was edited since, by what they are and what stood around."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from versions.words.spans import Span

AROUND = 80
"""How many characters on either side are remembered."""
_ALIKE = 75.0
"""How alike words must be to be taken for the same after an edit inside them, of 100."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words, and where they stood."""

    quote: str
    before: str
    after: str
    place: float
    """How far into the text they began, from 0 to 1."""

    @property
    def whole(self) -> bool:
        """Whether they were the whole text."""
        return not self.before and not self.after


def anchor(text: str, start: int, end: int) -> Anchor:
    """Remember a stretch of a text.

    Examples:
        >>> anchor("Svar ges inom sex dagar.", 14, 23).quote
        'sex dagar'
    """
    return Anchor(
        text[start:end],
        text[max(0, start - AROUND) : start],
        text[end : end + AROUND],
        start / max(len(text), 1),
    )


def found(remembered: Anchor, text: str) -> Span | None:
    """Where remembered words stand in a text.

    Returns:
        The place that fits what stood around them best. Where they do not stand as they were,
        the place with the likest words, if there is one that is like enough; else nothing.
    """
    places = list(_exact(remembered.quote, text)) or list(_alike(remembered.quote, text))
    return max(places, key=lambda span: _fit(remembered, text, span), default=None)


def _exact(quote: str, text: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _alike(quote: str, text: str) -> Iterator[Span]:
    """The likest words, whole ones."""
    if not quote.strip():
        return
    best = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
    if best is None or len(quote) > len(text):
        return
    start = text.rfind(" ", 0, best.dest_start + 1) + 1
    end = text.find(" ", best.dest_end - 1)
    yield start, len(text) if end < 0 else end


def _fit(remembered: Anchor, text: str, span: Span) -> tuple[float, float]:
    """How well what stands around a place fits, and how little it has wandered."""
    before = text[max(0, span[0] - AROUND) : span[0]]
    after = text[span[1] : span[1] + AROUND]
    around = _common(remembered.before[::-1], before[::-1]) + _common(remembered.after, after)
    likeness = fuzz.ratio(remembered.before, before) + fuzz.ratio(remembered.after, after)
    wandered = abs(span[0] / max(len(text), 1) - remembered.place)
    return likeness + around, -wandered


def _common(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
