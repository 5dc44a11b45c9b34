"""Suggested passages for changes that nobody has explained, and never more than suggested."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from clauses.changes import Op
from versions.explaining.why import Reason
from versions.explaining.why import Why
from versions.records.suggestions import Suggestion
from versions.suggesting.likely import likeliest_reason

Suggesting = Callable[[str, str], Sequence[Suggestion]]
"""Answers what is suggested for meetings held from one version to another."""


def with_suggestions(told: Why, suggesting: Suggesting) -> Why:
    """Add to each change without a reason the passages that most likely tell it.

    Args:
        told: Why a clause reads as it does.
        suggesting: Answers the suggestions for the meetings between two versions.
    """
    document = told.clause.partition("/")[0]
    changes = (
        replace(one, suggested=tuple(dict.fromkeys(_likely(one, document, suggesting))))
        for one in told.changes
    )
    return replace(told, changes=tuple(changes))


def _likely(reason: Reason, document: str, suggesting: Suggesting) -> Iterator[Suggestion]:
    if reason.explained:
        return
    known = suggesting(reason.from_, reason.to)
    for words in list(_bare_words(reason)) or [""]:
        found = likeliest_reason(known, document, reason.clauses, words)
        if found:
            yield found


def _bare_words(reason: Reason) -> Iterator[str]:
    """What was struck or added without a reason."""
    answered = zip(reason.hunks, reason.answers, strict=True)
    bare = [hunk for hunk, answer in answered if answer is None or not answer.explained]
    for hunk in (*bare, *reason.heading_hunks, *reason.note_hunks):
        if hunk.op is not Op.EQUAL and hunk.text.strip():
            yield hunk.text.strip()
