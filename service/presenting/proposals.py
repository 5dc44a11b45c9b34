"""Proposals side by side: each against the wording it would replace."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby

from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Run
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import columns
from clauses.writing.marked import inline
from clauses.writing.marked import shown
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import states
from versions.errors import NotFoundError
from versions.format.clause_file import wording_id
from versions.minutes.parsing import Passage
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.view import View


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage and the note it stands in."""

    note: NoteRecord
    passage: Passage


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal with what it would change."""

    proposal: Proposal
    wording: MarkedClause
    """The proposed words, with what is new marked."""
    changes: MarkedClause
    """The base and the proposal in one, with what would be struck marked too."""
    source: Quoted | None

    @property
    def final(self) -> bool:
        """Whether it became the wording."""
        return self.proposal.status is Status.ADOPTED


@dataclass(frozen=True, slots=True)
class Round:
    """Proposals that would replace the same wording."""

    base: MarkedClause
    state: State | None
    """Where that wording stands, unless it stood between versions."""
    offers: tuple[Offer, ...]

    @property
    def final(self) -> Offer | None:
        """The proposal that became the wording."""
        return next((offer for offer in self.offers if offer.final), None)


def rounds(view: View, place: Spot) -> tuple[Round, ...]:
    """The proposals for a clause, by the wording they would replace, oldest first."""
    known = sorted(view.proposals(place.document.id, place.clause.id), key=lambda one: one.date)
    by_base = groupby(sorted(known, key=lambda one: one.base), key=lambda one: one.base)
    found = [(base, tuple(group)) for base, group in by_base]
    found.sort(key=lambda one: one[1][0].date)
    return tuple(_round(view, place, base, proposals) for base, proposals in found)


def _round(view: View, place: Spot, base: str, proposals: tuple[Proposal, ...]) -> Round:
    state, clause = _base(view, place, base)
    offers = tuple(_offer(view, clause, proposal) for proposal in proposals)
    return Round(shown(clause), state, offers)


def _base(view: View, place: Spot, base: str) -> tuple[State | None, Clause]:
    """The wording with an id: as it stands in a version, else as history tells it."""
    for state, clause in _standing(view, place):
        if wording_id(clause) == base:
            return state, clause
    for wording in view.history(place.document.id, place.clause.id):
        if wording.wording_id == base:
            blocks = tuple(Paragraph((Run(line),)) for line in wording.text.split("\n"))
            return None, replace(place.clause, heading=wording.heading, blocks=blocks, notes=())
    return place.state, place.clause


def _standing(view: View, place: Spot) -> Iterator[tuple[State, Clause]]:
    for state in states(view, place.document.id):
        for clause in view.document(place.document.id, state.id).clauses:
            if clause.id == place.clause.id:
                yield state, clause


def _offer(view: View, base: Clause, proposal: Proposal) -> Offer:
    proposed = replace(base, blocks=proposal.blocks, notes=proposal.notes)
    comparison = compare(Document("", (base,)), Document("", (proposed,)))
    (change,) = comparison.changes
    _, wording = columns(change, comparison)
    return Offer(proposal, wording, inline(change, comparison), quoted(view, proposal.note))


def quoted(view: View, reference: PassageRef | None) -> Quoted | None:
    """A passage with its note, if the audience may read it."""
    if reference is None:
        return None
    try:
        note = view.note(reference.note)
        return Quoted(note, note.passage(reference.passage))
    except NotFoundError:
        return None
