"""References that did not follow when the clauses they point at were renumbered or struck."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.changes import Op
from clauses.checking.pointing import Pointer
from clauses.checking.pointing import naming
from clauses.checking.pointing import pointers
from clauses.model import Document

_SHIFTING = frozenset({Kind.RENUMBERED, Kind.DELETED, Kind.SPLIT, Kind.MERGED})


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference that says the same as before, though its clause has another number or is gone."""

    clause: int
    """Position of the clause of the later document that it stands in."""
    start: int
    end: int
    text: str
    """The number as it is written."""
    target: int | None
    """Position of the clause that it pointed at; nothing where that is gone."""
    stands: int | None
    """Position of the clause that has the number now; nothing where none has."""


def stale_references(
    comparison: Comparison, others: Mapping[str, Document] | None = None
) -> tuple[Stale, ...]:
    """Find the references of the later document that point at other clauses than before.

    Only references count that the clause had before, with the same number, and that nobody wrote
    anew: they stand in text that was kept, or the clause neither points any more at what they meant
    nor pointed before at what they mean now. References into other documents do not count.

    Args:
        comparison: What became of each clause.
        others: The other documents of the family, by id: numbers may be theirs.

    Returns:
        The references in the order they stand.
    """
    if not any(_SHIFTING.intersection(change.kinds) for change in comparison.changes):
        return ()
    names = cache(naming)
    became = {old: change.new for change in comparison.changes for old in change.old}
    before: dict[int, dict[str, int]] = defaultdict(dict)
    for one in _own(pointers(comparison.old, others, names)):
        if one.target is not None:
            before[one.clause][one.number] = one.target
    change_of = {new: change for change in comparison.changes for new in change.new}
    later = list(_own(pointers(comparison.new, others, names)))
    pointed = {(one.clause, one.target) for one in later}
    return tuple(
        Stale(one.clause, one.start, one.end, one.text, min(meant, default=None), one.target)
        for one in later
        if one.clause in change_of
        for change in [change_of[one.clause]]
        for meant in _meant(one, change, before, became)
        if one.target not in meant
        if _kept(one, change, comparison)
        or (
            pointed.isdisjoint((one.clause, there) for there in meant)
            and not _takes_over(one, change, before, became)
        )
    )


def stale_by_change(comparison: Comparison) -> Mapping[Change, tuple[Stale, ...]]:
    """The references of `stale_references` by the change of the clause they stand in."""
    found: dict[Change, tuple[Stale, ...]] = {}
    for one in stale_references(comparison):
        change = comparison.change_at(Op.INSERT, one.clause)
        found[change] = (*found.get(change, ()), one)
    return found


def _own(found: tuple[Pointer, ...]) -> Iterator[Pointer]:
    """The references into the document itself."""
    return (one for one in found if one.number and not one.document)


_Before = Mapping[int, Mapping[str, int]]
"""The clauses that each earlier clause pointed at, by their numbers."""
_Became = Mapping[int, tuple[int, ...]]


def _meant(
    pointer: Pointer, change: Change, before: _Before, became: _Became
) -> Iterator[tuple[int, ...]]:
    """What became of the clause that a number meant in the earlier wording, if it was there."""
    for old in change.old:
        if pointer.number in before.get(old, {}):
            yield became.get(before[old][pointer.number], ())
            return


def _takes_over(pointer: Pointer, change: Change, before: _Before, became: _Became) -> bool:
    """Whether a reference points at what another reference of the clause pointed at before."""
    return any(
        pointer.target in became[target]
        for old in change.old
        for target in before.get(old, {}).values()
    )


def _kept(pointer: Pointer, change: Change, comparison: Comparison) -> bool:
    """Whether a reference stands in text that both wordings have."""
    texts = zip(change.new, comparison.new_clauses(change), strict=True)
    start = pointer.start
    for position, clause in texts:
        if position == pointer.clause:
            break
        start += len(clause.text) + 1
    at = 0
    for hunk in change.hunks:
        if hunk.op is not Op.DELETE:
            if at <= start < at + len(hunk.text):
                return hunk.op is Op.EQUAL
            at += len(hunk.text)
    return False
