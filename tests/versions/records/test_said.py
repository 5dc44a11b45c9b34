"""Questions, parties' decisions, plans, and the overview that is made of them."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from tests.versions.stores import without_ids
from versions.format.messages import BadTextError
from versions.gathering.state import state
from versions.readership import Reader
from versions.readership import Readership
from versions.records.links import Target
from versions.records.questions import AnsweredError
from versions.records.questions import QuestionState
from versions.records.questions import UnknownQuestionError
from versions.records.verdicts import NotForDecisionError
from versions.records.verdicts import OtherTextError
from versions.records.verdicts import Outcome
from versions.records.verdicts import UnknownPartyError
from versions.seen.texts import UnknownClauseError
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.plans import Planned
from versions.writing.verdicts import Decided

DAY = datetime.date(2026, 5, 13)
PARTIES = ("Region Västmarken", "Almviks kommun", "Norrviks kommun")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An agreement that three parties decide on."""
    made = store_with_agreement(tmp_path)
    imported(made, agreement(duty="Kommunen ska erbjuda läkarkontakt."), "beslut-1", Stage.DECISION)
    made.name_parties(PARTIES, when=WHEN)
    return made


def decided(party: str, outcome: Outcome = Outcome.YES, read: Document | None = None) -> Decided:
    return Decided("hsa", "beslut-1", party, outcome, DAY, "Arbetsgruppen", "kopia.docx", b"", read)


def test_a_question_remembers_with_whom_it_has_lain(store: Store) -> None:
    target = Target("hsa", clause_id(store, "lakarkontakt"))
    asked = store.ask("Vem svarar?", body="Arbetsgruppen", targets=(target,), when=WHEN)
    store.escalate(asked.id, "Gemensam styrgrupp", due=DAY, when=WHEN)
    store.answer(asked.id, "Regionen svarar.", when=WHEN)
    found = store.view(Audience.DRAFT).question(asked.id)

    assert [event.state for event in found.events] == list(QuestionState)
    assert (found.to, found.answer, found.due) == ("Gemensam styrgrupp", "Regionen svarar.", DAY)
    assert found.events[-1].by == "Gemensam styrgrupp"
    with pytest.raises(AnsweredError):
        store.answer(asked.id, "Kommunen.", when=WHEN)


def test_a_question_about_a_clause_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UnknownClauseError):
        store.ask("Vem?", body="Arbetsgruppen", targets=(Target("hsa", "zzzzzzzz"),), when=WHEN)
    with pytest.raises(BadTextError):
        store.ask("Vem?", body="a\x00b", when=WHEN)


def test_a_question_is_read_by_the_bodies_it_names(store: Store) -> None:
    readers = Readership(Audience.DRAFT, ("Juristerna",))
    asked = store.ask("Vem?", body="Arbetsgruppen", readers=readers, when=WHEN)
    lawyer = Reader(Audience.DECISION, frozenset({"juristerna"}))

    assert store.view(lawyer).question(asked.id) == asked
    with pytest.raises(UnknownQuestionError):
        store.view(Audience.DECISION).question(asked.id)


def test_the_overview_tells_who_has_decided_and_who_is_left(store: Store) -> None:
    store.decide(decided("norrviks kommun", Outcome.NO), when=WHEN)
    store.decide(decided("Almviks kommun", Outcome.STATEMENT), when=WHEN)
    standing = store.view(Audience.DECISION).verdicts("hsa", "beslut-1")

    assert (standing.adopted, standing.parties) == (1, 3)
    assert [one.party for one in standing.verdicts] == ["Almviks kommun", "Norrviks kommun"]
    assert standing.left == ("Region Västmarken",)
    assert {one.file_name for one in standing.verdicts} == {""}


def test_a_later_decision_of_a_party_takes_the_place_of_its_first(store: Store) -> None:
    store.decide(decided("Almviks kommun", Outcome.NO), when=WHEN)
    store.decide(decided("Almviks kommun"), when=WHEN)
    (verdict,) = store.view(Audience.DRAFT).verdicts("hsa", "beslut-1").verdicts

    assert verdict.outcome is Outcome.YES


def test_a_decision_on_another_text_is_refused(store: Store) -> None:
    view = store.view(Audience.DRAFT)
    exact = without_ids(view.document("hsa", "beslut-1"))
    other = without_ids(view.document("hsa", "remiss-1"))

    assert store.decide(decided("Almviks kommun", read=exact), when=WHEN).text
    with pytest.raises(OtherTextError):
        store.decide(decided("Norrviks kommun", read=other), when=WHEN)
    remiss = Decided("hsa", "remiss-1", "Almviks kommun", Outcome.YES, DAY, "")
    with pytest.raises(NotForDecisionError):
        store.decide(remiss, when=WHEN)
    with pytest.raises(UnknownPartyError):
        store.decide(decided("Okända kommun"), when=WHEN)
    assert len(store.view(Audience.DRAFT).verdicts("hsa", "beslut-1").verdicts) == 1


def test_an_extract_of_minutes_is_kept_with_the_decision(store: Store) -> None:
    extract = without_ids(agreement())
    minutes = Document("Protokollsutdrag", extract.clauses[:0], "sv")

    assert store.decide(decided("Almviks kommun", read=minutes), when=WHEN).file_name


def test_a_step_that_is_moved_keeps_its_old_date_and_why(store: Store) -> None:
    planned = Planned("hsa", "Beslut i fullmäktige", DAY, None, "Fullmäktige", "per capsulam")
    step = store.plan(planned, when=WHEN)
    store.replan(step.id, datetime.date(2026, 9, 1), why="Fler hinner.", when=WHEN)
    (moved,) = store.view(Audience.DRAFT).plan("hsa")

    assert moved.date == datetime.date(2026, 9, 1)
    assert [(one.date, one.why) for one in moved.earlier] == [(DAY, "Fler hinner.")]
    assert store.view(Audience.DECISION).plan("hsa") == ()


def test_the_state_tells_what_changed_is_open_and_is_to_come(store: Store) -> None:
    store.ask("Vem?", body="Arbetsgruppen", when=WHEN)
    store.plan(Planned("hsa", "Beslut", DAY, None, "", ""), when=WHEN)
    before, after = (
        state(store.view(Audience.DRAFT), day, None) for day in (DAY, datetime.date(2026, 6, 1))
    )
    (document,) = before.documents

    assert (document.since, document.changes, document.unexplained) == ("remiss-1", 2, 2)
    assert document.not_consulted == 2
    assert [one.title for one in before.questions] == ["Vem?"]
    assert [step.title for step in document.steps] == ["Beslut"]
    assert after.documents[0].steps == ()


def test_outsiders_are_told_no_count_of_what_is_not_for_them(store: Store) -> None:
    found = state(store.view(Audience.DECISION), DAY, None)

    assert found.unconfirmed is None
    assert found.documents[0].unexplained is None


def test_what_outsiders_see_changes_their_tips(store: Store) -> None:
    before = store.view(Audience.DECISION).tips
    store.ask("Vem?", body="Arbetsgruppen", when=WHEN)
    asked = store.view(Audience.DECISION).tips
    store.decide(decided("Almviks kommun"), when=WHEN)

    assert asked == before
    assert store.view(Audience.DECISION).tips != before


def test_references_that_do_not_hold_are_told_with_what_they_pointed_at(tmp_path: Path) -> None:
    told = "Se avsnitt 3 och avsnitt 9.4."
    made = new_store(tmp_path)
    before, after = agreement(purpose=told), agreement(purpose=told)
    moved = (*after.clauses[:2], clause("Nytt", "Ny text.", number="2"), *after.clauses[2:])
    shifted = {"Läkarkontakt": "3", "Uppsägning av avtal": "4"}
    numbered = tuple(replace(one, number=shifted.get(one.heading, one.number)) for one in moved)
    imported(made, before, "remiss-1", Stage.CONSULTATION)
    imported(made, replace(after, clauses=numbered), "remiss-2", Stage.CONSULTATION)
    (found,) = state(made.view(Audience.DRAFT), DAY, None).documents

    assert [(one.clause.heading, one.number, one.now) for one in found.broken] == [
        ("Syfte", "3", "4"),
        ("Syfte", "9.4", ""),
    ]


def test_everything_that_is_said_is_healthy(store: Store) -> None:
    store.ask("Vem?", body="Arbetsgruppen", when=WHEN)
    store.decide(decided("Almviks kommun"), when=WHEN)
    store.plan(Planned("hsa", "Beslut", DAY, None, "", ""), when=WHEN)

    assert store.verify() == ()
