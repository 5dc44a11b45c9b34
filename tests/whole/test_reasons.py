"""From Word files and minutes to the reason of every changed phrase, against the known truth."""

import json
from pathlib import Path
from typing import Any

import pytest

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Op
from clauses.changes import edits
from clauses.model import part_text
from service.demo import sample_folder
from versions.explaining.reasons import Answer
from versions.stages import Audience
from versions.store import Store
from versions.view import View

TRUTH: list[dict[str, Any]] = json.loads((sample_folder() / "truth.json").read_text("utf-8"))[
    "changes"
]


@pytest.fixture(scope="module")
def view(sample_store: Path) -> View:
    return Store.open(sample_store).view(Audience.DRAFT)


@pytest.fixture(scope="module")
def comparison(view: View) -> Comparison:
    return view.compare("hsa", "remiss-1", "hsa", "beslut-1")


def changes_of(known: dict[str, Any], comparison: Comparison) -> list[Change]:
    return [
        change
        for change in comparison.changes
        if {clause.heading for clause in comparison.new_clauses(change)} & set(known["new"])
        or {clause.heading for clause in comparison.old_clauses(change)} & set(known["old"])
    ]


def touches(edit: Edit, known: dict[str, Any], comparison: Comparison) -> bool:
    """Whether an edit overlaps the phrase that the truth names."""
    struck = edit.op is Op.DELETE
    phrase = known["old_phrase"] if struck else known["new_phrase"]
    document = comparison.old if struck else comparison.new
    text = part_text(document.clauses[edit.place.clause], edit.place.part)
    at = text.find(phrase) if phrase else -1
    return (
        at >= 0 and at < edit.place.start + len(edit.text) and edit.place.start < at + len(phrase)
    )


def answers_of(known: dict[str, Any], view: View, comparison: Comparison) -> list[Answer]:
    """What is answered of the words the truth names, or of the move, split or merge itself."""
    reasons = view.reasons("hsa", "remiss-1", "beslut-1")
    changes = changes_of(known, comparison)
    found = [
        reasons.of(edit)
        for change in changes
        for edit in edits(change, comparison)
        if touches(edit, known, comparison)
    ]
    whole = [reasons.of_change(change) for change in changes]
    return found or [answer for answer in whole if answer]


@pytest.mark.parametrize("known", TRUTH, ids=[known["id"] for known in TRUTH])
def test_a_change_is_explained_exactly_when_it_was(
    known: dict[str, Any], view: View, comparison: Comparison
) -> None:
    answers = answers_of(known, view, comparison)
    if "|" in (known["new_phrase"] or ""):
        pytest.skip("the truth tells a row of a table, which is no phrase of the text")

    assert answers
    assert all(answer.explained for answer in answers) == known["explained"]


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        pytest.param(known, reason, id=f"{known['id']}-{number}")
        for known in TRUTH
        for number, reason in enumerate(known["reasons"])
    ],
)
def test_the_passage_that_explains_a_change_is_quoted(
    known: dict[str, Any], reason: dict[str, str], view: View, comparison: Comparison
) -> None:
    reasons = view.reasons("hsa", "remiss-1", "beslut-1")
    changes = changes_of(known, comparison)
    answers = [reasons.of(edit) for change in changes for edit in edits(change, comparison)]
    answers += [answer for change in changes if (answer := reasons.of_change(change))]
    quotes = {" ".join(link.quote.split()) for answer in answers for link in answer.notes}

    assert any(" ".join(reason["quote"].split()) in quote for quote in quotes)


def test_no_passage_about_a_clause_as_a_whole_is_younger_than_what_it_explains(
    view: View, comparison: Comparison
) -> None:
    reasons = view.reasons("hsa", "remiss-1", "beslut-1")
    dates = {note.id: note.date for note in view.notes()}
    for change in comparison.changes:
        for edit in edits(change, comparison):
            answer = reasons.of(edit)
            for link in answer.notes:
                assert link.change or link.phrase or str(dates[link.note]) <= str(answer.date)
