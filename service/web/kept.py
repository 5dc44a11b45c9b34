"""What is the same for all who see the same, kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic
from typing import TypeVar

_Piece = TypeVar("_Piece")


class Kept(Generic[_Piece]):
    """Pieces by what they were made from; safe among threads."""

    def __init__(self, room: int, size: Callable[[_Piece], int]) -> None:
        """Say how much is kept before the piece that was not asked for longest goes.

        Args:
            room: The greatest size of all pieces together.
            size: How large a piece is.
        """
        self._room, self._size_of = room, size
        self._pieces: OrderedDict[Hashable, _Piece] = OrderedDict()
        self._making: dict[Hashable, Future[_Piece]] = {}
        self._size = 0
        self._lock = Lock()

    def piece(self, key: Hashable, make: Callable[[], _Piece]) -> _Piece:
        """Answer the piece with a key, made now if it is not kept; by one of those who ask at once.

        Args:
            key: Everything that the piece depends on.
            make: Makes it; the same for the same key.

        Raises:
            Exception: What `make` raised; the next who asks has it tried again.
        """
        with self._lock:
            if key in self._pieces:
                self._pieces.move_to_end(key)
                return self._pieces[key]
            others = self._making.get(key)
            if others is None:
                mine = self._making[key] = Future[_Piece]()
        return self._made(key, make, mine) if others is None else others.result()

    def _made(self, key: Hashable, make: Callable[[], _Piece], mine: "Future[_Piece]") -> _Piece:
        try:
            made = make()
        except BaseException as error:
            self._done(key)
            mine.set_exception(error)
            raise
        self._done(key, made)
        mine.set_result(made)
        return made

    def _done(self, key: Hashable, *made: _Piece) -> None:
        with self._lock:
            del self._making[key]
            for piece in made:
                self._keep(key, piece)

    def _keep(self, key: Hashable, made: _Piece) -> None:
        size = self._size_of(made)
        if size > self._room:
            return
        self._pieces[key] = made
        self._size += size
        while self._size > self._room:
            _, gone = self._pieces.popitem(last=False)
            self._size -= self._size_of(gone)
