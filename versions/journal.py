"""The writer's lock, and the journal that carries one decision over several refs.

A journal that lies in `pending/` is a decision already made: the next holder of the lock rolls it
forward, and readers who meet it use its tips.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from versions.errors import VersionsError
from versions.repository import sync_directory

_NAME = "journal.json"
_UNFINISHED = "journal.tmp"


class CannotWriteError(VersionsError):
    """The store's folder cannot be written."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: the store cannot be written: {what}")
        self.folder = str(folder)
        self.what = what


@dataclass(frozen=True, slots=True)
class Move:
    """One ref of one repository that goes from one object to another."""

    repository: str
    ref: str
    old: str | None
    new: str


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the writer's lock of a store; others wait.

    Raises:
        CannotWriteError: The lock cannot be taken, as on a read-only disk.
    """
    try:
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def record(folder: Path, moves: tuple[Move, ...]) -> None:
    """Make a decision over several refs last, before the first of them moves."""
    rows = [
        {"repository": move.repository, "ref": move.ref, "old": move.old, "new": move.new}
        for move in moves
    ]
    pending = folder / "pending"
    try:
        with (pending / _UNFINISHED).open("w", encoding="utf-8") as file:
            json.dump(rows, file)
            file.flush()
            os.fsync(file.fileno())
        (pending / _UNFINISHED).replace(pending / _NAME)
        sync_directory(pending)
    except OSError as error:
        raise CannotWriteError(folder, error.strerror or str(error)) from error


def recorded(folder: Path) -> tuple[Move, ...]:
    """The moves of a decision that is made and perhaps not yet carried through."""
    try:
        content = (folder / "pending" / _NAME).read_bytes()
    except FileNotFoundError:
        return ()
    return tuple(Move(**row) for row in json.loads(content))


def done(folder: Path) -> None:
    """Forget a journal that was carried through."""
    (folder / "pending" / _NAME).unlink(missing_ok=True)
    sync_directory(folder / "pending")
