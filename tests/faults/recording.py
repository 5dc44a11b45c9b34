"""System calls that change files, of a process and all it starts, as strace recorded them."""

import os
import re
import signal
import subprocess
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.trial import in_child
from tests.faults.trial import received
from tests.faults.work import Kept

_CALLS = (
    "open,openat,creat,close,close_range,dup,dup2,dup3,fcntl,read,readv,lseek,write,writev,"
    "pwrite64,pwritev,truncate,ftruncate,fallocate,copy_file_range,sendfile,fsync,fdatasync,"
    "sync,syncfs,rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,"
    "chdir,fchdir,fork,vfork,clone,clone3,execve,mmap"
)
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
_BEGUN = re.compile(r"(\d+) +(\w+\(.*?)\s*<unfinished \.\.\.>\Z")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)\Z")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NAMED = re.compile(r"(AT_FDCWD|\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded."""

    pid: int
    name: str
    words: tuple[str, ...]
    """Its arguments as printed."""
    result: int

    @property
    def texts(self) -> tuple[bytes, ...]:
        """Paths and data, in order."""
        return tuple(_bytes(text) for word in self.words for text in _TEXT.findall(word))

    def descriptor(self, at: int = 0) -> int:
        """The number that an argument is."""
        return int(re.split(r"[<\s]", self.words[at])[0])

    def open_path(self, at: int = 0) -> str:
        """What strace knows of the file behind a descriptor."""
        found = _NAMED.match(self.words[at])
        return _bytes(found[2]).decode() if found else ""

    def paths(self, here: str) -> list[str]:
        """The paths it names, whole, seen from a folder."""
        found: list[str] = []
        base = here
        for word in self.words:
            named, text = _NAMED.match(word), _TEXT.match(word)
            if named:
                base = _bytes(named[2]).decode()
            if text:
                found.append(os.path.normpath(Path(base) / _bytes(text[1]).decode()))
        return found

    def says(self, flag: str) -> bool:
        """Whether it has a flag among its arguments."""
        return any(flag in word for word in self.words if not word.startswith('"'))


def recorded(task: Callable[[int], None], log: Path) -> tuple[list[Call], list[Kept]]:
    """Do something under strace, in a child; answer its calls and its acknowledgements.

    Args:
        task: What is done; it stops itself when it is ready to be watched (see `ready`), and is
            given where its acknowledgements go.
        log: Where strace writes.
    """
    pid, source = in_child(task)
    os.waitpid(pid, os.WUNTRACED)
    calls = ",".join(f"?{name}" for name in _CALLS.split(","))
    command = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={calls}"]
    tracer = subprocess.Popen(
        [*command, "-o", str(log), "-p", str(pid)], stderr=subprocess.PIPE, text=True
    )
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    os.kill(pid, signal.SIGCONT)
    kept = received(source)
    os.waitpid(pid, 0)
    tracer.stderr.read()
    tracer.wait(timeout=60)
    tracer.stderr.close()
    return list(_calls(_whole(log.read_text("ascii").splitlines()))), kept


def ready() -> None:
    """Wait until somebody watches."""
    os.kill(os.getpid(), signal.SIGSTOP)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Lines of calls as they ended; those that others interrupted are put together."""
    begun: dict[str, str] = {}
    for line in lines:
        first, last = _BEGUN.match(line), _RESUMED.match(line)
        if first:
            begun[first[1]] = first[2]
        elif last:
            yield f"{last[1]} {begun.pop(last[1], '')}{last[2]}"
        else:
            yield line


def _calls(lines: Iterable[str]) -> Iterator[Call]:
    for line in lines:
        found = _LINE.match(line)
        if found is not None and int(found[4]) >= 0:
            yield Call(int(found[1]), found[2], tuple(found[3].split(", ")), int(found[4]))


def _bytes(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))
