"""Questions, decisions, plans and the overview, on the command line and on pages."""

import json
from pathlib import Path

from flask.testing import FlaskClient

from service.demo import sample_folder
from service.web.addresses import decision_key
from tests.running import Done
from tests.running import lydelse
from tests.serving import form
from versions.stages import Audience
from versions.store import Store


def run(store: Path, *words: object) -> Done:
    done = lydelse("--lang", "sv", *words, store=store)

    assert done.code == 0, done.err
    return done


def test_a_question_is_asked_escalated_and_answered(own_store: Path) -> None:
    about = "hsa/kontakt-kvall-natt-och-helg"
    asked = run(
        own_store, "question", "add", "Vem svarar?", "--body", "Arbetsgruppen", "--about", about
    ).out.strip()
    run(own_store, "question", "escalate", asked, "--to", "Gemensam styrgrupp")
    listed = run(own_store, "question", "list").out
    run(own_store, "question", "answer", asked, "--text", "Regionen.")
    known = json.loads(run(own_store, "question", "list", "--all", "--json").out)["questions"]
    (told,) = (one for one in known if one["id"] == asked)

    assert "Eskalerad till: Gemensam styrgrupp" in listed
    assert (told["state"], told["answer"]) == ("answered", "Regionen.")
    assert asked not in run(own_store, "question", "list").out


def test_a_party_decides_on_the_exact_text_alone(own_store: Path) -> None:
    word = sample_folder() / "word"
    words = ("decide", "hsa@beslut-1", "--date", "2026-03-01", "--outcome", "yes")
    exact = ("--party", "Almviks kommun", "--file", word / "hsa-beslut-1.docx")
    other = ("--party", "Norrviks kommun", "--file", word / "hsa-remiss-1.docx")

    assert "7 av 10 har antagit" in run(own_store, *words, *exact).out
    refused = lydelse("--lang", "sv", *words, *other, store=own_store)
    assert refused.code == 3
    assert "det är inte texten i hsa@beslut-1" in refused.err


def test_a_plan_offers_dates_that_minutes_speak_of(sample_store: Path) -> None:
    offered = json.loads(run(sample_store, "plan", "hsa", "--offered", "--json").out)["offered"]
    days = {one["date"] for one in offered}

    assert "2026-10-01" in days
    assert "2025-08-15" not in days


def test_the_state_is_a_paper_with_a_picture_of_who_has_decided(
    own_store: Path, tmp_path: Path
) -> None:
    run(own_store, "state", "-o", tmp_path / "lage.html")
    page = (tmp_path / "lage.html").read_text("utf-8")

    assert "7 av 10 har antagit" in page
    assert run(own_store, "state", "-o", tmp_path / "lage.pdf").code == 0
    assert (tmp_path / "lage.pdf").read_bytes().startswith(b"%PDF")


def test_the_overview_is_a_page(visitor: FlaskClient) -> None:
    page = visitor.get("/lage")

    assert page.status_code == 200
    assert "Lägesbild" in page.get_data(as_text=True)
    assert visitor.get("/lage.pdf").data.startswith(b"%PDF")


def test_how_many_have_not_decided_is_counted_in_each_language(
    visitor: FlaskClient, english_visitor: FlaskClient
) -> None:
    assert "1 nej · 2 har inte beslutat" in visitor.get("/lage").text
    assert "1 no · 2 have not decided" in english_visitor.get("/lage").text


def test_a_question_that_is_not_there_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/fragor/abcdefgh").status_code == 404


def test_an_editor_publishes_a_short_reason(editor: FlaskClient, written: Store) -> None:
    decision = next(one for one in written.view(Audience.DRAFT).decisions if one.message.why)
    address = f"/oforklarat/beslut/{decision_key(decision.commit)}"
    sent = form(editor, address, text="Kort skäl.", audience="consultation")
    told = editor.post(address, data=sent)

    assert told.status_code == 303
    assert "Kort skäl." in editor.get(address).get_data(as_text=True)
    assert (
        written.view(Audience.CONSULTATION).published_reasons[decision.commit].text == "Kort skäl."
    )
    assert editor.get("/oforklarat/beslut/deadbeef").status_code == 404
    assert editor.get(f"/oforklarat/beslut/{decision.commit}").status_code == 404


def test_a_reason_is_published_and_taken_back_on_the_command_line(own_store: Path) -> None:
    history = json.loads(run(own_store, "history", "hsa/uppsagning", "--json").out)
    change = next(one["commit"] for one in history["history"] if one["why"])
    words = ("--for", "consultation", "--by", "Arbetsgruppen")
    run(own_store, "reason", "publish", change, "--text", "Kort skäl.", *words)
    listed = json.loads(run(own_store, "reason", "list", "--json").out)["reasons"]
    run(own_store, "reason", "withdraw", change, "--by", "Arbetsgruppen")

    assert [(one["text"], one["audience"]) for one in listed] == [("Kort skäl.", "consultation")]
    assert run(own_store, "reason", "list").out.strip() == ""
