"""Suggested links on a page: confirmed, rejected, and for editors alone."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from clauses.reading import read
from tests.serving import application
from tests.serving import form
from versions.minutes.parsing import read_minutes
from versions.stages import Audience
from versions.store import Store

NOTE = "2025-08-27-arbetsgruppen"
PAGE = f"/anteckningar/{NOTE}/lankforslag"


@pytest.fixture
def own_app(own_store: Path) -> Flask:
    return application(Store.open(own_store))


def test_the_words_that_speak_for_a_suggestion_are_marked(editor: FlaskClient) -> None:
    page = editor.get(PAGE).get_data(as_text=True)

    assert "4.1 Regionens ansvar" in page
    assert "<mark>" in page
    assert "numret det hade då" in page


def test_confirming_makes_a_link_and_rejecting_makes_none(
    editor: FlaskClient, own_store: Path
) -> None:
    first, second = Store.open(own_store).view(Audience.DRAFT).suggestions(NOTE)[:2]
    sent = form(editor, PAGE, svar="bekrafta", slag="decides")
    assert editor.post(f"{PAGE}/{first.id}", data=sent).status_code == 303
    sent = form(editor, PAGE, svar="avvisa")
    assert editor.post(f"{PAGE}/{second.id}", data=sent).status_code == 303
    view = Store.open(own_store).view(Audience.DRAFT)
    made = [link for link in view.links(note=NOTE) if link.passage == first.passage]

    assert first.target.clause in {link.target.clause for link in made}
    assert [one.id for one in view.rejections(NOTE)] == [second.id]


def test_a_kind_that_is_none_is_refused(editor: FlaskClient, own_store: Path) -> None:
    first = Store.open(own_store).view(Audience.DRAFT).suggestions(NOTE)[0]
    sent = form(editor, PAGE, svar="bekrafta", slag="<script>")

    assert editor.post(f"{PAGE}/{first.id}", data=sent).status_code == 422


def test_visitors_without_an_account_are_asked_to_sign_in(own_app: Flask) -> None:
    assert own_app.test_client().get(PAGE).status_code in (302, 303, 401, 403, 404)


def test_a_wording_in_minutes_becomes_a_proposal_by_one_act(
    editor: FlaskClient, own_store: Path
) -> None:
    text = (
        "Styrgruppen\n\nDatum: 2026-01-20\n\nGiltighet\n\n"
        "Förslag 1: Avtalet gäller från och med den 1 november 2026 till och med 2030.\n"
    )
    store = Store.open(own_store)
    store.import_note(read_minutes(read(text.encode(), "m.txt")), b"", "m.txt")
    page = "/hsa/beslut-1/giltighet"
    before = editor.get(page).get_data(as_text=True)
    sent = form(editor, page)
    answer = editor.post("/anteckningar/2026-01-20-styrgruppen/forslag/p2", data=sent)
    after = editor.get(page).get_data(as_text=True)

    assert "Gör till förslag" in before
    assert answer.status_code == 303
    assert "Gör till förslag" not in after
    (made,) = (
        Store.open(own_store).view(Audience.DRAFT).proposals("hsa", offered_for(own_store))[-1:]
    )
    assert (made.title, made.from_) == ("Förslag 1", "Styrgruppen")


def offered_for(store: Path) -> str:
    return Store.open(store).view(Audience.DRAFT).clause_id("hsa", "beslut-1", "giltighet")
