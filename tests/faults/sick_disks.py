"""Disks that are full, answer with errors, or may not be written."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

from tests.faults import judge
from tests.faults.scenes import Scene
from tests.faults.scenes import done_again
from tests.faults.scenes import prepared
from tests.faults.trial import Trial
from tests.faults.trial import family
from tests.faults.trial import in_child
from tests.faults.trial import next_writer
from tests.faults.trial import received
from tests.faults.work import OPERATIONS
from tests.faults.work import Kept
from tests.faults.work import Operation
from versions.errors import VersionsError
from versions.stages import Audience
from versions.store import Store

_SIZE = "6m"
_WRITING_CALLS = ("openat", "write", "fsync", "rename", "link", "unlink", "ftruncate")
_REFUSED = 7
"""How a child ends that was told what is wrong in a sentence."""


def full(folder: Path) -> Trial:
    """Write until the disk is full, again and again; then make room."""
    trial = Trial("a full disk (tmpfs of 6 MB)")
    with small_disk(folder) as disk:
        where = family(disk)
        stone = disk / "stone"
        kept: list[Kept] = []
        for number in range(3 * len(OPERATIONS)):
            stone.write_bytes(b"")
            _fill(stone)
            kept += _tried(where, OPERATIONS[number % len(OPERATIONS)], number, trial)
            trial.wrong += judge.lost(where, kept)
            _still_read(where, trial)
            _leave(stone, 4096 * number)
            kept += _tried(where, OPERATIONS[number % len(OPERATIONS)], number + 500, trial)
            _still_read(where, trial)
            stone.unlink()
            next_writer(where, 10_000 + number, trial)
        trial.wrong += judge.lost(where, kept)
    trial.acknowledged = len(kept)
    return trial


def read_only(folder: Path) -> Trial:
    """Write to a disk that may only be read."""
    trial = Trial("a disk that may only be read")
    with small_disk(folder) as disk:
        where = family(disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for number, operation in enumerate(OPERATIONS):
            if _tried(where, operation, number, trial):
                trial.wrong.append(f"{operation.__name__} was acknowledged")
            _still_read(where, trial)
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        next_writer(where, 100, trial)
    return trial


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes, in memory. Only root can make one."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(stone: Path) -> None:
    with stone.open("ab", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return


def _leave(stone: Path, room: int) -> None:
    os.truncate(stone, max(0, stone.stat().st_size - room))


def failing_calls(folder: Path, operation: Operation, error: str, step: int = 1) -> Trial:
    """Let the n-th call of each kind that writes answer with an error, for every n there is."""
    trial = Trial(f"{error} at the n-th call of each kind that writes in one {operation.__name__}")
    begun = family(folder)
    for call in _WRITING_CALLS:
        for at in count(1, step):
            where = folder / "tried"
            shutil.copytree(begun, where)
            injection = f"{call}:error={error}:when={at}"
            task = partial(_stopped, where, operation, at)
            kept = _failed(task, folder / "log", injection, operation.__name__, trial)
            trial.runs += 1
            trial.acknowledged += len(kept)
            trial.wrong += judge.unsound(where)
            next_writer(where, 10_000 + at, trial)
            trial.wrong += judge.lost(where, kept)
            shutil.rmtree(where)
            if not _injected(folder / "log"):
                break
    return trial


def failing_in_scene(folder: Path, scene: Scene, error: str, step: int) -> Trial:
    """Let the n-th call of each kind that writes fail in ours and in every process of git's.

    Then it is done again on a sound disk, and somebody writes.

    Args:
        folder: Where to try it.
        scene: What is done.
        error: What the calls answer.
        step: Only one in so many calls of a kind fails.
    """
    trial = Trial(f"{error} at one in {step} calls of each kind that writes in {scene.name}")
    begun, tried, log = folder / "begun", folder / "tried", folder / "log"
    expected = prepared(scene, begun)
    for call in (*_WRITING_CALLS, "unlinkat", "mkdir", "pwrite64"):
        for at in count(1, step):
            shutil.copytree(begun, tried)
            injection = f"{call}:error={error}:when={at}"
            task = partial(_played, scene, tried)
            trial.acknowledged += len(_failed(task, log, injection, scene.name, trial))
            trial.runs += 1
            told = f"{injection}, then again"
            trial.wrong += [f"{told}: {what}" for what in done_again(scene, tried, expected)]
            shutil.rmtree(tried)
            if not _injected(log):
                break
    return trial


def _played(scene: Scene, folder: Path, out: int) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
    try:
        scene.act(folder)
    except VersionsError:
        os._exit(_REFUSED)
    with suppress(OSError):
        os.write(out, Kept().written())


def _failed(
    task: Callable[[int], None], log: Path, injection: str, what: str, trial: Trial
) -> list[Kept]:
    """Something in which one call fails, of each process that takes part."""
    pid, source = in_child(task)
    os.waitpid(pid, os.WUNTRACED)
    calls = injection.partition(":")[0]
    command = ["strace", "-f", "-e", f"trace={calls}", "-e", f"inject={injection}"]
    tracer = subprocess.Popen(
        [*command, "-o", str(log), "-p", str(pid)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    assert "attached" in tracer.stderr.readline()
    os.kill(pid, signal.SIGCONT)
    kept = received(source)
    _judge_end(os.waitpid(pid, 0)[1], f"{what}, {injection}", trial)
    tracer.wait(timeout=60)
    tracer.stderr.close()
    return kept


def _injected(log: Path) -> bool:
    return "(INJECTED)" in log.read_text("utf-8", "replace")


def _tried(where: Path, operation: Operation, number: int, trial: Trial) -> list[Kept]:
    pid, source = in_child(lambda out: _told(where, operation, number, out))
    kept = received(source)
    _judge_end(os.waitpid(pid, 0)[1], operation.__name__, trial)
    trial.runs += 1
    return kept


def _judge_end(status: int, what: str, trial: Trial) -> None:
    """A child must be done, or have been told what is wrong in a sentence."""
    if status and os.waitstatus_to_exitcode(status) != _REFUSED:
        trial.wrong.append(f"{what}: it ended with {os.waitstatus_to_exitcode(status)}")


def _stopped(where: Path, operation: Operation, number: int, out: int) -> None:
    store = Store.open(where)
    os.kill(os.getpid(), signal.SIGSTOP)
    _told_by(store, operation, number, out)


def _told(where: Path, operation: Operation, number: int, out: int) -> None:
    _told_by(Store.open(where), operation, number, out)


def _told_by(store: Store, operation: Operation, number: int, out: int) -> None:
    try:
        done = operation(store, number)
    except VersionsError:
        os._exit(_REFUSED)
    with suppress(OSError):
        os.write(out, done.written())


def _still_read(where: Path, trial: Trial) -> None:
    """Everything that is readable stays readable."""
    try:
        view = Store.open(where).view(Audience.DRAFT)
        view.document("hsa", "now")
        view.notes()
    except VersionsError as error:
        trial.wrong.append(f"it cannot be read: {error}")
