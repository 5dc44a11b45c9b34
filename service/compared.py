"""A comparison as a reader meets it: what is shown, folded, numbered and linked."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.changes import Sort
from clauses.model import Clause
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.marked import MarkedClause
from clauses.writing.parted import columns_by_clause
from clauses.writing.parted import inline_by_clause
from clauses.writing.parted import is_parted
from service.explained import Explained
from service.explained import Explainer
from service.explained import explained
from service.marking import excerpt


class Layout(StrEnum):
    """How the two texts are set, as it stands in addresses."""

    RUNNING = "lopande"
    SIDES = "sida"
    CHANGES = "andringar"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked to see of a comparison."""

    layout: Layout = Layout.RUNNING
    whole: bool = False
    """Whether unchanged clauses are laid open."""
    kinds: frozenset[Kind] = frozenset()
    """Only changes of these kinds; all if there are none."""
    substance: bool = False
    """Only what changes more than signs, numbers and references that follow."""
    clause: int | None = None
    """Only the change of this clause of the later document."""

    def takes(self, change: Change) -> bool:
        """Whether a change is among those asked for."""
        if not change.kinds or (self.clause is not None and self.clause not in change.new):
            return False
        if self.kinds and not self.kinds.intersection(change.kinds):
            return False
        return not self.substance or is_of_substance(change)


_SLIGHT = frozenset({Kind.EDITED, Kind.RENUMBERED, Kind.RETITLED, Kind.FORMATTED})


def is_of_substance(change: Change) -> bool:
    """Whether more than signs, numbers and references that follow has changed."""
    if not _SLIGHT.issuperset(change.kinds):
        return True
    hunks = (*change.heading_hunks, *change.hunks, *change.note_hunks)
    return any(hunk.sort is Sort.SUBSTANCE for hunk in hunks)


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause with what became of it."""

    anchor: str
    number: int
    """Which of the shown changes it is, from 1; 0 where it is none."""
    change: Change
    name: str
    label: str
    """The number as printed."""
    level: int
    numbers: str
    sides: tuple[MarkedClause, ...]
    """Both wordings in one, or the earlier and the later."""
    clauses: tuple[Clause, ...]
    later: bool
    """Whether `clauses` are of the later document."""
    labels: tuple[str, str] = ("", "")
    """The number in the earlier text and in the later."""
    reasons: tuple[Explained, ...] = ()
    was: str = ""
    """The earlier clauses of a split or merge, by name."""
    became: str = ""
    """The later ones."""
    came_from: str = ""
    """The anchor of the place it left."""
    before: str = ""
    """The anchor of the change before it."""
    after: str = ""
    kind: str = "clause"


@dataclass(frozen=True, slots=True)
class Fold:
    """Clauses that stand folded."""

    clauses: tuple[Shown, ...]
    unchanged: int
    outside: int
    """How many have changes that were not asked for."""
    kind: str = "fold"


@dataclass(frozen=True, slots=True)
class Departed:
    """The place a clause has left."""

    anchor: str
    name: str
    target: str
    """The anchor of the clause where it stands now."""
    kind: str = "departed"


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison to be shown."""

    comparison: Comparison
    entries: tuple[Shown | Fold | Departed, ...]
    changes: tuple[Shown, ...]
    """The shown changes in order."""
    counts: Mapping[Kind, int]
    changed: int
    """How many clauses changed, shown or not."""
    same: int


def compared(comparison: Comparison, choice: Choice, explain: Explainer | None) -> Compared:
    """Lay a comparison out for a reader.

    Args:
        comparison: What became of each clause.
        choice: What the reader asked to see.
        explain: Answers why an edit was made, where that is known at all.
    """
    setter = _Setter(comparison, choice, explain)
    clauses = [setter.shown(place) for place in range(len(comparison.changes))]
    entries = _with_departed(clauses, choice)
    counts = Counter(kind for change in comparison.changes for kind in change.kinds)
    return Compared(
        comparison,
        tuple(_folded(entries, choice)),
        tuple(shown for shown in clauses if shown.number),
        {kind: counts[kind] for kind in Kind if counts[kind]},
        sum(bool(change.kinds) for change in comparison.changes),
        sum(not change.kinds for change in comparison.changes),
    )


@dataclass(slots=True)
class _Setter:
    """Sets single clauses, knowing which changes stand around them."""

    comparison: Comparison
    choice: Choice
    explain: Explainer | None
    taken: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = [
            place
            for place, change in enumerate(self.comparison.changes)
            if self.choice.takes(change)
        ]

    def shown(self, place: int) -> Shown:
        change = self.comparison.changes[place]
        before = self.comparison.old_clauses(change)
        after = self.comparison.new_clauses(change)
        later = bool(after)
        clauses = after or before
        parted = is_parted(change)
        number = self.taken.index(place) + 1 if place in self.taken else 0
        return Shown(
            anchor=f"andring-{number}" if number else f"klausul-{place}",
            number=number,
            change=change,
            name=names(clauses),
            label=clauses[0].number,
            level=clauses[0].level,
            numbers=numbers(change, self.comparison),
            sides=self._sides(change),
            clauses=clauses,
            later=later,
            labels=(_number(before), _number(after)),
            reasons=explained(change, self.comparison, self.explain) if number else (),
            was=names(before) if parted else "",
            became=names(clauses) if parted else "",
            came_from=f"fran-{place}" if number and Kind.MOVED in change.kinds else "",
            before=f"andring-{number - 1}" if number > 1 else "",
            after=f"andring-{number + 1}" if 0 < number < len(self.taken) else "",
        )

    def _sides(self, change: Change) -> tuple[MarkedClause, ...]:
        if self.choice.layout is Layout.SIDES and change.kinds:
            return columns_by_clause(change, self.comparison)
        both = inline_by_clause(change, self.comparison)
        return (excerpt(both) if self.choice.layout is Layout.CHANGES else both,)


def _number(clauses: Sequence[Clause]) -> str:
    return clauses[0].number if clauses else ""


def _with_departed(clauses: Sequence[Shown], choice: Choice) -> list[Shown | Departed]:
    """The clauses, with a word at every place that one has left."""
    entries: list[Shown | Departed] = list(clauses)
    if choice.layout is Layout.CHANGES or choice.clause is not None:
        return entries
    moved = [shown for shown in clauses if shown.came_from]
    for shown in sorted(moved, key=lambda one: one.change.old):
        departed = Departed(shown.came_from, shown.name, shown.anchor)
        entries.insert(_old_place(entries, shown.change.old[0], clauses), departed)
    return entries


def _old_place(entries: Sequence[Shown | Departed], old: int, clauses: Sequence[Shown]) -> int:
    """Behind the nearest earlier clause, wherever that stood before."""
    left = {shown.came_from: shown.change.old[0] for shown in clauses if shown.came_from}
    best, place = -1, 0
    for index, entry in enumerate(entries):
        if isinstance(entry, Departed):
            stood = left[entry.anchor]
        elif entry.came_from or not entry.change.old:
            continue
        else:
            stood = entry.change.old[-1]
        if best < stood < old:
            best, place = stood, index + 1
    return place


def _folded(
    entries: Sequence[Shown | Departed], choice: Choice
) -> Iterator[Shown | Fold | Departed]:
    """The entries, with what was not asked for folded or left out."""
    waiting: list[Shown] = []
    for entry in entries:
        if isinstance(entry, Shown) and not entry.number:
            if choice.whole and choice.layout is not Layout.CHANGES:
                yield entry
            else:
                waiting.append(entry)
            continue
        yield from _fold(waiting, choice)
        waiting = []
        yield entry
    yield from _fold(waiting, choice)


def _fold(waiting: Sequence[Shown], choice: Choice) -> Iterator[Fold]:
    if waiting and choice.layout is not Layout.CHANGES and choice.clause is None:
        outside = sum(bool(shown.change.kinds) for shown in waiting)
        yield Fold(tuple(waiting), len(waiting) - outside, outside)


def where_named(clauses: Sequence[Clause], wanted: str) -> int | None:
    """The position of the clause with an id, if there is one."""
    return next((place for place, clause in enumerate(clauses) if clause.id == wanted), None)
