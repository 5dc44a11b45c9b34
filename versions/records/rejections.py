"""Suggested links that somebody looked at and found wrong."""

import datetime
from dataclasses import dataclass
from typing import Any

from versions.format import layout
from versions.records.links import Target
from versions.records.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Rejection:
    """A passage, and a clause that it does not speak of."""

    id: str
    """That of the suggestion."""
    note: str
    passage: str
    target: Target
    by: str
    date: datetime.datetime


def rejection_of(suggestion: Suggestion, by: str, when: datetime.datetime) -> Rejection:
    """What is kept of a suggestion that is wrong."""
    target = Target(suggestion.target.document, suggestion.target.clause)
    return Rejection(suggestion.id, suggestion.note, suggestion.passage, target, by, when)


def write_rejection(rejection: Rejection) -> bytes:
    """Write the file of a rejection."""
    return layout.write_json(
        {
            "by": rejection.by,
            "clause": rejection.target.clause,
            "date": rejection.date.isoformat(),
            "document": rejection.target.document,
            "id": rejection.id,
            "note": rejection.note,
            "passage": rejection.passage,
        }
    )


def read_rejection(content: bytes, file: str) -> Rejection:
    """Read the file of a rejection.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _rejection)


def _rejection(record: dict[str, Any]) -> Rejection:
    return Rejection(
        record["id"],
        record["note"],
        record["passage"],
        Target(record["document"], record["clause"]),
        record["by"],
        datetime.datetime.fromisoformat(record["date"]),
    )
