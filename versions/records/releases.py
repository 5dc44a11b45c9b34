"""Who may read a version or a comparison, where that is not left to its stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from versions.format import layout
from versions.readership import Readership
from versions.readership import read_readers
from versions.readership import readers_fields


@dataclass(frozen=True, slots=True)
class VersionReaders:
    """Who may read a version, instead of those who read at its stage."""

    document: str
    version: str
    readers: Readership


@dataclass(frozen=True, slots=True)
class ReleasedComparison:
    """A comparison that some may read without reading the versions it is between."""

    document: str
    old: str
    new: str
    readers: Readership

    @property
    def tags(self) -> tuple[str, str]:
        """The tags of both versions, the earlier first."""
        return f"{self.document}/{self.old}", f"{self.document}/{self.new}"

    def shows(self, document: str, version: str, beside: str) -> bool:
        """Whether it is between two versions, whichever of them comes first."""
        return document == self.document and {version, beside} == {self.old, self.new}


def write_version_readers(named: VersionReaders) -> Mapping[str, bytes]:
    """The file that says who may read a version, by its path."""
    path = layout.version_readers_path(named.document, named.version)
    fields = {"document": named.document, "version": named.version}
    return {path: layout.write_json(fields | readers_fields(named.readers))}


def read_version_readers(content: bytes, file: str) -> VersionReaders:
    """Read who may read a version.

    Raises:
        DamagedFileError: The file is not in the format.
    """
    return layout.read_as(content, file, _version_readers)


def _version_readers(record: dict[str, Any]) -> VersionReaders:
    return VersionReaders(record["document"], record["version"], read_readers(record))


def write_comparison(released: ReleasedComparison) -> Mapping[str, bytes]:
    """The file that releases a comparison, by its path."""
    path = layout.comparison_path(released.document, released.old, released.new)
    fields = {"document": released.document, "new": released.new, "old": released.old}
    return {path: layout.write_json(fields | readers_fields(released.readers))}


def read_comparison(content: bytes, file: str) -> ReleasedComparison:
    """Read a released comparison.

    Raises:
        DamagedFileError: The file is not in the format.
    """
    return layout.read_as(content, file, _comparison)


def _comparison(record: dict[str, Any]) -> ReleasedComparison:
    readers = read_readers(record)
    return ReleasedComparison(record["document"], record["old"], record["new"], readers)
