"""Kills: at random moments, and at every system call of a decision."""

import ctypes
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from tests.faults import judge
from tests.faults.scenes import Scene
from tests.faults.scenes import done_again
from tests.faults.scenes import prepared
from tests.faults.trial import Trial
from tests.faults.trial import done_elsewhere
from tests.faults.trial import every
from tests.faults.trial import family
from tests.faults.trial import in_child
from tests.faults.trial import killed
from tests.faults.trial import next_writer
from tests.faults.trial import received
from tests.faults.work import Kept
from tests.faults.work import Operation
from tests.faults.work import work
from versions.store import Store

_FRESH_AFTER = 25
"""A new family is begun after so many kills, so that git's own checks stay quick."""
_LONGEST = 0.1
"""Seconds that a worker goes on at the most before it is killed."""
_TRACE_ME, _TO_NEXT_CALL = 0, 24


def at_random_moments(folder: Path, kills: int, seed: int = 1) -> Trial:
    """Kill a worker that decides without pause, again and again."""
    trial = Trial("kill -9 at a random moment of edits, imports, adoptions, tags and notes")
    chance = random.Random(seed)
    for round_ in range(0, kills, _FRESH_AFTER):
        where = family(folder / str(round_))
        kept: list[Kept] = []
        for number in range(round_, min(round_ + _FRESH_AFTER, kills)):
            done, more = chance.randrange(3), chance.uniform(0, _LONGEST)
            kept += _killed_after(where, 1000 * number, done, more)
            trial.runs += 1
            trial.wrong += judge.unsound(where)
        next_writer(where, 1000 * kills, trial)
        trial.wrong += judge.lost(where, kept)
        trial.acknowledged += len(kept)
    return trial


def _killed_after(where: Path, first: int, decisions: int, seconds: float) -> list[Kept]:
    """Kill a worker some time after it has acknowledged so many decisions."""
    pid, source = in_child(lambda out: work(where, first, out, -1))
    with os.fdopen(source, "rb") as pipe:
        lines = [pipe.readline() for _ in range(decisions)]
        time.sleep(seconds)
        killed(pid)
        return [Kept.read(line) for line in (*lines, *pipe)]


def at_every_system_call(
    folder: Path,
    operation: Operation,
    step: int = 1,
    before: Callable[[Store], None] | None = None,
) -> Trial:
    """Kill one decision at its first system call, another at its second, and so on to the end.

    Args:
        folder: Where to try it.
        operation: The decision.
        step: Every so many system calls.
        before: What is done to the family first.
    """
    trial = Trial(f"kill at every system call of one {operation.__name__}")
    begun = family(folder)
    if before:
        done_elsewhere(lambda: before(Store.open(begun)))
    for number in count(1, step):
        where = folder / "tried"
        shutil.copytree(begun, where)
        done, kept = _killed_at_call(partial(_traced, where, operation, number), number)
        trial.runs += 1
        trial.acknowledged += len(kept)
        trial.wrong += judge.unsound(where)
        next_writer(where, number + 1, trial)
        trial.wrong += judge.lost(where, kept)
        shutil.rmtree(where)
        if done:
            return trial
    return trial


def in_scene(folder: Path, scene: Scene, step: int = 1) -> Trial:
    """Kill what takes several processes at every call of ours; git may go on by itself.

    Then it is done again, which waits for git, and somebody writes.

    Args:
        folder: Where to try it.
        scene: What is done.
        step: Every so many system calls.
    """
    trial = Trial(f"kill at {every(step)} of {scene.name}")
    begun, tried = folder / "begun", folder / "tried"
    expected = prepared(scene, begun)
    for number in count(1, step):
        shutil.copytree(begun, tried)
        done, kept = _killed_at_call(lambda out: _played(scene, tried, out), number)
        trial.runs += 1
        trial.acknowledged += len(kept)
        trial.wrong += [f"call {number}: {what}" for what in done_again(scene, tried, expected)]
        shutil.rmtree(tried)
        if done:
            return trial
    return trial


def _played(scene: Scene, folder: Path, out: int) -> None:
    _let_be_traced()
    scene.act(folder)
    os.write(out, Kept().written())


def _killed_at_call(task: Callable[[int], None], number: int) -> tuple[bool, list[Kept]]:
    pid, source = in_child(task)
    done = _stopped_at(pid, number)
    return done, received(source)


def _traced(where: Path, operation: Operation, number: int, out: int) -> None:
    store = Store.open(where)
    _let_be_traced()
    os.write(out, operation(store, number).written())


def _let_be_traced() -> None:
    ctypes.CDLL(None).ptrace(_TRACE_ME, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)


def _stopped_at(pid: int, number: int) -> bool:
    """Kill a traced process as it enters a system call; whether it ended before that."""
    trace = ctypes.CDLL(None).ptrace
    os.waitpid(pid, 0)
    for _ in range(2 * number - 1):
        trace(_TO_NEXT_CALL, pid, 0, 0)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status):
            return True
    killed(pid)
    return False
