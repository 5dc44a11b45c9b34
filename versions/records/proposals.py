"""Proposals: other wordings of one clause, from a body or party."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Note
from clauses.model import blocks_text
from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format import clause_file
from versions.format import layout
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields
from versions.records.notes import PassageRef


class UnknownProposalError(NotFoundError):
    """There is no such proposal, or not for this audience."""

    def __init__(self, proposal_id: str) -> None:
        super().__init__(f"{proposal_id}: there is no such proposal")
        self.proposal_id = proposal_id


class ClosedProposalError(VersionsError):
    """A proposal has been adopted already."""

    def __init__(self, proposal_id: str, status: str) -> None:
        super().__init__(f"{proposal_id}: the proposal is {status} already")
        self.proposal_id = proposal_id
        self.status = status


class Status(StrEnum):
    """What has become of a proposal."""

    DRAFT = "draft"
    OPEN = "open"
    ESCALATED = "escalated"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    """Those it comes from have taken it back."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another wording of a clause."""

    id: str
    document: str
    clause: str
    title: str
    from_: str
    """The body or party that proposes it."""
    status: Status
    to: str
    """The body it lies with, or the proposal that superseded it."""
    date: datetime
    base: str
    """Wording id of the clause when it was proposed."""
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    note: PassageRef | None
    """The passage it comes from."""
    readers: Readership
    made_of: tuple[str, ...] = ()
    """The proposals that it is written from, where it is a compromise."""
    why: str = ""
    """Why it has come to its status, for all who may read it."""

    @property
    def unsettled(self) -> bool:
        """Whether somebody is yet to say what becomes of it."""
        return self.status in (Status.DRAFT, Status.OPEN, Status.ESCALATED)

    @property
    def text(self) -> str:
        """The proposed words."""
        return blocks_text(self.blocks)

    @property
    def wording_id(self) -> str:
        """The wording id of the proposed words, under no heading."""
        return clause_file.wording_id(Clause("", blocks=self.blocks, notes=self.notes))


def write_proposal(proposal: Proposal) -> bytes:
    """Write the file of a proposal: what is said of it, and below that the wording."""
    record = {
        "base": proposal.base,
        "clause": proposal.clause,
        "date": proposal.date.isoformat(),
        "document": proposal.document,
        "from": proposal.from_,
        "id": proposal.id,
        "made_of": list(proposal.made_of),
        "note": str(proposal.note) if proposal.note else "",
        "status": proposal.status.value,
        "title": proposal.title,
        "to": proposal.to,
    } | readers_fields(proposal.readers)
    record |= {"why": proposal.why} if proposal.why else {}
    wording = clause_file.write(Clause("", blocks=proposal.blocks, notes=proposal.notes))
    return layout.write_json(record) + b"\n" + wording.encode()


def read_proposal(content: bytes, file: str) -> Proposal:
    """Read the file of a proposal.

    Raises:
        DamagedFileError: It is not one.
        DamagedClauseError: Its wording is not in the format of clause files.
    """
    head, _, wording = clause_file.decoded(content).partition("\n}\n\n")
    found = clause_file.parse_content(wording)
    make = partial(_proposal, found.blocks, found.notes)
    return layout.read_as(f"{head}\n}}".encode(), file, make)


def _proposal(
    blocks: tuple[Block, ...], notes: tuple[Note, ...], record: dict[str, Any]
) -> Proposal:
    return Proposal(
        id=record["id"],
        document=record["document"],
        clause=record["clause"],
        title=record["title"],
        from_=record["from"],
        status=Status(record["status"]),
        to=record["to"],
        date=datetime.fromisoformat(record["date"]),
        base=record["base"],
        blocks=blocks,
        notes=notes,
        note=PassageRef.parse(record["note"]) if record["note"] else None,
        readers=read_readers(record),
        made_of=tuple(record.get("made_of", ())),
        why=record.get("why", ""),
    )
