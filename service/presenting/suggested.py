"""Suggested links as they are read: passage by passage, with the very words marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from service.presenting.places import Spot
from service.presenting.places import spot
from versions.minutes.parsing import Passage
from versions.records.suggestions import Suggestion
from versions.view import View
from versions.words.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, and whether it speaks for the suggestion."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggested link."""

    suggestion: Suggestion
    spot: Spot
    pieces: tuple[Piece, ...]
    """The passage, with the words that speak for it marked."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A passage and the clauses it may be about, the likeliest first."""

    passage: Passage
    offered: tuple[Offered, ...]


def suggested(view: View, note: str, *, faint: bool) -> Iterator[Suggested]:
    """What is suggested for a note.

    Args:
        view: What the reader sees.
        note: The note's id.
        faint: Whether guesses are wanted too.
    """
    record = view.note(note)
    shown = (one for one in view.suggestions(note) if faint or one.shown)
    for passage, found in groupby(shown, key=lambda one: one.passage):
        offered = tuple(filter(None, (_offered(view, one) for one in found)))
        if offered:
            yield Suggested(record.passage(passage), offered)


def _offered(view: View, one: Suggestion) -> Offered | None:
    target = one.target
    place = spot(view, target.document, target.clause, target.version)
    marks = sorted({span for evidence in one.evidence for span in evidence.marks})
    return Offered(one, place, tuple(_pieces(one.quote, marks))) if place else None


def _pieces(text: str, marks: list[Span]) -> Iterator[Piece]:
    at = 0
    for start, end in marks:
        if end <= at:
            continue
        if start > at:
            yield Piece(text[at:start], marked=False)
        yield Piece(text[max(start, at) : end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:], marked=False)
