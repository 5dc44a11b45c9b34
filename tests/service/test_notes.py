from pathlib import Path

from flask.testing import FlaskClient

from clauses.reading import read
from tests.service.reading_pages import NOTE
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor
from tests.serving import form
from versions.minutes.parsing import PassageKind
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.store import Store

NOTE_ID = NOTE.rpartition("/")[2]


def test_notes_are_listed_newest_first_with_who_met(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/anteckningar")

    assert found.headings[1] == "Regionens styrgrupp"
    assert found.links()["Gemensam styrgrupp"] == NOTE
    assert "4 december 2025 Sammanställning av remissvar" in found.text


def test_a_note_is_read_topic_by_topic_with_wordings_set_apart(sample_store: Path) -> None:
    found = page(visitor(sample_store), NOTE)
    topic = found.part("Eskalerad fråga 1: Kontakt kväll, natt och helg")
    wordings = [said(one) for one in topic.iter("blockquote")]

    assert any(one.startswith("Regionen ska dygnet runt ha en läkare") for one in wordings)
    assert any(one.startswith("Kommunens legitimerade personal ska alla") for one in wordings)
    assert "Ställningstagande" in [said(one) for one in topic.iter("h3")]


def test_beside_a_passage_stand_the_clauses_it_concerns_and_how(sample_store: Path) -> None:
    found = page(visitor(sample_store), NOTE, "en")
    (passage,) = (
        one
        for one in found.tree.xpath("//*[starts-with(@id, 'p')]")
        if "Styrgrupperna enas om den slutliga" in said(one)
    )

    assert "decides 4.7 Kontakt kväll, natt och helg" in said(passage)
    assert "/hsa/beslut-1/kontakt-kvall-natt-och-helg" in found.links(passage).values()


def test_every_passage_has_an_address(sample_store: Path) -> None:
    found = page(visitor(sample_store), NOTE)

    assert {f"p{number}" for number in range(1, 33)} <= set(found.tree.xpath("//main//@id"))


def test_answers_to_a_consultation_are_a_table_with_headings(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/anteckningar/2025-12-04-arbetsgruppen", "en")
    (table,) = found.tree.iterfind(".//main//table")
    rows = [said(row) for row in table.iterfind(".//tbody/tr")]

    assert [said(one) for one in table.xpath(".//th[@scope='col']")][:2] == [
        "Section",
        "Respondent",
    ]
    assert rows[1].startswith("1.2 Syfte Västmarkens pensionärsråd")
    assert any(row.endswith("Not met") for row in rows)


def test_the_working_group_sees_who_was_called(sample_store: Path) -> None:
    assert "Marit Högstad" in page(visitor(sample_store), NOTE).text


def test_notes_are_not_there_for_everyone(sample_store: Path) -> None:
    client = visitor(sample_store, "decision")

    assert client.get(NOTE).status_code == 404
    assert "styrgrupp" not in page(client, "/anteckningar").text


def test_an_unknown_note_is_a_plain_missing_page(sample_store: Path) -> None:
    assert page(visitor(sample_store), "/anteckningar/2020-01-01-ingen").status == 404


def test_whether_minutes_are_adjusted_stands_beside_their_name(
    editor: FlaskClient, own_store: Path
) -> None:
    before = editor.get(NOTE).get_data(as_text=True)
    sent = form(editor, NOTE, justerad="ja")
    answer = editor.post(f"{NOTE}/justerad", data=sent, follow_redirects=True)

    assert "ej justerad" in before
    assert "ej justerad" not in answer.get_data(as_text=True)
    assert Store.open(own_store).view(Audience.DRAFT).note(NOTE_ID).adjusted


def test_what_minutes_no_longer_say_is_shown_apart_with_its_links(
    editor: FlaskClient, own_store: Path
) -> None:
    store = Store.open(own_store)
    text = "Mötesanteckning\n\nGemensam styrgrupp\n\nDatum: 2025-11-12\n\nAllt ströks.\n"
    store.replace_note(NOTE_ID, read_minutes(read(text.encode(), "m.txt")), b"", "m.txt")
    page = editor.get(NOTE).get_data(as_text=True)

    assert "Stycken som har utgått" in page
    assert page.index("Allt ströks.") < page.index("Styrgrupperna enas om")


def test_a_passage_about_a_question_leads_there_and_back(
    editor: FlaskClient, own_store: Path
) -> None:
    store = Store.open(own_store)
    asked = store.ask("Vem svarar på natten?", body="Styrgruppen")
    about = Target.parse(f"question:{asked.id}")
    passages = store.view(Audience.DRAFT).note(NOTE_ID).passages
    said = next(one.id for one in passages if one.kind is PassageKind.TEXT)
    store.link(PassageRef(NOTE_ID, said), about, LinkKind.DISCUSSES)
    note = editor.get(NOTE).get_data(as_text=True)
    question = editor.get(f"/fragor/{asked.id}").get_data(as_text=True)

    assert f'href="/fragor/{asked.id}" lang="sv">Vem svarar på natten?' in note
    assert f"{NOTE}#{said}" in question


def test_a_day_that_minutes_speak_of_is_added_to_a_plan_by_one_act(
    editor: FlaskClient, own_store: Path
) -> None:
    store = Store.open(own_store)
    text = "Styrgruppen\n\nDatum: 2026-01-20\n\nBeslut fattas den 1 september 2026.\n"
    note = store.import_note(read_minutes(read(text.encode(), "m.txt")), b"", "m.txt").id
    page = f"/anteckningar/{note}"
    before = editor.get(page).get_data(as_text=True)
    sent = form(editor, page, datum="2026-09-01", rubrik="Beslut", dokument="hsa")
    answer = editor.post(f"{page}/plan", data=sent)
    after = editor.get(page).get_data(as_text=True)
    steps = store.view(Audience.DRAFT).plan("hsa")

    assert "Lägg till i planen" in before
    assert answer.status_code == 303
    assert ("2026-09-01", "Beslut") in [(str(one.date), one.title) for one in steps]
    assert "Lägg till i planen" not in after


def test_a_note_tells_what_it_led_to_and_what_is_open(visitor: FlaskClient) -> None:
    page = visitor.get("/anteckningar/2025-09-16-politisk-referensgrupp").get_data(as_text=True)

    assert "Vad det ledde till" in page
    assert "1 punkt återstår" in page
