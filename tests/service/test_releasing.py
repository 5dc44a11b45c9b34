"""Making a version of the working text, and recording what parties decided on it, on the pages."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordFile
from flask import Flask
from flask.testing import FlaskClient

from clauses.reading import read
from service.accounts.people import Role
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import sample
from tests.serving import signed_in
from tests.serving import somebody
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

MAKE = "/importera/utskrivning"
DECIDE = "/beslut-per-part/hsa/beslut-1"


def test_the_working_text_becomes_a_version_that_its_readers_are_told_of(
    editor: FlaskClient, written: Store
) -> None:
    way = Page(editor.get("/utskrivning/remiss-1").text).values("a", "href")
    sent = {
        "version": "beslut-1",
        "skede": "decision",
        "av": "Arbetsgruppen",
        "skal": "Till beslut.",
    }
    answer = editor.post(MAKE, data=form(editor, MAKE, datum="2026-12-01", **sent))
    view = written.view(Audience.DECISION)

    assert MAKE in way
    assert answer.location == "/utskrivning/beslut-1"
    assert view.version("utskrivning", "beslut-1").stage is Stage.DECISION
    assert view.version("utskrivning", "beslut-1").date.isoformat() == "2026-12-01"
    told = editor.get(answer.location).text
    assert "läses av alla, även utan konto" in told
    assert "samma text som Remiss 1" in told


def test_what_is_refused_makes_no_version_and_loses_nothing(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).tips
    sent = {"version": "remiss-1", "skede": "decision", "av": "A", "skal": "Läs avsnitt 4."}
    answer = editor.post(MAKE, data=form(editor, MAKE, **sent))

    assert answer.status_code == 422
    assert "utskrivning@remiss-1" in answer.text
    assert "Läs avsnitt 4." in Page(answer.text).texts("textarea")
    assert written.view(Audience.DRAFT).tips == before


def test_a_working_text_that_says_the_same_is_said_to(editor: FlaskClient) -> None:
    assert "Den lyder likadant som Remiss 1." in editor.get(MAKE).text


def test_a_party_that_has_not_decided_is_offered_first_and_its_decision_counted(
    editor: FlaskClient, written: Store
) -> None:
    assert DECIDE in Page(editor.get("/lage").text).values("a", "href")
    assert Page(editor.get(DECIDE).text).texts("option")[:2] == ["Välj …", "Kvarnsunds kommun"]
    sent = {"part": "Kvarnsunds kommun", "utfall": "yes", "datum": "2026-12-14", "av": "Maja"}
    own = (BytesIO(sample("hsa-beslut-1.docx").read_bytes()), "beslut.docx")
    answer = editor.post(DECIDE, data={**form(editor, DECIDE, **sent), "fil": own})
    standing = written.view(Audience.DRAFT).verdicts("hsa", "beslut-1")

    assert answer.location == "/lage#lage-hsa"
    assert "Beslutet från Kvarnsunds kommun är antecknat." in editor.get("/lage").text
    assert standing.left == ("Norrviks kommun",)
    assert standing.adopted == 8


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"datum": ""}, "Ange vilken dag."),
        ({"utfall": ""}, "Ange vad som beslutades."),
        ({"part": "Ingen kommun"}, "Ingen kommun"),
        ({"fil": "hsa-remiss-1.docx"}, "hsa-remiss-1.docx"),
    ],
)
def test_a_decision_on_another_text_or_by_nobody_is_refused(
    editor: FlaskClient, written: Store, wrong: dict[str, str], said: str
) -> None:
    sent = {"part": "Kvarnsunds kommun", "utfall": "yes", "datum": "2026-12-14", "av": "Maja"}
    fields: dict[str, object] = {**form(editor, DECIDE, **{**sent, **wrong})}
    if "fil" in wrong:
        fields["fil"] = (BytesIO(sample(wrong["fil"]).read_bytes()), wrong["fil"])
    answer = editor.post(DECIDE, data=fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert len(written.view(Audience.DRAFT).verdicts("hsa", "beslut-1").left) == 2


@pytest.mark.parametrize("page", [MAKE, DECIDE])
def test_only_who_edits_makes_versions_and_records_decisions(own_app: Flask, page: str) -> None:
    contributor = signed_in(own_app, somebody(own_app, Role.CONTRIBUTOR, of="Borgsunds kommun"))

    assert contributor.get(page).status_code == 404
    assert MAKE not in contributor.get("/utskrivning/remiss-1").text


def test_a_copy_that_shows_other_than_the_text_decided_on_is_told_to(
    editor: FlaskClient, written: Store
) -> None:
    file = WordFile(BytesIO(sample("hsa-beslut-1.docx").read_bytes()))
    words = next(run for one in reversed(file.paragraphs) for run in one.runs if run.text.strip())
    words.font.strike = True
    saved = BytesIO()
    file.save(saved)
    sent = {"part": "Kvarnsunds kommun", "utfall": "yes", "datum": "2026-12-14", "av": "Maja"}
    own = (BytesIO(saved.getvalue()), "eget.docx")
    editor.post(DECIDE, data={**form(editor, DECIDE, **sent), "fil": own})
    told = " ".join(Page(editor.get("/lage").text).texts("p"))

    assert len(written.view(Audience.DRAFT).verdicts("hsa", "beslut-1").left) == 1
    assert "eget.docx: Genomstruken text" in told
    assert words.text.strip() in told


def test_where_nobody_is_said_to_decide_no_number_pretends_to_be_all(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "familj", "Familj")
    text = read(b"# Avtal\n\n## Syfte\n\nTrygg vard.\n", "a.md")
    store.import_version(text, b"", "a.md", document="hsa", version="b-1", stage=Stage.DECISION)
    editor = signed_in(application(store, "decision"))
    page = "/beslut-per-part/hsa/b-1"
    warned = editor.get(page).text
    sent = {"part": "Almviks kommun", "utfall": "yes", "datum": "2026-12-14", "av": "Maja"}
    editor.post(page, data=form(editor, page, **sent))
    told = editor.get("/lage").text

    assert "Det är inte angivet vilka parter som beslutar" in warned
    assert "1 har antagit avtalstexten; det är inte angivet vilka parter som beslutar" in told
    assert "1 av 1" not in told + editor.get("/").text


def test_a_version_that_only_lost_a_clause_is_not_told_to_say_the_same(
    editor: FlaskClient, written: Store
) -> None:
    for version, more in (("utkast-1", "\n\n## Tvist\n\nSamrad i alla fall.\n"), ("utkast-2", "")):
        text = read(f"# Avtal\n\n## Syfte\n\nTrygg vard.{more}\n".encode(), "a.md")
        written.import_version(
            text, b"", "a.md", document="nytt", version=version, stage=Stage.DRAFT
        )
    told = editor.get("/nytt/utkast-2").text

    assert "samma text som" not in told
    assert "1 klausul ändrad sedan Utkast 1" in told
