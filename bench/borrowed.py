"""Real texts, revised by us: the wordings are theirs, the truth is known."""

import random
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from bench.agreements import Author
from bench.agreements import made
from bench.revisions import Revised
from bench.revisions import revision
from clauses.model import Clause

SIZE = 300
"""Of longer texts so many clauses are taken, from the start."""


@dataclass(frozen=True, slots=True)
class Borrower(Author):
    """An author who has no words but those of others."""

    vocabulary: tuple[str, ...]
    """Words as often as they occur in the text that is revised."""
    elsewhere: tuple[Clause, ...]
    """Clauses of other texts, to insert."""

    def word(self) -> str:
        """A word of the text."""
        return self.chance.choice(self.vocabulary)

    def heading(self) -> str:
        """A heading of another text."""
        return self.chance.choice(self.elsewhere).heading or self.word().capitalize()

    def clause(self, level: int) -> Clause:
        """A clause of another text."""
        return replace(self.chance.choice(self.elsewhere), level=level)


def revised_texts(
    texts: Sequence[Sequence[Clause]], seeds: Iterable[int], only: str = "", *, headed: bool = True
) -> Iterator[Revised]:
    """Revise each text once a seed, in its own words and with clauses of the others."""
    for place, text in enumerate(texts):
        elsewhere = tuple(one for other in texts if other is not text for one in other if one.text)
        old = [_plain(one) for one in text[:SIZE]]
        words = tuple(word for one in old for word in one.text.split())
        for seed in seeds:
            chance = random.Random(f"{seed} {place}")
            yield revision(Borrower(chance, words, elsewhere), old, only, headed=headed)


def _plain(clause: Clause) -> Clause:
    return made(clause.heading, clause.text, clause.level)
