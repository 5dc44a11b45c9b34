"""How much each word of a family tells."""

from collections import Counter
from collections.abc import Sequence
from math import log

from versions.suggesting.naming import Name
from versions.suggesting.standing import Standing
from versions.words.stems import stem

_SAID_AT_MEETINGS = """
    arbetsgruppen styrgruppen styrgrupperna referensgruppen juristerna gruppen ledamöter mötet
    remiss remissvar remissversionen svar svaren synpunkter inspel frågan fråga förslag föreslår
    avtal avtalet parterna part lämnar beslut ställningstagande avsnitt avsnittet bestämmelsen
    text texten skrivning skrivningen formulering mening meningen ord ordet kapitel första andra
    tredje lång flera samma reglerar gäller lägger tas ger sammanställning eskaleras
    group committee members meeting consultation answers response comments question proposal
    proposes agreement parties party decision section clause provision text wording sentence word
    chapter first second third
"""
_OF_MEETINGS = frozenset(map(stem, _SAID_AT_MEETINGS.split()))
"""Words that minutes are full of, whatever they are about."""


class Weights:
    """How much each word tells: rare words much, words of every clause nothing."""

    def __init__(self, standings: Sequence[Standing]) -> None:
        """Count the clauses that have each word."""
        names: dict[Name, set[str]] = {}
        for one in standings:
            names.setdefault((one.document, one.clause), set()).update(one.bag.stems)
        self._clauses = len(names)
        self._having = Counter(word for said in names.values() for word in said)
        self._weight: dict[str, float] = {}

    def of(self, word: str) -> float:
        """From 0, said everywhere, to 1, said in one clause or none; numbers tell nothing."""
        if word not in self._weight:
            self._weight[word] = self._worked_out(word)
        return self._weight[word]

    def _worked_out(self, word: str) -> float:
        if word.isdigit() or word in _OF_MEETINGS:
            return 0.0
        if self._clauses < 2:
            return 1.0
        return 1 - log(max(self._having[word], 1)) / log(self._clauses)

    def tells(self, word: str, few: int) -> bool:
        """Whether a word tells something and only a few clauses have it."""
        return self._having[word] <= few and self.of(word) > 0
