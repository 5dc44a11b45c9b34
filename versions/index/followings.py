"""Words followed through the wordings of a clause, kept so that one more costs its own size."""

from collections import OrderedDict
from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from threading import Lock

from clauses.tracing.origins import Origins
from clauses.tracing.trace import Followed
from clauses.tracing.trace import Trace
from clauses.tracing.trace import followed
from versions.index.answered import keep

_MOST = 4096
"""So many clauses are kept, those asked for last."""


@dataclass(slots=True)
class _Told:
    """The origins of the words of the last of some wordings."""

    wordings: list[str] = field(default_factory=list)
    origins: Origins = field(default_factory=Origins)
    words: tuple[tuple[str, int], ...] = ()


class Followings:
    """What is known of texts that were followed; other wordings under a name are followed anew."""

    def __init__(self) -> None:
        self._followed: OrderedDict[Hashable, Followed] = OrderedDict()
        self._told: OrderedDict[Hashable, _Told] = OrderedDict()
        self._lock = Lock()

    def trace(self, name: Hashable, wordings: Sequence[str]) -> Trace:
        """Which step brought each character of the last wording, and struck each of the first."""
        with self._lock:
            found = followed(wordings, self._followed.get(name))
            keep(self._followed, name, found, _MOST)
        return found.trace()

    def origins(self, name: Hashable, wordings: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Every token of the last wording with the step it first came from; see `Origins`."""
        with self._lock:
            told = self._told.get(name)
            if told is None or told.wordings != list(wordings[: len(told.wordings)]):
                told = _Told()
            new = wordings[len(told.wordings) :]
            for wording in new:
                told.origins.add(wording)
            told.wordings.extend(new)
            if new:
                told.words = tuple((word, one.first) for word, one in told.origins.words(new[-1]))
            keep(self._told, name, told, _MOST)
            return told.words
