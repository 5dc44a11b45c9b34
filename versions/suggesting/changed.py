"""What speaks for a clause because of what changed in it around the meeting."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from versions.records.suggestions import Evidence
from versions.records.suggestions import Ground
from versions.suggesting.around import Around
from versions.suggesting.deeds import done_to
from versions.suggesting.naming import Name
from versions.suggesting.said import Said
from versions.suggesting.weights import Weights
from versions.words.stems import Stem
from versions.words.stems import stems

_TELLING = 0.9
"""How much words must weigh together for a stretch to be what a passage speaks of."""
_MOST = 0.85
_SLOPE = 2.4
"""How much weight it takes to be fairly sure."""


_RARE = 0.4
"""What tells less than this is said of too much to count."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A struck or added stretch and its words."""

    phrase: str
    added: bool
    stems: frozenset[str]


class Changed:
    """Finds the clauses whose changed words passages say."""

    def __init__(self, around: Sequence[Around], weights: Weights) -> None:
        """Take what changed around the meeting."""
        self.around: Mapping[Name, Around] = {(one.document, one.clause): one for one in around}
        self._weights = weights
        self._parts = {name: _parts(one) for name, one in self.around.items()}
        self._having: dict[str, list[Name]] = {}
        for name, parts in self._parts.items():
            for stem in sorted(_all(parts)):
                if weights.of(stem) >= _RARE:
                    self._having.setdefault(stem, []).append(name)

    def found(self, said: Said) -> Iterator[tuple[Name, Evidence]]:
        """Everything that changed in the words of a passage."""
        plain, topic = _plain(said.stems), _plain(said.topic.stems)
        near = {name for stem in plain | topic for name in self._having.get(stem, ())}
        for name in sorted(near):
            common = _all(self._parts[name]) & plain
            weight = self._weight(common) + self._replaced(name, plain)
            weight += 0.5 * self._weight((_all(self._parts[name]) & topic) - common)
            if weight >= _RARE:
                yield name, self._evidence(said, name, common, weight)

    def _evidence(self, said: Said, name: Name, common: frozenset[str], weight: float) -> Evidence:
        marks = tuple((one.start, one.end) for one in said.stems if one.text in common)
        words = ", ".join(said.text[low:high] for low, high in marks)
        strength = _MOST * (1 - exp(-weight / _SLOPE))
        return Evidence(Ground.CHANGE, strength, words, marks, self.around[name].version)

    def _weight(self, common: frozenset[str]) -> float:
        return sum(weight for weight in map(self._weights.of, sorted(common)) if weight >= _RARE)

    def _replaced(self, name: Name, plain: frozenset[str]) -> float:
        """Weight for naming both what was struck and what took its place."""
        struck = _all(one for one in self._parts[name] if not one.added)
        added = _all(one for one in self._parts[name] if one.added)
        both = min(self._weight((struck - added) & plain), self._weight((added - struck) & plain))
        return 2 * min(both, 1.0)

    def deeds(self, said: Said, name: Name) -> Iterator[Evidence]:
        """What is said to be done that was done to a clause."""
        around = self.around.get(name)
        if around is not None:
            for span in done_to(around, said.text):
                words = said.text[span[0] : span[1]]
                yield Evidence(Ground.DEED, 0.3, words, (span,), around.version)

    def told(self, name: Name, said: Said) -> tuple[str, ...]:
        """The changed words of a clause that a passage speaks of."""
        plain, parts = _plain(said.stems), self._parts.get(name, ())
        named = self._replaced(name, plain) >= _RARE if parts else False
        least = _RARE if named else _TELLING
        found = (one.phrase for one in parts if self._weight(one.stems & plain) >= least)
        return tuple(dict.fromkeys(found))


def _parts(around: Around) -> tuple[_Part, ...]:
    return tuple(
        _Part(one.phrase, added, frozenset(stem.text for stem in stems(one.row or one.text)))
        for added, side in ((False, around.struck), (True, around.added))
        for one in side
        if one.text
    )


def _all(parts: Iterable[_Part]) -> frozenset[str]:
    return frozenset[str]().union(*(one.stems for one in parts))


def _plain(said: Iterable[Stem]) -> frozenset[str]:
    return frozenset(one.text for one in said)
