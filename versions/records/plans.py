"""Plans: what is to come for a document, with a date or period, body and form."""

import datetime
from dataclasses import dataclass
from typing import Any

from versions.errors import NotFoundError
from versions.format import layout


class UnknownStepError(NotFoundError):
    """There is no such step, or not for this reader."""

    def __init__(self, step: str) -> None:
        super().__init__(f"{step}: there is no such step")
        self.step = step


@dataclass(frozen=True, slots=True)
class Replanned:
    """When a step was to be before it was moved, and why it was."""

    date: datetime.date
    until: datetime.date | None
    why: str
    on: datetime.date
    """When it was moved."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Something that is to come for a document."""

    id: str
    document: str
    title: str
    date: datetime.date
    until: datetime.date | None
    """The last day of a period."""
    body: str
    form: str
    """A meeting, *per capsulam* …"""
    earlier: tuple[Replanned, ...] = ()
    """Oldest first."""


def write_step(step: PlanStep) -> bytes:
    """Write the file of a step."""
    return layout.write_json(
        {
            "body": step.body,
            "date": step.date.isoformat(),
            "document": step.document,
            "earlier": [_row(one) for one in step.earlier],
            "form": step.form,
            "id": step.id,
            "title": step.title,
            "until": _iso(step.until),
        }
    )


def _row(one: Replanned) -> dict[str, str | None]:
    return {
        "date": one.date.isoformat(),
        "on": one.on.isoformat(),
        "until": _iso(one.until),
        "why": one.why,
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def read_step(content: bytes, file: str) -> PlanStep:
    """Read the file of a step.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _step)


def _step(record: dict[str, Any]) -> PlanStep:
    return PlanStep(
        record["id"],
        record["document"],
        record["title"],
        datetime.date.fromisoformat(record["date"]),
        _day(record["until"]),
        record["body"],
        record["form"],
        tuple(map(_replanned, record["earlier"])),
    )


def _replanned(row: dict[str, Any]) -> Replanned:
    return Replanned(
        datetime.date.fromisoformat(row["date"]),
        _day(row["until"]),
        row["why"],
        datetime.date.fromisoformat(row["on"]),
    )


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
