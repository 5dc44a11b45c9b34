"""What was asked of a store and answered, kept until the store says something else."""

from collections.abc import Callable
from collections.abc import Hashable
from typing import TypeVar
from typing import cast

from versions.git.folder import Tips

MOST = 512
"""So many answers are kept of one moment."""

_Answer = TypeVar("_Answer")


class Answered:
    """Answers of the newest moment that was asked; safe among threads."""

    def __init__(self) -> None:
        self._kept: tuple[Tips | None, dict[Hashable, object]] = (None, {})

    def once(self, tips: Tips, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Answer a question, worked out now if it was not before.

        Args:
            tips: Where the store stands.
            question: Everything else that the answer depends on.
            answer: Works it out; the same for the same question and tips.
        """
        stood, kept = self._kept
        if stood != tips or len(kept) >= MOST:
            kept = {}
            self._kept = (tips, kept)
        if question not in kept:
            kept[question] = answer()
        return cast(_Answer, kept[question])
