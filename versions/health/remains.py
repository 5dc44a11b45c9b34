"""What names a person where it cannot be changed: in the texts, and in files nobody can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from versions.format.identifiers import slug
from versions.git.command_line import git
from versions.git.command_line import git_objects
from versions.git.repository import Repository
from versions.records.people import Known
from versions.words.mentions import Mentions


class RemainKind(StrEnum):
    """What is left of a person."""

    AUTHOR_KEY = "author-key"
    """Author of decisions, under a key that leads to no name."""
    AUTHOR = "author"
    """Author of a decision or version, by name."""
    REASON = "reason"
    """Named in what a decision or version says of itself."""
    WORDING = "wording"
    """Named in a file of the texts."""
    PATH = "path"
    """The name stands in the path of a file."""
    NOTES = "notes"
    """Named in an object of notes."""
    UNREAD = "unread"
    """A file that nobody could look into."""
    BACKUP = "backup"
    """A backup that was made before."""
    MOVED = "moved"
    """Backups that are no longer where they were written: gone, or moved."""
    FOLLOWER = "follower"
    """A follower; it has to be brought up to date, and made to forget."""


@dataclass(frozen=True, slots=True)
class Remains:
    """Something that is left of a person, and where."""

    kind: RemainKind
    where: str


def remains_in_texts(texts: Repository, who: Known) -> Iterator[Remains]:
    """What names somebody in any object of the texts."""
    mentions, paths = Mentions(who.name), _paths(texts)
    found: set[Remains] = set()
    by_key = 0
    for one in git_objects(texts.path):
        where = paths.get(one.oid) or one.oid[:12]
        if one.kind == "blob":
            found |= _when(mentions.within(_text(one.content)), RemainKind.WORDING, where)
        elif one.kind != "tree":
            head, _, said = _text(one.content).partition("\n\n")
            by_key += one.kind == "commit" and f"\nauthor {who.key} <" in head
            found |= _when(mentions.within(head), RemainKind.AUTHOR, where)
            found |= _when(mentions.within(said), RemainKind.REASON, where)
    found |= _in_paths(paths, who)
    if by_key:
        yield Remains(RemainKind.AUTHOR_KEY, f"{who.key} × {by_key}")
    yield from sorted(found, key=lambda one: (one.kind, one.where))


def remains_in_notes(notes: Repository, who: Known) -> Iterator[Remains]:
    """What names somebody in any object of notes, whether anything leads to it or not."""
    mentions, paths = Mentions(who.name), _paths(notes)
    found = set(_in_paths(paths, who))
    for one in git_objects(notes.path):
        where = paths.get(one.oid) or one.oid[:12]
        named = one.kind != "tree" and mentions.within(_text(one.content))
        found |= _when(named, RemainKind.NOTES, where)
    yield from sorted(found, key=lambda one: (one.kind, one.where))


def _when(holds: bool, kind: RemainKind, where: str) -> set[Remains]:
    return {Remains(kind, where)} if holds else set()


def _in_paths(paths: dict[str, str], who: Known) -> set[Remains]:
    """Paths with the whole of a name in them."""
    name = slug(who.name)
    if not name:
        return set()
    named = (path for path in paths.values() if f"-{name}-" in f"-{_words(path)}-")
    return {Remains(RemainKind.PATH, path) for path in named}


def _words(path: str) -> str:
    return path.replace("/", "-").replace(".", "-")


def _paths(repository: Repository) -> dict[str, str]:
    """Where the files lie that anything leads to, by their ids."""
    told = git(repository.path, "rev-list", "--objects", "--all").splitlines()
    rows = (row.partition(" ") for row in told)
    return {oid: path for oid, _, path in rows if path}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
