"""How much changed: the kinds of change and the words, of a document, chapter or clause."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Sort
from clauses.chapters import Chapters


@dataclass(frozen=True, slots=True)
class Tally:
    """What changed, counted; what did not occur is left out."""

    kinds: Mapping[Kind, int]
    """How many changes are of each kind."""
    struck: Mapping[Sort, int]
    """How many words were struck, by how much they matter; text that only moved is not counted."""
    added: Mapping[Sort, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What changed in a whole document, in each chapter and in each clause."""

    document: Tally
    chapters: Mapping[str, Tally]
    """By the keys of `clauses.chapters`, in the order they are met."""
    clauses: tuple[Tally, ...]
    """One for each change of the comparison, in its order."""


def statistics(comparison: Comparison) -> Statistics:
    """Count the kinds of change and the words of a comparison.

    The chapters add up to the document, and so do the clauses.
    """
    chapters = Chapters.of(comparison)
    clauses = tuple(tally(change) for change in comparison.changes)
    within: dict[str, list[Tally]] = {}
    for change, one in zip(comparison.changes, clauses, strict=True):
        within.setdefault(chapters.of_change(change), []).append(one)
    return Statistics(
        total(clauses), {key: total(tallies) for key, tallies in within.items()}, clauses
    )


def tally(change: Change) -> Tally:
    """Count what changed in one clause, its heading and notes included."""
    return Tally(Counter(change.kinds), _words(change, Op.DELETE), _words(change, Op.INSERT))


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    kinds: Counter[Kind] = Counter()
    struck: Counter[Sort] = Counter()
    added: Counter[Sort] = Counter()
    for one in tallies:
        kinds.update(one.kinds)
        struck.update(one.struck)
        added.update(one.added)
    return Tally(kinds, struck, added)


def _words(change: Change, op: Op) -> Counter[Sort]:
    counts: Counter[Sort] = Counter()
    for hunk in (*change.heading_hunks, *change.hunks, *change.note_hunks):
        words = len(hunk.text.split())
        if hunk.op is op and hunk.sort and hunk.moved is None and words:
            counts[hunk.sort] += words
    return counts
