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

    def with_(self, who: Known) -> str:
        """What the ledger is to hold when somebody is erased too."""
        entry = self.entry(who)
        entries = self.entries if entry in self.entries else (*self.entries, entry)
        rows = [{"digest": one.digest, "key": one.key} for one in entries]
        return layout.write_json({"erased": rows, "salt": self.salt}).decode()

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
