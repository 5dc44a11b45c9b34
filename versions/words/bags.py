"""Every wording that clauses have had, as bags of words, without reading them as clauses."""

import re
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from versions.git.repository import Repository
from versions.words.stems import stem
from versions.words.stems import words

_SYNTAX = re.compile(r"\{[^{}|]*\|?|[*}\\]")
"""What a clause file writes around words."""

Gram = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of one wording."""

    heading: tuple[str, ...]
    """The stems of its heading, in order."""
    words: tuple[str, ...]
    """Its words in lower case, in order, without the heading."""
    stems: frozenset[str]

    def grams(self) -> Iterator[Gram]:
        """Every three words that stand together."""
        return zip(self.words, self.words[1:], self.words[2:], strict=False)


class Bags:
    """Reads wordings as bags of words; what it has read is kept."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, oid: str) -> Bag:
        heading, _, text = self._repository.blob(oid).decode(errors="replace").partition("\n")
        said = tuple(map(sys.intern, words(_SYNTAX.sub("", text))))
        return Bag(_stems(words(heading)), said, frozenset(_stems(said)))


def _stems(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(stem, said)))
