"""A clause through time: what each step changed, why, and what notes say of it."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import edits
from clauses.model import Clause
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.marked import MarkedClause
from clauses.writing.parted import inline_by_clause
from service.comparing.explained import Explained
from service.comparing.explained import explained
from service.comparing.explained import explained_by_answer
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import spot
from service.presenting.places import states
from versions.explaining.passages import passed_to
from versions.explaining.reasons import Reasons
from versions.explaining.why import Why
from versions.records.suggestions import Suggestion
from versions.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a clause from one state of its document to the next."""

    old: State
    new: State
    kinds: tuple[Kind, ...] = ()
    numbers: str = ""
    """How its number changed."""
    before: str = ""
    """The clauses that it was."""
    after: str = ""
    """The clauses that it became."""
    marked: MarkedClause | None = None
    """Both wordings in one; nothing where no word changed."""
    number: str = ""
    """The number of the first clause that it became."""
    reasons: tuple[Explained, ...] = ()
    forerunners: tuple[Spot, ...] = ()
    """The clauses that it was, where it was none of them itself."""
    suggested: tuple[Suggestion, ...] = ()
    """Passages that may tell why words without a reason were changed."""
    borrowed: bool = False
    """Whether it got words from other clauses."""

    @property
    def parted(self) -> bool:
        """Whether the clause was split or merged."""
        return bool({Kind.SPLIT, Kind.MERGED}.intersection(self.kinds))

    @property
    def retitled(self) -> bool:
        """Whether the words of its heading changed."""
        return Kind.RETITLED in self.kinds


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What words of a clause went through in another, before they passed to it."""

    old: str
    new: str
    """The states of the document between which it happened."""
    place: Spot
    """The clause that had the words."""
    reason: Explained


def steps(view: View, place: Spot) -> tuple[Step, ...]:
    """What became of a clause between states of its document, newest first.

    States that do not know the clause, before and after, are left out. Within the working group
    changes without a reason have the passages that may tell it.
    """
    found = [
        step
        for old, new in pairwise(states(view, place.document.id))
        if (step := _step(view, place, old, new))
    ]
    suggested = _suggested(view, place) if view.within else {}
    return tuple(
        replace(step, suggested=suggested.get((step.old.id, step.new.id), ()))
        for step in reversed(found)
    )


def _suggested(view: View, place: Spot) -> Mapping[tuple[str, str], tuple[Suggestion, ...]]:
    """What may explain the words without a reason, for each pair of states."""
    found: dict[tuple[str, str], dict[Suggestion, None]] = {}
    for reason in _why(view, place).changes:
        if not reason.elsewhere:
            kept = found.setdefault((reason.from_, reason.to), {})
            kept |= dict.fromkeys(reason.suggested)
    return {pair: tuple(suggestions) for pair, suggestions in found.items()}


def elsewhere(view: View, place: Spot, found: Sequence[Step]) -> tuple[Elsewhere, ...]:
    """What words of a clause went through in the clauses that they passed from, newest first."""
    if not any(step.borrowed for step in found):
        return ()
    document = place.document.id
    told = (
        (reason, spot(view, document, reason.elsewhere, reason.to))
        for reason in _why(view, place).changes
        if reason.elsewhere
    )
    return tuple(
        Elsewhere(reason.from_, reason.to, there, one)
        for reason, there in told
        if there
        for one in explained_by_answer(zip(reason.hunks, reason.answers, strict=True))
    )


def _why(view: View, place: Spot) -> Why:
    document, clause = place.document.id, place.clause.id
    return view.why(document, clause, view.last_with(document, clause))


def last_changed(found: Sequence[Step]) -> Step | None:
    """The newest step in which something happened."""
    return next((step for step in found if step.kinds), None)


def _step(view: View, place: Spot, old: State, new: State) -> Step | None:
    document, clause_id = place.document.id, place.clause.id
    comparison = view.compare(document, old.id, document, new.id)
    index = comparison.change_of([clause_id])
    if index is None:
        index = comparison.change_of([clause_id], Op.DELETE)
    if index is None:
        return None
    change = comparison.changes[index]
    if not change.kinds:
        return Step(old, new)
    marked = inline_by_clause(change, comparison) if any(edits(change, comparison)) else None
    return Step(
        old,
        new,
        change.kinds,
        numbers(change, comparison),
        names(comparison.old_clauses(change)),
        names(comparison.new_clauses(change)),
        marked,
        next((clause.number for clause in comparison.new_clauses(change)), ""),
        _reasons(change, comparison, view.reasons(document, old.id, new.id)),
        tuple(_forerunners(view, place, old, comparison.old_clauses(change))),
        borrowed=any(passed_to(comparison, change)),
    )


def _forerunners(
    view: View, place: Spot, state: State, clauses: Sequence[Clause]
) -> Iterator[Spot]:
    slugs = view.slugs(place.document.id, state.id)
    if all(clause.id != place.clause.id for clause in clauses):
        for clause in clauses:
            yield Spot(place.document, state, clause, slugs[clause.id])


def _reasons(change: Change, comparison: Comparison, reasons: Reasons) -> tuple[Explained, ...]:
    """Why words changed; where none did, why the clause stands elsewhere or otherwise."""
    of_words = explained(change, comparison, reasons.of)
    answer = None if of_words else reasons.of_change(change)
    return (Explained(answer, ()),) if answer else of_words
