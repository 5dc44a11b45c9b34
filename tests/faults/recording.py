"""System calls that change files, as strace recorded them."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.trial import in_child
from tests.faults.trial import received
from tests.faults.work import Kept
from tests.faults.work import Operation
from versions.store import Store

_CALLS = (
    "openat,close,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,"
    "unlinkat,mkdir,mkdirat,rmdir,ftruncate,lseek"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"(\d+)<")


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that succeeded."""

    name: str
    descriptor: int
    """The file it is about; -1 where it names paths."""
    texts: tuple[bytes, ...]
    """Paths and data, in order."""
    told: str
    """All arguments as printed."""
    result: int


def recorded(
    folder: Path, operation: Operation, number: int, log: Path
) -> tuple[list[Call], list[Kept]]:
    """Carry out one operation under strace; answer its calls and its acknowledgement."""
    pid, source = in_child(lambda out: _stopped(folder, operation, number, out))
    os.waitpid(pid, os.WUNTRACED)
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}"]
    tracer = subprocess.Popen(
        [*command, "-o", str(log), "-p", str(pid)], stderr=subprocess.PIPE, text=True
    )
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    os.kill(pid, signal.SIGCONT)
    kept = received(source)
    os.waitpid(pid, 0)
    tracer.wait(timeout=60)
    tracer.stderr.close()
    return list(_calls(log)), kept


def _stopped(folder: Path, operation: Operation, number: int, out: int) -> None:
    store = Store.open(folder)
    os.kill(os.getpid(), signal.SIGSTOP)
    os.write(out, operation(store, number).written())


def _calls(log: Path) -> Iterator[Call]:
    for line in log.read_text("ascii").splitlines():
        found = _LINE.match(line)
        if found is None or int(found[3]) < 0:
            continue
        texts = tuple(bytes.fromhex(t.replace("\\x", "")) for t in _TEXT.findall(found[2]))
        named = _DESCRIPTOR.match(found[2])
        yield Call(found[1], int(named[1]) if named else -1, texts, found[2], int(found[3]))
