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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from versions.errors import VersionsError
from versions.repository import DamagedStoreError
from versions.repository import sync_directory

_NAME = "journal.json"
_UNFINISHED = "journal.tmp"
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


def done(folder: Path) -> None:
    """Forget a journal that was carried through."""
    (folder / "pending" / _NAME).unlink(missing_ok=True)
    sync_directory(folder / "pending")
