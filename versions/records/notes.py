"""Notes: minutes of meetings as they are kept, passage by passage."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format import layout
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Outcome
from versions.minutes.parsing import Participant
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.parsing import Topic
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields


class UnknownNoteError(NotFoundError):
    """There is no such note or passage, or not for this audience."""

    def __init__(self, note: str, passage: str = "") -> None:
        what = f"{note}#{passage}" if passage else note
        super().__init__(f"{what}: there is no such {'passage' if passage else 'note'}")
        self.note = note
        self.passage = passage


class BadPassageError(VersionsError):
    """A text does not name a passage."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r}: name a passage as NOTE#p7")
        self.text = text


class EmptyNoteError(VersionsError):
    """Minutes hold no text."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name or 'minutes'}: there is no text in them")
        self.file_name = file_name


class NoteState(StrEnum):
    """How far what a note says can be relied on; told beside every quote."""

    DRAFT = "draft"
    ADJUSTED = "adjusted"
    COLLATION = "collation"
    """Answers to a consultation, which nobody adjusts."""


@dataclass(frozen=True, slots=True)
class PassageRef:
    """Names a passage of a note."""

    note: str
    passage: str

    def __str__(self) -> str:
        return f"{self.note}#{self.passage}" if self.passage else self.note

    @classmethod
    def parse(cls, text: str) -> "PassageRef":
        """Read ``note#p7``; without a passage the note as a whole is meant.

        Raises:
            BadPassageError: It names nothing.
        """
        note, _, passage = text.partition("#")
        if not note:
            raise BadPassageError(text)
        return cls(note, passage)


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """Minutes as they are kept; participants are given to the working group alone."""

    id: str
    title: str
    body: str
    date: datetime.date | None
    time: str
    form: str
    adjusted: bool
    language: str
    collation: bool
    topics: tuple[Topic, ...]
    passages: tuple[Passage, ...]
    file_name: str
    readers: Readership
    participants: tuple[Participant, ...] = ()
    written_by: str = ""
    gone: tuple[Passage, ...] = ()
    """What earlier minutes of the meeting said and these do not; links to it explain nothing."""

    @property
    def state(self) -> NoteState:
        """Whether they are adjusted."""
        if self.adjusted:
            return NoteState.ADJUSTED
        return NoteState.COLLATION if self.collation else NoteState.DRAFT

    def passage(self, passage_id: str) -> Passage:
        """One of its passages.

        Raises:
            UnknownNoteError: It has none such.
        """
        for passage in self.passages:
            if passage.id == passage_id:
                return passage
        raise UnknownNoteError(self.id, passage_id)


def write_note(
    note_id: str,
    minutes: Minutes,
    file_name: str,
    readers: Readership,
    gone: Sequence[Passage] = (),
) -> bytes:
    """Write what minutes say; who took part lies in a file of its own."""
    return layout.write_json(
        {
            "adjusted": minutes.adjusted,
            "body": minutes.body,
            "collation": minutes.collation,
            "date": minutes.date.isoformat() if minutes.date else None,
            "file": file_name,
            "form": minutes.form,
            "gone": [_passage_row(passage) for passage in gone],
            "id": note_id,
            "language": minutes.language,
            "passages": [_passage_row(passage) for passage in minutes.passages],
            "time": minutes.time,
            "title": minutes.title,
            "topics": [{"number": t.number, "heading": t.heading} for t in minutes.topics],
        }
        | readers_fields(readers)
    )


def write_participants(minutes: Minutes) -> bytes:
    """Write who took part and who wrote."""
    rows = [
        {
            "name": person.name,
            "organisation": person.organisation,
            "absent": person.absent,
            "role": person.role,
            "remark": person.remark,
        }
        for person in minutes.participants
    ]
    return layout.write_json({"participants": rows, "written_by": minutes.written_by})


def read_note(content: bytes, participants: bytes | None, file: str) -> NoteRecord:
    """Read a note.

    Args:
        content: What the minutes say.
        participants: Who took part, if that is to be known.
        file: Where it lies, for the error.

    Raises:
        DamagedFileError: It is not in the format.
    """
    people = layout.read_json(participants, file) if participants else {}
    return layout.read_as(content, file, partial(_note, people))


def _note(people: dict[str, Any], record: dict[str, Any]) -> NoteRecord:
    day = record["date"]
    return NoteRecord(
        id=record["id"],
        title=record["title"],
        body=record["body"],
        date=datetime.date.fromisoformat(day) if day else None,
        time=record["time"],
        form=record["form"],
        adjusted=record["adjusted"],
        language=record["language"],
        collation=record["collation"],
        topics=tuple(Topic(**row) for row in record["topics"]),
        passages=tuple(_passage(row) for row in record["passages"]),
        file_name=record["file"],
        readers=read_readers(record),
        participants=tuple(Participant(**row) for row in people.get("participants", ())),
        written_by=people.get("written_by", ""),
        gone=tuple(_passage(row) for row in record.get("gone", ())),
    )


def _passage_row(passage: Passage) -> dict[str, Any]:
    row = {
        "id": passage.id,
        "topic": passage.topic,
        "kind": passage.kind.value,
        "text": passage.text,
        "speaker": passage.speaker,
        "label": passage.label,
        "respondent": passage.respondent,
        "view": passage.view,
        "handling": passage.handling,
        "outcome": passage.outcome.value,
        "section": passage.section,
    }
    return {name: value for name, value in row.items() if value not in ("", None)}


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(
        id=row["id"],
        topic=row.get("topic"),
        kind=PassageKind(row["kind"]),
        text=row.get("text", ""),
        speaker=row.get("speaker", ""),
        label=row.get("label", ""),
        respondent=row.get("respondent", ""),
        view=row.get("view", ""),
        handling=row.get("handling", ""),
        outcome=Outcome(row.get("outcome", "")),
        section=row.get("section", ""),
    )
