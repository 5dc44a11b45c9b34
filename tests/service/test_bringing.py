"""Minutes brought in on a page: looked at first, then kept."""

import io
import re

import pytest
from flask.testing import FlaskClient

from tests.serving import form
from versions.stages import Audience
from versions.store import Store

PAGE = "/anteckningar/ny"
TEXT = """Mötesanteckning

Lilla gruppen

Datum: 2026-03-02

Kallade: Ada Bok, Bo Alm

1. Giltighet

Förslag 1: Avtalet gäller i tio år.
"""


def sent(editor: FlaskClient, text: str, name: str = "m.txt", **fields: str) -> str:
    """The page that shows what was understood."""
    data = form(editor, PAGE, steg="visa", **fields) | {"fil": (io.BytesIO(text.encode()), name)}
    return editor.post(PAGE, data=data).get_data(as_text=True)


def carried(page: str) -> dict[str, str]:
    """The file as the page carries it on."""
    return dict(re.findall(r'name="(filnamn|innehall|ersatter)" value="([^"]*)"', page))


def test_what_was_understood_is_shown_before_anything_is_kept(
    editor: FlaskClient, written: Store
) -> None:
    before = len(written.view(Audience.DRAFT).notes())
    page = sent(editor, TEXT)

    assert 'value="Lilla gruppen"' in page
    assert 'value="2026-03-02"' in page
    assert "Giltighet" in page
    assert len(written.view(Audience.DRAFT).notes()) == before


def test_minutes_are_kept_with_what_was_corrected(editor: FlaskClient, written: Store) -> None:
    fields = carried(sent(editor, TEXT)) | {"organ": "Stora gruppen", "datum": "2026-03-03"}
    answer = editor.post(PAGE, data=form(editor, PAGE, steg="spara", **fields))
    note = written.view(Audience.DRAFT).note("2026-03-03-stora-gruppen")

    assert answer.location == f"/anteckningar/{note.id}"
    assert [person.name for person in note.participants] == ["Ada Bok", "Bo Alm"]


def test_minutes_that_come_again_take_the_place_of_a_note(
    editor: FlaskClient, written: Store
) -> None:
    old = "2025-11-12-gemensam-styrgrupp"
    fields = carried(sent(editor, TEXT, ersatter=old))
    answer = editor.post(PAGE, data=form(editor, PAGE, steg="spara", **fields))

    assert fields["ersatter"] == old
    assert answer.location == f"/anteckningar/{old}"
    assert written.view(Audience.DRAFT).note(old).gone


@pytest.mark.parametrize("name", ["m.exe", "m.docx", "skannad.pdf"])
def test_a_file_that_cannot_be_read_is_refused_by_name(editor: FlaskClient, name: str) -> None:
    data = form(editor, PAGE, steg="visa") | {"fil": (io.BytesIO(b"hej"), name)}
    answer = editor.post(PAGE, data=data)

    assert answer.status_code == 422
    assert name in answer.get_data(as_text=True)


def test_without_a_file_one_is_asked_for(editor: FlaskClient) -> None:
    answer = editor.post(PAGE, data=form(editor, PAGE, steg="visa"))

    assert answer.status_code == 422
    assert "Välj en fil först" in answer.get_data(as_text=True)


def test_others_cannot_bring_in_minutes(editor: FlaskClient) -> None:
    outsider = editor.application.test_client()

    assert outsider.get(PAGE).status_code in (302, 303, 401, 403, 404)
    assert outsider.post(PAGE).status_code in (400, 401, 403, 404)
