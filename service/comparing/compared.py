"""A comparison as a reader meets it: what is shown, folded, numbered and linked."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.checking.following import Stale
from clauses.model import Clause
from clauses.writing.html_text import End
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.marked import MarkedClause
from clauses.writing.parallel import Stretch
from clauses.writing.parallel import side_by_side
from clauses.writing.parted import columns_by_clause
from clauses.writing.parted import inline_by_clause
from clauses.writing.parted import is_parted
from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.explained import Explained
from service.comparing.known import Known
from service.comparing.marking import excerpt

_BESIDE = frozenset({Layout.SIDES, Layout.WORDINGS})
_BARE = frozenset({Layout.CHANGES, Layout.SINGLE})
"""The layouts that show changes and nothing between them."""


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
    """Both wordings in one, or the earlier and the later; none where its text is not shown."""
    clauses: tuple[Clause, ...]
    later: bool
    """Whether `clauses` are of the later document."""
    labels: tuple[str, str] = ("", "")
    """The number in the earlier text and in the later."""
    reasons: tuple[Explained, ...] = ()
    rows: tuple[Stretch, ...] = ()
    """The wordings set in rows, where they are to be."""
    was: tuple[Clause, ...] = ()
    """The earlier clauses of a split or merge."""
    became: tuple[Clause, ...] = ()
    """The later ones."""
    came_from: str = ""
    """The anchor of the place it left."""
    before: str = ""
    """The anchor of the change before it."""
    after: str = ""
    stale: tuple[Stale, ...] = ()
    """Its references that did not follow when clauses got other numbers."""
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

    known: Known
    """What is known of it, shown or not."""
    entries: tuple[Shown | Fold | Departed, ...]
    changes: tuple[Shown, ...]
    """The shown changes in order."""
    ends: Mapping[End, int]
    """The ends of moved texts, and which of the shown changes each stands in; 0 where folded."""
    stale: tuple[Shown, ...]
    """The clauses with references that did not follow, whether they are shown or not."""
    anchors: frozenset[str]
    """The clauses that stand on the page, folded ones too."""


def compared(known: Known, choice: Choice) -> Compared:
    """Lay a comparison out for a reader.

    Args:
        known: The comparison, and what is known of it.
        choice: What the reader asked to see.
    """
    setter = _Setter(known, choice)
    clauses = [setter.shown(place) for place in range(len(known.facts))]
    entries = tuple(_folded(_with_departed(clauses, choice), choice))
    return Compared(
        known,
        entries,
        tuple(shown for shown in clauses if shown.number),
        ends=dict(_ends(entries)),
        stale=tuple(shown for shown in clauses if shown.stale),
        anchors=frozenset(shown.anchor for shown in _on_page(entries)),
    )


def _on_page(entries: Sequence[Shown | Fold | Departed]) -> Iterator[Shown]:
    for entry in entries:
        if isinstance(entry, Fold):
            yield from entry.clauses
        elif isinstance(entry, Shown):
            yield entry


def _ends(entries: Sequence[Shown | Fold | Departed]) -> Iterator[tuple[End, int]]:
    for shown in _on_page(entries):
        for hunk in shown.change.hunks:
            if hunk.moved:
                yield (hunk.moved.number, hunk.op), shown.number


@dataclass(slots=True)
class _Setter:
    """Sets single clauses, knowing which changes stand around them."""

    known: Known
    choice: Choice
    comparison: Comparison = field(init=False)
    numbers: Mapping[int, int] = field(init=False)
    """Which of the shown changes stands at a place."""

    def __post_init__(self) -> None:
        self.comparison = self.known.comparison
        facts = enumerate(self.known.facts)
        taken = (place for place, one in facts if one.asked_for(self.choice))
        self.numbers = {place: number for number, place in enumerate(taken, start=1)}

    def shown(self, place: int) -> Shown:
        facts = self.known.facts[place]
        change = facts.change
        before = self.comparison.old_clauses(change)
        after = self.comparison.new_clauses(change)
        clauses = after or before
        parted = is_parted(change)
        number = self.numbers.get(place, 0)
        sides = self._sides(change) if self._laid_open(number) else ()
        return Shown(
            anchor=f"andring-{number}" if number else f"klausul-{place}",
            number=number,
            change=change,
            name=names(clauses),
            label=clauses[0].number,
            level=clauses[0].level,
            numbers=numbers(change, self.comparison),
            sides=sides,
            clauses=clauses,
            later=bool(after),
            labels=(_number(before), _number(after)),
            reasons=facts.reasons if number else (),
            rows=tuple(self._rows(sides)),
            was=before if parted else (),
            became=after if parted else (),
            came_from=f"fran-{place}" if number and Kind.MOVED in change.kinds else "",
            stale=self.known.stale.get(change, ()),
            before=f"andring-{number - 1}" if number > 1 else "",
            after=f"andring-{number + 1}" if 0 < number < len(self.numbers) else "",
        )

    def _laid_open(self, number: int) -> bool:
        """Whether the text of a clause is shown at all; `number` as `Shown` has it."""
        choice = self.choice
        if choice.layout is Layout.SINGLE:
            return 0 < number == min(choice.at, len(self.numbers))
        return number > 0 or not (choice.layout in _BARE or choice.clause is not None)

    def _sides(self, change: Change) -> tuple[MarkedClause, ...]:
        if self.choice.layout in _BESIDE and change.kinds:
            return columns_by_clause(change, self.comparison)
        both = inline_by_clause(change, self.comparison)
        return (excerpt(both) if self.choice.layout is Layout.CHANGES else both,)

    def _rows(self, sides: tuple[MarkedClause, ...]) -> Iterator[Stretch]:
        if self.choice.layout is Layout.WORDINGS and len(sides) == 2:
            yield from side_by_side([side.blocks for side in sides])
            yield from side_by_side([side.notes for side in sides])


def _number(clauses: Sequence[Clause]) -> str:
    return clauses[0].number if clauses else ""


def _with_departed(clauses: Sequence[Shown], choice: Choice) -> list[Shown | Departed]:
    """The clauses, with a word at every place that one has left."""
    entries: list[Shown | Departed] = list(clauses)
    if choice.layout in _BARE or choice.clause is not None:
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
            if choice.whole and choice.layout not in _BARE:
                yield entry
            else:
                waiting.append(entry)
            continue
        yield from _fold(waiting, choice)
        waiting = []
        yield entry
    yield from _fold(waiting, choice)


def _fold(waiting: Sequence[Shown], choice: Choice) -> Iterator[Fold]:
    if waiting and choice.layout not in _BARE and choice.clause is None:
        outside = sum(bool(shown.change.kinds) for shown in waiting)
        yield Fold(tuple(waiting), len(waiting) - outside, outside)


def where_named(clauses: Sequence[Clause], wanted: str) -> int | None:
    """The position of the clause with an id, if there is one."""
    return next((place for place, clause in enumerate(clauses) if clause.id == wanted), None)
