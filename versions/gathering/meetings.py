"""What a meeting needs before it: the state, what is due, its wordings, what was said before."""

import datetime
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Clause
from versions.errors import NotFoundError
from versions.gathering.state import OPEN
from versions.gathering.state import FamilyState
from versions.gathering.state import state
from versions.minutes.parsing import Passage
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.view import View


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting to come."""

    body: str
    """Whose; empty for everything that is due."""
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Said:
    """What a note says of a clause."""

    note: NoteRecord
    passage: Passage
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause that a meeting is to deal with, and the wordings there are for it."""

    document: str
    version: str
    """Where it stands: the text being worked on, or the newest version there is to see."""
    clause: Clause
    proposals: tuple[Proposal, ...]
    """Those that are open or escalated, oldest first."""
    said: tuple[Said, ...]
    """The passages that speak of it, newest meeting first."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that a meeting is to deal with: a question, or proposals that lie with it."""

    question: Question | None
    raised: Said | None
    """The passage that raised the question."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Packet:
    """What a meeting needs before it."""

    meeting: Meeting
    state: FamilyState
    matters: tuple[Matter, ...]


def packet(
    view: View, meeting: Meeting, today: datetime.date, since: datetime.date | None
) -> Packet:
    """Gather what a meeting needs.

    Args:
        view: What the reader sees.
        meeting: The meeting.
        today: The day the state is told.
        since: The day that changes are counted from; else the version before the newest.
    """
    return Packet(meeting, state(view, today, since), tuple(_matters(view, meeting)))


def _matters(view: View, meeting: Meeting) -> Iterator[Matter]:
    """The questions that are due, then the clauses whose proposals lie with the body alone."""
    met: set[tuple[str, str]] = set()
    for question in view.all_questions:
        if _is_due(question, meeting):
            choices = tuple(_choices(view, question))
            met |= {(one.document, one.clause.id) for one in choices}
            yield Matter(question, _said_in(view, question.note), choices)
    waiting = (one for one in view.proposals() if _lies_with(one, meeting))
    for where in dict.fromkeys((one.document, one.clause) for one in waiting):
        if where not in met:
            choice = _choice(view, Target(*where), ())
            if choice:
                yield Matter(None, None, (choice,))


def _is_due(question: Question, meeting: Meeting) -> bool:
    if question.state is QuestionState.ANSWERED:
        return False
    with_them = meeting.body.casefold() in ("", question.to.casefold())
    return with_them and (question.due is None or question.due <= meeting.date)


def _lies_with(proposal: Proposal, meeting: Meeting) -> bool:
    if proposal.status is not Status.ESCALATED:
        return False
    return meeting.body.casefold() in ("", proposal.to.casefold())


def _choices(view: View, question: Question) -> Iterator[Choice]:
    """The clauses that a question is about, those of its proposals too."""
    targets = [Target(one.document, one.clause) for one in question.targets if one.clause]
    named = [one for one in view.proposals() if one.id in question.proposals]
    targets += [Target(one.document, one.clause) for one in named]
    for target in dict.fromkeys(targets):
        choice = _choice(view, target, question.proposals)
        if choice:
            yield choice


def _choice(view: View, target: Target, named: Sequence[str]) -> Choice | None:
    """A clause with its wordings; nothing where it has gone or is not for this reader."""
    try:
        version = view.last_with(target.document, target.clause)
        clause = view.clause(target.document, version, target.clause)
    except NotFoundError:
        return None
    found = view.proposals(target.document, target.clause)
    open_ones = tuple(one for one in found if one.status in OPEN or one.id in named)
    links = view.links(document=target.document, clause=target.clause)
    return Choice(target.document, version, clause, open_ones, tuple(_spoken(view, links)))


def _spoken(view: View, links: Sequence[Link]) -> Iterator[Said]:
    """What links lead to, each passage once, the newest meeting first."""
    once = {(one.note, one.passage): one for one in links if one.confirmed and one.passage}
    told = [_said(view, PassageRef(*key), link.kind) for key, link in once.items()]
    told.sort(key=lambda one: one.note.date or datetime.date.min, reverse=True)
    yield from told


def _said(view: View, ref: PassageRef, kind: LinkKind) -> Said:
    note = view.note(ref.note)
    return Said(note, note.passage(ref.passage), kind)


def _said_in(view: View, ref: PassageRef | None) -> Said | None:
    try:
        return _said(view, ref, LinkKind.NOTES) if ref and ref.passage else None
    except NotFoundError:
        return None


def since_day(view: View, told: str) -> datetime.date | None:
    """The day that a text names: an ISO date, or the day of a note; nothing for no text.

    Raises:
        UnknownNoteError: It is neither.
    """
    if not told:
        return None
    try:
        return datetime.date.fromisoformat(told)
    except ValueError:
        return view.note(told).date


def upcoming(view: View, today: datetime.date) -> tuple[Meeting, ...]:
    """The meetings to come that something is due at or planned for, by date."""
    due = [
        Meeting(one.to, one.due)
        for one in view.all_questions
        if one.due and one.due >= today and one.state is not QuestionState.ANSWERED
    ]
    planned = [Meeting(one.body, one.date) for one in view.all_steps if one.body and not one.until]
    found = (one for one in (*due, *planned) if one.date >= today)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.date, one.body)))
