"""Commit messages: what was done, why, and what it is tied to.

A message has a subject, perhaps a body (the user's reason) and always trailers of ours at the
end. No text of a user can add a trailer: see `_guarded`.
"""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from clauses.model import Clause
from versions.errors import VersionsError
from versions.format.normal import line
from versions.format.normal import text

_SUBJECT_LENGTH = 72
_TRAILER = re.compile(r"([A-Z][A-Za-z]*(?:-[A-Z][a-z]*)*): (.*)\Z")
_LOOKS_LIKE_A_TRAILER = re.compile(r"[\s>|]*[\w-]+\s*[:#=]|\s|-{3}|\(cherry picked from|#")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that XML has no way to write."""
_AROUND = 20
"""How many signs before and after such a one tell where it stands."""
_VALUE = re.compile(r"[a-z0-9]+(?:[-a-z0-9/#@ ]*[a-z0-9])?\Z")


class BadTextError(VersionsError):
    """A name or a reason holds signs that cannot stand there."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__(f"{text!r} cannot be {what}: it is empty or holds control characters")
        self.text = text
        self.what = what


class Action(StrEnum):
    """What a commit on the text being worked on did."""

    CREATE = "create"
    IMPORT = "import"
    EDIT = "edit"
    ADOPT = "adopt"
    RELEASE = "release"
    MIGRATE = "migrate"
    """The store was brought to a later format."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a commit says."""

    subject: str
    action: Action
    why: str = ""
    trailers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by the trailer's name: Clause, Proposal, Note, Version, Split, Merged."""

    def values(self, name: str) -> tuple[str, ...]:
        """The values of one trailer."""
        return self.trailers.get(name, ())


def write_message(message: Message) -> str:
    """Write a commit message.

    Raises:
        BadTextError: The reason holds control characters.
        ValueError: A trailer's value is not made of ids.
    """
    parts = [_subject(message.subject)]
    if message.why.strip():
        parts.append(_guarded(checked_reason(message.why)))
    rows = [f"Action: {message.action.value}"]
    rows += [_row(name, value) for name, values in message.trailers.items() for value in values]
    return "\n\n".join([*parts, "\n".join(rows)]) + "\n"


def read_message(raw: str) -> Message | None:
    """Read a commit message; nothing where it is not one of ours."""
    *parts, last = raw.rstrip("\n").split("\n\n")
    rows = [_TRAILER.match(row) for row in last.split("\n")]
    found = [(row[1], row[2]) for row in rows if row]
    if not parts or len(found) != len(rows) or found[0][0] != "Action":
        return None
    if found[0][1] not in list(Action):
        return None
    why = "\n".join(_unguarded("\n\n".join(parts[1:]).split("\n")))
    return Message(parts[0], Action(found[0][1]), why, _by_name(found[1:]))


def checked_name(name: str) -> str:
    """Answer the name of a body or person, on one line.

    Raises:
        BadTextError: It is empty, or holds signs that no commit's author may have.
    """
    plain = line(name)
    if not plain.strip(".,:;\"'\\ ") or any(_is_control(sign) or sign in "<>" for sign in plain):
        raise BadTextError(name, "the name of a body or person")
    return plain


def checked_line(raw: str, what: str) -> str:
    """Answer a text on one line.

    Args:
        raw: What somebody typed.
        what: What it is to be, for the error: ``"a heading"``.

    Raises:
        BadTextError: It holds control characters.
    """
    plain = line(raw)
    if any(_is_control(sign) for sign in plain):
        raise BadTextError(raw, what)
    return plain


def said_line(raw: str, what: str) -> str:
    """Answer a text on one line that says something; see `checked_line`.

    Raises:
        BadTextError: It is empty, or holds control characters.
    """
    plain = checked_line(raw, what)
    if not plain:
        raise BadTextError(raw, what)
    return plain


def checked_reason(why: str) -> str:
    """Answer a reason, without space around it.

    Raises:
        BadTextError: It holds control characters.
    """
    plain = text(why).strip()
    if any(_is_control(sign) and sign not in "\n\t" for sign in plain):
        raise BadTextError(why, "a reason")
    return plain


def checked_wording(clause: Clause) -> Clause:
    """Answer a clause whose words every form of file can hold.

    Raises:
        BadTextError: It holds signs that no Word file can.
    """
    for blocks in (clause.blocks, *(note.blocks for note in clause.notes)):
        words = Clause("", blocks=blocks).text
        found = _UNWRITABLE.search(words)
        if found:
            around = words[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            raise BadTextError(around, "the text of a clause")
    return clause


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs") or sign in "\u2028\u2029\ufffe\uffff"


def _subject(subject: str) -> str:
    plain = "".join(sign for sign in line(subject) if not _is_control(sign))
    return plain if len(plain) <= _SUBJECT_LENGTH else plain[: _SUBJECT_LENGTH - 1] + "…"


def _guarded(why: str) -> str:
    """Set lines one space in that git, or a hasty reader, could take for trailers."""
    rows = why.split("\n")
    return "\n".join(f" {row}" if _LOOKS_LIKE_A_TRAILER.match(row) else row for row in rows)


def _unguarded(rows: Iterable[str]) -> Iterable[str]:
    return (row.removeprefix(" ") for row in rows)


def _row(name: str, value: str) -> str:
    if not _VALUE.match(value):
        raise ValueError(f"{name}: {value!r}")
    return f"{name}: {value}"


def _by_name(rows: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in rows:
        found[name] = (*found.get(name, ()), value)
    return found
