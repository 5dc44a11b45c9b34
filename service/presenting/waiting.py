"""What waits for one visitor: only what they can open and do something about."""

import datetime
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from service.presenting.overview import UNSETTLED
from service.presenting.unexplained import unexplained
from service.web.visitors import Need
from service.web.visitors import Visitor
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.stages import Stage
from versions.stages import Version
from versions.view import View

MOST = 5
"""How many things of one kind are told of."""
SOON = datetime.timedelta(days=30)
"""How long before a question is due it waits for whoever edits."""
FRESH = datetime.timedelta(days=30)
"""For how long a copy of the store is fresh."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody, by what they would do about it."""

    questions: tuple[Question, ...] = ()
    """To be answered: they lie with a body of theirs, or are soon due."""
    proposals: tuple[Proposal, ...] = ()
    """To be settled: any for whoever edits, for others those passed to a body of theirs."""
    commented: tuple[tuple[Proposal, int], ...] = ()
    """Proposals of a body of theirs, with how many comments others made on each."""
    answers: tuple[tuple[Version, int], ...] = ()
    """Versions on consultation, with how many comments on each nobody has dealt with."""
    notes: tuple[tuple[NoteRecord, int], ...] = ()
    """Minutes with links to confirm, with how many."""
    unexplained: int = 0
    """How many changes have no reason."""
    consultations: tuple[Version, ...] = ()
    """Versions that are out on consultation."""
    undecided: tuple[tuple[Version, str], ...] = ()
    """Versions that a party of theirs has not decided on, with the party."""
    invitations: int = 0
    """How many were invited and have not come."""
    uncopied: bool = False
    """Whether no copy of the store is known that is fresh."""
    new: int = 0
    """How many things happened since they were here."""

    def __bool__(self) -> bool:
        return self != Waiting()


def waiting(view: View, visitor: Visitor, today: datetime.date) -> Waiting:
    """Tell what the texts and what is said of them have waiting for somebody with an account.

    Args:
        view: The store as they see it.
        visitor: Who they are.
        today: This day.
    """
    edits = visitor.may(Need.EDIT)
    bodies = frozenset(body.casefold() for body in visitor.bodies)
    return Waiting(
        tuple(islice(_questions(view, bodies, today if edits else None), MOST)),
        tuple(islice(_proposals(view, bodies, edits=edits), MOST)),
        tuple(islice(_commented(view, bodies), MOST)),
        tuple(islice(_answers(view), MOST)) if edits else (),
        tuple(islice(_notes(view), MOST)) if edits else (),
        _unexplained(view) if edits else 0,
        tuple(islice(_consultations(view), MOST)) if bodies and not edits else (),
        tuple(islice(_undecided(view, bodies), MOST)),
    )


def _questions(
    view: View, bodies: frozenset[str], today: datetime.date | None
) -> Sequence[Question]:
    """Those that lie with some bodies and, where a day is given, those due soon after it."""
    last = today + SOON if today else datetime.date.min
    found = [
        one
        for one in view.all_questions
        if one.state is not QuestionState.ANSWERED
        and (one.to.casefold() in bodies or (one.due or datetime.date.max) <= last)
    ]
    return sorted(found, key=lambda one: one.due or datetime.date.max)


def _proposals(view: View, bodies: frozenset[str], *, edits: bool) -> Iterator[Proposal]:
    for one in view.all_proposals:
        passed = one.status is Status.ESCALATED and one.to.casefold() in bodies
        if one.status in UNSETTLED and (edits or passed):
            yield one


def _commented(view: View, bodies: frozenset[str]) -> Iterator[tuple[Proposal, int]]:
    for one in view.all_proposals:
        if one.status in UNSETTLED and one.from_.casefold() in bodies:
            said = [placed.comment.by for placed in view.proposal_comments(one.id)]
            others = sum(by.casefold() not in bodies for by in said)
            if others:
                yield one, others


def _answers(view: View) -> Iterator[tuple[Version, int]]:
    open_on = Counter(
        (one.target.document, one.target.version) for one in view.all_comments if not one.handled
    )
    for info in view.documents():
        for version in reversed(info.versions):
            count = open_on[version.document, version.id]
            if count and version.stage is Stage.CONSULTATION:
                yield version, count


def _notes(view: View) -> Iterator[tuple[NoteRecord, int]]:
    """The newest first."""
    for note in reversed(view.notes()):
        shown = sum(one.shown for one in view.suggestions(note.id))
        if shown:
            yield note, shown


def _unexplained(view: View) -> int:
    return sum(len(bare.changes) for found in unexplained(view) for bare in found.clauses)


def _consultations(view: View) -> Iterator[Version]:
    yield from (one for one in _newest(view) if one.stage is Stage.CONSULTATION)


def _undecided(view: View, bodies: frozenset[str]) -> Iterator[tuple[Version, str]]:
    for version in _newest(view):
        if version.stage is Stage.DECISION:
            for party in view.verdicts(version.document, version.id).left:
                if party.casefold() in bodies:
                    yield version, party


def _newest(view: View) -> Iterator[Version]:
    yield from (info.versions[-1] for info in view.documents() if info.versions)
