"""Makes files and folders beside where they are to lie; each gets its name when it is complete."""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from versions.git.disk import sync_directory
from versions.git.journal import CannotWriteError

_FROM_HERE, _EXCHANGE = -100, 2
"""What the system call knows as AT_FDCWD and RENAME_EXCHANGE."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is made."""

    folder: Path
    lock: int
    """The descriptor that holds it; git is to inherit it."""


@contextmanager
def made_beside(path: Path) -> Iterator[Place]:
    """A folder to make something in, on the disk where it is to lie.

    It has one name, and is locked while somebody works in it: what a killed one left there goes
    with the next who makes the same.

    Raises:
        CannotWriteError: Somebody else is making the same.
        OSError: It cannot be made.
    """
    whole = path.resolve()
    place = whole.with_name(f".{whole.name}.unfinished")
    descriptor = _claimed(place)
    try:
        yield Place(place, descriptor)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        sync_directory(place.parent)
        os.close(descriptor)


def _claimed(place: Path) -> int:
    place.mkdir(exist_ok=True)
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise CannotWriteError(place, "another program is making the same just now") from error
    for left in place.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return descriptor


def put_in_place(made: Path, path: Path) -> None:
    """Give what was made, and has reached the disk, its name.

    A folder that has the name changes places with it, at once where the system can do that.
    """
    if not path.is_dir():
        made.replace(path)
    elif not any(path.iterdir()):
        made.rename(path)
    elif not _exchanged(made, path):
        path.rename(made.with_name("before"))
        made.rename(path)
    sync_directory(path.resolve().parent)


def _exchanged(one: Path, other: Path) -> bool:
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_FROM_HERE, names[0], _FROM_HERE, names[1], _EXCHANGE) == 0)


def make_folders(path: Path) -> None:
    """Make a folder and those that it lies in, where they are missing, and sync their names."""
    whole = path.resolve()
    for folder in reversed((whole, *whole.parents)):
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            sync_directory(folder.parent)
