"""How alike two wordings are."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import LCSseq

from clauses.model import Clause
from clauses.text import Lines
from clauses.text import words

ORDERED_WORK = 4_000_000
"""Above so many pairs of words the order of the words is no longer weighed."""

UNEVEN = 100
"""A wording that is so many times shorter than both together has nothing in common with them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a clause: its words, in lower case and in order."""

    words: tuple[str, ...]
    heading: str

    @property
    def counted(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(self.words)


class Profiles:
    """What is compared of each clause of a document, looked for when it is first asked for."""

    def __init__(self, clauses: Sequence[Clause], lines: Lines[tuple[str, ...]]) -> None:
        """Of none yet; `lines` cuts into words what several documents may have in common."""
        self._clauses, self._lines = clauses, lines
        self._found: dict[int, Profile] = {}

    def __getitem__(self, place: int) -> Profile:
        """That of the clause at a place."""
        if place not in self._found:
            self._found[place] = profile(self._clauses[place], self._lines)
        return self._found[place]

    def __iter__(self) -> Iterator[Profile]:
        """That of every clause, in order."""
        return (self[place] for place in range(len(self._clauses)))


def profile(clause: Clause, lines: Lines[tuple[str, ...]] | None = None) -> Profile:
    """The words of a clause, heading and notes included.

    Args:
        clause: The clause.
        lines: Cuts lines into words as `words_of` does, those once that it has met before.
    """
    heading = words_of(clause.heading)
    said = (lines or Lines(words_of))(f"{clause.text}\n{clause.notes_text}")
    return Profile((*heading, *chain.from_iterable(said)), " ".join(heading))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case.

    Examples:
        >>> words_of("Kommunen ska svara.")
        ('kommunen', 'ska', 'svara')
    """
    return tuple(words(text.lower()))


def similarity(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of words that two wordings have in common, in order.

    Returns:
        Between 0 (none) and 1 (all). Very long wordings are compared without regard to order.

    Examples:
        >>> similarity(("a", "b", "c", "d"), ("a", "b", "x", "d"))
        0.75
    """
    total = len(old) + len(new)
    if not total:
        return 1.0
    if min(len(old), len(new)) * UNEVEN < total:
        return 0.0
    if len(old) * len(new) > ORDERED_WORK:
        return 2 * (Counter(old) & Counter(new)).total() / total
    return 2 * LCSseq.similarity(old, new) / total
