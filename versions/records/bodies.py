"""The bodies that meet, and what else minutes call them: SG for the steering group."""

import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import Any

from versions.format import layout
from versions.minutes.values import Minutes


@dataclass(frozen=True, slots=True)
class Body:
    """A group that meets."""

    name: str
    aliases: tuple[str, ...]
    """What else it is called."""


def called(bodies: Iterable[Body], name: str) -> str:
    """The name of the body that is called so; what it is called, where none is known by that.

    Case, spaces and full stops do not count.

    Examples:
        >>> called([Body("Gemensam styrgrupp", ("SG", "styrgr."))], "Styrgr")
        'Gemensam styrgrupp'
    """
    for body in bodies:
        if _plain(name) in map(_plain, (body.name, *body.aliases)):
            return body.name
    return name


def _plain(name: str) -> str:
    return re.sub(r"[\s.]+", " ", name).strip().casefold()


def with_known_bodies(minutes: Minutes, bodies: Sequence[Body]) -> Minutes:
    """Minutes with the bodies in them under their names."""
    passages = (replace(one, speaker=called(bodies, one.speaker)) for one in minutes.passages)
    return replace(minutes, body=called(bodies, minutes.body), passages=tuple(passages))


def write_bodies(bodies: Iterable[Body]) -> bytes:
    """Write the file that names the bodies."""
    rows = [{"name": body.name, "aliases": list(body.aliases)} for body in bodies]
    return layout.write_json({"bodies": rows})


def read_bodies(content: bytes, file: str) -> tuple[Body, ...]:
    """Read the bodies.

    Raises:
        DamagedFileError: It is not such a file.
    """
    return layout.read_as(content, file, _bodies)


def _bodies(record: dict[str, Any]) -> tuple[Body, ...]:
    return tuple(Body(row["name"], tuple(row["aliases"])) for row in record["bodies"])
