"""Trees of git: what they hold, as bytes and as values, and those that were read last."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from threading import Lock
from typing import NamedTuple

_FILE, _TREE = "100644", "40000"
_ROW = re.compile(rb"(\d+) ([^\0]+)\0(.{20})", re.DOTALL)
_MOST_NAMES = 200_000
"""So many names of files are kept, some 40 MB: a folder of thousands differs in each commit."""


class Entry(NamedTuple):
    """One name in a tree: a folder, a file, or what somebody else put there."""

    oid: str
    mode: str = _FILE

    @property
    def is_tree(self) -> bool:
        """Whether it is a folder."""
        return self.mode == _TREE

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and neither a symbolic link nor a submodule."""
        return self.mode.startswith("100")


def subtree(oid: str) -> Entry:
    """A name that stands for a folder."""
    return Entry(oid, _TREE)


def tree_entries(content: bytes) -> Iterator[tuple[str, Entry]]:
    """Read a tree as git writes it.

    Raises:
        ValueError: It is cut off, or none.
    """
    at = 0
    for row in _ROW.finditer(content):
        if row.start() != at:
            break
        at = row.end()
        mode, name, oid = row.groups()
        yield name.decode(), Entry(oid.hex(), mode.decode())
    if at != len(content):
        raise ValueError("a tree that cannot be read")


def tree_bytes(entries: Mapping[str, Entry]) -> bytes:
    """Write a tree as git does: by name, a directory's as if it ended in a slash."""

    def place(item: tuple[str, Entry]) -> bytes:
        return item[0].encode() + (b"/" if item[1].is_tree else b"")

    return b"".join(_row(name, entry) for name, entry in sorted(entries.items(), key=place))


def with_other(content: bytes, old: Mapping[str, Entry], new: Mapping[str, Entry]) -> bytes:
    """Write a tree of which another is known, where both hold the same names.

    A large folder in which one file changed is not put together again from all its names.
    """
    for name, entry in new.items():
        if entry != old[name]:
            content = content.replace(_row(name, old[name]), _row(name, entry), 1)
    return content


def _row(name: str, entry: Entry) -> bytes:
    return b"%b %b\0%b" % (entry.mode.encode(), name.encode(), bytes.fromhex(entry.oid))


class KeptTrees:
    """Reads trees, and keeps those that were read last; a tree never changes."""

    def __init__(self, read: Callable[[str], Mapping[str, Entry]], most: int = _MOST_NAMES) -> None:
        """Keep what `read` answers, as long as there are not more names than `most` in all."""
        self._read = read
        self._most = most
        self._names = 0
        self._trees: dict[str, Mapping[str, Entry]] = {}
        self._lock = Lock()

    def __call__(self, tree: str) -> Mapping[str, Entry]:
        """What a tree holds, by name."""
        found = self._trees.get(tree)
        return self._kept(tree, self._read(tree)) if found is None else found

    def keep(self, tree: str, entries: Mapping[str, Entry]) -> None:
        """Keep a tree that was written just now."""
        self._kept(tree, entries)

    def _kept(self, tree: str, entries: Mapping[str, Entry]) -> Mapping[str, Entry]:
        with self._lock:
            if tree not in self._trees:
                self._trees[tree] = entries
                self._names += len(entries)
            while self._names > self._most and len(self._trees) > 1:
                oldest = next(iter(self._trees))
                self._names -= len(self._trees.pop(oldest))
        return entries
