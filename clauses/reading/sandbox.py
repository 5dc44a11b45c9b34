"""The process in which a file from outside is read: what it may use, and how it answers."""

import codecs
import gc
import heapq
import os
import pickle
import resource
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

MEMORY = 448 << 20
"""Bytes it may take beside the sixty million or so that it is born with."""
CPU = 5
"""Seconds of computing."""
PATIENCE = 60
"""Seconds by the clock after which it ends, come what may."""
LOADED = (
    heapq,
    *map(codecs.lookup, ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp437", "latin-1")),
)
"""What the library loads when it is first needed; in here nothing more can be loaded."""
DONE = "done"
REFUSED = "refused"


def fork_for(work: Callable[[], object], connection: socket.socket) -> int:
    """Let a process of its own do some work and send the answer over a connection.

    The caller must have one thread only.

    Returns:
        The id of the process, to be waited for.
    """
    pid = os.fork()
    if not pid:
        _live(work, connection)
    return pid


def _live(work: Callable[[], object], connection: socket.socket) -> NoReturn:
    """Do the work and end, without anything of the parent's being closed or written twice."""
    try:
        confine(connection.fileno())
        _send(connection, _outcome(work))
    finally:
        os._exit(0)


def confine(keep: int) -> None:
    """Give up everything but one connection: other files, network, time, memory.

    With no number left for another file, neither a file nor a socket can be opened.
    """
    _close_all_but(keep)
    memory = _born_with() + MEMORY
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(PATIENCE)
    _lower(resource.RLIMIT_CPU, CPU)
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_NOFILE, 0)
    gc.disable()


def _close_all_but(keep: int) -> None:
    for file in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208
        if file != keep:
            with suppress(OSError):
                os.close(file)


def _born_with() -> int:
    """The bytes of address space that the process has from its parent."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def _lower(kind: int, limit: int) -> None:
    _, most = resource.getrlimit(kind)
    limit = limit if most == resource.RLIM_INFINITY else min(limit, most)
    resource.setrlimit(kind, (limit, limit))


def _outcome(work: Callable[[], object]) -> tuple[str, object]:
    try:
        return DONE, work()
    except RefusedError as error:
        return REFUSED, (error.reason, error.detail)
    except MemoryError:
        return REFUSED, (Refusal.TOO_LARGE, "more memory than any document needs")
    except Exception as error:
        return REFUSED, (Refusal.BROKEN, f"{type(error).__name__}: {error}")


def _send(connection: socket.socket, outcome: tuple[str, object]) -> None:
    connection.sendall(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
