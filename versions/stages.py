"""Stages of a document, and the audiences that read at each."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

NOW = "now"
"""What the text being worked on is called among versions."""


class Stage(StrEnum):
    """How far a version has come."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    DECISION = "decision"


class Audience(StrEnum):
    """For whom a store is read; each also reads what the next one does."""

    DRAFT = "draft"
    """The working group: reads everything."""
    CONSULTATION = "consultation"
    """The parties: read what was sent to them and what is decided."""
    DECISION = "decision"
    """Everyone: reads what is decided."""


@dataclass(frozen=True, slots=True)
class Family:
    """An agreement with everything under it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Version:
    """A named, immutable state of one document."""

    id: str
    document: str
    stage: Stage
    date: datetime.date
    title: str
    """The document's title in this version."""
    by: str
    """Who made it a version."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document of the family and its versions, oldest first."""

    id: str
    title: str
    kind: str
    parent: str | None
    versions: tuple[Version, ...] = ()
