"""Comments on words of a clause or proposal: they survive its edits, or are orphans."""

import datetime
from dataclasses import dataclass
from typing import Any

from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format import layout
from versions.minutes.values import Outcome
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields
from versions.records.links import Target
from versions.words.anchors import Anchor
from versions.words.spans import Span


class NotSaidError(VersionsError):
    """Words that a comment is about do not stand in the text."""

    def __init__(self, quote: str) -> None:
        super().__init__(f"{quote!r}: these words do not stand in the text")
        self.quote = quote


class UnknownCommentError(NotFoundError):
    """There is no such comment, or not for this audience."""

    def __init__(self, comment_id: str) -> None:
        super().__init__(f"{comment_id}: there is no such comment")
        self.comment_id = comment_id


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of a comment, and why."""

    outcome: Outcome
    text: str
    by: str
    date: datetime.datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says of some words."""

    id: str
    target: Target
    """The clause, in the version in which the words stood."""
    proposal: str
    """The proposal in which they stood, if it is about one."""
    anchor: Anchor
    text: str
    by: str
    date: datetime.datetime
    readers: Readership
    handled: Handled | None = None
    """Nothing while nobody has dealt with it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment, and where its words stand in the text that is read."""

    comment: Comment
    place: Span | None
    """Nothing where they are gone: the comment is an orphan, and its target says where it stood."""

    @property
    def orphan(self) -> bool:
        """Whether the words are gone."""
        return self.place is None


def write_comment(comment: Comment) -> bytes:
    """Write the file of a comment."""
    return layout.write_json(
        {
            "after": comment.anchor.after,
            "before": comment.anchor.before,
            "by": comment.by,
            "date": comment.date.isoformat(),
            "id": comment.id,
            "place": comment.anchor.place,
            "proposal": comment.proposal,
            "quote": comment.anchor.quote,
            "target": str(comment.target),
            "text": comment.text,
        }
        | readers_fields(comment.readers)
        | ({"handled": _handled_fields(comment.handled)} if comment.handled else {})
    )


def _handled_fields(handled: Handled) -> dict[str, str]:
    return {
        "by": handled.by,
        "date": handled.date.isoformat(),
        "outcome": handled.outcome.value,
        "text": handled.text,
    }


def read_comment(content: bytes, file: str) -> Comment:
    """Read the file of a comment.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _comment)


def _comment(record: dict[str, Any]) -> Comment:
    return Comment(
        record["id"],
        Target.parse(record["target"]),
        record["proposal"],
        Anchor(record["quote"], record["before"], record["after"], float(record["place"])),
        record["text"],
        record["by"],
        datetime.datetime.fromisoformat(record["date"]),
        read_readers(record),
        _handled(record["handled"]) if "handled" in record else None,
    )


def _handled(record: dict[str, Any]) -> Handled:
    moment = datetime.datetime.fromisoformat(record["date"])
    return Handled(Outcome(record["outcome"]), record["text"], record["by"], moment)
