"""Makes the elements that carry tracked changes: one counter of ids, real authors and dates."""

from collections.abc import Iterator
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from clauses.changes import Attribution
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.model import Place
from clauses.reading.ooxml import W
from clauses.text import is_word
from clauses.writing.ooxml.names import AUTHOR
from clauses.writing.ooxml.names import DATE
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element
from clauses.writing.redline.tokens import Token

NOBODY = Credit()


@dataclass(frozen=True, slots=True)
class Start:
    """Where the text of a paragraph stands."""

    place: Place
    skipped: int = 0
    """How many characters at its beginning, a typed number perhaps, are no part of the text."""

    def at(self, offset: int) -> Place:
        """Where the text after so many characters of the paragraph stands."""
        return replace(self.place, start=self.place.start + max(0, offset - self.skipped))


Places = dict[Element, Start]


@dataclass(slots=True)
class Pen:
    """Whoever writes tracked changes asks the pen for the elements."""

    attribution: Attribution | None
    """Answers whose an edit is; nothing if nobody wants to know."""
    unknown: str = "Unknown"
    """Who is said to have made a change when nobody is known; Word needs a name."""
    first: int = 1
    places: dict[Op, Places] = field(default_factory=dict)
    """Where the text of each paragraph stands: struck ones in the earlier document, added ones
    in the later."""
    authors: set[str] = field(default_factory=set)
    reasons: dict[Element, tuple[int, Credit]] = field(default_factory=dict)
    """For each element that has them, the clause it stands in and why it was changed."""

    def revision(self, tag: str, credit: Credit, clause: int | None = None) -> Element:
        """An element that records a tracked change."""
        element = new_element(tag)
        self.sign(element, credit)
        if (credit.reasons or credit.remarks) and clause is not None:
            self.reasons[element] = (clause, credit)
        return element

    def sign(self, element: Element, credit: Credit) -> None:
        """Give an element an id, an author and, where one is known, a date."""
        self.number(element)
        element.set(AUTHOR, credit.author or self.unknown)
        if credit.date:
            element.set(DATE, _dated(credit.date))

    def number(self, element: Element) -> None:
        """Give an element an id that no other has."""
        element.set(ID, str(self.first))
        self.first += 1

    def start(self, op: Op, paragraph: Element) -> Start | None:
        """Where the text of a paragraph starts, if it stands in a clause."""
        return self.places.get(op, {}).get(paragraph)

    def credits(
        self, op: Op, tokens: Sequence[Token], starts: Sequence[Place | None]
    ) -> list[Credit]:
        """Whose each token of one edit is; marks and spaces go with the word before them."""
        if self.attribution is None:
            return [NOBODY] * len(tokens)
        found: list[Credit] = []
        for group in _word_by_word(tokens):
            start = starts[len(found)]
            text = "".join(token.text for token in group).rstrip("\n")
            credit = (
                self._asked(Edit(op, text, start), self.attribution) if start and text else None
            )
            found.extend([credit or (found[-1] if found else self.elsewhere())] * len(group))
        return found

    def elsewhere(self) -> Credit:
        """Whose an edit is that stands in no clause: the author's of all others, if there is one.

        Headers and footers belong to no clause.
        """
        return Credit(next(iter(self.authors))) if len(self.authors) == 1 else NOBODY

    def _asked(self, edit: Edit, attribution: Attribution) -> Credit:
        credit = attribution(edit)
        self.authors.add(credit.author)
        return credit


_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def signed(elements: Sequence[Element], known: Credit = NOBODY) -> Credit:
    """Whose the first change in some elements is, as it was signed; else what is known."""
    for element in elements:
        for mark in element.iter(*_CHANGES):
            return Credit(mark.get(AUTHOR, ""), mark.get(DATE, ""))
    return known


def _word_by_word(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or is_word(tokens[index].text):
            yield tokens[start:index]
            start = index


def _dated(date: str) -> str:
    """A date as Word writes it; a day alone means its first moment."""
    return f"{date}T00:00:00Z" if len(date) == len("2026-01-01") else date


def copied(element: Element, pen: Pen) -> Element:
    """A copy of an element whose paragraphs are known to stand where those of the element do."""
    copy = deepcopy(element)
    for places in pen.places.values():
        for paragraph, twin in zip(element.iter(P), copy.iter(P), strict=True):
            if (start := places.get(paragraph)) is not None:
                places[twin] = start
    return copy
