"""The papers for a meeting: the packet, and the agenda that comes back as minutes."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from flask.testing import FlaskClient

from clauses.reading import read
from tests.filling import fill_in
from tests.running import Done
from tests.running import lydelse
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.questions import QuestionState
from versions.stages import Audience
from versions.store import Store

MEETING = ("--body", "Gemensam styrgrupp", "--date", "2027-01-27")
FINAL = "Läkaren ska göra hembesök inom ett dygn. Ett team kan göra det om båda är överens."
POSITION = "Mötet stannar för lydelsen och sänder den till juristerna."


def run(store: Path, *words: object) -> Done:
    done = lydelse("--lang", "sv", *words, store=store)

    assert done.code == 0, done.err
    return done


@pytest.fixture
def filled(own_store: Path, tmp_path: Path) -> bytes:
    agenda = tmp_path / "dagordning.docx"
    run(own_store, "agenda", *MEETING, "-o", agenda)
    answers = {"lydelse_final": FINAL, "lydelse_position": POSITION}
    return fill_in(agenda.read_bytes(), answers)


def test_the_packet_holds_what_is_due_with_its_wordings_and_passages(sample_store: Path) -> None:
    told = json.loads(run(sample_store, "packet", *MEETING, "--json").out)
    first, second = told["matters"]

    assert first["question"]["title"].startswith("Vem ansvarar för mätvärden")
    assert "inget avsnitt i avtalet" in first["raised"]["quote"]
    (clause,) = second["clauses"]
    assert clause["heading"] == "Hembesök"
    assert [one["from"] for one in clause["proposals"]] == [
        "Kommunernas styrgrupp",
        "Regionens styrgrupp",
    ]


def test_nothing_is_due_before_its_day_or_with_another_body(sample_store: Path) -> None:
    early = ("--body", "Gemensam styrgrupp", "--date", "2027-01-26")
    other = ("--body", "Juristerna", "--date", "2027-01-27")
    questions = [
        one["question"]
        for words in (early, other)
        for one in json.loads(run(sample_store, "packet", *words, "--json").out)["matters"]
    ]

    assert questions == [None]


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_the_packet_is_one_file(sample_store: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"underlag.{ending}"
    run(sample_store, "packet", *MEETING, "--since", "2025-11-12-gemensam-styrgrupp", "-o", out)

    assert out.stat().st_size > 4_000


def test_an_agenda_opens_in_word_with_every_wording(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "dagordning.docx"
    run(sample_store, "agenda", *MEETING, "-o", out)
    text = docx.Document(BytesIO(out.read_bytes())).element.xpath("string(.)")

    assert "Datum: 2027-01-27" in text
    assert "ett närsjukvårdsteam göra besöket, om läkaren och sjuksköterskan är överens" in text
    assert "[Skriv den lydelse som mötet stannar för]" in text


def test_minutes_written_in_the_agenda_come_back_linked(
    own_store: Path, filled: bytes, tmp_path: Path
) -> None:
    (tmp_path / "m.docx").write_bytes(filled)
    note = run(own_store, "note", "import", tmp_path / "m.docx").out.strip()
    view = Store.open(own_store).view(Audience.DRAFT)
    passages = {passage.id: passage for passage in view.note(note).passages}
    links = view.links(note=note)
    told = {(link.kind.value, str(link.target).split(":")[0]) for link in links}
    decided = {passages[one.passage].text for one in links if one.kind is LinkKind.DECIDES}

    assert view.note(note).date == date(2027, 1, 27)
    assert all(link.confirmed for link in links)
    assert decided == {FINAL, POSITION}
    (clause,) = {str(one.target) for one in links if one.target.document == "lakarmedverkan"}
    assert told == {
        ("discusses", clause),
        ("discusses", "question"),
        ("proposes", clause),
        ("proposes", "proposal"),
        ("decides", clause),
        ("decides", "question"),
    }


def test_a_question_tells_the_meeting_that_took_it_up(own_store: Path, filled: bytes) -> None:
    store = Store.open(own_store)
    note = store.import_note(read_minutes(read(filled, "m.docx")), filled, "m.docx")
    questions = store.view(Audience.DRAFT).all_questions
    taken = [one for one in questions if one.events[-1].note]

    assert len(taken) == 2
    assert {one.events[-1].note.note for one in taken if one.events[-1].note} == {note.id}
    assert {one.events[-1].text for one in taken} == {POSITION}
    assert all(one.state is QuestionState.ESCALATED for one in taken)


def test_what_the_meeting_decided_explains_the_change_that_follows(
    own_store: Path, filled: bytes, tmp_path: Path
) -> None:
    store = Store.open(own_store)
    note = store.import_note(read_minutes(read(filled, "m.docx")), filled, "m.docx")
    (tmp_path / "t.md").write_text(FINAL, "utf-8")
    clause = "lakarmedverkan/hembesok"
    words = ("--text-file", tmp_path / "t.md", "--latest", "--by", "Arbetsgruppen", "--why", "")
    run(own_store, "edit", clause, *words)
    why = json.loads(run(own_store, "why", f"{clause}@now", "--json").out)
    notes = [one for change in why["changes"] for one in change["notes"]]

    assert note.id in {one["id"] for one in notes}


def test_an_agenda_that_nobody_filled_in_decides_nothing(own_store: Path, tmp_path: Path) -> None:
    agenda = tmp_path / "dagordning.docx"
    run(own_store, "agenda", *MEETING, "-o", agenda)
    note = run(own_store, "note", "import", agenda).out.strip()
    kinds = {link.kind for link in Store.open(own_store).view(Audience.DRAFT).links(note=note)}

    assert LinkKind.DECIDES not in kinds


def test_the_papers_are_found_from_the_state(visitor: FlaskClient) -> None:
    state = visitor.get("/lage").get_data(as_text=True)
    asked = "organ=Gemensam+styrgrupp&datum=2027-01-27"
    page = visitor.get(f"/lage/mote?{asked}").get_data(as_text=True)

    assert "/lage/mote?organ=Gemensam+styrgrupp&amp;datum=2027-01-27" in state
    assert "Vem avgör om ett team gör hembesöket" in page
    assert visitor.get(f"/lage/mote.pdf?{asked}").data.startswith(b"%PDF")
    assert visitor.get(f"/lage/dagordning.docx?{asked}").data.startswith(b"PK")
    assert visitor.get("/lage/mote?datum=igår").status_code == 422
    assert visitor.get("/lage/mote?sedan=finns-inte").status_code == 404


def test_a_question_shows_its_wordings_and_its_history(visitor: FlaskClient) -> None:
    listed = visitor.get("/fragor").get_data(as_text=True)
    address = next(part for part in listed.split('"') if part.startswith("/fragor/"))
    page = visitor.get(address).get_data(as_text=True)

    assert "Öppna frågor" in listed
    assert "Besvarade" in listed
    assert "Eskalerad till" in page


def test_anyone_sees_neither_questions_nor_what_is_due(outsider: FlaskClient) -> None:
    page = outsider.get("/lage/mote?organ=Gemensam+styrgrupp&datum=2027-01-27")

    assert "mätvärden" not in page.get_data(as_text=True)
    assert "Det finns inga frågor här." in outsider.get("/fragor").get_data(as_text=True)
