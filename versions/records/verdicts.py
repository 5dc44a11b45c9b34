"""Who has decided: each party's decision on one exact text."""

import datetime
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from versions.errors import VersionsError
from versions.format import layout


class NotForDecisionError(VersionsError):
    """A version is not one that parties decide on."""

    def __init__(self, document: str, version: str) -> None:
        super().__init__(f"{document}@{version}: the version is not at the stage of decision")
        self.document = document
        self.version = version


class OtherTextError(VersionsError):
    """What a party decided on is not the text of the version."""

    def __init__(self, document: str, version: str, file_name: str) -> None:
        super().__init__(f"{file_name}: it is not the text of {document}@{version}")
        self.document = document
        self.version = version
        self.file_name = file_name


class UnknownPartyError(VersionsError):
    """A party is not among those that decide."""

    def __init__(self, party: str, known: Sequence[str]) -> None:
        super().__init__(f"{party}: no such party decides; they are {', '.join(known)}")
        self.party = party
        self.known = tuple(known)


class Outcome(StrEnum):
    """What a party decided."""

    YES = "yes"
    NO = "no"
    STATEMENT = "yes-with-statement"

    @property
    def adopts(self) -> bool:
        """Whether the party has adopted the text."""
        return self is not Outcome.NO


@dataclass(frozen=True, slots=True)
class Verdict:
    """A party's decision on a version of a document."""

    document: str
    version: str
    text: str
    """The exact text: the tree of the version."""
    party: str
    outcome: Outcome
    date: datetime.date
    file_name: str
    """The extract of the minutes, or the party's copy of the text; perhaps none."""
    by: str
    """Who recorded it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the parties have come with one version."""

    document: str
    version: str
    verdicts: tuple[Verdict, ...]
    """One of each party that has decided, by party."""
    left: tuple[str, ...]
    """The parties that have not."""
    named: bool = True
    """Whether it is said which parties decide; else nobody knows how many are left."""

    @property
    def adopted(self) -> int:
        """How many have adopted it."""
        return sum(one.outcome.adopts for one in self.verdicts)

    @property
    def parties(self) -> int:
        """How many are to decide."""
        return len(self.verdicts) + len(self.left)


def standing(
    document: str, version: str, verdicts: Iterable[Verdict], parties: Sequence[str]
) -> Standing:
    """Who has decided on a version, and who is left."""
    here = [one for one in verdicts if (one.document, one.version) == (document, version)]
    decided = {one.party.casefold() for one in here}
    left = tuple(party for party in parties if party.casefold() not in decided)
    decided_by = tuple(sorted(here, key=lambda one: one.party))
    return Standing(document, version, decided_by, left, bool(parties))


def write_verdict(verdict: Verdict) -> bytes:
    """Write the file of a decision."""
    return layout.write_json(
        {
            "by": verdict.by,
            "date": verdict.date.isoformat(),
            "document": verdict.document,
            "file": verdict.file_name,
            "outcome": verdict.outcome.value,
            "party": verdict.party,
            "text": verdict.text,
            "version": verdict.version,
        }
    )


def read_verdict(content: bytes, file: str) -> Verdict:
    """Read the file of a decision.

    Raises:
        DamagedFileError: It is not one.
    """
    return layout.read_as(content, file, _verdict)


def _verdict(record: dict[str, Any]) -> Verdict:
    return Verdict(
        record["document"],
        record["version"],
        record["text"],
        record["party"],
        Outcome(record["outcome"]),
        datetime.date.fromisoformat(record["date"]),
        record["file"],
        record["by"],
    )


def write_parties(parties: Iterable[str]) -> bytes:
    """Write who decides."""
    return layout.write_json({"parties": list(parties)})


def read_parties(content: bytes, file: str) -> tuple[str, ...]:
    """Read who decides.

    Raises:
        DamagedFileError: It is not such a file.
    """
    record = layout.read_json(content, file)
    if not isinstance(record.get("parties"), list):
        raise layout.DamagedFileError(file, "it names no parties")
    return tuple(map(str, record["parties"]))
