"""Which clause of an imported document is which clause of the text being worked on."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.model import Clause
from clauses.model import Document
from clauses.similarity import profile
from clauses.similarity import similarity
from versions.identifiers import new_id


@dataclass(frozen=True, slots=True)
class Identified:
    """An imported document whose clauses have ids, and what became of the earlier ones."""

    document: Document
    split: tuple[tuple[str, str], ...] = ()
    """Ids born by splitting a clause, each with the id of that clause."""
    merged: tuple[tuple[str, str], ...] = ()
    """Ids that ended in another clause, each with the id of that clause."""


def identify(comparison: Comparison, used: Collection[str], *origin: str) -> Identified:
    """Give the clauses of a later document the ids of those they are paired with.

    Of a clause that was split the part most like it keeps the id; of clauses that were merged
    the one most like the outcome. Other clauses are born.

    Args:
        comparison: The text being worked on and the document that was imported.
        used: Ids that the family has.
        origin: What the import is: family, document and version.
    """
    old, new = comparison.old.clauses, comparison.new.clauses
    ids: dict[int, str] = {}
    split: list[tuple[str, str]] = []
    merged: list[tuple[str, str]] = []
    for change in comparison.changes:
        heir = _closest(change, old, new)
        if heir is not None:
            left, right = heir
            ids[right] = old[left].id
            merged += [(old[at].id, old[left].id) for at in change.old if at != left]
    taken = set(used) | set(ids.values())
    for position in range(len(new)):
        if position not in ids:
            ids[position] = new_id(taken, *origin, str(position))
            taken.add(ids[position])
    for change in comparison.changes:
        split += _born(change, ids, old)
    clauses = tuple(replace(clause, id=ids[at]) for at, clause in enumerate(new))
    return Identified(replace(comparison.new, clauses=clauses), tuple(split), tuple(merged))


def _closest(
    change: Change, old: Sequence[Clause], new: Sequence[Clause]
) -> tuple[int, int] | None:
    """The two clauses of a change that share most words: the later keeps the earlier's id."""
    if not change.old or not change.new:
        return None
    if len(change.old) == len(change.new) == 1:
        return change.old[0], change.new[0]
    shared = {
        (left, right): _shared(old[left], new[right]) for left in change.old for right in change.new
    }
    return max(shared, key=lambda pair: (shared[pair], -pair[0], -pair[1]))


def _shared(old: Clause, new: Clause) -> float:
    """How many words two clauses have in common, the same heading before all."""
    before, after = profile(old), profile(new)
    words = similarity(before.words, after.words) * (len(before.words) + len(after.words))
    return words + (before.heading == after.heading) * 5


def _born(change: Change, ids: dict[int, str], old: Sequence[Clause]) -> Iterator[tuple[str, str]]:
    before = [old[at].id for at in change.old]
    if before:
        yield from ((ids[at], before[0]) for at in change.new if ids[at] not in before)
