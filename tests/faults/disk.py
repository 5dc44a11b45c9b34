"""A disk that forgets: what was never synced may be gone after a power cut.

Strict on purpose: syncing a file keeps its content and not its name; a name is kept by syncing
the directory it stands in.
"""

import random
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from tests.faults.recording import Call


@dataclass
class _File:
    content: bytes = b""
    synced: bytes = b""


@dataclass
class _Opened:
    path: str
    file: _File | None
    at: int = 0


@dataclass
class Disk:
    """Files below a folder, as they are and as they would be after a power cut."""

    root: str
    live: dict[str, _File | None] = field(default_factory=dict)
    """Every path; directories have no file."""
    kept: dict[str, _File | None] = field(default_factory=dict)
    """The same, of names that are synced."""
    opened: dict[int, _Opened] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """A folder as it stands, everything synced."""
        disk = cls(str(folder))
        for path in sorted(folder.rglob("*")):
            content = None if path.is_dir() else path.read_bytes()
            file = None if content is None else _File(content, content)
            disk.live[path.relative_to(folder).as_posix()] = file
        disk.kept = dict(disk.live)
        return disk

    def copy(self) -> "Disk":
        """The same disk, to go on from twice."""
        return deepcopy(self)

    def after(self, call: Call) -> bool:
        """Let a call happen; whether it changed what is or what is kept."""
        act = getattr(self, f"_{call.name}", None)
        return bool(act(call)) if act else False

    def _inside(self, raw: bytes) -> str | None:
        path = raw.decode()
        return path[len(self.root) + 1 :] if path.startswith(f"{self.root}/") else None

    def _openat(self, call: Call) -> bool:
        path = self._inside(call.texts[0])
        if path is None:
            self.opened.pop(call.result, None)
            return False
        made = "O_CREAT" in call.told and path not in self.live
        if made:
            self.live[path] = _File()
        file = self.live.get(path)
        cut = "O_TRUNC" in call.told and file is not None and bool(file.content)
        if cut and file is not None:
            file.content = b""
        at = len(file.content) if file and "O_APPEND" in call.told else 0
        self.opened[call.result] = _Opened(path, file, at)
        return made or cut

    def _close(self, call: Call) -> bool:
        self.opened.pop(call.descriptor, None)
        return False

    def _lseek(self, call: Call) -> bool:
        if call.descriptor in self.opened:
            self.opened[call.descriptor].at = call.result
        return False

    def _write(self, call: Call) -> bool:
        opened = self.opened.get(call.descriptor)
        if opened is None or opened.file is None:
            return False
        self._put(opened.file, opened.at, call.texts[-1][: call.result])
        opened.at += call.result
        return True

    def _pwrite64(self, call: Call) -> bool:
        opened = self.opened.get(call.descriptor)
        if opened is None or opened.file is None:
            return False
        self._put(opened.file, int(call.told.rpartition(",")[2]), call.texts[-1][: call.result])
        return True

    def _put(self, file: _File, at: int, data: bytes) -> None:
        old = file.content.ljust(at, b"\0")
        file.content = old[:at] + data + old[at + len(data) :]

    def _ftruncate(self, call: Call) -> bool:
        opened = self.opened.get(call.descriptor)
        if opened is None or opened.file is None:
            return False
        size = int(call.told.rpartition(",")[2])
        opened.file.content = opened.file.content[:size].ljust(size, b"\0")
        return True

    def _fsync(self, call: Call) -> bool:
        opened = self.opened.get(call.descriptor)
        if opened is None:
            return False
        if opened.file is not None:
            opened.file.synced = opened.file.content
        else:
            self._keep_names(opened.path)
        return True

    _fdatasync = _fsync

    def _keep_names(self, folder: str) -> None:
        for paths in (self.kept, self.live):
            for path in [path for path in paths if path.rpartition("/")[0] == folder]:
                if path in self.live:
                    self.kept[path] = self.live[path]
                else:
                    self.kept.pop(path, None)

    def _rename(self, call: Call) -> bool:
        old, new = (self._inside(text) for text in call.texts[-2:])
        assert old is not None
        assert new is not None
        self.live[new] = self.live.pop(old)
        return True

    _renameat = _renameat2 = _rename

    def _link(self, call: Call) -> bool:
        old, new = (self._inside(text) for text in call.texts[-2:])
        assert old is not None
        assert new is not None
        self.live[new] = self.live[old]
        return True

    _linkat = _link

    def _unlink(self, call: Call) -> bool:
        path = self._inside(call.texts[-1])
        return path is not None and self.live.pop(path, False) is not False

    _unlinkat = _rmdir = _unlink

    def _mkdir(self, call: Call) -> bool:
        path = self._inside(call.texts[-1])
        if path is not None:
            self.live[path] = None
        return path is not None

    _mkdirat = _mkdir

    def killed(self) -> Mapping[str, bytes | None]:
        """What a killed process leaves: everything it did."""
        return {path: file.content if file else None for path, file in self.live.items()}

    def forgetful(self) -> Mapping[str, bytes | None]:
        """The least a power cut leaves: synced data under synced names."""
        return self._synced(self.kept)

    def names_alone(self) -> Mapping[str, bytes | None]:
        """Every name reached the disk, but only synced data did."""
        return self._synced(self.live)

    def mixed(self, seed: int) -> Mapping[str, bytes | None]:
        """Some directories reached the disk as they were, others only as they were synced."""
        chance = random.Random(seed)
        folders = sorted({path.rpartition("/")[0] for path in {**self.live, **self.kept}})
        as_is = {folder for folder in folders if chance.random() < 0.5}
        live = {path: file for path, file in self.live.items() if path.rpartition("/")[0] in as_is}
        kept = {p: file for p, file in self.kept.items() if p.rpartition("/")[0] not in as_is}
        return self._synced({**live, **kept})

    def _synced(self, names: Mapping[str, _File | None]) -> Mapping[str, bytes | None]:
        found = {path: file.synced if file else None for path, file in names.items()}
        return {path: content for path, content in found.items() if _has_folders(path, found)}


def _has_folders(path: str, found: Mapping[str, bytes | None]) -> bool:
    folder = path.rpartition("/")[0]
    return not folder or (folder in found and _has_folders(folder, found))


class Laid:
    """A folder on a real disk that is made to hold one state after another."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self._held: dict[str, bytes | None] = {}

    def hold(self, state: Mapping[str, bytes | None]) -> bool:
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
