"""What the system calls of several processes do to a disk.

Descriptors belong to a process and what they stand for to all that share it; a child inherits
both, and its parent's working folder. Not followed is what is written through memory: where a
shared mapping may be written, its path is noted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field

from tests.faults.disk import Directory
from tests.faults.disk import Disk
from tests.faults.disk import File
from tests.faults.disk import Node
from tests.faults.recording import Call

_FORKS = ("fork", "vfork", "clone", "clone3")


@dataclass(eq=False)
class _Opened:
    """An open file: whoever shares it shares the place in it."""

    node: Node | None
    at: int = 0
    appending: bool = False


@dataclass
class _Process:
    table: dict[int, _Opened] = field(default_factory=dict)
    closing: set[int] = field(default_factory=set)
    """Descriptors that are closed when another program begins."""
    here: list[str] = field(default_factory=lambda: ["/"])
    """The working folder, alone in a list that threads share."""

    def child(self, call: Call) -> "_Process":
        """Who is started, with what it shares with or copies from this one."""
        shared = call.says("CLONE_FILES")
        return _Process(
            self.table if shared else dict(self.table),
            self.closing if shared else set(self.closing),
            self.here if call.says("CLONE_FS") else list(self.here),
        )

    def open(self, number: int, opened: _Opened, *, closes: bool) -> None:
        """Let a descriptor stand for an open file."""
        self.table[number] = opened
        (self.closing.add if closes else self.closing.discard)(number)

    def close(self, number: int) -> None:
        """Let it stand for nothing."""
        self.table.pop(number, None)
        self.closing.discard(number)

    def begin_program(self) -> None:
        """Close what another program does not inherit; share nothing any more."""
        self.table = {n: one for n, one in self.table.items() if n not in self.closing}
        self.closing = set()


class Processes:
    """Follows processes over a disk."""

    def __init__(self, disk: Disk, calls: Iterable[Call]) -> None:
        """Begin before the first of some calls."""
        self.disk = disk
        self.mapped: set[str] = set()
        """Files that somebody may have written through memory."""
        self._parents = {call.result: call for call in calls if call.name in _FORKS}
        self._running: dict[int, _Process] = {}

    def after(self, call: Call) -> bool:
        """Let a call happen; whether it changed what is or what is kept."""
        act = getattr(self, f"_{call.name}", None)
        return bool(act(self._process(call.pid), call)) if act else False

    def _process(self, pid: int) -> _Process:
        if pid not in self._running:
            fork = self._parents.get(pid)
            self._running[pid] = self._process(fork.pid).child(fork) if fork else _Process()
        return self._running[pid]

    def _opened(self, process: _Process, call: Call, at: int = 0) -> _Opened:
        """What a descriptor stands for; one that was open before is found by its path."""
        number = call.descriptor(at)
        if number not in process.table:
            process.table[number] = _Opened(self.disk.at(call.open_path(at)))
        return process.table[number]

    def _fork(self, _: _Process, call: Call) -> bool:
        self._process(call.result)
        return False

    _vfork = _clone = _clone3 = _fork

    def _execve(self, process: _Process, _: Call) -> bool:
        process.begin_program()
        return False

    def _chdir(self, process: _Process, call: Call) -> bool:
        process.here[0] = call.paths(process.here[0])[0]
        return False

    def _fchdir(self, process: _Process, call: Call) -> bool:
        process.here[0] = call.open_path()
        return False

    def _openat(self, process: _Process, call: Call) -> bool:
        path = call.paths(process.here[0])[0]
        node, made = self.disk.at(path), False
        if node is None and call.says("O_CREAT") and self.disk.folder(path):
            node = File()
            made = self.disk.change((path, node))
        cut = call.says("O_TRUNC") and isinstance(node, File) and bool(node.content)
        if cut and isinstance(node, File):
            node.content = b""
        opened = _Opened(node, appending=call.says("O_APPEND"))
        process.open(call.result, opened, closes=call.says("O_CLOEXEC"))
        return made or cut

    _open = _creat = _openat

    def _close(self, process: _Process, call: Call) -> bool:
        process.close(call.descriptor())
        return False

    def _close_range(self, process: _Process, call: Call) -> bool:
        first, last = int(call.words[0]), int(call.words[1])
        for number in [number for number in process.table if first <= number <= last]:
            if call.says("CLOEXEC"):
                process.closing.add(number)
            else:
                process.close(number)
        return False

    def _dup(self, process: _Process, call: Call) -> bool:
        opened = self._opened(process, call)
        process.open(call.result, opened, closes=call.says("CLOEXEC"))
        return False

    _dup2 = _dup3 = _dup

    def _fcntl(self, process: _Process, call: Call) -> bool:
        if call.says("F_DUPFD"):
            self._dup(process, call)
        elif call.says("F_SETFD"):
            on = call.says("FD_CLOEXEC")
            (process.closing.add if on else process.closing.discard)(call.descriptor())
        return False

    def _lseek(self, process: _Process, call: Call) -> bool:
        self._opened(process, call).at = call.result
        return False

    def _read(self, process: _Process, call: Call) -> bool:
        self._opened(process, call).at += call.result
        return False

    _readv = _read

    def _write(self, process: _Process, call: Call) -> bool:
        return self._written(self._opened(process, call), b"".join(call.texts), call.result)

    _writev = _write

    def _copy_file_range(self, process: _Process, call: Call) -> bool:
        return self._copied(self._opened(process, call), self._opened(process, call, 2), call)

    def _sendfile(self, process: _Process, call: Call) -> bool:
        return self._copied(self._opened(process, call, 1), self._opened(process, call), call)

    def _copied(self, source: _Opened, target: _Opened, call: Call) -> bool:
        content = source.node.content if isinstance(source.node, File) else b""
        data = content[source.at : source.at + call.result]
        source.at += call.result
        return self._written(target, data, call.result)

    def _written(self, opened: _Opened, data: bytes, size: int) -> bool:
        if not isinstance(opened.node, File):
            return False
        if opened.appending:
            opened.at = len(opened.node.content)
        opened.node.put(opened.at, data[:size])
        opened.at += size
        return True

    def _pwrite64(self, process: _Process, call: Call) -> bool:
        node = self._opened(process, call).node
        if not isinstance(node, File):
            return False
        node.put(int(call.words[-1]), b"".join(call.texts)[: call.result])
        return True

    _pwritev = _pwrite64

    def _ftruncate(self, process: _Process, call: Call) -> bool:
        return self._cut(self._opened(process, call).node, call)

    def _truncate(self, process: _Process, call: Call) -> bool:
        return self._cut(self.disk.at(call.paths(process.here[0])[0]), call)

    def _cut(self, node: Node | None, call: Call) -> bool:
        if not isinstance(node, File):
            return False
        node.cut(int(call.words[-1]))
        return True

    def _fallocate(self, process: _Process, call: Call) -> bool:
        node = self._opened(process, call).node
        if not isinstance(node, File) or call.says("FALLOC_FL_KEEP_SIZE"):
            return False
        node.cut(max(len(node.content), int(call.words[-2]) + int(call.words[-1])))
        return True

    def _fsync(self, process: _Process, call: Call) -> bool:
        node = self._opened(process, call).node
        if node is not None:
            self.disk.sync(node)
        return node is not None

    _fdatasync = _fsync

    def _syncfs(self, _: _Process, __: Call) -> bool:
        self.disk.sync_all()
        return True

    _sync = _syncfs

    def _mmap(self, process: _Process, call: Call) -> bool:
        if call.says("MAP_SHARED") and call.says("PROT_WRITE"):
            self.mapped.add(call.open_path(4))
        return False

    def _rename(self, process: _Process, call: Call) -> bool:
        old, new = call.paths(process.here[0])[-2:]
        node, other = self.disk.at(old), self.disk.at(new)
        if node is None:
            return False
        return self.disk.change((old, other if call.says("RENAME_EXCHANGE") else None), (new, node))

    _renameat = _renameat2 = _rename

    def _link(self, process: _Process, call: Call) -> bool:
        old, new = call.paths(process.here[0])[-2:]
        return self.disk.change((new, self.disk.at(old)))

    _linkat = _link

    def _unlink(self, process: _Process, call: Call) -> bool:
        return self.disk.change((call.paths(process.here[0])[-1], None))

    _unlinkat = _rmdir = _unlink

    def _mkdir(self, process: _Process, call: Call) -> bool:
        return self.disk.change((call.paths(process.here[0])[-1], Directory()))

    _mkdirat = _mkdir
