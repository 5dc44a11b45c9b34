"""Questions are asked, passed on, answered and tied to what they are about, on pages."""

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.people import Role
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.stages import Audience
from versions.store import Store

ASK = "/fragor/ny"
PASSAGE = "2025-11-12-gemensam-styrgrupp#p2"


def last(store: Store) -> Question:
    return store.view(Audience.DRAFT).all_questions[-1]


@pytest.fixture
def asked(written: Store) -> Question:
    return written.ask("Vem svarar om natten?", body="Arbetsgruppen")


def handle(client: FlaskClient, question: Question, **fields: str) -> int:
    address = f"/fragor/{question.id}/hantera"
    return client.post(address, data=form(client, address, **fields)).status_code


def now(store: Store, question: Question) -> Question:
    return store.view(Audience.DRAFT).question(question.id)


def test_a_question_is_asked_about_a_clause_and_a_passage(
    editor: FlaskClient, written: Store
) -> None:
    clause = f"hsa/{written.view(Audience.DRAFT).clause_id('hsa', 'now', 'giltighet')}"
    known = {one.id for one in written.view(Audience.DRAFT).all_questions}
    answer = editor.post(
        ASK,
        data=form(
            editor,
            ASK,
            fraga="När börjar det gälla?",
            organ="Arbetsgruppen",
            datum="2026-06-01",
            mal=clause,
            stycke=PASSAGE,
        ),
    )
    made = answer.location.rpartition("/")[2]
    question = written.view(Audience.DRAFT).question(made)

    assert made not in known
    assert (question.title, question.body) == ("När börjar det gälla?", "Arbetsgruppen")
    assert question.due == datetime.date(2026, 6, 1)
    assert [str(one) for one in question.targets] == [clause]
    assert str(question.note) == PASSAGE


def test_the_form_shows_the_passage_that_raises_it(editor: FlaskClient) -> None:
    shown = editor.get(ASK, query_string={"stycke": PASSAGE}).text

    assert f'name="stycke" value="{PASSAGE}"' in shown
    assert "Väckt i" in shown


def test_it_is_passed_on_and_answered(editor: FlaskClient, written: Store, asked: Question) -> None:
    handle(editor, asked, gor="eskalera", organ="Styrgruppen", datum="2026-06-01", av="AG")
    passed = now(written, asked)
    handle(editor, asked, gor="svara", svar="Regionen.", av="Styrgruppen", stycke=PASSAGE)
    answered = now(written, asked)

    assert (passed.state, passed.to) == (QuestionState.ESCALATED, "Styrgruppen")
    assert (answered.answer, str(answered.events[-1].note)) == ("Regionen.", PASSAGE)


def test_it_is_about_what_is_added_until_that_is_taken_away(
    editor: FlaskClient, written: Store, asked: Question
) -> None:
    proposal = f"proposal:{written.view(Audience.DRAFT).proposals('hsa')[0].id}"
    for target in ("hsa", proposal):
        handle(editor, asked, gor="koppla", mal=target)
    both = now(written, asked)
    handle(editor, asked, bort="hsa")
    one = now(written, asked)

    assert ([str(t) for t in both.targets], both.proposals) == (["hsa"], (proposal[9:],))
    assert (one.targets, one.proposals) == ((), (proposal[9:],))


@pytest.mark.parametrize(
    "fields",
    [
        {"gor": "svara", "svar": "Ja.", "stycke": "finns-inte#p1"},
        {"gor": "koppla", "mal": "hsa/finns-inte"},
        {"gor": "koppla", "mal": ""},
        {"gor": "eskalera", "organ": ""},
    ],
    ids=["no such passage", "no such clause", "nothing", "nobody"],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    editor: FlaskClient, written: Store, asked: Question, fields: dict[str, str]
) -> None:
    address = f"/fragor/{asked.id}/hantera"
    answer = editor.post(address, data=form(editor, address, **fields))

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert now(written, asked) == asked


@pytest.mark.parametrize("field", ["fraga", "organ"])
def test_a_question_without_words_or_body_is_not_asked(
    editor: FlaskClient, written: Store, field: str
) -> None:
    before = written.view(Audience.DRAFT).all_questions
    fields = {"fraga": "Vem?", "organ": "Arbetsgruppen", field: " "}
    answer = editor.post(ASK, data=form(editor, ASK, **fields))

    assert answer.status_code == 422
    assert written.view(Audience.DRAFT).all_questions == before


def test_only_an_editor_does_it(own_app: Flask, asked: Question) -> None:
    client = signed_in(own_app, somebody(own_app, Role.CONTRIBUTOR, of="Borgsund"))

    assert client.get(ASK).status_code in (403, 404)
    assert client.get(f"/fragor/{asked.id}/hantera").status_code in (403, 404)
