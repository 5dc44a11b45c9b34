from datetime import date
from pathlib import Path

from clauses.changes import Edit
from clauses.changes import Kind
from clauses.changes import edits
from clauses.model import Document
from tests.versions.stores import DUTY
from tests.versions.stores import NOTICE
from tests.versions.stores import PURPOSE
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.explaining.reasons import Answer
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

MINUTES = Minutes(
    "Möte",
    "Styrgruppen",
    date(2026, 2, 3),
    passages=(
        Passage("p1", None, PassageKind.DECISION, "Bör byts mot ska."),
        Passage("p2", None, PassageKind.TEXT, "Tiden prövades och står kvar."),
    ),
)


def released(store: Store) -> None:
    store.release("hsa", "beslut-1", Stage.DECISION, by="Arbetsgruppen", when=WHEN)


def answered(store: Store, audience: Audience = Audience.DRAFT) -> dict[str, Answer]:
    """The answer for each changed stretch from the consultation to the decision."""
    view = store.view(audience)
    comparison = view.compare("hsa", "remiss-1", "hsa", "beslut-1")
    reasons = view.reasons("hsa", "remiss-1", "beslut-1")
    found: list[Edit] = [e for c in comparison.changes for e in edits(c, comparison)]
    return {edit.text.strip(): reasons.of(edit) for edit in found}


def linked(store: Store, clause: str, version: str = "", **more: str) -> None:
    note = store.import_note(MINUTES, b"", "", when=WHEN)
    store.link(
        PassageRef(note.id, "p1"),
        Target("hsa", clause_id(store, clause), version),
        LinkKind.DECIDES,
        when=WHEN,
        **more,  # type: ignore[arg-type]
    )


def test_struck_words_are_answered_as_well_as_new_ones(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    done = edited(store, "lakarkontakt", DUTY.replace("bör", "ska"), why="Kravet skärptes.")
    released(store)
    told = answered(store)

    assert set(told) == {"bör", "ska"}
    for answer in told.values():
        assert (answer.author, answer.why) == ("Styrgruppen", "Kravet skärptes.")
        assert answer.commits == (done.commit,)
        assert answer.date == WHEN
        assert answer.explained


def test_words_of_one_clause_have_each_their_own_decision(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    first = DUTY.replace("bör", "ska")
    edited(store, "lakarkontakt", first, why="Kravet skärptes.", by="Styrgruppen")
    edited(store, "lakarkontakt", first.replace("två", "tre"), why="Mer tid.", by="Kommunerna")
    released(store)
    told = answered(store)

    assert (told["bör"].author, told["ska"].author) == ("Styrgruppen", "Styrgruppen")
    assert (told["två"].author, told["tre"].author) == ("Kommunerna", "Kommunerna")


def test_what_is_said_of_an_import_is_no_reason(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    text = DUTY.replace("bör", "ska")
    imported(store, agreement(duty=text), "beslut-1", Stage.DECISION, why="Efter remissen.")
    told = answered(store)

    assert told["ska"].author == "Arbetsgruppen"
    assert told["ska"].why == ""
    assert not told["ska"].explained


def test_an_edit_without_words_of_reason_explains_nothing(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", DUTY.replace("bör", "ska"))
    released(store)

    assert not answered(store)["ska"].explained


def test_an_adopted_proposal_explains_its_words(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Förslag 1",
        from_="Kommunerna",
        blocks=blocks(DUTY.replace("bör", "ska")),
    )
    store.adopt(made.id, by="Styrgruppen", why="", when=WHEN)
    released(store)
    answer = answered(store)["ska"]

    assert [one.id for one in answer.proposals] == [made.id]
    assert answer.explained
    assert answer.credit().reasons == ("Proposal: Förslag 1 (Kommunerna).",)


def test_a_link_with_a_phrase_explains_the_words_of_that_phrase_alone(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    text = DUTY.replace("bör", "ska").replace("två dygn", "tre dygn")
    imported(store, agreement(duty=text), "beslut-1", Stage.DECISION)
    linked(store, "lakarkontakt", "beslut-1", phrase="kommunen SKA")
    told = answered(store)

    assert told["ska"].notes[0].quote == "Bör byts mot ska."
    assert told["bör"].explained
    assert not told["tre"].explained
    assert not told["två"].explained


def test_a_link_with_a_change_explains_what_that_decision_did(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    first = DUTY.replace("bör", "ska")
    done = edited(store, "lakarkontakt", first)
    edited(store, "lakarkontakt", first.replace("två", "tre"))
    linked(store, "lakarkontakt", change=done.commit[:10])
    released(store)
    told = answered(store)

    assert told["ska"].explained
    assert not told["tre"].explained


def test_a_link_to_a_version_explains_what_came_with_it(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    first = DUTY.replace("bör", "ska")
    imported(store, agreement(duty=first), "remiss-2")
    linked(store, "lakarkontakt", "remiss-2")
    imported(store, agreement(duty=first.replace("två", "tre")), "beslut-1", Stage.DECISION)
    told = answered(store)

    assert told["ska"].explained
    assert not told["tre"].explained


def test_a_meeting_explains_what_was_struck_from_a_version_not_how_it_came_to_be(
    tmp_path: Path,
) -> None:
    store = new_store(tmp_path)
    first = DUTY.replace("bör", "ska")
    draft, early = Stage.DRAFT, date(2026, 1, 1)
    imported(store, agreement(duty=first), "utkast-1", draft, date=early)
    imported(store, agreement(), "remiss-1", date=early)
    imported(store, agreement(duty=first), "beslut-1", Stage.DECISION)
    linked(store, "lakarkontakt", "remiss-1", phrase="bör")
    view = store.view(Audience.DRAFT)
    unexplained = {
        pair: [piece.edit.text for piece in view.reasons("hsa", *pair).unexplained()]
        for pair in (("utkast-1", "remiss-1"), ("remiss-1", "beslut-1"))
    }

    assert unexplained == {("utkast-1", "remiss-1"): ["ska", "bör"], ("remiss-1", "beslut-1"): []}


def test_a_link_to_another_clause_or_to_none_explains_nothing(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(duty=DUTY.replace("bör", "ska")), "beslut-1", Stage.DECISION)
    linked(store, "syfte", "beslut-1")
    linked(store, "lakarkontakt")

    assert not answered(store)["ska"].explained


def test_a_move_is_explained_apart_from_the_words_changed_in_it(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    preamble, purpose, duty, notice = agreement(notice=NOTICE.replace("sex", "tolv")).clauses
    moved = Document(agreement().title, (preamble, notice, purpose, duty))
    imported(store, moved, "beslut-1", Stage.DECISION)
    linked(store, "uppsagning-av-avtal", "beslut-1")
    view = store.view(Audience.DRAFT)
    comparison = view.compare("hsa", "remiss-1", "hsa", "beslut-1")
    reasons = view.reasons("hsa", "remiss-1", "beslut-1")
    (change,) = (one for one in comparison.changes if Kind.MOVED in one.kinds)
    whole = reasons.of_change(change)

    assert whole is not None
    assert whole.explained
    assert not answered(store)["tolv"].explained
    assert [piece.edit.text for piece in reasons.unexplained()] == ["sex", "tolv"]


def test_reasons_outside_are_withheld_whatever_there_is(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", DUTY.replace("bör", "ska"), why="Kravet skärptes.")
    released(store)
    answer = answered(store, Audience.CONSULTATION)["ska"]

    assert (answer.author, answer.date) == ("Arbetsgruppen", WHEN.date())
    assert (answer.why, answer.commits, answer.notes) == ("", (), ())
    assert answer.withheld


def test_looking_backwards_in_time_finds_no_reasons(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", DUTY.replace("bör", "ska"), why="Kravet skärptes.")
    released(store)
    view = store.view(Audience.DRAFT)
    reasons = view.reasons("hsa", "beslut-1", "remiss-1")

    assert {piece.answer.commits for piece in reasons.unexplained()} == {()}


def test_why_tells_every_decision_on_a_clause_with_its_hunks(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    duty = clause_id(store, "lakarkontakt")
    first = DUTY.replace("bör", "ska")
    edited(store, "lakarkontakt", first, why="Kravet skärptes.")
    edited(store, "lakarkontakt", first.replace("två", "tre"))
    released(store)
    why = store.view(Audience.DRAFT).why("hsa", duty, "beslut-1")

    assert [(one.from_, one.to, one.why) for one in why.changes] == [
        ("remiss-1", "beslut-1", "Kravet skärptes."),
        ("remiss-1", "beslut-1", ""),
    ]
    changed = [[h.text for h in one.hunks if h.sort] for one in why.changes]
    assert changed == [["bör", "ska"], ["två", "tre"]]
    assert [(words.text, words.since) for words in why.unexplained] == [
        ("två", "remiss-1"),
        ("tre", "remiss-1"),
    ]


def test_why_of_a_phrase_tells_that_phrase_alone(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    duty = clause_id(store, "lakarkontakt")
    first = DUTY.replace("bör", "ska")
    edited(store, "lakarkontakt", first, why="Kravet skärptes.")
    edited(store, "lakarkontakt", first.replace("två", "tre"), why="Mer tid.")
    released(store)
    why = store.view(Audience.DRAFT).why("hsa", duty, "beslut-1", "tre dygn")

    assert [one.why for one in why.changes] == ["Mer tid."]
    assert [h.text for h in why.changes[0].hunks if h.sort] == ["två", "tre"]


def test_why_goes_on_through_earlier_versions(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    duty = clause_id(store, "lakarkontakt")
    edited(store, "lakarkontakt", DUTY.replace("bör", "ska"), why="Kravet skärptes.")
    store.release("hsa", "remiss-2", Stage.CONSULTATION, by="A", when=WHEN)
    imported(store, agreement(duty=DUTY.replace("bör", "måste")), "beslut-1", Stage.DECISION)
    why = store.view(Audience.DRAFT).why("hsa", duty, "beslut-1")

    assert [(one.from_, one.to) for one in why.changes] == [
        ("remiss-2", "beslut-1"),
        ("remiss-1", "remiss-2"),
    ]


def test_the_first_version_of_a_clause_is_no_change(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    why = store.view(Audience.DRAFT).why("hsa", clause_id(store, "syfte"), "remiss-1")

    assert (why.changes, why.unexplained) == ((), ())
    assert why.wording == PURPOSE


def test_what_was_considered_and_left_is_told(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    note = store.import_note(MINUTES, b"", "", when=WHEN)
    notice = clause_id(store, "uppsagning-av-avtal")
    store.link(
        PassageRef(note.id, "p2"),
        Target("hsa", notice, "remiss-1"),
        LinkKind.LEAVES,
        phrase="en gemensam rutin",
        when=WHEN,
    )
    (left,) = store.view(Audience.DRAFT).why("hsa", notice, "remiss-1").considered

    assert (left.quote, left.phrase) == ("Tiden prövades och står kvar.", "en gemensam rutin")
