"""Where else the content of a store lies: backups and followers, so that they can be named.

Kept in a file of the store's folder, outside both repositories.
"""

from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from versions.format import layout
from versions.git.journal import replace_file

_FILE = "elsewhere.json"


class Place(StrEnum):
    """What holds a copy."""

    BACKUP = "backup"
    FOLLOWER = "follower"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the store, and when it was last made."""

    place: Place
    where: str
    day: str

    @property
    def is_there(self) -> bool:
        """Whether it lies where it was written, as far as can be told of a follower."""
        return self.place is Place.FOLLOWER or Path(self.where).exists()


def copies(folder: Path) -> tuple[Copy, ...]:
    """The copies that were made of a store, backups that are no longer there left out."""
    return tuple(one for one in _made(folder) if one.is_there)


def moved(folder: Path) -> tuple[Copy, ...]:
    """The backups that are no longer where they were written: gone, or moved."""
    return tuple(one for one in _made(folder) if not one.is_there)


def _made(folder: Path) -> tuple[Copy, ...]:
    try:
        record = layout.read_json((folder / _FILE).read_bytes(), _FILE)
    except FileNotFoundError:
        return ()
    return tuple(Copy(Place(row["place"]), row["where"], row["day"]) for row in record["copies"])


def remember(folder: Path, place: Place, where: str, day: date) -> None:
    """Keep in mind that there is a copy; only the holder of the store's lock may.

    Raises:
        CannotWriteError: The file cannot be written.
    """
    made = Copy(place, _without_password(where), day.isoformat())
    others = [one for one in _made(folder) if (one.place, one.where) != (place, made.where)]
    rows = [asdict(one) for one in sorted((*others, made), key=lambda one: (one.place, one.where))]
    replace_file(folder / _FILE, layout.write_json({"copies": rows}))


def _without_password(where: str) -> str:
    """An address without the password that may stand in it."""
    parts = urlsplit(where)
    if parts.password is None:
        return where
    return parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()
