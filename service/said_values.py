"""What is said about texts, as plain values for programs: the shapes that docs/guide describes."""

from collections.abc import Sequence
from typing import Any

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


def _evidence(one: Evidence) -> Plain:
    return {
        "ground": one.ground.value,
        "strength": round(one.strength, 4),
        "text": one.text,
        "marks": [list(span) for span in one.marks],
        "version": one.version,
        "proposal": one.proposal,
    }
