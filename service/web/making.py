"""Files that take a while to make: begun when asked for, and kept for those who ask again."""

import time
from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from service.workers import BusyError

ROOM = 64 * 1024 * 1024
"""How many bytes of files are kept before the one asked for longest ago goes."""
AT_ONCE = 2
WAITING = 20
"""How many files may be in the making or wait for their turn."""


class TooManyFilesError(BusyError):
    """So many files are being made that no more are begun."""


@dataclass(frozen=True, slots=True)
class Underway:
    """A file that is not ready yet."""

    seconds: int
    """How long ago it was asked for."""


class Making:
    """Makes files beside the requests that ask for them; safe among threads."""

    def __init__(self, room: int = ROOM, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._room, self._waiting = room, waiting
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="making")
        self._files: OrderedDict[Hashable, tuple[float, Future[bytes]]] = OrderedDict()
        self._lock = Lock()

    def file(self, key: Hashable, make: Callable[[], bytes], wait: float) -> bytes | Underway:
        """A file, or how long it has been in the making.

        Args:
            key: Everything that the file depends on, its readers among it.
            make: Makes it, in a thread of its own; the same for the same key.
            wait: How many seconds to wait for it.

        Raises:
            TooManyFilesError: It was not begun.
            Exception: What `make` raised; the next who asks has it tried again.
        """
        begun, future = self._begun(key, make)
        try:
            return future.result(wait)
        except TimeoutError:
            return Underway(int(time.monotonic() - begun))
        except Exception:
            self._forget(key, future)
            raise

    def _begun(self, key: Hashable, make: Callable[[], bytes]) -> tuple[float, Future[bytes]]:
        with self._lock:
            if key not in self._files:
                self._make_room()
                self._files[key] = (time.monotonic(), self._pool.submit(make))
            self._files.move_to_end(key)
            return self._files[key]

    def _make_room(self) -> None:
        ready = [key for key, (_, future) in self._files.items() if future.done()]
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
        _, future = self._files[key]
        return 0 if future.exception() else len(future.result())

    def _forget(self, key: Hashable, future: Future[bytes]) -> None:
        with self._lock:
            if self._files.get(key, (0.0, None))[1] is future:
                del self._files[key]
