"""What is said about texts, as plain values for programs: the shapes that docs/guide describes."""

import datetime
from collections.abc import Sequence
from typing import Any

from service.values.answers import link_json
from service.values.answers import proposal_json
from versions.explaining.reasons import Answer
from versions.explaining.report import Report
from versions.explaining.report import Told
from versions.gathering.led_to import Result
from versions.gathering.offered import OfferedDate
from versions.gathering.offered_wordings import OfferedWording
from versions.gathering.state import DocumentState
from versions.gathering.state import FamilyState
from versions.records.comments import Comment
from versions.records.comments import Placed
from versions.records.links import Link
from versions.records.plans import PlanStep
from versions.records.published_reasons import PublishedReason
from versions.records.questions import Question
from versions.records.suggestions import Evidence
from versions.records.suggestions import Suggestion
from versions.records.verdicts import Standing

Plain = dict[str, Any]


def suggestions_json(note: str, suggestions: Sequence[Suggestion]) -> Plain:
    """Links that may be right, with what speaks for each."""
    return {"note": note, "suggestions": [_suggestion(one) for one in suggestions]}


def _suggestion(one: Suggestion) -> Plain:
    return {
        "id": one.id,
        "passage": one.passage,
        "quote": one.quote,
        "target": str(one.target),
        "kind": one.kind.value,
        "change": one.change,
        "phrases": list(one.phrases),
        "strength": one.strength,
        "shown": one.shown,
        "evidence": [_evidence(evidence) for evidence in one.evidence],
    }


def report_json(report: Report, wanted: Sequence[Told]) -> Plain:
    """The wanted changes of a report, whether each is explained and was consulted on."""
    return {
        "document": report.document,
        "old": report.old,
        "new": report.new,
        "consulted": report.consulted or None,
        "counts": {
            "changes": len(report.changes),
            "unexplained": None if report.withheld else len(report.unexplained),
            "not_consulted": len(report.not_consulted),
        },
        "changes": [_told(one, withheld=report.withheld) for one in wanted],
    }


def _told(one: Told, *, withheld: bool) -> Plain:
    return {
        "clause": one.clause.id,
        "number": one.clause.number,
        "heading": one.clause.heading,
        "version": one.version,
        "kinds": [kind.value for kind in one.kinds],
        "struck": one.struck,
        "added": one.added,
        "sort": one.sort.value,
        **({"editorial": one.editorial.value} if one.editorial else {}),
        "not_consulted": one.not_consulted,
        "explained": None if withheld else one.explained,
        "reasons": [_answer(answer) for answer in one.answers],
    }


def _answer(answer: Answer) -> Plain:
    return {
        "by": answer.author,
        "date": answer.date.isoformat(),
        "why": answer.why,
        "proposal": answer.proposal.id if answer.proposal else None,
        "notes": [link_json(link) for link in answer.notes],
    }


def _evidence(one: Evidence) -> Plain:
    return {
        "ground": one.ground.value,
        "strength": round(one.strength, 4),
        "text": one.text,
        "marks": [list(span) for span in one.marks],
        "version": one.version,
        "proposal": one.proposal,
    }


def considered_json(links: Sequence[Link]) -> Plain:
    """What was considered and left as it was, and where it went instead."""
    return {
        "considered": [
            {
                "target": str(link.target),
                "note": link.note,
                "passage": link.passage,
                "quote": link.quote,
                "state": link.state.value,
                "went": link.phrase,
            }
            for link in links
        ]
    }


def results_json(note: str, results: Sequence[Result]) -> Plain:
    """What came of the passages of a note."""
    return {
        "note": note,
        "results": [
            {
                "passage": one.passage.id,
                "quote": one.passage.text,
                "what": one.what.value,
                "target": str(one.target),
                "open": one.open,
                "by": one.by,
                "date": _iso(one.date),
                "state": one.state,
            }
            for one in results
        ],
    }


def published_json(reasons: Sequence[PublishedReason]) -> Plain:
    """What others are told of why decisions were made."""
    return {
        "reasons": [
            {
                "change": one.change,
                "text": one.text,
                "audience": one.readers.audience.value,
                "readers": list(one.readers.bodies),
                "by": one.by,
                "date": one.date.isoformat(),
            }
            for one in reasons
        ]
    }


def questions_json(questions: Sequence[Question]) -> Plain:
    """Questions and everything that was done with each."""
    return {"questions": [question_json(one) for one in questions]}


def question_json(one: Question) -> Plain:
    """A question."""
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state.value,
        "body": one.body,
        "to": one.to,
        "due": _iso(one.due),
        "answer": one.answer,
        "about": [str(target) for target in one.targets],
        "proposals": list(one.proposals),
        "note": str(one.note) if one.note else None,
        "history": [
            {
                "state": event.state.value,
                "date": event.date.isoformat(),
                "by": event.by,
                "to": event.to,
                "text": event.text,
                "note": str(event.note) if event.note else None,
            }
            for event in one.events
        ],
    }


def comments_json(comments: Sequence[Placed]) -> Plain:
    """Comments, each with where its words stand, or stood where they are gone."""
    return {
        "comments": [
            {
                "id": one.comment.id,
                "quote": one.comment.anchor.quote,
                "text": one.comment.text,
                "by": one.comment.by,
                "date": one.comment.date.isoformat(),
                "handled": _handled(one.comment),
                "place": list(one.place) if one.place else None,
                "orphan": one.orphan,
                "stood": str(one.comment.target),
                "proposal": one.comment.proposal or None,
            }
            for one in comments
        ]
    }


def _handled(comment: Comment) -> Plain | None:
    """What became of a comment."""
    dealt = comment.handled
    if dealt is None:
        return None
    return {
        "outcome": dealt.outcome.value,
        "text": dealt.text,
        "by": dealt.by,
        "date": dealt.date.isoformat(),
    }


def plan_json(steps: Sequence[PlanStep]) -> Plain:
    """What is to come for a document."""
    return {"steps": [_step(step) for step in steps]}


def _step(step: PlanStep) -> Plain:
    return {
        "id": step.id,
        "document": step.document,
        "title": step.title,
        "date": step.date.isoformat(),
        "until": _iso(step.until),
        "body": step.body,
        "form": step.form,
        "earlier": [
            {"date": one.date.isoformat(), "until": _iso(one.until), "why": one.why}
            for one in step.earlier
        ],
    }


def offered_json(dates: Sequence[OfferedDate]) -> Plain:
    """Dates that minutes speak of."""
    return {
        "offered": [
            {
                "date": one.date.isoformat(),
                "note": one.note,
                "passage": one.passage,
                "body": one.body,
                "quote": one.quote,
            }
            for one in dates
        ]
    }


def offered_wordings_json(found: Sequence[OfferedWording]) -> Plain:
    """Wordings that minutes hold and that are no proposals."""
    return {
        "offered": [
            {
                "clause": f"{one.document}/{one.clause}",
                "note": one.note,
                "passage": one.passage,
                "title": one.title,
                "from": one.from_,
                "date": one.date.isoformat() if one.date else None,
                "text": one.text,
                "confirmed": one.confirmed,
            }
            for one in found
        ]
    }


def standing_json(standing: Standing) -> Plain:
    """Who has decided on a version, and who is left."""
    return {
        "version": f"{standing.document}@{standing.version}",
        "adopted": standing.adopted,
        "parties": standing.parties,
        "decisions": [
            {
                "party": one.party,
                "outcome": one.outcome.value,
                "date": one.date.isoformat(),
                "file": one.file_name,
            }
            for one in standing.verdicts
        ],
        "left": list(standing.left),
    }


def state_json(state: FamilyState) -> Plain:
    """The standing overview."""
    return {
        "title": state.title,
        "date": state.day.isoformat(),
        "documents": [_document_state(one) for one in state.documents],
        "questions": [question_json(one) for one in state.questions],
        "unconfirmed_links": state.unconfirmed,
    }


def _document_state(one: DocumentState) -> Plain:
    return {
        "id": one.document.id,
        "title": one.document.title,
        "version": one.version.id if one.version else None,
        "stage": one.version.stage.value if one.version else None,
        "date": one.version.date.isoformat() if one.version else None,
        "since": one.since or None,
        "changes": one.changes,
        "unexplained": one.unexplained,
        "not_consulted": one.not_consulted,
        "proposals": [proposal_json(proposal) for proposal in one.proposals],
        "plan": [_step(step) for step in one.steps],
        "decisions": standing_json(one.standing) if one.standing else None,
        "broken_references": [
            {"clause": broken.clause.heading, "number": broken.number, "now": broken.now or None}
            for broken in one.broken
        ],
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
