"""The standing overview: how far each document has come, what is open, what comes next."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from clauses.checking.checks import Fault
from clauses.checking.checks import check
from clauses.model import Clause
from versions.records.plans import PlanStep
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.records.verdicts import Standing
from versions.stages import DocumentInfo
from versions.stages import Stage
from versions.stages import Version
from versions.suggesting.around import valid_at
from versions.view import View

OPEN = (Status.OPEN, Status.ESCALATED)


@dataclass(frozen=True, slots=True)
class Broken:
    """A reference that leads nowhere, or elsewhere than it did in the version before."""

    clause: Clause
    """The clause that refers."""
    number: str
    """What the reference says."""
    now: str
    """The number of what it pointed at before; empty where that is gone or never was."""


@dataclass(frozen=True, slots=True)
class DocumentState:
    """How far one document has come."""

    document: DocumentInfo
    version: Version | None
    """The newest; nothing where there is none."""
    since: str
    """The version that changes are counted from; empty where there is none."""
    changes: int
    unexplained: int | None
    """How many of the changes lack a reason; nothing where reasons are withheld."""
    not_consulted: int
    proposals: tuple[Proposal, ...]
    """Those that are open or escalated."""
    steps: tuple[PlanStep, ...]
    """What is to come, by date."""
    standing: Standing | None
    """Who has decided, of a version that is decided on."""
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class FamilyState:
    """How far the whole family has come."""

    title: str
    day: datetime.date
    documents: tuple[DocumentState, ...]
    questions: tuple[Question, ...]
    """Those that are not answered."""
    unconfirmed: int | None
    """How many suggested links nobody has looked at; nothing for those outside."""


def state(view: View, day: datetime.date, since: datetime.date | None) -> FamilyState:
    """Tell the state of the family.

    Args:
        view: What the reader sees.
        day: The day it is told; steps before it are past.
        since: The day that changes are counted from; else the version before the newest.
    """
    return view.once(("state", day, since), lambda: _state(view, day, since))


def _state(view: View, day: datetime.date, since: datetime.date | None) -> FamilyState:
    return FamilyState(
        view.family.title,
        day,
        tuple(_document(view, info, day, since) for info in view.documents()),
        tuple(one for one in view.all_questions if one.state is not QuestionState.ANSWERED),
        _unconfirmed(view) if view.within else None,
    )


def _unconfirmed(view: View) -> int:
    return sum(one.shown for note in view.notes() for one in view.suggestions(note.id))


def _document(
    view: View, info: DocumentInfo, day: datetime.date, since: datetime.date | None
) -> DocumentState:
    states = list(view.trees(info.id))
    newest = states[-1]
    start = _start(view, info, since)
    ask = partial(view.report, info.id, start, newest)
    report = view.readable(info.id, ask) if start and start != newest else None
    return DocumentState(
        info,
        info.versions[-1] if info.versions else None,
        start,
        len(report.changes) if report else 0,
        None if not view.within else len(report.unexplained) if report else 0,
        len(report.not_consulted) if report else 0,
        tuple(one for one in view.proposals(info.id) if one.status in OPEN),
        tuple(one for one in view.plan(info.id) if (one.until or one.date) >= day),
        decided_on(view, info),
        view.readable(info.id, lambda: tuple(_broken(view, info, newest))) or (),
    )


def _start(view: View, info: DocumentInfo, since: datetime.date | None) -> str:
    """The version that changes are counted from."""
    if since is not None:
        return valid_at(view, info.id, since)
    return info.versions[-2].id if len(info.versions) > 1 else ""


def decided_on(view: View, info: DocumentInfo) -> Standing | None:
    """How far the parties have come with the newest decision version; none where there is none."""
    decided = [one for one in info.versions if one.stage is Stage.DECISION]
    return view.verdicts(info.id, decided[-1].id) if decided else None


def _broken(view: View, info: DocumentInfo, newest: str) -> Iterator[Broken]:
    """The references of a document that do not hold, by what the family says now."""
    others = {
        one.id: view.document(one.id, one.versions[-1].id)
        for one in view.documents()
        if one.id != info.id and one.versions
    }
    trees = view.trees(info.id)
    before = [one.id for one in info.versions if trees[one.id] != trees[newest]]
    earlier = view.document(info.id, before[-1]) if before else None
    document = view.document(info.id, newest)
    for one in check(document, others, earlier):
        if one.fault in (Fault.DANGLING, Fault.STALE):
            yield Broken(document.clauses[one.clause], one.text, one.about)
