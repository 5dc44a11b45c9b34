"""A file on its way in: what was understood of it, and which clause became which."""

from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Reading
from clauses.pairing.resembling import Resembling
from clauses.reading.word.sides import Sides
from clauses.writing.labels import name
from clauses.writing.labels import names
from clauses.writing.marked import MarkedClause
from clauses.writing.parted import inline_by_clause
from versions.format.normal import normal_document
from versions.stages import NOW
from versions.tracked import Wishes
from versions.tracked import wishes
from versions.view import View
from versions.writing.importing import corrected

AT_ONCE = 100
"""So many pairs to look at stand on one page."""


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
    corrected: bool
    """Whether somebody chose it otherwise than it was found."""
    difference: Callable[[], MarkedClause]
    """Tells what differs, when somebody looks at it."""
    likely: Callable[[], tuple[Clause, ...]]
    """Tells the earlier clauses to choose among likewise, the likeliest first."""

    @property
    def mark(self) -> str:
        """Where it stands among those to look at, as a text to sort by."""
        return f"{'d' if self.doubtful else 'n'}{self.position:06}"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was read."""

    told: Reading
    """With its tracked changes made: what is told of them, and of comments."""
    sides: Sides | None = None
    """The text without its tracked changes, where they are to become proposals."""

    @property
    def reading(self) -> Reading:
        """What would become the version."""
        return self.sides.base if self.sides else self.told


@dataclass(frozen=True, slots=True)
class Arriving:
    """A file, and what it would be in the family."""

    file: Incoming
    wishes: Wishes
    """What would become proposals."""
    pairs: tuple[Paired, ...]
    """The clauses of the file; none for a document that is not there yet."""
    standing: tuple[Clause, ...]
    gone: tuple[str, ...]
    """The names of clauses that the file has no longer."""

    @property
    def reading(self) -> Reading:
        """What would become the version."""
        return self.file.reading

    @property
    def corrected(self) -> tuple[Paired, ...]:
        """What somebody chose otherwise than it was found."""
        return tuple(pair for pair in self.pairs if pair.corrected)

    @property
    def to_look_at(self) -> tuple[Paired, ...]:
        """The other doubtful pairs, then what was taken for new."""
        rest = (pair for pair in self.pairs if not pair.corrected)
        asked = (pair for pair in rest if pair.doubtful or not pair.was)
        return tuple(sorted(asked, key=lambda pair: pair.mark))

    def after(self, mark: str) -> tuple[Paired, ...]:
        """So many of those to look at as fit on a page, after the one that has a mark."""
        asked = self.to_look_at
        start = bisect_right(asked, mark, key=lambda pair: pair.mark) if mark else 0
        return asked[start : start + AT_ONCE]

    @property
    def sure(self) -> tuple[Paired, ...]:
        """The pairs that nobody need look at, those with changes first."""
        rest = [one for one in self.pairs if one.was and not (one.doubtful or one.corrected)]
        return tuple(sorted(rest, key=lambda pair: not pair.kinds))

    @property
    def name_of(self) -> Mapping[str, str]:
        """What each earlier clause is called, by id."""
        return {clause.id: name(clause) for clause in self.standing}


def arriving(
    view: View,
    file: Incoming,
    document: str,
    pairs: Mapping[int, str],
    compare: Callable[[Document, Document], Comparison] = compare,
) -> Arriving:
    """See what a file would be as the next version of a document; nothing is stored.

    Args:
        view: The family.
        file: The file as it was read.
        document: The document's id; one that is not there yet has nothing to pair.
        pairs: What somebody corrected, as `versions.store.Store.import_version` takes it.
        compare: Pairs the clauses of two documents: here, or where heavy work is done.

    Raises:
        BadPairError: A clause is paired with one that is not there, or twice.
    """
    wished = wishes(file.sides, compare) if file.sides else Wishes()
    if document not in view.now:
        return Arriving(file, wished, (), (), ())
    comparison = compare(view.document(document, NOW), normal_document(file.reading.document))
    if pairs:
        comparison = compare(comparison.old, corrected(comparison, pairs))
    resembling = Resembling(comparison.old.clauses)
    found = (
        pair
        for change in comparison.changes
        for pair in _pairs(change, comparison, resembling, pairs)
    )
    gone = (one for change in comparison.changes if not change.new for one in change.old)
    return Arriving(
        file,
        wished,
        tuple(found),
        comparison.old.clauses,
        tuple(name(comparison.old.clauses[at]) for at in gone),
    )


def _pairs(
    change: Change, comparison: Comparison, resembling: Resembling, told: Collection[int]
) -> Sequence[Paired]:
    before = comparison.old_clauses(change)
    return [
        Paired(
            position,
            name(comparison.new.clauses[position]),
            before[0].id if before else "",
            names(before),
            change.kinds,
            change.doubtful,
            position in told,
            partial(inline_by_clause, change, comparison),
            partial(_likely, comparison, position, before, resembling),
        )
        for position in change.new
    ]


def _likely(
    comparison: Comparison, position: int, before: Sequence[Clause], resembling: Resembling
) -> tuple[Clause, ...]:
    """What a clause may have been: what it is taken for, then what it resembles."""
    old, new = comparison.old.clauses, comparison.new.clauses
    alike = (old[place] for place in resembling.of(new[position]))
    return tuple({clause.id: clause for clause in (*before[:1], *alike)}.values())
