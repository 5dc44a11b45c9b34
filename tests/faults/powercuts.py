"""Power cuts: what is left after every system call of a decision, and whether it suffices."""

import shutil
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.faults import judge
from tests.faults.disk import Disk
from tests.faults.disk import Laid
from tests.faults.recording import recorded
from tests.faults.trial import Trial
from tests.faults.trial import family
from tests.faults.trial import next_writer
from tests.faults.work import OPERATIONS
from tests.faults.work import Kept
from tests.faults.work import Operation

_WRITTEN_AFTER = 7
"""In one of so many states somebody writes too."""


def at_every_system_call(folder: Path, operations: int, step: int = 1) -> Trial:
    """Cut the power after every call that changed the disk, in a row of operations.

    Args:
        folder: Where to work.
        operations: How many, of every kind in turn.
        step: Only one in so many calls.
    """
    trial = Trial(f"power cut at every system call of {operations} operations")
    where = family(folder)
    laid = Laid(folder / "laid")
    kept: list[Kept] = []
    for number in range(operations):
        before = Disk.of(where)
        calls, done = recorded(where, OPERATIONS[number % len(OPERATIONS)], number, folder / "log")
        states = list(_states(before, calls))
        for at, state in enumerate(states):
            if at % step == 0 or at >= len(states) - 3:
                _check(trial, laid, state, kept + done * (at >= len(states) - 3), at)
        kept += done
        trial.acknowledged += len(done)
    return trial


def _states(disk: Disk, calls: Sequence[object]) -> Iterator[Mapping[str, bytes | None]]:
    """Three disks after each call that changed something: the last three are after them all."""
    for call in calls:
        if disk.after(call):  # type: ignore[arg-type]
            yield from _left(disk)
    yield from _left(disk)


def _left(disk: Disk) -> tuple[Mapping[str, bytes | None], ...]:
    return disk.forgetful(), disk.names_alone(), disk.mixed(len(disk.live))


def _check(
    trial: Trial, laid: Laid, state: Mapping[str, bytes | None], kept: list[Kept], at: int
) -> None:
    if not laid.hold(state):
        return
    trial.runs += 1
    trial.wrong += judge.unsound(laid.folder)
    trial.wrong += judge.lost(laid.folder, kept)
    if at % _WRITTEN_AFTER == 0:
        copy = laid.folder.with_name("copy")
        shutil.copytree(laid.folder, copy)
        next_writer(copy, 900_000, trial)
        shutil.rmtree(copy)


def after_a_kill(folder: Path, operation: Operation, step: int = 1) -> Trial:
    """Kill an operation at every call, let the next writer do the same, then cut the power.

    What the killed one wrote and never synced must not be relied on.
    """
    trial = Trial(f"kill at every call of one {operation.__name__}, then a power cut")
    begun = family(folder)
    before = Disk.of(begun)
    other = folder / "other"
    shutil.copytree(begun, other)
    calls, _ = recorded(other, operation, 1, folder / "log")
    moved = Disk.of(begun)
    moved.root = str(other)
    laid = Laid(folder / "laid")
    changing = [at for at, call in enumerate(calls) if moved.after(call)]
    for at in islice(changing, 0, None, step):
        disk = before.copy()
        disk.root = str(other)
        for call in calls[: at + 1]:
            disk.after(call)
        _go_on(trial, folder, disk, operation, laid)
    return trial


def _go_on(trial: Trial, folder: Path, disk: Disk, operation: Operation, laid: Laid) -> None:
    killed = folder / "killed"
    Laid(killed).hold(disk.killed())
    calls, kept = recorded(killed, _again(operation), 1, folder / "log")
    disk.root, disk.opened = str(killed), {}
    for call in calls:
        disk.after(call)
    trial.acknowledged += len(kept)
    for state in _left(disk):
        laid.hold(state)
        trial.runs += 1
        trial.wrong += judge.unsound(laid.folder)
        trial.wrong += judge.lost(laid.folder, kept)
    shutil.rmtree(killed)


def _again(operation: Operation) -> Operation:
    """The same decision once more; of one that was recorded before the kill, another."""

    def again(store: object, number: int) -> Kept:
        try:
            return operation(store, number)  # type: ignore[arg-type]
        except Exception:
            return operation(store, number + 3)  # type: ignore[arg-type]

    return again
