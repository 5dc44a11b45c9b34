"""What is said about texts, as plain values for programs: the shapes that docs/guide describes."""

from collections.abc import Sequence
from typing import Any

from service.values import link_json
from versions.reasons import Answer
from versions.report import Report
from versions.report import Told
from versions.suggestions import Evidence
from versions.suggestions import Suggestion

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
