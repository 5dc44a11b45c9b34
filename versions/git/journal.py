"""The writer's lock, and the journal that carries one decision over several refs.

A journal that lies in `pending/` is a decision already made: the next holder of the lock rolls it
forward, and readers who meet it use its tips.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from versions.errors import VersionsError
from versions.git.disk import sync_directory
from versions.git.repository import DamagedStoreError

_NAME = "journal.json"
_BEGUN = "."
"""What the name of a file begins with until it is whole."""
_WRITING = b"writing\n"
_REF = re.compile(r"refs/(heads/main|tags/[a-z0-9-]+/[a-z0-9-]+)\Z")
_OBJECT = re.compile(r"[0-9a-f]{40}\Z")

TEXTS = "texts"
NOTES = "notes"
REPOSITORIES = (TEXTS, NOTES)


class CannotWriteError(VersionsError):
    """The store's folder cannot be written."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: the store cannot be written: {what}")
        self.folder = str(folder)
        self.what = what


_TROUBLE = (CannotWriteError, DamagedStoreError)
"""What may have left a write half done; any other refusal comes between whole writes."""


class UnfinishedError(CannotWriteError):
    """A decision was made and could not be carried through; the next writer does it."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(folder, what)
        self.args = (
            f"{folder}: the decision is made, but could not be carried through: {what}; "
            "it is as soon as the store can be written again",
        )


@dataclass(frozen=True, slots=True)
class Move:
    """One ref of one repository that goes from one object to another."""

    repository: str
    ref: str
    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Held:
    """The writer's lock, while it is held."""

    descriptor: int
    unfinished: bool
    """Whether the last writer did not finish."""


@contextmanager
def locked(folder: Path) -> Iterator[Held]:
    """Hold the writer's lock of a store; others wait.

    The lock's file holds a word while somebody writes. Who finds it there comes after one who
    was killed or failed, and whose files may have names that no disk knows yet.

    Raises:
        CannotWriteError: The lock cannot be taken, as on a read-only disk.
    """
    try:
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield Held(descriptor, _begun(folder, descriptor))
        except VersionsError as refused:
            if not isinstance(refused, _TROUBLE):
                _finish(descriptor)
            raise
        _finish(descriptor)
    finally:
        os.close(descriptor)


def _begun(folder: Path, descriptor: int) -> bool:
    """Say in the lock's file that somebody writes; whether another did and never finished.

    Power that is cut can take the word from the lock's file and leave the beginning of a file.
    """
    try:
        left = bool(_unfinished(folder))
        return os.fstat(descriptor).st_size > 0 or os.write(descriptor, _WRITING) == 0 or left
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from error


def _finish(descriptor: int) -> None:
    """Say no longer that somebody writes; where that cannot be said the next one is careful."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)


def record(folder: Path, moves: tuple[Move, ...]) -> None:
    """Make a decision over several refs last, before the first of them moves.

    Raises:
        CannotWriteError: It could not be recorded; there is no decision.
        UnfinishedError: It was recorded, and neither kept safely nor taken back.
    """
    rows = [
        {"repository": move.repository, "ref": move.ref, "old": move.old, "new": move.new}
        for move in moves
    ]
    try:
        replace_file(folder / "pending" / _NAME, json.dumps(rows).encode())
    except CannotWriteError as error:
        _take_back(folder, error.what)
        raise CannotWriteError(folder, error.what) from error


def _take_back(folder: Path, why: str) -> None:
    path = folder / "pending" / _NAME
    with suppress(OSError):
        path.unlink(missing_ok=True)
    if path.exists():
        raise UnfinishedError(folder, why)


def replace_file(path: Path, content: bytes) -> None:
    """Write a small file that stands beside the repositories, whole or not at all.

    Raises:
        CannotWriteError: It cannot be written.
    """
    unfinished = path.with_name(f"{_BEGUN}{path.name}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise CannotWriteError(path, error.strerror or str(error)) from error


def recorded(folder: Path) -> tuple[Move, ...]:
    """The moves of a decision that is made and perhaps not yet carried through.

    Raises:
        DamagedStoreError: What lies there is no journal.
    """
    path = folder / "pending" / _NAME
    try:
        return tuple(_move(row) for row in json.loads(path.read_bytes()))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedStoreError(path, "it is no journal") from error


def _move(row: Mapping[str, Any]) -> Move:
    """A move as it was recorded: of one of the two repositories, and of a ref of ours."""
    move = Move(row["repository"], row["ref"], row["old"], row["new"])
    ids = (move.new,) if move.old is None else (move.old, move.new)
    if move.repository not in REPOSITORIES or not _REF.match(move.ref):
        raise ValueError(move.ref)
    if not all(_OBJECT.match(one) for one in ids):
        raise ValueError(move.new)
    return move


def settle(folder: Path) -> None:
    """Make what an unfinished writer left in `pending/` reach the disk, or go."""
    for left in _unfinished(folder):
        left.unlink(missing_ok=True)
    sync_directory(folder / "pending")


def _unfinished(folder: Path) -> list[Path]:
    """Files in `pending/` that were begun and are not whole."""
    return list((folder / "pending").glob(f"{_BEGUN}*"))


def done(folder: Path) -> None:
    """Forget a journal that was carried through."""
    (folder / "pending" / _NAME).unlink(missing_ok=True)
    sync_directory(folder / "pending")
