"""Which clauses of a document another clause resembles most: a handful to choose among."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Sequence

from clauses.model import Clause
from clauses.similarity import words_of

MOST = 5
"""So many are told, and those of the same number or heading besides."""
COMMON = 60
"""A word found in more clauses than this tells nothing."""


class Resembling:
    """The clauses of a document, to be found by what they have in common with another."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        """Take the clauses."""
        said = [frozenset(_said(clause)) for clause in clauses]
        having: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(said):
            for word in words:
                having[word].append(place)
        self._having = {word: places for word, places in having.items() if len(places) <= COMMON}
        self._weight = {word: 1 / len(places) for word, places in self._having.items()}
        self._whole = [self._heft(words) for words in said]
        self._named = _named(clauses)

    def of(self, clause: Clause) -> tuple[int, ...]:
        """The places of the clauses that it resembles most, the likeliest first.

        Rare words count for more than common ones, and much that only one of the two says counts
        against them. Those of its number or heading are among them, whatever they say.
        """
        words = frozenset(_said(clause))
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(words):
            for place in self._having.get(word, ()):
                shared[place] += self._weight[word]
        whole = self._heft(words)
        likeness = {
            place: weight / (whole + self._whole[place] - weight)
            for place, weight in shared.items()
        }
        alike = sorted(likeness, key=lambda place: (-likeness[place], place))[:MOST]
        named = (self._named.get(one, ()) for one in _names(clause))
        return tuple(dict.fromkeys((*alike, *(place for places in named for place in places))))

    def _heft(self, words: frozenset[str]) -> float:
        return sum(sorted(self._weight.get(word, 1.0) for word in words))


def _said(clause: Clause) -> tuple[str, ...]:
    return words_of(f"{clause.heading}\n{clause.text}")


def _names(clause: Clause) -> tuple[str, ...]:
    return tuple(filter(None, (clause.number.rstrip("."), clause.heading.casefold())))


def _named(clauses: Sequence[Clause]) -> Mapping[str, Sequence[int]]:
    """The clauses that have a number or heading, where few do."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, clause in enumerate(clauses):
        for one in _names(clause):
            found[one].append(place)
    return {one: places for one, places in found.items() if len(places) <= MOST}
