"""A file on its way in: what was understood of it, and which clause became which."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Reading
from clauses.writing.labels import name
from clauses.writing.labels import names
from clauses.writing.marked import MarkedClause
from clauses.writing.parted import inline_by_clause
from versions.format.normal import normal_document
from versions.stages import NOW
from versions.view import View
from versions.writing.importing import corrected


@dataclass(frozen=True, slots=True)
class Paired:
    """A clause of the file and the clause that it is taken for."""

    position: int
    name: str
    was: str
    """The id of the earlier clause; nothing for a new one."""
    before: str
    """The names of the earlier clauses."""
    kinds: tuple[Kind, ...]
    doubtful: bool
    change: MarkedClause | None
    """What differs, where somebody must look at it."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file, and what it would be in the family."""

    reading: Reading
    pairs: tuple[Paired, ...]
    """The clauses of the file; none for a document that is not there yet."""
    standing: tuple[Clause, ...]
    gone: tuple[str, ...]
    """The names of clauses that the file has no longer."""

    @property
    def to_look_at(self) -> tuple[Paired, ...]:
        """The doubtful pairs, then what was taken for new."""
        doubtful = [pair for pair in self.pairs if pair.doubtful]
        new = [pair for pair in self.pairs if not pair.was and not pair.doubtful]
        return (*doubtful, *new)

    @property
    def sure(self) -> tuple[Paired, ...]:
        """The pairs that nobody need look at, those with changes first."""
        rest = [pair for pair in self.pairs if pair.was and not pair.doubtful]
        return tuple(sorted(rest, key=lambda pair: not pair.kinds))

    @property
    def name_of(self) -> Mapping[str, str]:
        """What each earlier clause is called, by id."""
        return {clause.id: name(clause) for clause in self.standing}


def arriving(
    view: View,
    reading: Reading,
    document: str,
    pairs: Mapping[int, str],
    compare: Callable[[Document, Document], Comparison] = compare,
) -> Arriving:
    """See what a file would be as the next version of a document; nothing is stored.

    Args:
        view: The family.
        reading: The file as it was read.
        document: The document's id; one that is not there yet has nothing to pair.
        pairs: What somebody corrected, as `versions.store.Store.import_version` takes it.
        compare: Pairs the clauses of two documents: here, or where heavy work is done.

    Raises:
        BadPairError: A clause is paired with one that is not there, or twice.
    """
    if document not in view.now:
        return Arriving(reading, (), (), ())
    comparison = compare(view.document(document, NOW), normal_document(reading.document))
    if pairs:
        comparison = compare(comparison.old, corrected(comparison, pairs))
    found = (pair for change in comparison.changes for pair in _pairs(change, comparison))
    gone = (one for change in comparison.changes if not change.new for one in change.old)
    return Arriving(
        reading,
        tuple(found),
        comparison.old.clauses,
        tuple(name(comparison.old.clauses[at]) for at in gone),
    )


def _pairs(change: Change, comparison: Comparison) -> Sequence[Paired]:
    before = comparison.old_clauses(change)
    marked = inline_by_clause(change, comparison) if change.doubtful else None
    return [
        Paired(
            position,
            name(comparison.new.clauses[position]),
            before[0].id if before else "",
            names(before),
            change.kinds,
            change.doubtful,
            marked,
        )
        for position in change.new
    ]
