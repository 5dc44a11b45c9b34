"""What can happen to a clause and to its words, as frozen values."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from clauses.model import PARTS
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Place
from clauses.model import part_text


class Op(StrEnum):
    """What became of a stretch of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Sort(StrEnum):
    """How much a changed stretch of text matters."""

    SUBSTANCE = "substance"
    EDITORIAL = "editorial"
    """Spelling, punctuation, white space or case: what tidies and changes no meaning."""
    TYPOGRAPHIC = "typographic"
    """Invisible or alike to the eye: a look-alike letter, a non-breaking space, another dash."""
    REFERENCE = "reference"
    """A reference that merely follows a renumbering."""
    FORMATTING = "formatting"


class Editorial(StrEnum):
    """What kind of tidying a change is."""

    SPELLING = "spelling"
    """The same words written in another way; marks, case and spaces may differ too."""
    PUNCTUATION = "punctuation"
    """Other marks about the same words; case and spaces may differ too."""
    CASE = "case"
    """Capital and small letters alone, perhaps with other spaces."""
    SPACING = "spacing"
    """White space alone, within its line."""
    PARAGRAPHS = "paragraphs"
    """The same words in other paragraphs: one was parted or joined."""


class Kind(StrEnum):
    """What became of a clause. Several may hold at once."""

    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    SPLIT = "split"
    MERGED = "merged"
    FORMATTED = "formatted"
    """The same words with another look, or another list or table about them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that was struck in one place and added in another."""

    number: int
    """Counted from 1 in the earlier document; the same at both places."""
    clause: int
    """Position of the other clause: where the text went, or where it came from."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of text that was kept, struck or added."""

    op: Op
    text: str
    sort: Sort | None = None
    """Given where the text changed."""
    moved: Passage | None = None
    """Given where the text passed to another place or came from it."""
    editorial: Editorial | None = None
    """Given where the change only tidies."""


@dataclass(frozen=True, slots=True)
class Change:
    """A clause of one document and what it became in another; unchanged pairs too.

    `old` and `new` are positions of clauses. One side is empty for an inserted or deleted
    clause, and holds several positions for a merge or a split.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    kinds: tuple[Kind, ...] = ()
    hunks: tuple[Hunk, ...] = ()
    heading_hunks: tuple[Hunk, ...] = ()
    note_hunks: tuple[Hunk, ...] = ()
    doubtful: bool = False
    similarity: float = 1.0
    """Between 0 (no words in common) and 1 (the same words)."""


@dataclass(frozen=True)
class Comparison:
    """Two documents and what became of each clause, in the order a reader meets them."""

    old: Document
    new: Document
    changes: tuple[Change, ...]

    def old_clauses(self, change: Change) -> tuple[Clause, ...]:
        """The earlier clauses of a change."""
        return tuple(self.old.clauses[position] for position in change.old)

    def new_clauses(self, change: Change) -> tuple[Clause, ...]:
        """The later clauses of a change."""
        return tuple(self.new.clauses[position] for position in change.new)

    def change_of(self, clause_ids: Collection[str], op: Op = Op.INSERT) -> int | None:
        """Which change has one of some clauses, the first that does.

        Args:
            clause_ids: What they are called.
            op: Whether they are of the later document, or with a deletion of the earlier.
        """
        document = self.old if op is Op.DELETE else self.new
        places = (at for at, clause in enumerate(document.clauses) if clause.id in clause_ids)
        found = (self._changed.get((op, at)) for at in places)
        return min((index for index in found if index is not None), default=None)

    def change_at(self, op: Op, position: int) -> Change:
        """The change that a clause of the earlier or of the later document has part in."""
        return self.changes[self._changed[op, position]]

    @cached_property
    def _changed(self) -> Mapping[tuple[Op, int], int]:
        """Which change each clause has part in, by side and position."""
        return {
            (op, position): index
            for index, change in enumerate(self.changes)
            for op, side in ((Op.DELETE, change.old), (Op.INSERT, change.new))
            for position in side
        }


@dataclass(frozen=True, slots=True)
class Edit:
    """One struck or added stretch of text and where it stands.

    A deletion's place is in the earlier document, an insertion's in the later.
    """

    op: Op
    text: str
    place: Place
    moved: Passage | None = None
    sort: Sort | None = None
    """Known where the edit comes from a comparison."""
    editorial: Editorial | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose an edit is, and why it was made."""

    author: str = ""
    date: str = ""
    """ISO 8601; empty when it is not known."""
    reasons: tuple[str, ...] = ()
    """Each a few plain sentences: who proposed, which meeting, the quoted passage."""
    remarks: tuple[str, ...] = ()
    """What is to be seen of the edit and nobody said: where moved text went, what is not seen."""


Attribution = Callable[[Edit], Credit]
"""Answers author, date and reasons of one edit."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Text that was struck and the text that took its place; one of them may be missing.

    Each is in pieces, one a clause, where it covers several clauses of a split or merge.
    """

    struck: tuple[Edit, ...] = ()
    added: tuple[Edit, ...] = ()

    @property
    def first(self) -> Edit | None:
        """What it begins with; nothing where no words changed."""
        return next(iter((*self.struck, *self.added)), None)


def part_of(edit: Edit, low: int, high: int) -> Edit:
    """The characters of an edit from one to before another, as an edit of its own."""
    place = replace(edit.place, start=edit.place.start + low)
    return replace(edit, text=edit.text[low:high], place=place)


def edits(change: Change, comparison: Comparison) -> Iterator[Edit]:
    """Every struck or added stretch of a change, with its place, in order."""
    for replacement in replacements(change, comparison):
        yield from replacement.struck
        yield from replacement.added


def part_hunks(change: Change, part: str) -> tuple[Hunk, ...]:
    """The hunks of one part of a change: of its ``"heading"``, ``"text"`` or ``"notes"``."""
    if part == "heading":
        return change.heading_hunks
    return change.hunks if part == "text" else change.note_hunks


def replacements(change: Change, comparison: Comparison) -> Iterator[Replacement]:
    """Every place where the words of a change differ: in its heading, text and notes."""
    for part in PARTS:
        yield from _replacements_of_part(part, change, comparison)


def _replacements_of_part(
    part: str, change: Change, comparison: Comparison
) -> Iterator[Replacement]:
    old_starts = _starts(part, change.old, comparison.old)
    new_starts = _starts(part, change.new, comparison.new)
    old_at = new_at = 0
    struck: tuple[Edit, ...] = ()
    for hunk in part_hunks(change, part):
        if struck and (hunk.op is not Op.INSERT or hunk.moved or struck[0].moved):
            yield Replacement(struck)
            struck = ()
        if hunk.op is Op.DELETE:
            struck = tuple(_pieces(hunk, old_at, part, old_starts))
        elif hunk.op is Op.INSERT:
            added = tuple(_pieces(hunk, new_at, part, new_starts))
            if struck or added:
                yield Replacement(struck, added)
            struck = ()
        old_at += len(hunk.text) * (hunk.op is not Op.INSERT)
        new_at += len(hunk.text) * (hunk.op is not Op.DELETE)
    if struck:
        yield Replacement(struck)


def _starts(
    part: str, positions: tuple[int, ...], document: Document
) -> list[tuple[int, int, int]]:
    """Each clause with where its text begins and ends among the texts joined by newlines."""
    starts = []
    at = 0
    for position in positions:
        end = at + len(part_text(document.clauses[position], part))
        starts.append((position, at, end))
        at = end + 1
    return starts


def _pieces(hunk: Hunk, at: int, part: str, starts: list[tuple[int, int, int]]) -> Iterator[Edit]:
    """What of a hunk lies in each clause; the newlines that join clauses lie in none."""
    for clause, start, end in starts:
        low, high = max(at, start), min(at + len(hunk.text), end)
        if low < high:
            place = Place(clause, part, low - start)
            text = hunk.text[low - at : high - at]
            yield Edit(hunk.op, text, place, hunk.moved, hunk.sort, hunk.editorial)
