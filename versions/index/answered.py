"""What was asked of a store and answered, kept until the store says something else."""

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from threading import Lock
from typing import TypeVar
from typing import cast

from versions.git.folder import Tips

MOST = 512
"""So many answers are kept of one moment, those asked for last."""

_Answer = TypeVar("_Answer")
_Kept = TypeVar("_Kept")


class Answered:
    """Answers of the newest moment that was asked; safe among threads."""

    def __init__(self) -> None:
        self._tips: Tips | None = None
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def once(self, tips: Tips, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Answer a question, worked out now if it was not before.

        Args:
            tips: Where the store stands.
            question: Everything else that the answer depends on.
            answer: Works it out, perhaps of other answers; the same for the same question and tips.
        """
        with self._lock:
            if self._tips != tips:
                self._tips, self._kept = tips, OrderedDict()
            kept = self._kept
            if question in kept:
                kept.move_to_end(question)
                return cast(_Answer, kept[question])
        found = answer()
        with self._lock:
            keep(kept, question, found, MOST)
        return found


def keep(kept: "OrderedDict[Hashable, _Kept]", name: Hashable, value: _Kept, most: int) -> None:
    """Keep a value under a name, and no more than so many, those kept last."""
    kept[name] = value
    kept.move_to_end(name)
    if len(kept) > most:
        kept.popitem(last=False)
