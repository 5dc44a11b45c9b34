"""The page on which a version is taken as a file."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from clauses.reading import read
from service.accounts.groups import Sees
from service.accounts.people import Role
from service.files.exporting import TYPES
from service.presenting.exports import CLEAN_FORMS
from service.presenting.exports import SINCE_FORMS
from service.presenting.pairs import pair_file
from service.presenting.pairs import pair_of
from service.web.making import Making
from service.web.making import Underway
from service.wording import Wording
from service.workers import Workers
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import sample
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.stages import Audience
from versions.store import Store

SINCE = "/exportera/hsa/remiss-1...beslut-1"
CLEAN = "/exportera/hsa/beslut-1"
DRAFT_REASON = "Titeln bör inte ge intryck av en avsiktsförklaring"


@pytest.mark.parametrize("ending", SINCE_FORMS)
def test_every_form_of_a_redline_is_shown_and_taken(visitor: FlaskClient, ending: str) -> None:
    shown = visitor.get(f"{SINCE}?form={ending}")
    taken = visitor.get(f"{SINCE}/fil?form={ending}")

    assert shown.status_code == taken.status_code == 200
    assert f"hsa-remiss-1-beslut-1.{ending}" in taken.headers["Content-Disposition"]


@pytest.mark.parametrize("ending", CLEAN_FORMS)
def test_every_form_of_a_text_without_marks_is_shown_and_taken(
    visitor: FlaskClient, ending: str
) -> None:
    assert visitor.get(f"{CLEAN}?form={ending}").status_code == 200
    assert visitor.get(f"{CLEAN}/fil?form={ending}").status_code == 200


def test_the_pages_of_a_file_are_shown_as_pictures(visitor: FlaskClient) -> None:
    shown = visitor.get(f"{CLEAN}?form=pdf&sida=2").text
    picture = visitor.get(f"{CLEAN}/sida-2.png?form=pdf")

    assert "Sida 2 av" in shown
    assert Image.open(BytesIO(picture.data)).width > 700
    assert visitor.get(f"{CLEAN}/sida-999.png?form=pdf").status_code == 404


def test_a_file_of_lines_is_shown_as_it_begins(visitor: FlaskClient) -> None:
    rows = Page(visitor.get(f"{SINCE}?form=csv").text)
    lines = Page(visitor.get(f"{CLEAN}?form=md").text)

    assert "Klausul" in rows.texts("th")
    assert "Hälso- och sjukvårdsavtal" in lines.texts("pre")[0]


def test_what_is_left_out_for_others_is_listed_and_is_not_in_the_file(
    visitor: FlaskClient,
) -> None:
    shown = visitor.get(f"{SINCE}?form=md&for=consultation").text
    theirs = visitor.get(f"{SINCE}/fil?form=md&for=consultation").text
    own = visitor.get(f"{SINCE}/fil?form=md").text

    assert DRAFT_REASON in " ".join(own.split())
    assert DRAFT_REASON not in " ".join(theirs.split())
    assert DRAFT_REASON in shown


def test_without_reasons_a_file_tells_none(visitor: FlaskClient) -> None:
    assert DRAFT_REASON not in visitor.get(f"{SINCE}/fil?form=md&skal=nej").text


def test_what_its_readers_may_not_read_is_not_exported_for_them(visitor: FlaskClient) -> None:
    shown = visitor.get("/exportera/hsa/utkast-3?form=txt&for=consultation")
    taken = visitor.get("/exportera/hsa/utkast-3/fil?form=txt&for=consultation")

    assert "parterna får inte läsa de här versionerna" in shown.text
    assert taken.status_code == 404


def test_who_does_not_see_everything_gets_what_they_see_whoever_they_name(
    outsider: FlaskClient,
) -> None:
    assert outsider.get(SINCE).status_code == 404
    assert "Vem ska läsa den" not in outsider.get(CLEAN).text
    assert outsider.get("/exportera/hsa/utkast-3?for=draft").status_code == 404


def test_a_party_does_not_get_the_working_groups_reasons(own_app: Flask) -> None:
    who = somebody(own_app, Role.READER, of="Borgsunds kommun", sees=Sees.CONSULTATION)
    party = signed_in(own_app, who)
    taken = party.get(f"{SINCE}/fil?form=md&for=draft")

    assert taken.status_code == 200
    assert DRAFT_REASON not in " ".join(taken.text.split())


def test_the_form_leads_to_the_address_of_what_it_names(visitor: FlaskClient) -> None:
    asked = "/exportera/hsa?av=beslut-1&sedan=remiss-1&form=pdf&gor="

    assert visitor.get(asked).headers["Location"] == f"{SINCE}?form=pdf"
    assert visitor.get(f"{asked}hamta").headers["Location"] == f"{SINCE}/fil?form=pdf"


def test_a_file_that_takes_long_is_waited_for_on_a_page_that_asks_again(
    family_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Making, "file", lambda *_: Underway(3))
    client = swedish(application(family_store))
    waiting, shown = client.get(f"{SINCE}/fil?form=pdf"), client.get(f"{SINCE}?form=pdf")

    assert waiting.status_code == 202
    assert waiting.headers["Refresh"] == shown.headers["Refresh"] == "2"
    assert "3 sekunder hittills" in waiting.text


def test_a_file_can_tell_of_one_chapter_alone_and_says_that_it_does(visitor: FlaskClient) -> None:
    whole = visitor.get(f"{SINCE}/fil?form=html").text
    part = visitor.get(f"{SINCE}/fil?form=html&kapitel=5").text

    assert "5.2 Utskrivning från sluten vård" in " ".join(Page(part).headings)
    assert "Kontakt kväll, natt och helg" in whole
    assert "Kontakt kväll, natt och helg" not in part
    assert "Beslut 1, 20 februari 2026, utdrag: 5 Samverkan kring den enskilde" in part


def test_tracked_changes_stand_in_the_whole_document(visitor: FlaskClient) -> None:
    whole = visitor.get(f"{SINCE}/fil?form=docx").data

    assert visitor.get(f"{SINCE}/fil?form=docx&kapitel=5").data == whole


def test_a_clean_word_file_takes_the_look_of_a_template_that_is_sent(editor: FlaskClient) -> None:
    look = sample("hsa-remiss-1.docx").read_bytes()
    sent = {**form(editor, CLEAN), "mall": (BytesIO(look), "mall.docx")}
    taken = editor.post(f"{CLEAN}/mall", data=sent)

    assert taken.headers["Content-Type"] == TYPES[".docx"]
    assert (
        read(taken.data).document.clauses[5].text
        == read(editor.get(f"{CLEAN}/fil?form=docx").data).document.clauses[5].text
    )


def test_a_template_that_is_no_word_file_is_refused_in_a_sentence(editor: FlaskClient) -> None:
    sent = {**form(editor, CLEAN), "mall": (BytesIO(b"no Word file"), "mall.docx")}
    refused = editor.post(f"{CLEAN}/mall", data=sent)

    assert refused.status_code == 422
    assert 'class="refusal" role="alert"' in refused.text


@pytest.mark.parametrize("form", [".csv", ".docx"])
def test_what_is_written_elsewhere_is_what_would_be_written_here(
    family_store: Store, form: str
) -> None:
    view = family_store.view(Audience.CONSULTATION)
    pair = pair_of(view, Wording("sv"), ("hsa", "remiss-1"), ("hsa", "beslut-1"))

    assert Workers(1).do(pair_file, pair, form, "inline") == pair_file(pair, form, "inline")
