"""Questions: what a body cannot settle, with whom it lies, and what it was answered."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format import layout
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields
from versions.records.links import Target
from versions.records.notes import PassageRef


class UnknownQuestionError(NotFoundError):
    """There is no such question, or not for this reader."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question}: there is no such question")
        self.question = question


class AnsweredError(VersionsError):
    """A question has been answered already."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question}: the question is answered already")
        self.question = question


class QuestionState(StrEnum):
    """How far a question has come."""

    OPEN = "open"
    ESCALATED = "escalated"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done with a question."""

    state: QuestionState
    """What it became."""
    date: datetime.date
    by: str
    """The body that did it."""
    to: str = ""
    """Whom it was passed to."""
    text: str = ""
    """The answer, or what was said."""
    note: PassageRef | None = None
    """The passage of the minutes that it stands in."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and everything that was done with it."""

    id: str
    title: str
    body: str
    """The body that owns it."""
    due: datetime.date | None
    """The meeting at which it is to be dealt with."""
    targets: tuple[Target, ...]
    """The clauses and documents it is about; perhaps none."""
    proposals: tuple[str, ...]
    note: PassageRef | None
    """The passage that raised it."""
    events: tuple[Event, ...]
    """Oldest first; the first is that it was asked."""
    readers: Readership

    @property
    def state(self) -> QuestionState:
        """How far it has come."""
        return self.events[-1].state

    @property
    def to(self) -> str:
        """With whom it lies: the body it was passed to last, else the one that owns it."""
        passed = [event.to for event in self.events if event.to]
        return passed[-1] if passed else self.body

    @property
    def answer(self) -> str:
        """What it was answered; nothing while it is open."""
        return self.events[-1].text if self.state is QuestionState.ANSWERED else ""


def write_question(question: Question) -> bytes:
    """Write the file of a question."""
    return layout.write_json(
        {
            "body": question.body,
            "due": question.due.isoformat() if question.due else None,
            "events": [_event_row(event) for event in question.events],
            "id": question.id,
            "note": str(question.note) if question.note else "",
            "proposals": list(question.proposals),
            "targets": [str(target) for target in question.targets],
            "title": question.title,
        }
        | readers_fields(question.readers)
    )


def _event_row(event: Event) -> dict[str, str]:
    return {
        "by": event.by,
        "date": event.date.isoformat(),
        "note": str(event.note) if event.note else "",
        "state": event.state.value,
        "text": event.text,
        "to": event.to,
    }


def read_question(content: bytes, file: str) -> Question:
    """Read the file of a question.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _question)


def _question(record: dict[str, Any]) -> Question:
    return Question(
        id=record["id"],
        title=record["title"],
        body=record["body"],
        due=datetime.date.fromisoformat(record["due"]) if record["due"] else None,
        targets=tuple(map(Target.parse, record["targets"])),
        proposals=tuple(record["proposals"]),
        note=PassageRef.parse(record["note"]) if record["note"] else None,
        events=tuple(map(_event, record["events"])),
        readers=read_readers(record),
    )


def _event(row: dict[str, str]) -> Event:
    return Event(
        QuestionState(row["state"]),
        datetime.date.fromisoformat(row["date"]),
        row["by"],
        row["to"],
        row["text"],
        PassageRef.parse(row["note"]) if row.get("note") else None,
    )
