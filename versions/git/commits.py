"""Commits and annotated tags of git, as values and as bytes."""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import timezone

_SIGNATURE = "-----BEGIN SSH SIGNATURE-----\n"


@dataclass(frozen=True, slots=True)
class Person:
    """Whose a commit is, and when it was made."""

    name: str
    email: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as it lies in git."""

    oid: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str


@dataclass(frozen=True, slots=True)
class Tag:
    """An annotated tag as it lies in git."""

    oid: str
    target: str
    name: str
    message: str
    signed: bool


def commit_bytes(
    tree: str, parents: tuple[str, ...], message: str, author: Person, committer: Person
) -> bytes:
    """Write a commit as git does."""
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
    lines += [f"author {_stamped(author)}", f"committer {_stamped(committer)}"]
    return ("\n".join(lines) + "\n\n" + message).encode()


def commit_from(oid: str, content: bytes) -> Commit:
    """Read a commit as git writes it.

    Raises:
        ValueError: It is none.
        KeyError: It lacks what every commit has.
    """
    head, _, message = content.decode().partition("\n\n")
    rows = [line.partition(" ")[::2] for line in head.split("\n")]
    said, parents = dict(rows), tuple(value for key, value in rows if key == "parent")
    author, committer = _person(said["author"]), _person(said["committer"])
    return Commit(oid, said["tree"], parents, author, committer, message)


def tag_bytes(name: str, target: str, message: str, tagger: Person) -> bytes:
    """Write an annotated tag of a commit as git does, without a signature."""
    head = f"object {target}\ntype commit\ntag {name}\ntagger {_stamped(tagger)}\n\n"
    return (head + message).encode()


def tag_from(oid: str, content: bytes) -> Tag:
    """Read an annotated tag as git writes it.

    Raises:
        ValueError: It is none.
        KeyError: It names no object.
    """
    head, _, said = content.decode().partition("\n\n")
    fields = dict(line.split(" ", 1) for line in head.split("\n"))
    message, mark, _ = said.partition(_SIGNATURE)
    return Tag(oid, fields["object"], fields["tag"], message, signed=bool(mark))


def _stamped(person: Person) -> str:
    offset = person.when.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    stamp = f"{int(person.when.timestamp())} {sign}{hours:02d}{rest:02d}"
    return f"{person.name} <{person.email}> {stamp}"


def _person(line: str) -> Person:
    name, _, rest = line.partition(" <")
    email, _, stamp = rest.partition("> ")
    seconds, _, zone = stamp.partition(" ")
    minutes = int(zone[1:3]) * 60 + int(zone[3:5])
    offset = timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    return Person(name, email, datetime.fromtimestamp(int(seconds), timezone(offset)))
