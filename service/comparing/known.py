"""What is known of a comparison, whatever of it a reader asks to see."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.checking.following import Stale
from clauses.checking.following import stale_by_change
from service.comparing.choice import Nature
from service.comparing.explained import Explainer
from service.comparing.sifting import Chapter
from service.comparing.sifting import Facts
from service.comparing.sifting import chapters
from service.comparing.sifting import facts_of
from service.comparing.sifting import nature_counts
from service.comparing.sifting import source_counts


@dataclass(frozen=True, slots=True)
class Known:
    """A comparison with what is known of its changes."""

    comparison: Comparison
    facts: tuple[Facts, ...]
    """One for each change, in its order."""
    stale: Mapping[Change, tuple[Stale, ...]]
    """The references that did not follow, by the change of the clause they stand in."""
    counts: Mapping[Kind, int]
    natures: Mapping[Nature, int]
    sources: Mapping[str, int]
    """How many changes each body and note is a reason for."""
    chapters: tuple[Chapter, ...]
    not_consulted: frozenset[str]
    """The ids of clauses with changes of substance that were not sent on consultation."""

    @property
    def changed(self) -> int:
        """How many clauses changed."""
        return sum(bool(change.kinds) for change in self.comparison.changes)

    @property
    def same(self) -> int:
        """How many did not."""
        return len(self.comparison.changes) - self.changed

    @property
    def unexplained(self) -> int:
        """How many changes have words without a reason."""
        return sum(one.unexplained for one in self.facts)

    @property
    def struck(self) -> int:
        """How many words were struck."""
        return sum(one.struck for one in self.facts)

    @property
    def added(self) -> int:
        """How many words were added."""
        return sum(one.added for one in self.facts)


def known_of(
    comparison: Comparison,
    explain: Explainer | None = None,
    not_consulted: frozenset[str] = frozenset(),
) -> Known:
    """Find out what is known of a comparison.

    Args:
        comparison: What became of each clause.
        explain: Answers why an edit was made, where that is known at all.
        not_consulted: The ids of clauses with changes that were not sent on consultation, where
            that is to be told.
    """
    facts = facts_of(comparison, explain)
    counts = Counter(kind for change in comparison.changes for kind in change.kinds)
    return Known(
        comparison,
        facts,
        stale_by_change(comparison),
        {kind: counts[kind] for kind in Kind if counts[kind]},
        nature_counts(facts),
        source_counts(facts),
        chapters(comparison, facts),
        not_consulted,
    )
