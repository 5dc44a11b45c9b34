"""Files that take a while to make: begun when asked for, and kept for those who ask again."""

import time
from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import field
from threading import Lock
from typing import Any

from service.workers import BusyError
from service.workers import UnwantedError
from service.workers import Workers

ROOM = 64 * 1024 * 1024
"""How many bytes of files are kept before the one asked for longest ago goes."""
AT_ONCE = 2
PATIENCE = 60
"""For how many seconds a file is made that nobody asks for any more: who waits asks every few."""
WAITING = 20
"""How many files may be in the making or wait for their turn."""


class TooManyFilesError(BusyError):
    """So many files are being made that no more are begun."""


@dataclass(frozen=True, slots=True)
class Underway:
    """A file that is not ready yet."""

    seconds: int
    """How long ago it was asked for."""


@dataclass(slots=True)
class _File:
    """A file in the making, or made."""

    begun: float
    """In seconds of a clock that never goes back."""
    asked: float
    """Until when somebody who asked for it waits, or waited."""
    future: "Future[bytes]" = field(default_factory=Future)

    @property
    def unwanted(self) -> bool:
        """Whether it was given up because nobody asked for it any more."""
        return self.future.done() and isinstance(self.future.exception(), UnwantedError)


class Making:
    """Makes files beside the requests that ask for them; safe among threads."""

    def __init__(
        self,
        workers: Workers,
        room: int = ROOM,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        patience: float = PATIENCE,
    ) -> None:
        """Say where files are made, and how many.

        Args:
            workers: Who makes them; as many at once as are begun at once.
            room: How many bytes of files are kept.
            at_once: How many are made beside each other.
            waiting: How many may be in the making or wait for their turn.
            patience: For how many seconds one is made that nobody asks for any more.
        """
        self._workers, self._room, self._waiting, self._patience = workers, room, waiting, patience
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="making")
        self._files: OrderedDict[Hashable, _File] = OrderedDict()
        self._lock = Lock()

    def file(
        self, key: Hashable, wait: float, make: Callable[..., bytes], *args: Any
    ) -> bytes | Underway:
        """A file, or how long it has been in the making.

        Args:
            key: Everything that the file depends on, its readers among it.
            wait: How many seconds to wait for it.
            make: Makes it, in a process of its own; the same for the same key.
            args: What `make` takes.

        Raises:
            TooManyFilesError: It was not begun.
            Exception: What `make` raised; the next who asks has it tried again.
        """
        file = self._begun(key, wait, make, args)
        try:
            return file.future.result(wait)
        except TimeoutError:
            return Underway(int(time.monotonic() - file.begun))
        except Exception:
            self._forget(key, file)
            raise

    def _begun(
        self, key: Hashable, wait: float, make: Callable[..., bytes], args: tuple[Any, ...]
    ) -> _File:
        now = time.monotonic()
        with self._lock:
            if key not in self._files or self._files[key].unwanted:
                self._make_room()
                file = self._files[key] = _File(now, now)
                file.future = self._pool.submit(self._make, file, make, args)
            file = self._files[key]
            file.asked = max(file.asked, now + wait)
            self._files.move_to_end(key)
            return file

    def _make(self, file: _File, make: Callable[..., bytes], args: tuple[Any, ...]) -> bytes:
        def wanted() -> bool:
            return time.monotonic() - file.asked < self._patience

        if not wanted():
            raise UnwantedError
        return self._workers.while_wanted(wanted, make, *args)

    def _make_room(self) -> None:
        ready = [key for key, file in self._files.items() if file.future.done()]
        if len(self._files) - len(ready) >= self._waiting:
            raise TooManyFilesError
        sizes = {key: self._size(key) for key in ready}
        held = sum(sizes.values())
        for key in ready:
            if held <= self._room:
                return
            held -= sizes[key]
            del self._files[key]

    def _size(self, key: Hashable) -> int:
        future = self._files[key].future
        return 0 if future.exception() else len(future.result())

    def _forget(self, key: Hashable, file: _File) -> None:
        with self._lock:
            if self._files.get(key) is file:
                del self._files[key]
