"""Heavy work goes into processes of its own: few at once, for a while, and with bounded memory.

A large file then takes no time from those who read pages, and one that is built to exhaust its
reader takes down nothing but the process that reads it.
"""

import math
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import BoundedSemaphore
from typing import Any
from typing import ParamSpec
from typing import TypeVar

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.compare import compare
from clauses.errors import ClausesError
from clauses.model import Document

GIGABYTE = 1024**3
SLACK = 4
"""How many times longer than on an idle machine work may take before it is given up."""
LOOK_EVERY = 1.0
"""After how many seconds it is looked again whether work is still wanted."""
NICE = 10
"""By how much heavy work stands back for those who read pages."""
_P = ParamSpec("_P")
_T = TypeVar("_T")


class BusyError(Exception):
    """Others are at work already, and nobody was done in time.

    Nothing is wrong with what was asked for, so no page that tells of faults in it takes this one.
    """

    def __init__(self) -> None:
        super().__init__("too much is being worked on just now; try again in a minute")


class TooHeavyError(ClausesError):
    """Work took longer or more memory than it may."""

    def __init__(self) -> None:
        super().__init__("it is too much work; split the file")


class UnwantedError(Exception):
    """Nobody waits for the work any more."""


class Workers:
    """Does work in other processes."""

    def __init__(
        self, at_once: int, *, line: int = 4, patience: float = 20, longest: float = 60
    ) -> None:
        """Say how much may be done.

        Args:
            at_once: How many pieces of work run beside each other; none means that work is done
                where it is asked for, as tests and single users want it.
            line: How many more may wait; who waits holds a thread that could answer others.
            patience: How many seconds a piece of work waits for its turn.
            longest: How many seconds of a processor it may take before it is given up; as many
                times longer as `SLACK` says by the clock, for disks and others at work.
        """
        self._places = BoundedSemaphore(at_once) if at_once else None
        self._line = BoundedSemaphore(at_once + line)
        self._patience, self._longest = patience, longest
        self._context = multiprocessing.get_context("forkserver")
        if at_once:
            self._context.set_forkserver_preload(
                ["service.presenting.pairs", "service.files.orders"]
            )

    def do(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Do a piece of work; what it answers or raises comes back.

        Raises:
            BusyError: Its turn did not come in time, or too many wait already.
            TooHeavyError: It took too long or too much memory.
        """
        if self._places is None:
            return work(*args, **kwargs)
        with self.turn():
            return self._elsewhere(work, args, kwargs)

    def while_wanted(self, wanted: Callable[[], bool], work: Callable[..., _T], *args: Any) -> _T:
        """Do a piece of work as `do` does, and give it up when nobody wants it any more.

        Raises:
            UnwantedError: Nobody does.
            BusyError: Its turn did not come in time, or too many wait already.
            TooHeavyError: It took too long or too much memory.
        """
        if self._places is None:
            return work(*args)
        with self.turn():
            return self._elsewhere(work, args, {}, wanted)

    def compare(self, old: Document, new: Document) -> Comparison:
        """Compare two documents, as `clauses.compare` does.

        Raises:
            BusyError: Its turn did not come in time, or too many wait already.
            TooHeavyError: It took too long or too much memory.
        """
        return Comparison(old, new, self.do(_changes, old, new))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, for work that goes into a process of its own by itself.

        Raises:
            BusyError: It did not come in time, or too many wait already.
        """
        if self._places is None:
            yield
            return
        with _held(self._line, 0), _held(self._places, self._patience):
            yield

    def _elsewhere(
        self,
        work: Callable[..., _T],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        wanted: Callable[[], bool] | None = None,
    ) -> _T:
        here, there = self._context.Pipe(duplex=False)
        given = (there, math.ceil(self._longest), work, args, kwargs)
        process = self._context.Process(target=_work, args=given, daemon=True)
        process.start()
        there.close()
        try:
            self._wait(here, wanted)
            done, answer = here.recv()
        except EOFError as error:
            raise TooHeavyError from error
        finally:
            here.close()
            process.kill()
            process.join()
        if not done:
            raise _made_again(*answer)
        result: _T = answer
        return result

    def _wait(self, here: "Connection[Any, Any]", wanted: Callable[[], bool] | None) -> None:
        """Until there is an answer."""
        longest = self._longest * SLACK
        end = time.monotonic() + longest
        while not here.poll(min(longest, LOOK_EVERY) if wanted else longest):
            if time.monotonic() >= end:
                raise TooHeavyError
            if wanted and not wanted():
                raise UnwantedError


def _changes(old: Document, new: Document) -> tuple[Change, ...]:
    """What became of two documents, without the documents: they need not come back."""
    return compare(old, new).changes


@contextmanager
def _held(places: BoundedSemaphore, patience: float) -> Iterator[None]:
    """A place that is given back.

    Raises:
        BusyError: None was free in time.
    """
    if not places.acquire(timeout=patience):
        raise BusyError
    try:
        yield
    finally:
        places.release()


def _work(
    there: "Connection[Any, Any]",
    longest: int,
    work: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (2 * GIGABYTE, 2 * GIGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (longest, longest))
    answer: tuple[bool, Any]
    try:
        answer = (True, work(*args, **kwargs))
    except MemoryError:
        return
    except Exception as error:
        answer = (False, (type(error), error.args, error.__dict__))
    there.send(answer)
    there.close()


def _made_again(kind: type[Exception], args: tuple[Any, ...], values: dict[str, Any]) -> Exception:
    """An error that was raised elsewhere, with all it knows."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(values)
    return error
