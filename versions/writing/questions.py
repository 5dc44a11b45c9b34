"""Asks questions, passes them on, and answers them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import TypeVar

from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.messages import checked_name
from versions.format.messages import said_line
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.links import BadTargetError
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.questions import AnsweredError
from versions.records.questions import Event
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.records.questions import write_question
from versions.writing.clauses import check_passage
from versions.writing.desk import Desk
from versions.writing.notes import check_target


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
