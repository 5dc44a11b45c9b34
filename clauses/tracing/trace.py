"""Which step of a text's history brought each of its words, and which struck them."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TypeVar

from clauses.changes import Op
from clauses.diffing.diff import Span
from clauses.diffing.diff import spans
from clauses.text import tokens

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Trace:
    """For each character of the last and of the first wording, the step that changed it.

    Steps are positions in the sequence of wordings; 0 means that the character stood already
    in the first wording (`born`), or still stands in the last (`died`).
    """

    born: tuple[int, ...]
    died: tuple[int, ...]


def trace(wordings: Sequence[str]) -> Trace:
    """Follow every word through the wordings of a text, earliest first.

    Examples:
        >>> found = trace(["a b", "a c", "a c d"])
        >>> found.born, found.died
        ((0, 0, 1, 2, 2), (0, 0, 1))
    """
    return followed(wordings).trace()


def followed(wordings: Sequence[str], before: "Followed | None" = None) -> "Followed":
    """Follow every word through some wordings, from where their beginning was followed to."""
    if before is None or not before.begins(wordings):
        before = _first(wordings[0] if wordings else "")
    found = before
    for wording in wordings[len(found.wordings) :]:
        found = found.then(wording)
    return found


@dataclass(frozen=True, slots=True)
class Followed:
    """Words followed through some wordings; one more costs its own size."""

    wordings: tuple[str, ...]
    words: tuple[str, ...]
    """Of the last wording."""
    born: tuple[int, ...]
    """What brought each of them."""
    alive: tuple[int | None, ...]
    """Where each of them stood in the first wording."""
    first: tuple[str, ...]
    """The words of the first wording."""
    died: tuple[int, ...]
    """What struck each of those."""

    def begins(self, wordings: Sequence[str]) -> bool:
        """Whether some wordings begin with these."""
        return tuple(wordings[: len(self.wordings)]) == self.wordings

    def then(self, wording: str) -> "Followed":
        """The same with one more wording."""
        step = len(self.wordings)
        if wording == self.wordings[-1]:
            return replace(self, wordings=(*self.wordings, wording))
        after = tokens(wording)
        found = spans(self.words, after)
        struck = {
            place
            for span in found
            if span.op is Op.DELETE
            for place in self.alive[span.old_start : span.old_end]
        }
        died = (step if at in struck else was for at, was in enumerate(self.died))
        return Followed(
            (*self.wordings, wording),
            tuple(after),
            tuple(_carried(found, self.born, step)),
            tuple(_carried(found, self.alive, None)),
            self.first,
            tuple(died),
        )

    def trace(self) -> Trace:
        """Which step brought each character, and which struck it."""
        return Trace(_by_character(self.born, self.words), _by_character(self.died, self.first))


def _first(wording: str) -> Followed:
    words = tuple(tokens(wording))
    still = (0,) * len(words)
    return Followed((wording,), words, still, tuple(range(len(words))), words, still)


def _carried(found: Sequence[Span], values: Sequence[_T], fresh: _T) -> list[_T]:
    """Values of the earlier words given to the later ones."""
    later: list[_T] = []
    for span in found:
        if span.op is Op.EQUAL:
            later.extend(values[span.old_start : span.old_end])
        elif span.op is Op.INSERT:
            later.extend([fresh] * (span.new_end - span.new_start))
    return later


def _by_character(values: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
    found: list[int] = []
    for value, word in zip(values, words, strict=True):
        found += [value] * len(word)
    return tuple(found)
