"""Files from outside are read in a process of its own that can do little and may use little.

See docs/why/gate.md.
"""

import os
import pickle
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING
from typing import TypeVar

from clauses.model import Reading
from clauses.reading import reader_of
from clauses.reading.kinds import OFFICE
from clauses.reading.kinds import kind_of
from clauses.reading.nursery import Nursery
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.sandbox import REFUSED
from clauses.reading.sandbox import fork_for

if TYPE_CHECKING:
    from clauses.reading.word.sides import Sides

_PLAIN = frozenset({"clauses.model", "clauses.reading.refusal", "clauses.reading.word.sides"})
"""The modules whose values an answer may hold."""
_SPENT = "it takes more time or memory than any document needs"
_Answer = TypeVar("_Answer")
_nursery = Nursery()


def read_guarded(data: bytes, name: str = "") -> Reading:
    """Read a file of any known type, as `clauses.reading.read` does, in a process of its own.

    Args:
        data: The bytes of the file.
        name: What it is called.

    Returns:
        The document and everything the reader has to say about it.

    Raises:
        RefusedError: The file was refused, or reading it took more than a document needs.
    """
    kind = kind_of(data, name)
    if kind in OFFICE:
        from clauses.reading.office import check_office
        from clauses.reading.office import read_converted
        from clauses.reading.office import to_word

        _done(partial(check_office, data, name), name)
        converted = to_word(data, kind, name)
        return _done(partial(read_converted, converted, name), name)
    return _done(partial(reader_of(kind), data, name), name)


def read_if_text(data: bytes, name: str = "") -> Reading | None:
    """What a file says, if it is of a kind that can be read; a scanned extract is not."""
    try:
        return read_guarded(data, name)
    except RefusedError:
        return None


def check_guarded(data: bytes, name: str = "") -> None:
    """Let a Word file through the gate and parse it, in a process of its own.

    For callers that go on to take the file apart themselves.

    Raises:
        RefusedError: The file was refused, or parsing it took more than a document needs.
    """
    from clauses.reading.package import check_word

    _done(partial(check_word, data, name), name)


def sides_guarded(data: bytes, name: str = "") -> "Sides":
    """What a Word file says without its tracked changes, and with those of each author alone.

    Raises:
        RefusedError: The file was refused, or reading it took more than a document needs.
    """
    from clauses.reading.word.sides import read_sides

    return _done(partial(read_sides, data, name), name)


def _done(work: Callable[[], _Answer], name: str) -> _Answer:
    try:
        kind, result = _Unpickler(BytesIO(_answer(work))).load()
    except (EOFError, pickle.UnpicklingError) as error:
        raise RefusedError(name, Refusal.TOO_LARGE, _SPENT) from error
    if kind == REFUSED:
        raise RefusedError(name, *result)
    done: _Answer = result
    return done


def _answer(work: Callable[[], object]) -> bytes:
    """What a process of its own answers; nothing where it was ended for what it used."""
    ours, theirs = socket.socketpair()
    with ours:
        if threading.active_count() > 1:
            return _asked(work, ours, theirs)
        with theirs:
            pid = fork_for(work, theirs)
        try:
            return _all_of(ours)
        finally:
            os.waitpid(pid, 0)


def _asked(work: Callable[[], object], ours: socket.socket, theirs: socket.socket) -> bytes:
    with theirs:
        _nursery.send(theirs)
    with suppress(ConnectionError):
        ours.sendall(pickle.dumps(work, pickle.HIGHEST_PROTOCOL))
    return _all_of(ours)


def _all_of(connection: socket.socket) -> bytes:
    with suppress(ConnectionError), connection.makefile("rb") as stream:
        return stream.read()
    return b""


class _Unpickler(pickle.Unpickler):
    """Takes values of the model from an answer, and nothing that could do something."""

    def find_class(self, module: str, name: str) -> type:
        """A class of the model by its name."""
        found = getattr(import_module(module), name, None) if module in _PLAIN else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no value of a document")
        return found
