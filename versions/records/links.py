"""Links: which passage of a note speaks of what, and how."""

import datetime
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format import layout
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields
from versions.records.notes import NoteState
from versions.records.texts import Decision


class UnknownLinkError(NotFoundError):
    """There is no such link, or not for this audience."""

    def __init__(self, link_id: str) -> None:
        super().__init__(f"{link_id}: there is no such link")
        self.link_id = link_id


class UnknownChangeError(NotFoundError):
    """No decision on the texts has this id."""

    def __init__(self, change: str) -> None:
        super().__init__(f"{change}: there is no such change")
        self.change = change


class BadTargetError(VersionsError):
    """A text names nothing that a passage can be about."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r}: name a document or clause as DOCUMENT[/CLAUSE][@VERSION], or else "
            "proposal:ID, question:ID or step:ID"
        )
        self.text = text


class LinkKind(StrEnum):
    """What a passage does to what it speaks of."""

    DISCUSSES = "discusses"
    PROPOSES = "proposes"
    DECIDES = "decides"
    ENDORSES = "endorses"
    NOTES = "notes"
    LEAVES = "leaves"
    """It was considered, and left as it was."""


class Sort(StrEnum):
    """What else than texts a passage can be about."""

    PROPOSAL = "proposal"
    QUESTION = "question"
    STEP = "step"


_SORTS = frozenset(Sort)


@dataclass(frozen=True, slots=True)
class Target:
    """What a passage is about: a document, a clause, or either as it stands in a version.

    Or else a proposal, a question or a step of a plan, which stands in no document.
    """

    document: str
    clause: str = ""
    version: str = ""
    sort: Sort | None = None
    id: str = ""
    """Of a proposal, question or step."""

    def __str__(self) -> str:
        if self.sort:
            return f"{self.sort.value}:{self.id}"
        clause = f"/{self.clause}" if self.clause else ""
        return f"{self.document}{clause}{f'@{self.version}' if self.version else ''}"

    @classmethod
    def parse(cls, text: str) -> "Target":
        """Read ``hsa/k7f3a9@beslut-1`` or ``question:p7d2m4ht``.

        Raises:
            BadTargetError: It names nothing.
        """
        sort, colon, name = text.partition(":")
        if colon and name and sort in _SORTS:
            return cls("", sort=Sort(sort), id=name)
        what, _, version = text.partition("@")
        document, _, clause = what.partition("/")
        if not document or ":" in text:
            raise BadTargetError(text)
        return cls(document, clause, version)


@dataclass(frozen=True, slots=True)
class Link:
    """A passage and what it speaks of."""

    id: str
    note: str
    passage: str
    quote: str
    """The passage's words."""
    target: Target
    kind: LinkKind
    change: str
    """The commit it explains, if one is named."""
    phrase: str
    """The words it speaks of, if they are named; of what was left as it was, where it went."""
    by: str
    date: datetime.datetime
    confirmed: bool
    readers: Readership
    """Who may know of it."""
    state: NoteState = NoteState.DRAFT
    """The state of the minutes that the passage stands in."""


def write_link(link: Link) -> bytes:
    """Write the file of a link; the quote is the note's and not repeated."""
    return layout.write_json(
        {
            "by": link.by,
            "change": link.change,
            "clause": link.target.clause,
            "confirmed": link.confirmed,
            "date": link.date.isoformat(),
            "document": link.target.document,
            "id": link.id,
            "kind": link.kind.value,
            "note": link.note,
            "passage": link.passage,
            "phrase": link.phrase,
            "version": link.target.version,
        }
        | ({"about": str(link.target)} if link.target.sort else {})
        | readers_fields(link.readers)
    )


def read_link(content: bytes, file: str) -> Link:
    """Read the file of a link; its quote is left for whoever has the note.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _link)


def _link(record: dict[str, Any]) -> Link:
    return Link(
        id=record["id"],
        note=record["note"],
        passage=record["passage"],
        quote="",
        target=_target(record),
        kind=LinkKind(record["kind"]),
        change=record["change"],
        phrase=record["phrase"],
        by=record["by"],
        date=datetime.datetime.fromisoformat(record["date"]),
        confirmed=record["confirmed"],
        readers=read_readers(record),
    )


def _target(record: dict[str, Any]) -> Target:
    if "about" in record:
        return Target.parse(record["about"])
    return Target(record["document"], record["clause"], record["version"])


def links_of(decisions: Iterable[Decision]) -> Iterator[Link]:
    """The links that decisions name themselves: the passage that an edit or adoption follows."""
    for decision in decisions:
        for reference in decision.message.values("Note"):
            note, _, passage = reference.partition("#")
            for target in decision.message.values("Clause"):
                yield Link(
                    id=f"decision-{decision.commit[:12]}",
                    note=note,
                    passage=passage,
                    quote="",
                    target=Target.parse(target),
                    kind=LinkKind.DECIDES,
                    change=decision.commit,
                    phrase="",
                    by=decision.by,
                    date=decision.date,
                    confirmed=True,
                    readers=WORKING_GROUP,
                )
