"""Days to come and who decides, in the administration."""

from flask import Flask
from flask.testing import FlaskClient

from service.accounts.people import Role
from tests.serving import Page
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from versions.stages import Audience
from versions.store import Store

PAGE = "/admin/datum"
STEP = {"dokument": "hsa", "rubrik": "Samråd", "datum": "2090-05-04", "till": "2090-05-06"}


def test_an_editor_plans_a_day_and_moves_it_with_the_reason(
    editor: FlaskClient, written: Store
) -> None:
    assert editor.post(PAGE, data=form(editor, PAGE, **STEP)).status_code == 303
    (step,) = (one for one in written.view(Audience.DRAFT).all_steps if one.title == "Samråd")
    assert "Planerade ett datum." in editor.get(PAGE).text
    moved = form(editor, PAGE, datum="2090-06-01", skal="Ingen lokal.")
    assert editor.post(f"{PAGE}/{step.id}", data=moved).status_code == 303

    shown = editor.get(PAGE).text
    assert "Flyttade ett datum." in shown
    assert "1 juni 2090" in shown
    assert "Skulle ha varit 4 maj 2090." in shown
    assert "Ingen lokal." in shown
    assert "Samråd" in editor.get("/lage").text


def test_a_step_without_a_day_or_of_no_document_is_not_kept(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).all_steps
    no_day = editor.post(PAGE, data=form(editor, PAGE, **{**STEP, "datum": "i vår"}))
    no_document = editor.post(PAGE, data=form(editor, PAGE, **{**STEP, "dokument": "finns-inte"}))

    assert (no_day.status_code, no_document.status_code) == (422, 422)
    assert "Ange ett datum." in no_day.text
    assert "Samråd" in Page(no_day.text).values("input", "value")
    assert written.view(Audience.DRAFT).all_steps == before


def test_every_party_that_is_known_is_let_decide(own_app: Flask, written: Store) -> None:
    chief = signed_in(own_app, somebody(own_app, Role.ADMINISTRATOR, of="Nordvik"))
    page = chief.get("/admin/grupper").text
    assert "Nordvik" not in written.view(Audience.DRAFT).parties
    assert "Inte bland dem:" in page
    chief.post("/admin/grupper/beslutar", data=form(chief, "/admin/grupper"))

    assert "Nordvik" in written.view(Audience.DRAFT).parties
    assert "Nordvik" in written.view(Audience.DRAFT).verdicts("hsa", "beslut-1").left
    assert "Inte bland dem:" not in chief.get("/admin/grupper").text
