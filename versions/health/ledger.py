"""Who was erased: kept beside the store and outside its backups, and without a name.

A name can be recognised by it and not read from it: it holds a slow, salted digest.
"""

import hashlib
import secrets
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from versions.format import layout
from versions.format.normal import line
from versions.git.journal import replace_file
from versions.records.people import Known

_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 16}


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who was erased."""

    key: str
    """What they are called in the texts."""
    digest: str
    """What their name can be recognised by."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everybody who was erased from a store."""

    salt: str
    entries: tuple[Entry, ...] = ()

    def entry(self, who: Known) -> Entry:
        """What is written of somebody."""
        return Entry(who.key, self._digest(who.name))

    def erased(self, names: Iterable[str]) -> Iterator[Known]:
        """Those of some names who were erased."""
        keys = {entry.digest: entry.key for entry in self.entries}
        for name in dict.fromkeys(names) if keys else ():
            key = keys.get(self._digest(name))
            if key:
                yield Known(key, name)

    def _digest(self, name: str) -> str:
        plain = line(name).casefold().encode()
        return hashlib.scrypt(plain, salt=bytes.fromhex(self.salt), **_COST).hex()


def ledger_path(store: Path) -> Path:
    """Where the ledger of a store lies: beside it, so that it stays when the folder is replaced."""
    whole = store.resolve()
    return whole.with_name(f"{whole.name}.erased.json")


def read_ledger(path: Path) -> Ledger:
    """Read a ledger; where there is none, nobody was erased.

    Raises:
        DamagedFileError: The file is no ledger.
    """
    try:
        record = layout.read_json(path.read_bytes(), str(path))
        return Ledger(record["salt"], tuple(Entry(**row) for row in record["erased"]))
    except FileNotFoundError:
        return Ledger(secrets.token_hex(16))
    except (KeyError, TypeError, OSError) as error:
        raise layout.DamagedFileError(str(path), str(error)) from error


def add_to_ledger(path: Path, who: Known) -> None:
    """Write down that somebody was erased; only the holder of the store's lock may.

    Raises:
        CannotWriteError: The file cannot be written.
        DamagedFileError: What lies there is no ledger.
    """
    ledger = read_ledger(path)
    entry = ledger.entry(who)
    if entry in ledger.entries:
        return
    rows = [{"digest": one.digest, "key": one.key} for one in (*ledger.entries, entry)]
    replace_file(path, layout.write_json({"erased": rows, "salt": ledger.salt}))
