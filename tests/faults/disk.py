"""A disk that forgets: what was never synced may be gone after a power cut.

Strict on purpose: syncing a file keeps its content and not its name; a name is kept by syncing
the directory it stands in. What was not synced may have reached the disk all the same, each
change of names on its own and in any order; only a renaming is whole or not at all.
"""

import random
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Optional

State = Mapping[str, bytes | None]
"""Paths below a folder and what lies there; directories hold no bytes."""


@dataclass(eq=False)
class File:
    """Content, whatever it is called."""

    content: bytes = b""
    synced: bytes = b""

    def put(self, at: int, data: bytes) -> None:
        """Write over what stands at a place, or behind it."""
        old = self.content.ljust(at, b"\0")
        self.content = old[:at] + data + old[at + len(data) :]

    def cut(self, size: int) -> None:
        """Make it so long."""
        self.content = self.content[:size].ljust(size, b"\0")

    def cut_short(self) -> bytes:
        """What may be left of it: half of what was not synced."""
        if self.content == self.synced:
            return self.content
        kept = len(self.synced) if self.content.startswith(self.synced) else 0
        return self.content[: (kept + len(self.content)) // 2]


@dataclass(eq=False)
class Directory:
    """Names, and what they stand for."""

    names: dict[str, "File | Directory"] = field(default_factory=dict)
    kept: dict[str, "File | Directory"] = field(default_factory=dict)
    """The same, of what is synced."""


Node = File | Directory


@dataclass(eq=False)
class Change:
    """Names that come, go or stand for something else, all at once."""

    entries: tuple[tuple[Directory, str, Optional["Node"]], ...]

    @property
    def only_removes(self) -> bool:
        """Whether nothing comes."""
        return all(node is None for _, _, node in self.entries)

    def apply_to(self, names: Callable[[Directory], dict[str, Node]]) -> None:
        """Let it happen."""
        for folder, name, node in self.entries:
            if node is None:
                names(folder).pop(name, None)
            else:
                names(folder)[name] = node


@dataclass
class Disk:
    """Everything below a folder, as it is and as it would be after a power cut."""

    root: str
    top: Directory = field(default_factory=Directory)
    waiting: list[Change] = field(default_factory=list)
    """What was done to names and is not synced, in order."""

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """A folder as it stands, everything synced."""
        return cls(str(folder.resolve()), _read(folder))

    def copy(self) -> "Disk":
        """The same disk, to go on from twice."""
        return deepcopy(self)

    def at(self, path: str) -> Node | None:
        """What lies at a path; nothing where nothing does, or outside."""
        node: Node | None = self.top if self._inside(path) else None
        for name in self._parts(path):
            node = node.names.get(name) if isinstance(node, Directory) else None
        return node

    def folder(self, path: str) -> tuple[Directory, str] | None:
        """The directory that a path stands in, and its name there; nothing outside."""
        above, _, name = path.rpartition("/")
        found = self.at(above)
        return (found, name) if isinstance(found, Directory) else None

    def change(self, *wanted: tuple[str, Node | None]) -> bool:
        """Let paths stand for something else, all at once; whether any is of this disk."""
        placed = ((self.folder(path), node) for path, node in wanted)
        entries = tuple((*where, node) for where, node in placed if where)
        done = Change(entries)
        done.apply_to(lambda folder: folder.names)
        if entries:
            self.waiting.append(done)
        return bool(entries)

    def sync(self, node: Node) -> None:
        """Keep the content of a file, or the names in a directory."""
        if isinstance(node, File):
            node.synced = node.content
            return
        for one in self._reaching(node):
            one.apply_to(lambda folder: folder.kept)
            self.waiting.remove(one)

    def _reaching(self, folder: Directory) -> list[Change]:
        """The changes that syncing a directory keeps, with those of before of the same names."""
        found: list[Change] = []
        names: set[tuple[int, str]] = set()
        for one in reversed(self.waiting):
            told = {(id(where), name) for where, name, _ in one.entries}
            if names & told or any(where is folder for where, _, _ in one.entries):
                found.insert(0, one)
                names |= told
        return found

    def sync_all(self) -> None:
        """Keep everything."""
        for one in self.waiting:
            one.apply_to(lambda folder: folder.kept)
        self.waiting.clear()
        for _, node in _below(self.top, lambda folder: folder.names):
            if isinstance(node, File):
                node.synced = node.content

    def killed(self) -> State:
        """What is left where all processes are killed and power stays: everything they did."""
        return _state(self.top, lambda folder: folder.names, lambda file: file.content)

    def forgetful(self) -> State:
        """The least a power cut leaves: synced data under synced names."""
        return self._left([])

    def names_alone(self) -> State:
        """Every name reached the disk, but only synced data did."""
        return self._left(self.waiting)

    def cut_short(self) -> State:
        """Every name reached the disk, and data that was not synced in part."""
        return self._left(self.waiting, File.cut_short)

    def removals_alone(self) -> State:
        """What was removed is gone, and nothing that came instead has reached the disk."""
        return self._left([one for one in self.waiting if one.only_removes])

    def additions_alone(self) -> State:
        """What came is there, and nothing that was removed has gone."""
        return self._left([one for one in self.waiting if not one.only_removes])

    def mixed(self, seed: int) -> State:
        """Some changes of names reached the disk, and some did not."""
        chance = random.Random(seed)
        return self._left([one for one in self.waiting if chance.random() < 0.5], File.cut_short)

    def folders_mixed(self, seed: int) -> State:
        """Some directories reached the disk as they were, others only as they were synced."""
        chance = random.Random(seed)
        folders = {id(entry[0]): None for one in self.waiting for entry in one.entries}
        reached = {folder for folder in folders if chance.random() < 0.5}
        wanted = (
            Change(tuple(entry for entry in one.entries if id(entry[0]) in reached))
            for one in self.waiting
        )
        return self._left(wanted)

    def _left(
        self,
        reached: Iterable[Change],
        content: Callable[[File], bytes] = lambda file: file.synced,
    ) -> State:
        names: dict[int, dict[str, Node]] = {}

        def of(folder: Directory) -> dict[str, Node]:
            return names.setdefault(id(folder), dict(folder.kept))

        for one in reached:
            one.apply_to(of)
        return _state(self.top, lambda folder: names.get(id(folder), folder.kept), content)

    def _inside(self, path: str) -> bool:
        return path == self.root or path.startswith(f"{self.root}/")

    def _parts(self, path: str) -> list[str]:
        return [name for name in path[len(self.root) :].split("/") if name]


def _read(folder: Path) -> Directory:
    names: dict[str, Node] = {}
    for path in folder.iterdir():
        content = None if path.is_dir() else path.read_bytes()
        names[path.name] = _read(path) if content is None else File(content, content)
    return Directory(names, dict(names))


def _state(
    top: Directory,
    names: Callable[[Directory], Mapping[str, Node]],
    content: Callable[[File], bytes],
) -> State:
    return {
        path: content(node) if isinstance(node, File) else None for path, node in _below(top, names)
    }


def _below(
    folder: Directory, names: Callable[[Directory], Mapping[str, Node]], path: str = ""
) -> Iterator[tuple[str, Node]]:
    for name, node in names(folder).items():
        here = f"{path}/{name}" if path else name
        yield here, node
        if isinstance(node, Directory):
            yield from _below(node, names, here)


class Laid:
    """A folder on a real disk that is made to hold one state after another."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self._held: dict[str, bytes | None] = {}

    def hold(self, state: State) -> bool:
        """Make the folder hold a state; whether it held another."""
        gone = sorted(self._held.keys() - state.keys(), reverse=True)
        new = sorted(path for path in state if self._held.get(path, b"?none") != state[path])
        for path in gone:
            where = self.folder / path
            where.rmdir() if self._held[path] is None else where.unlink()
        for path in new:
            content, where = state[path], self.folder / path
            if content is None:
                where.mkdir(exist_ok=True)
            else:
                where.write_bytes(content)
        self._held = dict(state)
        return bool(gone or new)
