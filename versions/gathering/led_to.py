"""A note seen from its side: what each of its passages led to, and what of it is still open."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from versions.errors import NotFoundError
from versions.explaining.groups import STRUCTURE
from versions.explaining.history import Wording
from versions.explaining.reasons import GROUNDS
from versions.minutes.parsing import Passage
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.stages import Version
from versions.view import View


class What(StrEnum):
    """What came of a passage."""

    CHANGE = "change"
    """The clause reads otherwise since."""
    STRUCK = "struck"
    """The clause is no more."""
    NOTHING = "nothing"
    """The clause reads as it did: it was decided or proposed, and nothing came of it yet."""
    PROPOSAL = "proposal"
    QUESTION = "question"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that came of a passage."""

    passage: Passage
    what: What
    target: Target
    """The clause, proposal, question or step."""
    open: bool
    """Whether somebody has something left to do."""
    by: str = ""
    """Who decided, or with whom it lies."""
    date: datetime.date | None = None
    state: str = ""
    """Of a change its version, if it is in one; of others how far they have come."""


def led_to(view: View, note_id: str) -> tuple[Result, ...]:
    """What the passages of a note led to, in their order.

    Of links only those that somebody confirmed count; of those to clauses the ones that decide,
    propose or endorse.

    Raises:
        UnknownNoteError: There is no such note for this reader.
    """
    note = view.note(note_id)
    order = {passage.id: at for at, passage in enumerate(note.passages)}
    found = {
        (one.passage.id, one.target): one
        for one in (*_linked(view, note), *_named(view, note))
        if one.passage.id in order
    }
    return tuple(sorted(found.values(), key=lambda one: order[one.passage.id]))


def _linked(view: View, note: NoteRecord) -> Iterator[Result]:
    passages = {passage.id: passage for passage in note.passages}
    for link in view.links(note=note.id):
        passage = passages.get(link.passage)
        if passage is None or not link.confirmed:
            continue
        if link.target.sort:
            yield _of_thing(view, passage, link.target)
        elif link.target.clause and link.kind in GROUNDS:
            found = _of_clause(view, note, passage, link)
            if found.what is not What.NOTHING or link.kind is not LinkKind.ENDORSES:
                yield found


def _of_thing(view: View, passage: Passage, target: Target) -> Result:
    if target.sort is Sort.PROPOSAL:
        return _of_proposal(passage, view.proposal(target.id))
    if target.sort is Sort.QUESTION:
        return _of_question(passage, view.question(target.id))
    step = view.step(target.id)
    return Result(passage, What.STEP, target, False, step.body, step.date, step.title)


def _named(view: View, note: NoteRecord) -> Iterator[Result]:
    """The proposals and questions that name a passage of the note themselves."""
    passages = {str(PassageRef(note.id, passage.id)): passage for passage in note.passages}
    for proposal in view.all_proposals:
        if str(proposal.note) in passages:
            yield _of_proposal(passages[str(proposal.note)], proposal)
    for question in view.all_questions:
        for ref in (question.note, *(event.note for event in question.events)):
            if str(ref) in passages:
                yield _of_question(passages[str(ref)], question)


def _of_proposal(passage: Passage, one: Proposal) -> Result:
    target = Target("", sort=Sort.PROPOSAL, id=one.id)
    lies = one.to if one.status is Status.ESCALATED else one.from_
    waits = one.unsettled
    return Result(passage, What.PROPOSAL, target, waits, lies, one.date.date(), one.status.value)


def _of_question(passage: Passage, one: Question) -> Result:
    target = Target("", sort=Sort.QUESTION, id=one.id)
    waits = one.state is not QuestionState.ANSWERED
    day = one.due if waits else one.events[-1].date
    return Result(passage, What.QUESTION, target, waits, one.to, day, one.state.value)


def _of_clause(view: View, note: NoteRecord, passage: Passage, link: Link) -> Result:
    target = Target(link.target.document, link.target.clause)
    wordings = view.history(target.document, target.clause)
    first = view.versions(target.document)[:1]
    came = _came_of(wordings, link, note.date, {one.id for one in first})
    if came is not None:
        day, version = _day(came), came.version or ""
        return Result(passage, What.CHANGE, target, False, came.by, day, version)
    placed = next(_placed_anew(view, target, note.date), None)
    if placed is not None:
        return Result(passage, What.CHANGE, target, False, placed.by, placed.date, placed.id)
    gone = _is_gone(view, target)
    return Result(passage, What.STRUCK if gone else What.NOTHING, target, not gone)


def _came_of(
    wordings: tuple[Wording, ...], link: Link, met: datetime.date | None, first: set[str]
) -> Wording | None:
    """The wording that a passage led to.

    That of the decision it names; else the first since the meeting that brought or struck its
    phrase, or the first since the meeting where none did. What was there from the first version
    on was led to by nothing.
    """
    later = [
        (before, after)
        for before, after in zip((None, *wordings), wordings, strict=False)
        if (met is None or _day(after) >= met) and not first & set(after.versions)
    ]
    named = (after for _, after in later if link.change and after.commit == link.change)
    phrased = (
        after for before, after in later if _has(after, link.phrase) != _has(before, link.phrase)
    )
    return next(named, None) or next(phrased, None) or next((after for _, after in later), None)


def _placed_anew(view: View, target: Target, met: datetime.date | None) -> Iterator[Version]:
    """The versions since a meeting in which a clause was moved, split or merged."""
    for old, new in pairwise(view.versions(target.document)):
        if met is not None and new.date < met:
            continue
        comparison = view.compare(target.document, old.id, target.document, new.id)
        for change in comparison.changes:
            clauses = (*comparison.old_clauses(change), *comparison.new_clauses(change))
            if STRUCTURE & set(change.kinds) and target.clause in {one.id for one in clauses}:
                yield new


def _has(wording: Wording | None, phrase: str) -> bool:
    if wording is None or not phrase:
        return False
    return _plain(phrase) in _plain(f"{wording.heading} {wording.text}")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _day(wording: Wording) -> datetime.date:
    day = wording.date
    return day.date() if isinstance(day, datetime.datetime) else day


def _is_gone(view: View, target: Target) -> bool:
    """Whether the newest state of its document lacks a clause."""
    newest = list(view.trees(target.document))[-1]
    try:
        view.clause(target.document, newest, target.clause)
    except NotFoundError:
        return True
    return False
