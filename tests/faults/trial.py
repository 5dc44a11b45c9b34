"""A trial: how often something was done to a store, and what went wrong."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import NoReturn

from tests.faults import judge
from tests.faults.work import Kept
from tests.faults.work import edit
from tests.versions.stores import agreement
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.store import Store

LONGEST_WAIT = 10.0
"""A writer that waits longer than this, in seconds, is blocked."""


@dataclass
class Trial:
    """What was tried and how it ended."""

    what: str
    runs: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"| {self.what} | {self.runs} | {self.acknowledged} | {len(self.wrong)} |"


def every(step: int) -> str:
    """At which system calls something is done, in words."""
    return "every system call" if step == 1 else f"one in {step} system calls"


def family(folder: Path) -> Path:
    """Make a small family and answer where it lies."""
    imported(new_store(folder), agreement())
    return folder / "store"


def in_child(task: Callable[[int], None]) -> tuple[int, int]:
    """Begin a task in another process; answer its id and where its acknowledgements come from."""
    source, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(source)
        _run(task, out)
    os.close(out)
    return pid, source


def _run(task: Callable[[int], None], out: int) -> NoReturn:
    code = 1
    try:
        task(out)
        code = 0
    finally:
        os._exit(code)


def received(source: int) -> list[Kept]:
    """Everything acknowledged on a pipe, until nobody holds its other end."""
    with os.fdopen(source, "rb") as pipe:
        return [Kept.read(line) for line in pipe.read().splitlines(keepends=True)]


def done_elsewhere(task: Callable[[], None]) -> int:
    """Do something in another process, so that this one holds nothing open; how that ended."""
    pid, source = in_child(lambda _: task())
    received(source)
    return os.waitpid(pid, 0)[1]


def killed(pid: int) -> None:
    """Kill a process as the system does, and wait until it is gone."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def next_writer(folder: Path, number: int, trial: Trial) -> None:
    """Let somebody write after a fault: it must work, soon, and leave nothing half done."""
    began = time.monotonic()
    pid, source = in_child(lambda out: _write_edit(folder, number, out))
    kept = received(source)
    _, status = os.waitpid(pid, 0)
    if status or not kept:
        trial.wrong.append(f"the next writer failed with {status}")
    if time.monotonic() - began > LONGEST_WAIT:
        trial.wrong.append("the next writer was blocked")
    trial.wrong += judge.unsound(folder)
    trial.wrong += judge.lost(folder, kept)
    trial.wrong += judge.halves(folder)


def _write_edit(folder: Path, number: int, out: int) -> None:
    os.write(out, edit(Store.open(folder), number).written())
