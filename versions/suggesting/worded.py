"""What speaks for a clause because a passage quotes its words, or those of a proposal for it."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from versions.minutes.values import WORDINGS
from versions.records.proposals import Proposal
from versions.records.suggestions import Evidence
from versions.records.suggestions import Ground
from versions.seen.notes import SeenNotes
from versions.suggesting.aligned import Alignment
from versions.suggesting.aligned import aligned
from versions.suggesting.naming import Name
from versions.suggesting.said import Said
from versions.suggesting.standing import Standing
from versions.words.bags import Gram
from versions.words.stems import words

_LOOKED_AT = 4
"""How many clauses are laid beside a passage word by word."""
_COMMON = 30
"""What so many clauses say is no quote from any of them."""
_LEAST = 0.3
"""How much of a quoted wording must stand in a clause."""
_SHORTEST = 3
"""A quoted wording of fewer words stands in many clauses and says nothing."""
_RUN = 5
"""So many words in a row are taken over, even where nobody marked them as a quote."""


class Worded:
    """Finds the clauses and proposals whose words passages quote."""

    def __init__(
        self, seen: SeenNotes, standings: Sequence[Standing], said: Sequence[Said]
    ) -> None:
        """Take every wording there is and every passage; what they share is counted once."""
        self._seen = seen
        self._said = said
        self._standings = standings

    def found(self, said: Said) -> Iterator[tuple[Name, Evidence]]:
        """Everything whose words a passage quotes."""
        for standing in self._near.get(said.passage.id, ()):
            evidence = _quoted(said, standing.text(), Ground.WORDING)
            if evidence:
                yield standing.name, replace(evidence, version=standing.versions[0])
        for proposal in self._seen.all_proposals:
            yield from self._of_proposal(said, proposal)

    def _of_proposal(self, said: Said, proposal: Proposal) -> Iterator[tuple[Name, Evidence]]:
        if said.passage.kind not in WORDINGS and len(said.passage.wordings) == 0:
            return
        evidence = _quoted(said, proposal.text, Ground.PROPOSAL)
        if evidence and evidence.strength > _LEAST:
            yield (proposal.document, proposal.clause), replace(evidence, proposal=proposal.id)

    @cached_property
    def _near(self) -> dict[str, list[Standing]]:
        """For each passage the wordings that share most with it, a clause once."""
        rarity = {gram: 1 / len(names) for gram, names in self._holders().items()}
        best: dict[tuple[str, Name], tuple[float, int]] = {}
        for at, standing in enumerate(self._standings):
            shared: dict[str, float] = {}
            for gram in standing.bag.grams():
                if gram in rarity:
                    for passage in self._grams[gram]:
                        shared[passage] = shared.get(passage, 0.0) + rarity[gram]
            for passage, weight in shared.items():
                key = (passage, standing.name)
                best[key] = max(best.get(key, (0.0, 0)), (weight, -at))
        return self._ranked(best)

    def _ranked(self, best: dict[tuple[str, Name], tuple[float, int]]) -> dict[str, list[Standing]]:
        ordered: dict[str, list[tuple[float, int]]] = {}
        for (passage, _), found in sorted(best.items()):
            ordered.setdefault(passage, []).append(found)
        return {
            passage: [self._standings[-at] for _, at in sorted(found, reverse=True)[:_LOOKED_AT]]
            for passage, found in ordered.items()
        }

    @cached_property
    def _grams(self) -> dict[Gram, list[str]]:
        """Every three words that stand together in the note, and in which passages."""
        found: dict[Gram, dict[str, None]] = {}
        for one in self._said:
            said = words(one.text)
            for gram in zip(said, said[1:], said[2:], strict=False):
                found.setdefault(gram, {})[one.passage.id] = None
        return {gram: list(passages) for gram, passages in found.items()}

    def _holders(self) -> dict[Gram, set[Name]]:
        """Which clauses say any of them; what many clauses say tells nothing."""
        found: dict[Gram, set[Name]] = {}
        for standing in self._standings:
            for gram in standing.bag.grams():
                if gram in self._grams:
                    found.setdefault(gram, set()).add(standing.name)
        return {gram: names for gram, names in found.items() if len(names) <= _COMMON}


def _quoted(said: Said, text: str, ground: Ground) -> Evidence | None:
    """How a passage quotes a text: the wording in it that does so best, or words taken over."""
    best: tuple[float, Alignment, int] | None = None
    for wording in (one for one in said.passage.wordings if len(words(one)) >= _SHORTEST):
        start = max(said.text.find(wording), 0)
        found = aligned(wording, text)
        if best is None or found.share > best[0]:
            best = (found.share, found, start)
    if best and best[0] >= _LEAST:
        strength = 0.95 * best[0] ** 0.7
        return _evidence(ground, strength, best[1], best[2], text)
    if said.passage.wordings and said.passage.kind in WORDINGS:
        return None
    return _taken_over(said, text, ground)


def _taken_over(said: Said, text: str, ground: Ground) -> Evidence | None:
    found = aligned(said.text, text)
    runs = [len(words(said.text[low:high])) for low, high in found.ours]
    longest = max(runs, default=0)
    if longest < _RUN:
        return None
    return _evidence(ground, min(0.7, longest / 18), found, 0, text)


def _evidence(ground: Ground, strength: float, found: Alignment, start: int, text: str) -> Evidence:
    marks = tuple((start + low, start + high) for low, high in found.ours)
    said = " … ".join(text[low:high] for low, high in found.theirs)
    return Evidence(ground, strength, said, marks)
