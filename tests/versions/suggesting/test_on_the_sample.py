"""What is suggested on the sample family, whose truth is known and where nothing is linked."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import edits
from service import demo
from versions.minutes.values import Passage
from versions.records.notes import NoteRecord
from versions.records.suggestions import Ground
from versions.records.suggestions import Suggestion
from versions.stages import Audience
from versions.store import Store
from versions.suggesting.likely import likely_reasons
from versions.view import View
from versions.words.spans import phrase_spans

TRUTH = json.loads((demo.sample_folder() / "truth.json").read_text("utf-8"))
OLD, NEW = TRUTH["old"], TRUTH["new"]
Place = tuple[str, str]
"""A note and a passage."""


@pytest.fixture(scope="module")
def unlinked(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample family as if nobody had tied any minutes to it."""
    folder = tmp_path_factory.mktemp("unlinked")
    sample = Path(shutil.copytree(demo.sample_folder(), folder / "sample"))
    script = json.loads((sample / "family.json").read_text("utf-8"))
    script["steps"] = [_without_note(step) for step in script["steps"] if step["do"] != "link"]
    (sample / "family.json").write_text(json.dumps(script), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "sample_folder", lambda: sample)
        return demo.load(folder / "store")


def _without_note(step: dict[str, Any]) -> dict[str, Any]:
    """A step that does not say which passage it follows, nor gives a reason."""
    plain = {key: value for key, value in step.items() if key != "note"}
    return plain | {"why": ""} if step["do"] == "edit" else plain


@pytest.fixture(scope="module")
def view(unlinked: Store) -> View:
    return unlinked.view(Audience.DRAFT)


@pytest.fixture(scope="module")
def suggested(view: View) -> tuple[Suggestion, ...]:
    return tuple(one for note in view.notes() for one in view.suggestions(note.id))


def reasons() -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Every change that minutes explain, with each passage that does."""
    for change in TRUTH["changes"]:
        for reason in change["reasons"]:
            yield change, reason


def place_of(view: View, reason: dict[str, str]) -> Place:
    """The passage that holds a quote."""
    (found,) = (
        (note.id, passage.id)
        for note in view.notes()
        for passage in note.passages
        if note.id == reason["note"] and plain(reason["quote"]) in plain(passage.full)
    )
    return found


def plain(text: str) -> str:
    return " ".join(text.split())


def clauses_of(view: View, change: dict[str, Any]) -> set[str]:
    """Ids of the clauses of a change."""
    wanted = {OLD: set(change["old"]), NEW: set(change["new"])}
    return {
        clause.id
        for version, headings in wanted.items()
        for clause in view.document("hsa", version).clauses
        if clause.heading in headings
    }


def share(ranks: list[int], until: int) -> float:
    return sum(rank <= until for rank in ranks) / len(ranks)


def test_the_right_clause_of_a_passage_is_suggested_first(
    view: View, suggested: tuple[Suggestion, ...]
) -> None:
    ranks = []
    for change, reason in reasons():
        place = place_of(view, reason)
        clauses = [one.target.clause for one in suggested if (one.note, one.passage) == place]
        wanted = clauses_of(view, change)
        ranks.append(min([clauses.index(one) + 1 for one in wanted if one in clauses], default=99))

    assert share(ranks, 3) >= 0.95
    assert share(ranks, 1) >= 0.8


def test_the_right_passage_of_a_change_is_among_the_first_three(
    view: View, suggested: tuple[Suggestion, ...]
) -> None:
    ranks = [rank_of(view, suggested, change, reason) for change, reason in reasons()]

    assert share(ranks, 3) >= 0.95
    assert share(ranks, 1) >= 0.8


def rank_of(
    view: View,
    suggested: tuple[Suggestion, ...],
    change: dict[str, Any],
    reason: dict[str, str],
) -> int:
    """How many wrong passages stand before a right one, and one."""
    right = {place_of(view, one) for one in change["reasons"]}
    best = 99
    for words in (change["old_phrase"], change["new_phrase"]):
        found = likely_reasons(suggested, "hsa", clauses_of(view, change), words or "")
        places = [(one.note, one.passage) for one in found]
        if place_of(view, reason) in places:
            before = places[: places.index(place_of(view, reason))]
            best = min(best, 1 + sum(place not in right for place in before))
    return best


def test_rare_words_are_told_though_the_heading_alone_says_them(
    suggested: tuple[Suggestion, ...],
) -> None:
    rare = [each for one in suggested for each in one.evidence if each.ground is Ground.TERM]

    assert [one for one in rare if not one.marks]
    assert all(one.text for one in rare)


def test_what_is_shown_unasked_is_right_nine_times_in_ten(
    view: View, suggested: tuple[Suggestion, ...]
) -> None:
    shown = [one for one in suggested if one.shown]
    right = [one for one in shown if is_right(view, one)]

    assert len(shown) > 60
    assert len(right) / len(shown) >= 0.9


def test_what_why_suggests_for_a_change_is_its_reason_nine_times_in_ten(view: View) -> None:
    offered = {
        (one, change.clauses)
        for clause in view.document("hsa", NEW).clauses
        for change in view.why("hsa", clause.id, NEW).changes
        if change.to == NEW
        for one in change.suggested
    }
    right = [one for one, clauses in offered if (one.note, one.passage) in places_of(view, clauses)]

    assert len(offered) > 20
    assert len(right) / len(offered) >= 0.9


def places_of(view: View, clauses: frozenset[str]) -> set[Place]:
    """The passages that explain what was changed in some clauses."""
    return {
        place_of(view, reason) for change, reason in reasons() if clauses & clauses_of(view, change)
    }


def is_right(view: View, one: Suggestion) -> bool:
    """Whether a passage speaks of the clause, by what its topic or row is about."""
    note = view.note(one.note)
    about = headings_of(note, note.passage(one.passage))
    target = one.target
    called = {
        clause.heading
        for version in (OLD, NEW)
        for clause in view.document("hsa", version).clauses
        if clause.id == target.clause
    }
    return target.document == "hsa" and bool(called & about)


def headings_of(note: NoteRecord, passage: Passage) -> set[str]:
    if note.collation:
        section = passage.section.lstrip("0123456789. ")
        return set(TRUTH["topics"]["sammanstallning"].get(passage.section, [section]))
    topic = note.topics[passage.topic].heading if passage.topic is not None else ""
    return set(TRUTH["topics"][note.id].get(topic, ()))


def test_confirmed_suggestions_explain_by_the_right_passage_or_not_at_all(
    unlinked: Store, view: View, suggested: tuple[Suggestion, ...]
) -> None:
    for one in suggested:
        if is_true_reason(view, one):
            unlinked.confirm(one.note, one.id, by="Arbetsgruppen")
    told = unlinked.view(Audience.DRAFT)
    answers = told.reasons("hsa", OLD, NEW)
    comparison = told.compare("hsa", OLD, "hsa", NEW)
    wrong, explained, all_edits = [], 0, 0
    for change in comparison.changes:
        for edit in edits(change, comparison):
            for piece in answers.pieces(edit):
                all_edits += 1
                places = {(link.note, link.passage) for link in piece.answer.notes}
                explained += bool(places)
                if places and not places & allowed(view, edit, comparison):
                    wrong.append((edit.text, places))

    assert wrong == []
    assert explained > 0.6 * all_edits


def is_true_reason(view: View, one: Suggestion) -> bool:
    return any(
        (one.note, one.passage) == place_of(view, reason)
        and one.target.clause in clauses_of(view, change)
        for change, reason in reasons()
    )


def allowed(view: View, edit: Edit, comparison: Comparison) -> set[Place]:
    """The passages that may explain an edit: those of the changes of its clause."""
    document = comparison.new if edit.op.value == "insert" else comparison.old
    clause = document.clauses[edit.place.clause].id
    here = [one for one in TRUTH["changes"] if clause in clauses_of(view, one)]
    exact = [one for one in here if _says(edit.text, one)]
    return {place_of(view, reason) for one in exact or here for reason in one["reasons"]}


def _says(text: str, change: dict[str, Any]) -> bool:
    phrases = [one for one in (change["old_phrase"], change["new_phrase"]) if one]
    return any(phrase_spans(one, text) or phrase_spans(text.strip(), one) for one in phrases)
