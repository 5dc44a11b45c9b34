"""A comparison as JSON, in the shape that docs/guide describes."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Kind
from clauses.changes import Sort
from clauses.checking.following import Stale
from clauses.checking.following import stale_by_change
from clauses.compare import summary
from clauses.model import Clause
from clauses.statistics import Statistics
from clauses.statistics import Tally
from clauses.statistics import statistics


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Tell a whole comparison as plain values, unchanged pairs too."""
    stale = stale_by_change(comparison)
    return {
        "old": {"clauses": len(comparison.old.clauses)},
        "new": {"clauses": len(comparison.new.clauses)},
        "summary": summary(comparison),
        "statistics": _statistics(statistics(comparison)),
        "changes": [
            _change(change, stale.get(change, ()), comparison) for change in comparison.changes
        ],
    }


def _statistics(counted: Statistics) -> dict[str, Any]:
    return {
        "document": _tally(counted.document),
        "chapters": [{"chapter": key, **_tally(one)} for key, one in counted.chapters.items()],
        "clauses": [_tally(one) for one in counted.clauses],
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "kinds": {kind.value: one.kinds[kind] for kind in Kind if kind in one.kinds},
        "struck": {sort.value: one.struck[sort] for sort in Sort if sort in one.struck},
        "added": {sort.value: one.added[sort] for sort in Sort if sort in one.added},
        "editorial": {kind.value: one.editorial[kind] for kind in Editorial if one.editorial[kind]},
    }


def _change(change: Change, stale: Sequence[Stale], comparison: Comparison) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kinds": [kind.value for kind in change.kinds],
        "old": list(change.old),
        "new": list(change.new),
        "old_number": _number(comparison.old_clauses(change)),
        "new_number": _number(comparison.new_clauses(change)),
        "doubtful": change.doubtful,
        "similarity": change.similarity,
        "hunks": hunks_to_json(change.hunks),
        "heading_hunks": hunks_to_json(change.heading_hunks),
    }
    if change.note_hunks:
        told["note_hunks"] = hunks_to_json(change.note_hunks)
    if stale:
        told["stale_references"] = [asdict(one) for one in stale]
    return told


def _number(clauses: Sequence[Clause]) -> str | None:
    return (clauses[0].number or None) if clauses else None


def hunks_to_json(hunks: Sequence[Hunk]) -> list[dict[str, Any]]:
    """Tell hunks as plain values; what is not known is left out."""
    return [
        {
            "op": hunk.op.value,
            "text": hunk.text,
            **({"sort": hunk.sort.value} if hunk.sort else {}),
            **({"editorial": hunk.editorial.value} if hunk.editorial else {}),
            **_moved(hunk),
        }
        for hunk in hunks
    ]


def _moved(hunk: Hunk) -> dict[str, int]:
    """Where moved text went or came from, and which of the moved texts it is."""
    if hunk.moved is None:
        return {}
    return {"moved": hunk.moved.clause, "passage": hunk.moved.number}
