"""How much changed: the kinds of change and the words, of a document, chapter or clause."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Editorial
from clauses.changes import Hunk
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
    editorial: Mapping[Editorial, int]
    """In how many places something was only tidied, by kind."""


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
    return Tally(
        Counter(change.kinds),
        _words(change, Op.DELETE),
        _words(change, Op.INSERT),
        Counter(one.editorial for one in _places(change) if one.editorial),
    )


def tidied(change: Change) -> tuple[Editorial, ...]:
    """What kinds of tidying a change's words consist of; none where more than that changed.

    References that follow a renumbering are left aside.
    """
    found = {one.editorial for one in _places(change) if one.sort is not Sort.REFERENCE}
    return () if None in found else tuple(kind for kind in Editorial if kind in found)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    kinds: Counter[Kind] = Counter()
    struck: Counter[Sort] = Counter()
    added: Counter[Sort] = Counter()
    editorial: Counter[Editorial] = Counter()
    for one in tallies:
        kinds.update(one.kinds)
        struck.update(one.struck)
        added.update(one.added)
        editorial.update(one.editorial)
    return Tally(kinds, struck, added, editorial)


def _places(change: Change) -> Iterator[Hunk]:
    """What was struck or added, one for both where words were replaced."""
    for hunks in (change.heading_hunks, change.hunks, change.note_hunks):
        before = Op.EQUAL
        for hunk in hunks:
            if hunk.op is Op.DELETE or (hunk.op is Op.INSERT and before is not Op.DELETE):
                yield hunk
            before = hunk.op


def _words(change: Change, op: Op) -> Counter[Sort]:
    counts: Counter[Sort] = Counter()
    for hunk in (*change.heading_hunks, *change.hunks, *change.note_hunks):
        if hunk.op is op and hunk.sort and hunk.moved is None and hunk.text.strip():
            counts[hunk.sort] += len(hunk.text.split())
    return counts
