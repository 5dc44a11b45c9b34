"""A helper that makes the processes in which files are read, for callers with several threads.

A fork of a process with several threads can stand still for ever, and knows all its secrets. The
helper has one thread and has seen nothing. It ends when its caller does.
"""

import atexit
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from importlib import import_module

from clauses.reading.sandbox import fork_for

_INHERITED = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "HOME", "TMPDIR")
_READERS = ("json", "markdown", "office", "pdf", "plain", "sheet", "word.sides")


class Nursery:
    """The helper, started when it is first needed and again when it was lost."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._control: socket.socket | None = None

    def send(self, connection: socket.socket) -> None:
        """Have a request answered that comes over the other end of a connection.

        The request is a pickled function without arguments, from a caller that is trusted.
        """
        with self._lock:
            try:
                self._hand_over(connection)
            except OSError:
                self._control = None
                self._hand_over(connection)

    def _hand_over(self, connection: socket.socket) -> None:
        if self._control is None:
            self._control = _started()
        socket.send_fds(self._control, [b"."], [connection.fileno()])


def _started() -> socket.socket:
    ours, theirs = socket.socketpair()
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "clauses.reading.nursery"],
        stdin=theirs.fileno(),
        env=environment,
        start_new_session=True,
    )
    theirs.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def main() -> None:
    """Answer every connection that comes over standard input, until there is no more input."""
    for name in _READERS:
        import_module(f"clauses.reading.{name}")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=0)
    while True:
        message, handed, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            break
        with socket.socket(fileno=handed[0]) as connection:
            fork_for(lambda: _asked(connection), connection)


def _asked(connection: socket.socket) -> object:
    """Do what stands in a request."""
    with connection.makefile("rb") as stream:
        work = pickle.load(stream)
    return work()


if __name__ == "__main__":
    main()
