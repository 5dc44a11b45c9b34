"""Trees of git: what they hold, as bytes and as values, and those that were read last."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

_FILE_MODE = b"100644"
_TREE_MODE = b"40000"
_MOST_NAMES = 200_000
"""So many names of files are kept, some 40 MB: a folder of thousands differs in each commit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a tree."""

    oid: str
    is_tree: bool = False


def tree_entries(content: bytes) -> Iterator[tuple[str, Entry]]:
    """Read a tree as git writes it."""
    at = 0
    while at < len(content):
        nul = content.index(b"\0", at)
        mode, _, name = content[at:nul].partition(b" ")
        at = nul + 21
        yield name.decode(), Entry(content[nul + 1 : at].hex(), mode == _TREE_MODE)


def tree_bytes(entries: Mapping[str, Entry]) -> bytes:
    """Write a tree as git does: by name, a directory's as if it ended in a slash."""

    def place(item: tuple[str, Entry]) -> bytes:
        return item[0].encode() + (b"/" if item[1].is_tree else b"")

    return b"".join(
        (_TREE_MODE if entry.is_tree else _FILE_MODE)
        + b" "
        + name.encode()
        + b"\0"
        + bytes.fromhex(entry.oid)
        for name, entry in sorted(entries.items(), key=place)
    )


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

    def _kept(self, tree: str, entries: Mapping[str, Entry]) -> Mapping[str, Entry]:
        with self._lock:
            if tree not in self._trees:
                self._trees[tree] = entries
                self._names += len(entries)
            while self._names > self._most and len(self._trees) > 1:
                oldest = next(iter(self._trees))
                self._names -= len(self._trees.pop(oldest))
        return entries
