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


class Lasting:
    """Answers that follow from the question alone, whatever the store says later; thread-safe."""

    def __init__(self, most: int = MOST) -> None:
        """Say how many are kept, those asked for last."""
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Answer a question, worked out now if it was not before.

        Args:
            question: Everything that the answer depends on.
            answer: Works it out, perhaps of other answers; the same for the same question.
        """
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return cast(_Answer, self._kept[question])
        found = answer()
        with self._lock:
            keep(self._kept, question, found, self._most)
        return found


class Answered:
    """Answers of the newest moment that was asked; safe among threads."""

    def __init__(self) -> None:
        self._tips: Tips | None = None
        self._kept = Lasting(MOST)
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
                self._tips, self._kept = tips, Lasting(MOST)
            kept = self._kept
        return kept.once(question, answer)


def keep(kept: "OrderedDict[Hashable, _Kept]", name: Hashable, value: _Kept, most: int) -> None:
    """Keep a value under a name, and no more than so many, those kept last."""
    kept[name] = value
    kept.move_to_end(name)
    if len(kept) > most:
        kept.popitem(last=False)
