"""Persons known to a store. Their names lie in notes, where they can be erased; texts hold keys."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass

from versions.format.identifiers import random_id

PREFIX = "person-"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody with a key."""

    key: str
    name: str


def key_for(name: str, people: Iterable[Known], participants: Iterable[str]) -> Known | None:
    """The key under which a name goes into texts; nothing for the name of a body.

    A name is a person's when the store has it as one, or when minutes list it among their
    participants.
    """
    known = {person.name.casefold(): person for person in people}
    wanted = name.casefold()
    if wanted in known:
        return known[wanted]
    if wanted in {participant.casefold() for participant in participants}:
        return Known(new_key(person.key for person in known.values()), name)
    return None


def new_key(used: Iterable[str]) -> str:
    """A key for a person, from which the name cannot be told."""
    return PREFIX + random_id({key.removeprefix(PREFIX) for key in used})


def shown(name: str, names: Mapping[str, str]) -> str:
    """The name behind an author of texts: of a person by key, of a body as it stands."""
    return names.get(name, "") if name.startswith(PREFIX) else name


def named_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Names of known persons that a text mentions."""
    folded = text.casefold()
    return tuple(name for name in names if name.casefold() in folded)
