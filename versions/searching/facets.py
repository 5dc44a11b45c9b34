"""How much was found of each sort, so that a search can be narrowed down."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Values = tuple[tuple[str, ...], ...]


class Facet(StrEnum):
    """By what something that was found can be told from the rest."""

    DOCUMENT = "document"
    VERSION = "version"
    """Of a clause: each version that says it."""
    STAGE = "stage"
    CHAPTER = "chapter"
    """The clause that heads it; told in one document alone."""
    KIND = "kind"
    BY = "by"
    """Whoever said it: the body of a note, who speaks in a passage, whose a proposal is."""
    YEAR = "year"
    """When it was said; of a clause, when it began to say so."""


FACETS = tuple(Facet)


@dataclass(frozen=True, slots=True)
class Scope:
    """What alone is searched, by facet; everything where nothing is named."""

    document: str = ""
    version: str = ""
    stage: str = ""
    chapter: str = ""
    kind: str = ""
    by: str = ""
    year: str = ""

    @property
    def narrows(self) -> bool:
        """Whether some clauses of the states that are searched are not."""
        return bool(self.chapter or self.year)

    @property
    def wanted(self) -> Mapping[int, str]:
        """The values asked for, by the place of their facet among `FACETS`."""
        values = (getattr(self, facet.value) for facet in FACETS)
        return {at: value for at, value in enumerate(values) if value}

    def takes(self, values: Values) -> bool:
        """Whether something with these values of each facet is searched."""
        return all(value in values[at] for at, value in self.wanted.items())


Counts = Mapping[Facet, Mapping[str, int]]
"""How many things were found with each value of a facet."""


def counted(found: Iterable[tuple[Values, int]], scope: Scope) -> Counts:
    """Count what was found.

    Args:
        found: Values in the order of `FACETS`, and how many things have these.
        scope: What is asked for. Each facet is counted as if nothing were asked of that facet, so
            that the counts tell what another choice would show.
    """
    wanted = tuple(scope.wanted.items())
    counts: tuple[dict[str, int], ...] = tuple({} for _ in FACETS)
    for values, number in found:
        missed = [at for at, value in wanted if value not in values[at]]
        if len(missed) > 1:
            continue
        for at in missed or range(len(FACETS)):
            tally = counts[at]
            for value in values[at]:
                tally[value] = tally.get(value, 0) + number
    return dict(zip(FACETS, counts, strict=True))
