"""Writes questions, parties' decisions and plans."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TypeVar

from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Document
from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.identifiers import slug
from versions.format.messages import checked_line
from versions.format.messages import checked_name
from versions.format.messages import said_line
from versions.format.normal import line
from versions.git.pen import SERVICE
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.links import BadTargetError
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.plans import PlanStep
from versions.records.plans import Replanned
from versions.records.plans import write_step
from versions.records.questions import AnsweredError
from versions.records.questions import Event
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.records.questions import write_question
from versions.records.verdicts import NotForDecisionError
from versions.records.verdicts import OtherTextError
from versions.records.verdicts import Outcome
from versions.records.verdicts import UnknownPartyError
from versions.records.verdicts import Verdict
from versions.records.verdicts import write_parties
from versions.records.verdicts import write_verdict
from versions.stages import Stage
from versions.writing.clauses import check_passage
from versions.writing.desk import Desk
from versions.writing.notes import check_target

_A_COPY = 0.3
"""A file that shares more of its clauses with a version than this is meant to be its text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks."""

    title: str
    body: str
    due: datetime.date | None
    targets: tuple[Target, ...]
    proposals: tuple[str, ...]
    note: PassageRef | None
    readers: Readership


def ask(desk: Desk, asked: Asked, when: datetime.datetime) -> Question:
    """Keep a question.

    Raises:
        NotFoundError: It is about something that there is not.
        BadTextError: Its title or body holds control characters.
    """
    for target in asked.targets:
        check_target(desk, target)
    for proposal in asked.proposals:
        desk.view.proposal(proposal)
    check_passage(desk, asked.note)
    body, title = checked_name(asked.body), said_line(asked.title, "a title")
    used = {known.id for known in desk.view.all_questions}
    question = Question(
        new_id(used, "question", body, title, when.isoformat()),
        title,
        body,
        asked.due,
        asked.targets,
        asked.proposals,
        asked.note,
        (Event(QuestionState.OPEN, when.date(), body),),
        checked_readers(asked.readers),
    )
    _keep(desk, question, body, when, "asked")
    return question


def escalate(
    desk: Desk,
    question_id: str,
    to: str,
    due: datetime.date | None,
    by: str,
    when: datetime.datetime,
) -> Question:
    """Pass a question to a higher body.

    Raises:
        UnknownQuestionError: There is no such question.
        AnsweredError: It is answered already.
    """
    question = _unanswered(desk, question_id)
    event = Event(QuestionState.ESCALATED, when.date(), by or question.to, checked_name(to))
    passed = replace(question, due=due or question.due, events=(*question.events, event))
    _keep(desk, passed, event.by, when, f"escalated to {event.to}")
    return passed


def answer(
    desk: Desk,
    question_id: str,
    text: str,
    by: str,
    when: datetime.datetime,
    note: PassageRef | None,
) -> Question:
    """Keep the answer to a question.

    Raises:
        NotFoundError: There is no such question or passage.
        AnsweredError: It is answered already.
    """
    question = _unanswered(desk, question_id)
    check_passage(desk, note)
    said = said_line(text, "an answer")
    event = Event(QuestionState.ANSWERED, when.date(), by or question.to, "", said, note)
    answered = replace(question, events=(*question.events, event))
    _keep(desk, answered, event.by, when, "answered")
    return answered


def concern(
    desk: Desk, question_id: str, target: Target, by: str, when: datetime.datetime, *, about: bool
) -> Question:
    """Say that a question is about something, or that it is not.

    Raises:
        NotFoundError: There is no such question, or nothing that is named so.
        BadTargetError: A question is not about other questions or steps of plans.
    """
    question = desk.view.question(question_id)
    if about:
        check_target(desk, target)
    if target.sort is Sort.PROPOSAL:
        proposals = _with(question.proposals, target.id, about=about)
        changed = replace(question, proposals=proposals)
    elif target.sort is None:
        changed = replace(question, targets=_with(question.targets, target, about=about))
    else:
        raise BadTargetError(str(target))
    _keep(desk, changed, by or question.to, when, "about" if about else "not about")
    return changed


_Named = TypeVar("_Named")


def _with(known: Sequence[_Named], one: _Named, *, about: bool) -> tuple[_Named, ...]:
    others = tuple(other for other in known if other != one)
    return (*others, one) if about else others


def _unanswered(desk: Desk, question_id: str) -> Question:
    question = desk.view.question(question_id)
    if question.state is QuestionState.ANSWERED:
        raise AnsweredError(question_id)
    return question


def _keep(desk: Desk, question: Question, by: str, when: datetime.datetime, done: str) -> None:
    pen = desk.pen(by, when)
    path = layout.question_path(question.id)
    pen.notes({path: write_question(question)}, f"question {question.id} {done}")
    pen.put_down()


def name_parties(desk: Desk, parties: Sequence[str], when: datetime.datetime) -> tuple[str, ...]:
    """Say who decides on texts, besides those that are named already.

    Raises:
        BadTextError: A name holds signs that no name may have.
    """
    known = {party.casefold(): party for party in desk.view.parties}
    for party in parties:
        plain = checked_name(party)
        known.setdefault(plain.casefold(), plain)
    pen = desk.pen(SERVICE, when)
    pen.notes({layout.PARTIES_FILE: write_parties(known.values())}, "parties")
    pen.put_down()
    return tuple(known.values())


@dataclass(frozen=True, slots=True)
class Decided:
    """What a party decided, as somebody records it."""

    document: str
    version: str
    party: str
    outcome: Outcome
    date: datetime.date
    by: str
    file_name: str = ""
    file: bytes = b""
    read: Document | None = None
    """The file as it was read, if it is a document."""


def decide(desk: Desk, decided: Decided, when: datetime.datetime) -> Verdict:
    """Keep a party's decision on one exact text; a later one of the same party replaces it.

    Raises:
        NotFoundError: There is no such version.
        NotForDecisionError: The version is not at the stage of decision.
        OtherTextError: The file is another wording of the text.
        UnknownPartyError: Parties are named, and it is not one of them.
    """
    document, version = decided.document, decided.version
    if desk.view.version(document, version).stage is not Stage.DECISION:
        raise NotForDecisionError(document, version)
    if decided.read and _is_another_wording(decided.read, desk.view.document(document, version)):
        raise OtherTextError(document, version, decided.file_name)
    party = _party(desk, decided.party)
    pen = desk.pen(decided.by or SERVICE, when)
    verdict = Verdict(
        document,
        version,
        desk.view.tree(document, version),
        party,
        decided.outcome,
        decided.date,
        line(decided.file_name),
        pen.author,
    )
    key = slug(party) or new_id((), "party", party)
    files: dict[str, bytes | str | None] = {
        layout.verdict_path(document, version, key): write_verdict(verdict)
    }
    if decided.file:
        path = layout.verdict_source_path(document, version, key, verdict.file_name)
        files[path] = decided.file
    pen.notes(files, f"{party} decided on {document}/{version}")
    pen.put_down()
    return verdict


def _party(desk: Desk, name: str) -> str:
    """A party as it is named among those that decide; where none are named, as it is given."""
    plain = checked_name(name)
    parties = desk.view.parties
    for party in parties:
        if party.casefold() == plain.casefold():
            return party
    if parties:
        raise UnknownPartyError(plain, parties)
    return plain


def _is_another_wording(read: Document, version: Document) -> bool:
    """Whether a file is meant to be the text of a version and is not."""
    comparison = compare(version, read)
    differs = any(set(change.kinds) - {Kind.FORMATTED} for change in comparison.changes)
    return differs and _alike(comparison) > _A_COPY


def _alike(comparison: Comparison) -> float:
    paired = sum(bool(change.old and change.new) for change in comparison.changes)
    return paired / max(len(comparison.old.clauses), 1)


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to come, as somebody plans it."""

    document: str
    title: str
    date: datetime.date
    until: datetime.date | None
    body: str
    form: str


def plan(desk: Desk, planned: Planned, when: datetime.datetime) -> PlanStep:
    """Keep a step of a document's plan.

    Raises:
        UnknownDocumentError: There is no such document.
    """
    desk.view.versions(planned.document)
    used = {known.id for known in desk.view.all_steps}
    step = PlanStep(
        new_id(used, "step", planned.document, planned.title, when.isoformat()),
        planned.document,
        said_line(planned.title, "a title"),
        planned.date,
        planned.until,
        line(planned.body),
        line(planned.form),
    )
    _keep_step(desk, step, when, "planned")
    return step


def replan(
    desk: Desk,
    step_id: str,
    date: datetime.date,
    until: datetime.date | None,
    why: str,
    when: datetime.datetime,
) -> PlanStep:
    """Move a step to another day; when it was to be before, and why it was moved, are kept.

    Raises:
        UnknownStepError: There is no such step.
    """
    step = desk.view.step(step_id)
    before = Replanned(step.date, step.until, checked_line(why, "a reason"), when.date())
    moved = replace(step, date=date, until=until, earlier=(*step.earlier, before))
    _keep_step(desk, moved, when, "moved")
    return moved


def _keep_step(desk: Desk, step: PlanStep, when: datetime.datetime, done: str) -> None:
    pen = desk.pen(SERVICE, when)
    path = layout.step_path(step.document, step.id)
    pen.notes({path: write_step(step)}, f"step {step.id} {done}")
    pen.put_down()
