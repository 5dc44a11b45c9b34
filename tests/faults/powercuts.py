"""Power cuts: what is left after every system call of a decision, and whether it suffices."""

import os
import shutil
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.faults import judge
from tests.faults.disk import Disk
from tests.faults.disk import Laid
from tests.faults.disk import State
from tests.faults.processes import Processes
from tests.faults.recording import Call
from tests.faults.recording import ready
from tests.faults.recording import recorded
from tests.faults.scenes import Scene
from tests.faults.scenes import done_again
from tests.faults.scenes import prepared
from tests.faults.trial import Trial
from tests.faults.trial import every
from tests.faults.trial import family
from tests.faults.trial import next_writer
from tests.faults.work import OPERATIONS
from tests.faults.work import Kept
from tests.faults.work import Operation
from versions.store import Store

_WRITTEN_AFTER = 7
"""In one of so many states somebody writes too."""


class NotFollowedError(AssertionError):
    """The replayed disk does not hold what the real one does."""


def at_every_system_call(folder: Path, operations: int, step: int = 1) -> Trial:
    """Cut the power after every call that changed the disk, in a row of operations.

    Args:
        folder: Where to work.
        operations: How many, of every kind in turn.
        step: Only one in so many calls.
    """
    trial = Trial(f"power cut at every system call of {operations} operations")
    where = family(folder / "begun")
    laid = Laid(folder / "laid")
    kept: list[Kept] = []
    for number in range(operations):
        before = Disk.of(where)
        operation = OPERATIONS[number % len(OPERATIONS)]
        calls, done = _watched(where, operation, number, folder / "log")
        for at, told, state in _states(before, calls, step):
            _check(trial, laid, state, kept + done * (at < 0), f"{operation.__name__}, {told}")
            if at % _WRITTEN_AFTER == 0:
                _written_after(trial, laid)
        kept += done
        trial.acknowledged += len(done)
    return trial


def _watched(
    where: Path, operation: Operation, number: int, log: Path
) -> tuple[list[Call], list[Kept]]:
    return recorded(lambda out: _once_ready(Store.open(where), operation, number, out), log)


def _once_ready(store: Store, operation: Operation, number: int, out: int) -> None:
    ready()
    os.write(out, operation(store, number).written())


def _states(disk: Disk, calls: Sequence[Call], step: int = 1) -> Iterator[tuple[int, str, State]]:
    """Every different disk that may be left after a call that changed something.

    Yields:
        The number of the call, -1 when all have happened; what is told of the state; the state.
    """
    seen: set[int] = set()
    changed = 0
    running = Processes(disk, calls)
    for number, call in enumerate(calls):
        if not running.after(call):
            continue
        changed += 1
        for kind, state in _left(disk, number) if changed % step == 0 else ():
            known = hash(frozenset(state.items()))
            if known not in seen:
                seen.add(known)
                yield number, f"{kind} after call {number} ({call.name})", state
    for kind, state in _left(disk, len(calls)):
        yield -1, f"{kind} at the end", state


def _left(disk: Disk, seed: int) -> Iterator[tuple[str, State]]:
    yield "as it was", disk.killed()
    yield "forgetful", disk.forgetful()
    yield "names alone", disk.names_alone()
    yield "cut short", disk.cut_short()
    yield "removals alone", disk.removals_alone()
    yield "additions alone", disk.additions_alone()
    yield "mixed", disk.mixed(seed)
    yield "folders mixed", disk.folders_mixed(seed)


def _check(trial: Trial, laid: Laid, state: State, kept: list[Kept], told: str) -> None:
    laid.hold(state)
    trial.runs += 1
    trial.wrong += [f"{told}: {what}" for what in judge.unsound(laid.folder)]
    trial.wrong += [f"{told}: {what}" for what in judge.lost(laid.folder, kept)]


def _written_after(trial: Trial, laid: Laid) -> None:
    copy = laid.folder.with_name("copy")
    shutil.copytree(laid.folder, copy)
    next_writer(copy, 900_000, trial)
    shutil.rmtree(copy)


def in_scene(folder: Path, scene: Scene, step: int = 1, again: int = _WRITTEN_AFTER) -> Trial:
    """Cut the power after every call of every process that takes part in something.

    Args:
        folder: Where to work.
        scene: What is done.
        step: Only one in so many calls that changed something.
        again: In one of so many states it is done again, and somebody writes.
    """
    trial = Trial(f"power cut at {every(step)} of {scene.name}")
    begun = folder / "begun"
    expected = prepared(scene, begun)
    before = Disk.of(begun)
    calls, done = recorded(lambda out: _played(scene, begun, out), folder / "log")
    trial.acknowledged = len(done)
    _followed(before.copy(), calls, begun)
    laid = Laid(folder / "laid")
    for at, told, state in _states(before, calls, step):
        laid.hold(state)
        trial.runs += 1
        trial.wrong += [f"{told}: {w}" for w in scene.judge(laid.folder, expected, at < 0)]
        if trial.runs % again == 0 or at < 0:
            copy = folder / "copy"
            shutil.copytree(laid.folder, copy)
            trial.wrong += [f"{told}, then again: {w}" for w in done_again(scene, copy, expected)]
            shutil.rmtree(copy)
    return trial


def _played(scene: Scene, begun: Path, out: int) -> None:
    ready()
    scene.act(begun)
    os.write(out, Kept().written())


def _followed(disk: Disk, calls: Sequence[Call], folder: Path) -> None:
    """Be sure that the calls that are followed are all that changed the disk."""
    running = Processes(disk, calls)
    for call in calls:
        running.after(call)
    mapped = {path[len(disk.root) + 1 :] for path in running.mapped}
    real, replayed = Disk.of(folder).killed(), disk.killed()
    differ = {
        path
        for path in real.keys() | replayed.keys()
        if real.get(path, b"?none") != replayed.get(path, b"?none")
    }
    if differ - mapped:
        raise NotFollowedError(sorted(differ - mapped))


def after_a_kill(folder: Path, operation: Operation, step: int = 1) -> Trial:
    """Kill an operation at every call, let the next writer do the same, then cut the power.

    What the killed one wrote and never synced must not be relied on.
    """
    trial = Trial(f"kill at every call of one {operation.__name__}, then a power cut")
    begun = family(folder / "begun")
    before = Disk.of(begun)
    other = folder / "other"
    shutil.copytree(begun, other)
    calls, _ = _watched(other, operation, 1, folder / "log")
    moved = before.copy()
    moved.root = str(other)
    running = Processes(moved, calls)
    laid = Laid(folder / "laid")
    changing = [at for at, call in enumerate(calls) if running.after(call)]
    for at in islice(changing, 0, None, step):
        disk = before.copy()
        disk.root = str(other)
        running = Processes(disk, calls)
        for call in calls[: at + 1]:
            running.after(call)
        _go_on(trial, folder, disk, operation, laid)
    return trial


def _go_on(trial: Trial, folder: Path, disk: Disk, operation: Operation, laid: Laid) -> None:
    killed = folder / "killed"
    Laid(killed).hold(disk.killed())
    calls, kept = _watched(killed, _again_or_another(operation), 1, folder / "log")
    disk.root = str(killed)
    running = Processes(disk, calls)
    for call in calls:
        running.after(call)
    trial.acknowledged += len(kept)
    for told, state in _left(disk, len(calls)):
        _check(trial, laid, state, kept, told)
    shutil.rmtree(killed)


def _again_or_another(operation: Operation) -> Operation:
    """The same decision once more; of one that was recorded before the kill, another."""

    def again(store: Store, number: int) -> Kept:
        try:
            return operation(store, number)
        except Exception:
            return operation(store, number + 3)

    return again
