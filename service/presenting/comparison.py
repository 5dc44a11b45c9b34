"""A comparison as its page shows it: the changes in order, each with its labels and marks."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Sort
from clauses.model import Clause
from clauses.writing.labels import numbers
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import columns
from clauses.writing.marked import inline
from service.choices import Choice
from service.choices import Extent
from service.choices import Layout
from service.marking import Pen
from service.presenting.reasons import ShownReason

KIND_NAMES = {
    Kind.EDITED: "andrad",
    Kind.INSERTED: "ny",
    Kind.DELETED: "struken",
    Kind.MOVED: "flyttad",
    Kind.RETITLED: "rubrik",
    Kind.SPLIT: "delad",
    Kind.MERGED: "sammanford",
    Kind.RENUMBERED: "nummer",
    Kind.FORMATTED: "form",
}
"""Kinds of change as they stand in addresses, in the order they are shown."""
_MINOR = {Sort.EDITORIAL, Sort.TYPOGRAPHIC, Sort.REFERENCE, Sort.FORMATTING}
UNEXPLAINED = "utan-skal"
"""Changes without a reason, as they stand in addresses."""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One wording of a change: a heading, and what stands below it."""

    number: str
    heading: Markup
    body: Markup
    notes: Markup


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A clause of a comparison with its changes marked."""

    anchor: str
    place: int
    """Which of the shown changes it is, from 1; 0 for what has not changed."""
    name: str
    path: str
    """The chapter it stands in."""
    level: int
    kinds: tuple[str, ...]
    numbers: str
    minor: bool
    doubtful: bool
    sides: tuple[ShownSide, ...]
    """One for the running text, two for columns; none in a list."""
    words: tuple[tuple[str, str], ...] = ()
    """For a list: struck and added words."""
    reasons: tuple[ShownReason, ...] = ()
    unexplained: bool = False
    gap: int = 0
    """How many unchanged clauses before it are left out."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many changes are of a kind."""

    name: str
    kind: str
    count: int


Anchor = Callable[[Change, int], str]
Explain = Callable[[Change], tuple[ShownReason, ...]]


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """Everything that the page of a comparison shows."""

    sections: tuple[ShownChange, ...]
    """In reading order, unchanged ones too where the whole text is shown."""
    counts: tuple[KindCount, ...]
    total: int
    renumbered: int
    """Clauses that have nothing but a new number."""
    unchanged: int
    unexplained: int
    tail: int
    """How many unchanged clauses after the last change are left out."""

    @property
    def changes(self) -> tuple[ShownChange, ...]:
        """Those of the sections that are changes."""
        return tuple(section for section in self.sections if section.place)


def present(
    comparison: Comparison,
    choice: Choice,
    pen: Pen,
    anchor: Anchor,
    explain: Explain | None = None,
) -> ShownComparison:
    """Put a comparison the way its page shows it.

    Args:
        comparison: What became of each clause.
        choice: What the reader asked for.
        pen: Writes marked text.
        anchor: Names a change in addresses.
        explain: Answers why; without it nothing is said of reasons.
    """
    changed = {index: change for index, change in enumerate(comparison.changes) if _counts(change)}
    reasons = {index: explain(change) for index, change in changed.items()} if explain else {}
    lacking = {index for index, told in reasons.items() if _lacks(told)}
    presenter = _Presenter(comparison, choice, pen, anchor, reasons, lacking)
    sections, tail = presenter.sections()
    return ShownComparison(
        tuple(sections),
        tuple(_kind_counts(changed.values())),
        len(changed),
        sum(change.kinds == (Kind.RENUMBERED,) for change in comparison.changes),
        sum(not change.kinds for change in comparison.changes),
        len(lacking),
        tail,
    )


def _counts(change: Change) -> bool:
    """Whether a change is more than a new number."""
    return bool(change.kinds) and change.kinds != (Kind.RENUMBERED,)


def _lacks(reasons: Sequence[ShownReason]) -> bool:
    return not reasons or any(not reason.explained for reason in reasons)


def _kind_counts(changed: Collection[Change]) -> Iterator[KindCount]:
    for kind, name in KIND_NAMES.items():
        count = sum(kind in change.kinds for change in changed)
        if count and kind is not Kind.RENUMBERED:
            yield KindCount(name, kind.value, count)


@dataclass(frozen=True, slots=True)
class _Presenter:
    comparison: Comparison
    choice: Choice
    pen: Pen
    anchor: Anchor
    reasons: Mapping[int, tuple[ShownReason, ...]]
    lacking: set[int]

    def sections(self) -> tuple[list[ShownChange], int]:
        """What is shown, and how many unchanged clauses are left out after it."""
        found: list[ShownChange] = []
        place = gap = 0
        paths = _paths(self.comparison)
        for index, change in enumerate(self.comparison.changes):
            asked = self._asked(change, index)
            place += asked
            if asked or self._whole:
                at = place if asked else 0
                found.append(self._section(change, index, at, paths[index], gap))
                gap = 0
            else:
                gap += 1
        return found, gap

    @property
    def _whole(self) -> bool:
        return self.choice.extent is Extent.WHOLE and self.choice.layout is not Layout.LIST

    def _asked(self, change: Change, index: int) -> bool:
        """Whether a change is among those that the reader asked for."""
        choice = self.choice
        if choice.clause:
            return self.anchor(change, index) == choice.clause
        if choice.kind == UNEXPLAINED:
            return index in self.lacking
        if choice.kind:
            return choice.kind in {KIND_NAMES[kind] for kind in change.kinds}
        return _counts(change)

    def _section(self, change: Change, index: int, place: int, path: str, gap: int) -> ShownChange:
        clauses = self.comparison.new_clauses(change) or self.comparison.old_clauses(change)
        return ShownChange(
            anchor=self.anchor(change, index),
            place=place,
            name=_name(clauses, self.pen),
            path=path,
            level=clauses[0].level,
            kinds=tuple(kind.value for kind in KIND_NAMES if kind in change.kinds),
            numbers=numbers(change, self.comparison),
            minor=_minor(change),
            doubtful=change.doubtful,
            sides=self._sides(change),
            words=tuple(_words(change)) if self.choice.layout is Layout.LIST else (),
            reasons=self.reasons.get(index, ()),
            unexplained=index in self.lacking,
            gap=gap,
        )

    def _sides(self, change: Change) -> tuple[ShownSide, ...]:
        if self.choice.layout is Layout.LIST:
            return ()
        old = self.comparison.old_clauses(change)
        new = self.comparison.new_clauses(change)
        if self.choice.layout is Layout.COLUMNS and change.kinds:
            left, right = columns(change, self.comparison)
            return self._side(left, old), self._side(right, new)
        return (self._side(inline(change, self.comparison), new or old),)

    def _side(self, marked: MarkedClause, clauses: Sequence[Clause]) -> ShownSide:
        return ShownSide(
            " + ".join(clause.number for clause in clauses if clause.number),
            self.pen.runs(marked.heading),
            self.pen.blocks(marked.blocks),
            self.pen.blocks(marked.notes),
        )


def _name(clauses: Sequence[Clause], pen: Pen) -> str:
    """Number and heading; for a clause without heading its first words."""
    named = clauses[0]
    heading = named.heading or named.text[:60].partition("\n")[0]
    return f"{named.number} {heading}".strip() or pen.wording.say("Clause")


def _minor(change: Change) -> bool:
    """Whether words changed, and none of them matters to what is agreed."""
    hunks = (*change.hunks, *change.heading_hunks, *change.note_hunks)
    sorts = {hunk.sort for hunk in hunks if hunk.op is not Op.EQUAL}
    return bool(sorts) and sorts <= _MINOR


def _words(change: Change) -> Iterator[tuple[str, str]]:
    for hunks in (change.heading_hunks, change.hunks, change.note_hunks):
        for hunk in hunks:
            if hunk.op is not Op.EQUAL and hunk.text.strip():
                yield hunk.op.value, hunk.text


def _paths(comparison: Comparison) -> list[str]:
    """The chapter that each change stands in, by what is met on the way."""
    paths = []
    above: dict[int, str] = {}
    for change in comparison.changes:
        clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
        level = clauses[0].level
        over = [above[depth] for depth in sorted(above) if 0 < depth < level]
        paths.append(" / ".join(over))
        above = {depth: name for depth, name in above.items() if depth < level}
        above[level] = f"{clauses[0].number} {clauses[0].heading}".strip()
    return paths
