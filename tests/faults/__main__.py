"""Print what every fault did to a store: ``python -m tests.faults``; it takes a while."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

from tests.faults import crowd
from tests.faults import kills
from tests.faults import powercuts
from tests.faults import sick_disks
from tests.faults import work
from tests.faults.scenes import ERASING
from tests.faults.scenes import MAINTAINING
from tests.faults.scenes import SCENES
from tests.faults.trial import Trial
from versions.store import Store

_KILLED_AT = 397
"""What takes several processes is killed at one in so many of our own system calls."""
_HEAD = "| what | times | acknowledged | wrong | seconds |\n|---|---:|---:|---:|---:|"


def main() -> None:
    """Try everything; fail where anything was lost, unsound, half done or blocked."""
    print(_HEAD, flush=True)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        for number, try_ in enumerate(_trials()):
            began = time.monotonic()
            trial = try_(Path(name) / str(number))
            print(f"{trial} {time.monotonic() - began:.0f} |", flush=True)
            shutil.rmtree(Path(name) / str(number), ignore_errors=True)
            wrong += trial.wrong
    for one in wrong:
        print(one, file=sys.stderr)
    sys.exit(bool(wrong))


def _trials() -> Iterator[Callable[[Path], Trial]]:
    yield lambda folder: kills.at_random_moments(folder, 1000)
    for operation in (work.edit, work.bring, work.adopt, work.release):
        yield lambda folder, o=operation: kills.at_every_system_call(folder, o)  # type: ignore[misc]
    yield lambda folder: kills.at_every_system_call(folder, work.erase, 5, work.name_somebody)
    for scene in SCENES:
        yield lambda folder, s=scene: kills.in_scene(folder, s, _KILLED_AT)  # type: ignore[misc]
    yield lambda folder: crowd.writers(folder, 16, 500)
    yield lambda folder: crowd.writers(folder, 8, 100, lambda where: Store.open(where).maintain())
    if shutil.which("strace") is None:
        print("strace is not installed: no power is cut and no call fails", file=sys.stderr)
        return
    yield lambda folder: powercuts.at_every_system_call(folder, 24)
    for operation in (work.bring, work.adopt):
        yield lambda folder, o=operation: powercuts.after_a_kill(folder, o)  # type: ignore[misc]
    for scene in SCENES:
        yield lambda folder, s=scene: powercuts.in_scene(folder, s, s.step)  # type: ignore[misc]
    for operation in (work.edit, work.bring, work.adopt):
        for error in ("EIO", "ENOSPC", "EACCES"):
            yield lambda folder, o=operation, e=error: sick_disks.failing_calls(folder, o, e)  # type: ignore[misc]
    for scene in (ERASING, MAINTAINING):
        yield lambda folder, s=scene: sick_disks.failing_in_scene(folder, s, "EIO", 37)  # type: ignore[misc]
    if os.getuid() != 0:
        print("only root can make a small disk: none was filled", file=sys.stderr)
        return
    yield sick_disks.full
    yield sick_disks.read_only


if __name__ == "__main__":
    main()
