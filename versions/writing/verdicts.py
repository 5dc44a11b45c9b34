"""Says who decides on texts, and keeps what each party decided."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Document
from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.identifiers import slug
from versions.format.messages import checked_name
from versions.format.normal import line
from versions.git.pen import SERVICE
from versions.records.verdicts import NotForDecisionError
from versions.records.verdicts import OtherTextError
from versions.records.verdicts import Outcome
from versions.records.verdicts import UnknownPartyError
from versions.records.verdicts import Verdict
from versions.records.verdicts import write_parties
from versions.records.verdicts import write_verdict
from versions.stages import Stage
from versions.writing.desk import Desk

_A_COPY = 0.3
"""A file that shares more of its clauses with a version than this is meant to be its text."""


def name_parties(desk: Desk, parties: Sequence[str], when: datetime.datetime) -> tuple[str, ...]:
    """Say who decides on texts, besides those that are named already.

    Raises:
        BadTextError: A name holds signs that no name may have.
    """
    known = {party.casefold(): party for party in desk.view.parties}
    for party in parties:
        plain = checked_name(party)
        known.setdefault(plain.casefold(), plain)
    pen = desk.pen(SERVICE, when)
    pen.notes({layout.PARTIES_FILE: write_parties(known.values())}, "parties")
    pen.put_down()
    return tuple(known.values())


@dataclass(frozen=True, slots=True)
class Decided:
    """What a party decided, as somebody records it."""

    document: str
    version: str
    party: str
    outcome: Outcome
    date: datetime.date
    by: str
    file_name: str = ""
    file: bytes = b""
    read: Document | None = None
    """The file as it was read, if it is a document."""


def decide(desk: Desk, decided: Decided, when: datetime.datetime) -> Verdict:
    """Keep a party's decision on one exact text; a later one of the same party replaces it.

    Raises:
        NotFoundError: There is no such version.
        NotForDecisionError: The version is not at the stage of decision.
        OtherTextError: The file is another wording of the text.
        UnknownPartyError: Parties are named, and it is not one of them.
    """
    document, version = decided.document, decided.version
    if desk.view.version(document, version).stage is not Stage.DECISION:
        raise NotForDecisionError(document, version)
    if decided.read and _is_another_wording(decided.read, desk.view.document(document, version)):
        raise OtherTextError(document, version, decided.file_name)
    party = _party(desk, decided.party)
    pen = desk.pen(decided.by or SERVICE, when)
    verdict = Verdict(
        document,
        version,
        desk.view.tree(document, version),
        party,
        decided.outcome,
        decided.date,
        line(decided.file_name),
        pen.author,
    )
    key = slug(party) or new_id((), "party", party)
    files: dict[str, bytes | str | None] = {
        layout.verdict_path(document, version, key): write_verdict(verdict)
    }
    if decided.file:
        path = layout.verdict_source_path(document, version, key, verdict.file_name)
        files[path] = decided.file
    pen.notes(files, f"{party} decided on {document}/{version}")
    pen.put_down()
    return verdict


def _party(desk: Desk, name: str) -> str:
    """A party as it is named among those that decide; where none are named, as it is given."""
    plain = checked_name(name)
    parties = desk.view.parties
    for party in parties:
        if party.casefold() == plain.casefold():
            return party
    if parties:
        raise UnknownPartyError(plain, parties)
    return plain


def _is_another_wording(read: Document, version: Document) -> bool:
    """Whether a file is meant to be the text of a version and is not."""
    comparison = compare(version, read)
    differs = any(set(change.kinds) - {Kind.FORMATTED} for change in comparison.changes)
    return differs and _alike(comparison) > _A_COPY


def _alike(comparison: Comparison) -> float:
    paired = sum(bool(change.old and change.new) for change in comparison.changes)
    return paired / max(len(comparison.old.clauses), 1)
