"""Notes as they are read: topics, passages, and the clauses that each passage concerns."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from itertools import pairwise

from service.presenting.places import Spot
from service.presenting.places import spot
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.values import WORDINGS
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.view import View

_BETWEEN_COLUMNS = " – "


@dataclass(frozen=True, slots=True)
class Concern:
    """A clause that a passage is about."""

    spot: Spot
    kind: LinkKind
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A passage and what it concerns."""

    passage: Passage
    concerns: tuple[Concern, ...]
    others: tuple[Link, ...] = ()
    """Its links to documents, proposals, questions and steps of plans."""

    @property
    def wording(self) -> bool:
        """Whether the passage is a wording, set apart from what is said about it."""
        return self.passage.kind in WORDINGS

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs of a passage; a wording without the quotation marks around it."""
        text = "\n".join(self.passage.wordings) if self.wording else self.passage.text
        return tuple(
            line.strip().strip('"”“') if self.wording else line for line in text.split("\n")
        )


@dataclass(frozen=True, slots=True)
class Speech:
    """Passages side by side that one label introduces."""

    kind: PassageKind
    label: str
    passages: tuple[Said, ...]

    @property
    def answers(self) -> bool:
        """Whether it is a table of answers to a consultation."""
        return self.passages[0].passage.answer


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic of the agenda with what was said under it."""

    heading: Passage | None
    """Nothing for what stands before the first topic."""
    speeches: tuple[Speech, ...]
    head: str = ""
    """The passage that holds the headings of a table of answers."""


@dataclass(frozen=True, slots=True)
class Card:
    """A note in the list of notes."""

    note: NoteRecord
    topics: tuple[str, ...]
    clauses: int
    """How many clauses its passages concern."""
    answers: int
    """How many answers a collation holds."""


def cards(view: View) -> tuple[Card, ...]:
    """Every note, newest first."""
    found = [_card(view, note) for note in view.notes()]
    return tuple(sorted(found, key=lambda card: str(card.note.date or ""), reverse=True))


def _card(view: View, note: NoteRecord) -> Card:
    links = view.links(note=note.id)
    concerned = {(link.target.document, link.target.clause) for link in links}
    topics = (f"{topic.number} {topic.heading}".strip() for topic in note.topics)
    answers = sum(passage.answer for passage in note.passages)
    return Card(note, tuple(topics), len(concerned), answers)


def matters(view: View, note: NoteRecord) -> tuple[Matter, ...]:
    """What was said at a meeting, topic by topic."""
    links = view.links(note=note.id)
    said = [
        Said(passage, _concerns(view, passage, links), tuple(_others(passage, links)))
        for passage in note.passages
    ]
    grouped = groupby(said, key=lambda one: one.passage.topic)
    return tuple(_matter(tuple(group)) for _, group in grouped)


def went(view: View, note: NoteRecord) -> tuple[Said, ...]:
    """What earlier minutes of the meeting said, and what it was tied to."""
    links = view.links_gone(note.id)
    return tuple(Said(passage, _concerns(view, passage, links)) for passage in note.gone)


def _concerns(view: View, passage: Passage, links: Sequence[Link]) -> tuple[Concern, ...]:
    found: dict[tuple[str, str], Concern] = {}
    for link in links:
        target = link.target
        if link.passage != passage.id or not target.clause:
            continue
        place = spot(view, target.document, target.clause, target.version)
        if place:
            found.setdefault(
                (target.clause, link.kind.value), Concern(place, link.kind, link.confirmed)
            )
    return tuple(found.values())


def _others(passage: Passage, links: Sequence[Link]) -> Iterator[Link]:
    """The links of a passage to what is no clause, each thing and kind once."""
    here = (link for link in links if link.passage == passage.id and not link.target.clause)
    yield from {(link.target, link.kind): link for link in here}.values()


def passages_about(view: View, sort: Sort, name: str) -> tuple[Link, ...]:
    """What notes say of a proposal, question or step."""
    target = Target("", sort=sort, id=name)
    return _told(view, (link for link in view.links() if link.target == target))


def passages_of_clause(view: View, place: Spot) -> tuple[Link, ...]:
    """What notes say of a clause."""
    return _told(view, view.links(document=place.document.id, clause=place.clause.id))


def passages_above(view: View, place: Spot) -> tuple[Link, ...]:
    """What notes say of the document that a clause stands in, and of the chapters above it."""
    above = {"", *view.above(place.document.id, place.state.id, place.clause.id)}
    links = view.links(document=place.document.id)
    return _told(view, (link for link in links if link.target.clause in above))


def passages_of_document(view: View, document: str) -> tuple[Link, ...]:
    """What notes say of a document as a whole, and of the steps of its plan."""
    steps = {Target("", sort=Sort.STEP, id=step.id) for step in view.plan(document)}
    return _told(
        view,
        (
            link
            for link in view.links()
            if link.target in steps or (link.target.document == document and not link.target.clause)
        ),
    )


def _told(view: View, links: Iterable[Link]) -> tuple[Link, ...]:
    """Links by the day of their meeting, each passage once for each thing it is about and does."""
    days = {note.id: str(note.date or "") for note in view.notes()}
    once = {(link.note, link.passage, link.kind, link.target): link for link in links}
    return tuple(sorted(once.values(), key=lambda link: days[link.note]))


def _matter(said: Sequence[Said]) -> Matter:
    first = said[0].passage
    heading = first if first.kind is PassageKind.HEADING else None
    rest = said[1:] if heading else said
    head = _table_head(rest)
    return Matter(heading, tuple(_speeches([one for one in rest if one.passage.id != head])), head)


def _table_head(said: Sequence[Said]) -> str:
    """The passage just before the answers of a collation, told in the same way as they."""
    for before, row in pairwise(said):
        columns = before.passage.text.count(_BETWEEN_COLUMNS)
        if row.passage.answer and columns:
            return before.passage.id if before.passage.kind is PassageKind.TEXT else ""
    return ""


def _speeches(said: Sequence[Said]) -> Iterator[Speech]:
    for (kind, label, _), group in groupby(
        said, key=lambda one: (one.passage.kind, one.passage.label, one.passage.answer)
    ):
        yield Speech(kind, label, tuple(group))


def concerned(found: Sequence[Matter]) -> tuple[Concern, ...]:
    """Every clause that a note concerns, once, in the order of the note."""
    once: dict[str, Concern] = {}
    for matter in found:
        for speech in matter.speeches:
            for said in speech.passages:
                for concern in said.concerns:
                    once.setdefault(concern.spot.clause.id, concern)
    return tuple(once.values())
