"""What speaks for a clause because a passage says words that few other clauses have."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from math import exp

from versions.records.suggestions import Evidence
from versions.records.suggestions import Ground
from versions.suggesting.naming import Name
from versions.suggesting.said import Said
from versions.suggesting.standing import Standing
from versions.suggesting.weights import Weights
from versions.words.stems import Stem

_FEW = 3
"""In how many clauses a word may stand to tell which of them is meant."""
_MOST = 0.6
_SLOPE = 2.0


class Rare:
    """Finds the clauses whose rare words passages say."""

    def __init__(self, standings: Sequence[Standing], weights: Weights) -> None:
        """Take every wording there is."""
        self._having: dict[str, dict[Name, str]] = {}
        for one in standings:
            for stem in one.bag.stems:
                if weights.tells(stem, _FEW):
                    name = (one.document, one.clause)
                    self._having.setdefault(stem, {})[name] = one.versions[-1]

    def found(self, said: Said) -> Iterator[tuple[Name, Evidence]]:
        """Everything whose rare words a passage or its topic says."""
        heard: dict[Name, set[str]] = {}
        for stem in {one.text for one in (*said.stems, *said.topic.stems)}:
            for name in self._having.get(stem, ()):
                heard.setdefault(name, set()).add(stem)
        for name, common in sorted(heard.items()):
            weight = sum(1 / len(self._having[stem]) for stem in common)
            marks = tuple((one.start, one.end) for one in said.stems if one.text in common)
            words = _told(said.text, said.stems, common) or _told(
                said.topic.text, said.topic.stems, common
            )
            strength = _MOST * (1 - exp(-weight / _SLOPE))
            version = next(self._having[stem][name] for stem in sorted(common))
            yield name, Evidence(Ground.TERM, strength, words, marks, version)


def _told(text: str, stems: Sequence[Stem], common: Collection[str]) -> str:
    return ", ".join(text[one.start : one.end] for one in stems if one.text in common)
