"""Who reads, and who may: the one place that decides whether the two meet.

A record names the audience it is for, and besides that bodies and parties. Whoever is of the
audience, or belongs to one of those named, may read it; the working group reads everything.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from versions.format.messages import checked_name
from versions.stages import Audience
from versions.stages import Stage

_ORDER = (Audience.DRAFT, Audience.CONSULTATION, Audience.DECISION)


@dataclass(frozen=True, slots=True)
class Readership:
    """Who may read something."""

    audience: Audience = Audience.DRAFT
    """The widest audience that may, without being named."""
    bodies: tuple[str, ...] = ()
    """Names of the bodies and parties that may besides."""


WORKING_GROUP = Readership()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: how early they are let in, and the bodies and parties they belong to."""

    audience: Audience
    bodies: frozenset[str] = frozenset()


def reader_of(who: Reader | Audience) -> Reader:
    """The reader who is of an audience and of no body, or the reader that is given."""
    return who if isinstance(who, Reader) else Reader(who)


def may_read(reader: Reader, readers: Readership) -> bool:
    """Whether a reader is among those who may read something.

    Bodies are the same when their names are, case aside.

    Examples:
        >>> may_read(Reader(Audience.CONSULTATION), Readership(Audience.DECISION))
        True
        >>> may_read(Reader(Audience.CONSULTATION), Readership(Audience.DRAFT))
        False
        >>> steering = frozenset({"styrgruppen"})
        >>> named = Readership(Audience.DRAFT, ("Styrgruppen",))
        >>> may_read(Reader(Audience.DECISION, steering), named)
        True
    """
    if _ORDER.index(reader.audience) <= _ORDER.index(readers.audience):
        return True
    return not _folded(reader.bodies).isdisjoint(_folded(readers.bodies))


def of_stage(stage: Stage) -> Readership:
    """Who may read a version at a stage, unless it names others."""
    return Readership(Audience(stage.value))


def checked_readers(readers: Readership) -> Readership:
    """Answer a readership whose bodies are each named once, in order.

    Raises:
        BadTextError: A body has a name that none can have.
    """
    return Readership(readers.audience, tuple(sorted({checked_name(b) for b in readers.bodies})))


def readers_fields(readers: Readership) -> dict[str, Any]:
    """The fields of a record that say who may read it."""
    return {"audience": readers.audience.value, "readers": list(readers.bodies)}


def read_readers(record: Mapping[str, Any]) -> Readership:
    """Who may read a record; one without bodies names none.

    Raises:
        KeyError: It names no audience.
        ValueError: There is no such audience.
    """
    return Readership(Audience(record["audience"]), tuple(record.get("readers", ())))


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)
