"""What cannot be read and is left out, so that the rest can be; whoever shows the rest says so."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping

from versions.format.clause_file import DamagedClauseError
from versions.format.layout import DamagedFileError
from versions.git.repository import DamagedStoreError

Damage = DamagedStoreError | DamagedFileError | DamagedClauseError
DAMAGE = (DamagedStoreError, DamagedFileError, DamagedClauseError)
"""What reading a file meets that somebody has spoilt, or a disk has."""


class LeftOut:
    """Remembers what was left out, by the object in which it lies."""

    def __init__(self) -> None:
        self._met: dict[str, dict[str, str]] = {}

    def add(self, within: str, path: str, error: Damage) -> None:
        """Say that something was left out.

        Args:
            within: The object in which it lies.
            path: What it is called there.
            error: Why it cannot be read.
        """
        self._met.setdefault(within, {})[path] = error.what

    def of(self, objects: Iterable[str]) -> Mapping[str, str]:
        """What was left out so far of some objects: its paths, and what is wrong with it."""
        return dict(self._rows(objects))

    def _rows(self, objects: Iterable[str]) -> Iterator[tuple[str, str]]:
        for one in objects:
            yield from self._met.get(one, {}).items()
