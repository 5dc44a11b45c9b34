"""Which clause of an imported document is which clause of the text being worked on."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.model import Clause
from clauses.model import Document
from clauses.similarity import profile
from clauses.similarity import similarity
from versions.errors import VersionsError
from versions.format.identifiers import new_id


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


class BadPairError(VersionsError):
    """A clause was paired with one that is not there, or that is paired with another already."""

    def __init__(self, clause: str) -> None:
        super().__init__(f"{clause}: there is no such clause, or it is paired twice")
        self.clause = clause


def corrected(comparison: Comparison, pairs: Mapping[int, str]) -> Document:
    """The later document with ids by which it is paired as somebody says.

    Args:
        comparison: The pairing that was found.
        pairs: For positions of later clauses, the id of the earlier clause that each is; nothing
            for one that is new.

    Raises:
        BadPairError: An id is not there, or named twice.
    """
    old, new = comparison.old.clauses, comparison.new.clauses
    told = [clause_id for clause_id in pairs.values() if clause_id]
    known = {clause.id for clause in old}
    for clause_id in told:
        if clause_id not in known or told.count(clause_id) > 1:
            raise BadPairError(clause_id)
    heirs = filter(None, (_closest(change, old, new) for change in comparison.changes))
    found = {right: old[left].id for left, right in heirs if old[left].id not in told} | dict(pairs)
    clauses = (replace(clause, id=found.get(at) or f"+{at}") for at, clause in enumerate(new))
    return replace(comparison.new, clauses=tuple(clauses))


def _closest(
    change: Change, old: Sequence[Clause], new: Sequence[Clause]
) -> tuple[int, int] | None:
    """The two clauses of a change that have one id, else share most words: that id is kept."""
    if not change.old or not change.new:
        return None
    pairs = [(left, right) for left in change.old for right in change.new]
    same = [(left, right) for left, right in pairs if old[left].id == new[right].id]
    if same or len(pairs) == 1:
        return (same or pairs)[0]
    shared = {(left, right): _shared(old[left], new[right]) for left, right in pairs}
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
