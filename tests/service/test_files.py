"""Comparing two files of a visitor's own."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordFile
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from clauses.reading import read
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import sample
from tests.serving import swedish
from versions.store import Store

OLD, NEW = sample("hsa-remiss-1.docx"), sample("hsa-beslut-1.docx")


def send(client: FlaskClient, old: object, new: object, **fields: str) -> TestResponse:
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/jamfor").text)
    assert token
    data = {"csrf_token": token[1], "old": old, "new": new, **fields}
    return client.post("/jamfor", data=data, content_type="multipart/form-data")


def file(name: str, content: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def word(path: Path) -> tuple[io.BytesIO, str]:
    return file(path.name, path.read_bytes())


def test_two_word_files_are_compared_on_a_page(visitor: FlaskClient) -> None:
    answer = send(visitor, word(OLD), word(NEW))
    shown = Page(answer.text)

    assert answer.status_code == 200
    assert shown.values("section", "data-change")
    assert any("Kontakt kväll, natt och helg" in heading for heading in shown.headings)
    assert shown.unclosed == []


def test_the_page_promises_no_reasons(visitor: FlaskClient) -> None:
    assert "Varför?" not in send(visitor, word(OLD), word(NEW)).text


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("docx", b"PK"),
        ("spalter.docx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!doctype"),
        ("csv", b"\xef\xbb\xbf"),
        ("xlsx", b"PK"),
        ("md", b"# "),
    ],
)
def test_the_comparison_can_be_had_as_a_file(visitor: FlaskClient, form: str, start: bytes) -> None:
    answer = send(visitor, word(OLD), word(NEW), form=form)

    assert answer.data.startswith(start)
    assert f"jamforelse.{form}" in answer.headers["Content-Disposition"]


def test_the_word_file_tracks_the_changes_on_the_earlier_file(visitor: FlaskClient) -> None:
    answer = send(visitor, word(OLD), word(NEW), form="docx")
    made = zipfile.ZipFile(io.BytesIO(answer.data))
    body = made.read("word/document.xml")

    assert b"<w:ins " in body
    assert b"<w:del " in body
    assert {name for name in zipfile.ZipFile(OLD).namelist() if "header" in name} <= set(
        made.namelist()
    )


def test_plain_texts_are_compared(visitor: FlaskClient) -> None:
    old = file("a.txt", "1 Parter\n\nRegionen bör svara.\n".encode())
    new = file("b.txt", b"1 Parter\n\nRegionen ska svara.\n")

    shown = Page(send(visitor, old, new).text)

    assert "Borttaget: bör" in shown.texts("del")
    assert "Tillagt: ska" in shown.texts("ins")


def test_no_word_of_the_files_can_act_on_the_page(visitor: FlaskClient) -> None:
    old = file("a.md", b"# A\n\nText <script>alert(1)</script>\n")
    new = file("<b>.md", b"# A\n\nText [x](javascript:alert(1)) <img src=x onerror=y>\n")

    html = send(visitor, old, new).text

    assert "<script>alert" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<b>.md" not in html


def test_nothing_is_kept(visitor: FlaskClient, sample_store: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sample_store.rglob("*")}
    answer = send(visitor, word(OLD), word(NEW))

    assert answer.headers["Cache-Control"] == "no-store"
    assert {path: path.stat().st_mtime_ns for path in sample_store.rglob("*")} == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.docx", b"not a zip", "Word", id="no Word file"),
        pytest.param("a.docx", b"", "a.docx", id="an empty file"),
        pytest.param("a.xyz", b"\x00\x01\x02", "a.xyz", id="an unknown type"),
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", id="old Word"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    visitor: FlaskClient, name: str, content: bytes, said: str
) -> None:
    answer = send(visitor, file(name, content), word(NEW))
    shown = Page(answer.text)

    assert answer.status_code == 422
    assert said in answer.text
    assert "Det gick inte att jämföra." in answer.text
    assert shown.values("div", "role") == ["alert"]
    assert shown.values("input", "type").count("file") == 2


def test_a_missing_file_is_asked_for(visitor: FlaskClient) -> None:
    answer = send(visitor, word(OLD), file("", b""))

    assert answer.status_code == 422
    assert "Välj både en tidigare och en senare fil." in answer.text


def test_files_that_are_too_large_are_turned_away(family_store: Store) -> None:
    client = swedish(application(family_store, upload_limit=4096))

    answer = send(client, word(OLD), word(NEW))

    assert answer.status_code == 413
    assert "för stora" in answer.text


def test_a_form_from_elsewhere_is_turned_away(visitor: FlaskClient) -> None:
    answer = visitor.post("/jamfor", data={"old": word(OLD), "new": word(NEW)})

    assert answer.status_code == 400
    assert "Formuläret har gått ut" in answer.text


def test_files_can_be_compared_where_the_visitor_sees_little(outsider: FlaskClient) -> None:
    assert send(outsider, word(OLD), word(NEW)).status_code == 200


@pytest.mark.parametrize("version", ["utkast-1", "remiss-1"])
def test_a_file_that_is_a_version_is_told_to_be_exactly_that(
    visitor: FlaskClient, version: str
) -> None:
    name = f"avvikelser-{version}.docx"
    page = "/jamfor/kanns-igen"
    sent = form(visitor, page)
    answer = visitor.post(page, data={**sent, "fil": (io.BytesIO(sample(name).read_bytes()), name)})

    assert "Det är exakt den här texten:" in answer.text
    assert f'href="/avvikelser/{version}"' in answer.text


def test_a_file_that_is_no_version_is_told_where_it_differs(visitor: FlaskClient) -> None:
    data = sample("lakarmedverkan-remiss-1.docx").read_bytes()
    page = "/jamfor/kanns-igen"
    lines = "\n\n".join(f"# {one.heading}\n\n{one.text}" for one in read(data).document.clauses)
    sent_file = (io.BytesIO(lines.replace("ska", "bör", 1).encode()), "egen.md")
    answer = visitor.post(page, data={**form(visitor, page), "fil": sent_file})

    assert "Den är inte exakt lik någon version." in answer.text
    assert 'href="/lakarmedverkan/remiss-1"' in answer.text
    assert "<ins" in answer.text


def test_a_file_is_never_told_to_be_what_its_reader_may_not_see(outsider: FlaskClient) -> None:
    name = "avvikelser-utkast-1.docx"
    page = "/jamfor/kanns-igen"
    sent_file = (io.BytesIO(sample(name).read_bytes()), name)
    answer = outsider.post(page, data={**form(outsider, page), "fil": sent_file})

    assert "Riktlinje för avvikelser" not in Page(answer.text).texts("main")[0]


MOVED = "Parterna kallar till möte utan dröjsmål när den enskilde har behov av det."


@pytest.mark.parametrize("layout", ["lopande", "sida", "andringar"])
def test_both_places_of_moved_text_are_labelled_and_linked(
    visitor: FlaskClient, layout: str
) -> None:
    first, second = "Regionen har läkare dygnet runt.", "Kommunen har sjuksköterskor alla dagar."
    old = f"# Avtal\n\n## 1 A\n\n{first} {MOVED}\n\n## 2 B\n\n{second}\n"
    new = f"# Avtal\n\n## 1 A\n\n{first}\n\n## 2 B\n\n{second} {MOVED}\n"
    files = file("gammal.md", old.encode()), file("ny.md", new.encode())
    shown = Page(send(visitor, *files, vy=layout).text)

    assert "Flyttad text till 2" in shown.html
    assert "Flyttad text från 1" in shown.html
    assert {"#flyttad-1-till", "#flyttad-1-fran"} <= set(shown.values("a", "href"))
    assert sorted(name for name in shown.values("span", "id") if name.startswith("flyttad")) == [
        "flyttad-1-fran",
        "flyttad-1-till",
    ]


def test_a_reference_that_did_not_follow_is_warned_of(visitor: FlaskClient) -> None:
    clauses = "Regionen har läkare dygnet runt.", "Kostnader enligt avsnitt 1 delas lika."
    old = "# Avtal\n\n## 1 A\n\n{}\n\n## 2 B\n\n{}\n".format(*clauses)
    new = "# Avtal\n\n## 1 Ny\n\nNytt.\n\n## 2 A\n\n{}\n\n## 3 B\n\n{}\n".format(*clauses)
    files = file("gammal.md", old.encode()), file("ny.md", new.encode())
    shown = Page(send(visitor, *files, vy="lopande").text)

    assert "Hänvisningar som inte följt med när numren ändrades:" in shown.html
    assert shown.html.count("Hänvisningen till 1 har inte följt med") == 2
    assert shown.unclosed == []


def test_a_version_whose_file_shows_other_than_its_text_is_told_to(visitor: FlaskClient) -> None:
    file = WordFile(io.BytesIO(sample("avvikelser-utkast-1.docx").read_bytes()))
    words = next(run for one in reversed(file.paragraphs) for run in one.runs if run.text.strip())
    words.font.strike = True
    saved = io.BytesIO()
    file.save(saved)
    page = "/jamfor/kanns-igen"
    sent = {**form(visitor, page), "fil": (io.BytesIO(saved.getvalue()), "egen.docx")}
    answer = visitor.post(page, data=sent)

    assert "Det är exakt den här texten:" in answer.text
    assert "Filen visar mer eller annat än sin text:" in answer.text
    assert words.text.strip() in answer.text
