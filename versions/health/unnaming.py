"""What the files of notes are to hold when somebody is named in none of them."""

import json
from collections.abc import Iterator
from typing import Any

from versions.errors import VersionsError
from versions.format import layout
from versions.records.people import Known
from versions.words.mentions import Mentions

_NAMING = frozenset({"name", "written_by", "speaker", "respondent", "by", "from", "to", "body"})
"""What in a record may be the name of a person."""


class UnreadFileError(VersionsError):
    """Nobody can look into a file that came from outside."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: nobody can look into this file")
        self.path = path


class Unnaming:
    """Takes one person out of files."""

    def __init__(self, who: Known) -> None:
        """Begin with a person.

        Raises:
            BadTextError: The name is too short for one.
        """
        self._who = who
        self._mentions = Mentions(who.name)

    def file(self, path: str, content: bytes) -> bytes | None:
        """What a file is to hold; nothing where it is to go.

        Files from outside that name the person go whole: changed ones would pretend to be the
        originals.

        Raises:
            UnreadFileError: Nobody can tell whether it names the person.
        """
        try:
            return self._after(path, content)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadFileError(path) from error

    def _after(self, path: str, content: bytes) -> bytes | None:
        if path.startswith("proposals/"):
            return self._mentions.without(content.decode()).encode()
        if not is_record(path):
            named = self._mentions.inside(content, path)
            if named is None:
                raise UnreadFileError(path)
            return None if named else content
        record = json.loads(content)
        if path.startswith("people/") and self._mentions.alone(str(record["name"])):
            return None
        after = self._without(record)
        return content if after == record else layout.write_json(after)

    def _without(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._mentions.without(value)
        if isinstance(value, list):
            return [self._without(one) for one in value if not self._is_row_of(one)]
        if isinstance(value, dict):
            return {key: self._field(key, inner) for key, inner in value.items()}
        return value

    def _field(self, key: str, value: Any) -> Any:
        """A field of a record; who did something is still told apart, by key."""
        if key == "by" and isinstance(value, str) and self._mentions.alone(value):
            return self._who.key
        return self._without(value)

    def _is_row_of(self, row: Any) -> bool:
        """Whether a row of a list is about the person alone: one who took part in a meeting."""
        return isinstance(row, dict) and "organisation" in row and self._mentions.alone(row["name"])


def is_record(path: str) -> bool:
    """Whether a file of notes is a record of ours, and none that came from outside."""
    folder, _, name = path.rpartition("/")
    if folder.startswith("sources/"):
        return name.endswith(".about.json")
    return name.endswith(".json") and ".source." not in name and not name.startswith("source.")


def names_in(record: bytes) -> Iterator[str]:
    """Everything in a record that may be the name of a person; nothing where it cannot be read."""
    try:
        told = json.loads(record)
    except ValueError:
        return
    yield from _named(told)


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _NAMING and isinstance(inner, str):
                yield inner
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
