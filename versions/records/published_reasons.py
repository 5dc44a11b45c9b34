"""What is told outside the working group of why a decision was made.

The reason of a decision is for the working group, as the decision itself. It may be told to others
in a form of its own, such as a shorter one.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from versions.format import layout
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields


@dataclass(frozen=True, slots=True)
class PublishedReason:
    """A decision's reason as some are told it."""

    change: str
    """The decision, by its commit."""
    text: str
    readers: Readership
    by: str
    date: datetime.datetime


def write_published(reason: PublishedReason) -> bytes:
    """Write the file of a published reason."""
    return layout.write_json(
        {
            "by": reason.by,
            "change": reason.change,
            "date": reason.date.isoformat(),
            "text": reason.text,
        }
        | readers_fields(reason.readers)
    )


def read_published(content: bytes, file: str) -> PublishedReason:
    """Read the file of a published reason.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _published)


def _published(record: dict[str, Any]) -> PublishedReason:
    return PublishedReason(
        record["change"],
        record["text"],
        read_readers(record),
        record["by"],
        datetime.datetime.fromisoformat(record["date"]),
    )
