"""Dates that minutes speak of and that no plan has: offered as steps, never made so."""

import datetime
from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass

from versions.minutes.dates import dates_in
from versions.minutes.values import PassageKind
from versions.records.notes import NoteRecord
from versions.view import View


@dataclass(frozen=True, slots=True)
class OfferedDate:
    """A day after a meeting that the meeting spoke of."""

    date: datetime.date
    note: str
    passage: str
    body: str
    """The body that met."""
    quote: str


def offered_dates(view: View, document: str) -> Iterator[OfferedDate]:
    """Days that minutes speak of as to come, and that are no steps of a document's plan.

    Raises:
        UnknownDocumentError: There is no such document for this reader.
    """
    known = {step.date for step in view.plan(document)}
    for note in view.notes():
        yield from _dates(note, known)


def offered_by(view: View, note: str) -> Iterator[OfferedDate]:
    """Days that one note speaks of and that are steps of no plan; the working group's alone.

    Raises:
        UnknownNoteError: There is no such note for this reader.
    """
    found = view.note(note)
    if view.within:
        yield from _dates(found, {step.date for step in view.all_steps})


def _dates(note: NoteRecord, known: Collection[datetime.date]) -> Iterator[OfferedDate]:
    for passage in note.passages:
        if passage.kind is PassageKind.ROW or note.date is None:
            continue
        for day in dates_in(passage.text, note.date):
            if day > note.date and day not in known:
                yield OfferedDate(day, note.id, passage.id, note.body, passage.text)
