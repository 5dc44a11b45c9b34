"""Pieces of pages that are the same for all who see the same, kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from threading import Lock

ROOM = 32 * 1024 * 1024
"""How many characters are kept before the piece that was not asked for longest goes."""


class Kept:
    """Pieces by what they were made from; safe among threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pieces: OrderedDict[Hashable, str] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def piece(self, key: Hashable, make: Callable[[], str]) -> str:
        """Answer the piece with a key, made now if it is not kept.

        Args:
            key: Everything that the piece depends on.
            make: Makes it; the same for the same key.
        """
        with self._lock:
            if key in self._pieces:
                self._pieces.move_to_end(key)
                return self._pieces[key]
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: str) -> None:
        if key in self._pieces or len(made) > self._room:
            return
        self._pieces[key] = made
        self._size += len(made)
        while self._size > self._room:
            _, gone = self._pieces.popitem(last=False)
            self._size -= len(gone)
