"""Twenty-four strings that attack, put in wherever words can be, looked for where they come out."""

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from lxml import html

from service.accounts.errors import AccountsError
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.people import Role
from service.accounts.people import add_account
from service.application import database
from tests.service.attack_family import STRINGS
from tests.service.attack_family import attacking_store
from tests.serving import application
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.stages import Audience
from versions.store import Store

SAFE_SCRIPT = re.compile(r"/static/[\w.]+(\?v=[\w.]+)?$")
FORBIDDEN = {"iframe", "object", "embed", "base", "style"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return attacking_store(tmp_path_factory.mktemp("attacks"))


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    """A service whose people and parties have names that attack."""
    made = application(store, "decision")
    for number, attack in enumerate(STRINGS):
        try:
            with database(made).writing() as connection:
                group = add_group(connection, attack, GroupKind.PARTY, Sees.CONSULTATION)
                add_account(connection, f"{number}@x.example", attack, Role.READER, [group])
        except AccountsError:
            continue
    return made


@pytest.fixture(scope="module")
def administrator(app: Flask) -> FlaskClient:
    return signed_in(app, somebody(app, Role.ADMINISTRATOR, name=STRINGS[4]))


def elements(page: str) -> Iterator[Any]:
    """The elements of a page."""
    return (one for one in html.document_fromstring(page).iter() if isinstance(one.tag, str))


def active(page: str) -> list[str]:
    """What of a page would run, load or lead out of the service."""
    found = []
    for element in elements(page):
        address = element.get("href") or element.get("src") or element.get("action") or ""
        if element.tag in FORBIDDEN or any(name.startswith("on") for name in element.attrib):
            found.append(str(etree.tostring(element))[:200])
        if element.tag == "script" and not SAFE_SCRIPT.match(element.get("src", "")):
            found.append("script")
        if element.tag == "meta" and element.get("http-equiv"):
            found.append("meta")
        if re.match(r"\s*(javascript:|data:|//|https?://(?!localhost))", address, re.IGNORECASE):
            found.append(address)
    return found


def pages(store: Store) -> list[str]:
    """Every page on which the strings come out."""
    view = store.view(Audience.DRAFT)
    slugs = view.slugs("hsa", "beslut-1").values()
    return [
        "/",
        "/hsa/nu",
        "/hsa/beslut-1",
        "/hsa/remiss-1...beslut-1",
        "/hsa/remiss-1...beslut-1?vy=sida&text=hel",
        *(f"/hsa/beslut-1/{slug}" for slug in slugs),
        "/anteckningar",
        *(f"/anteckningar/{note.id}" for note in view.notes()),
        "/konto",
        *(f"/admin{page}" for page in ("", "/personer", "/personer/1", "/grupper")),
        *(f"/admin/{page}" for page in ("lasare", "lankar", "logg", "halsa")),
    ]


def test_nothing_that_was_put_in_runs_on_any_page(administrator: FlaskClient, store: Store) -> None:
    for address in pages(store):
        answer = administrator.get(address)

        assert answer.status_code == 200, address
        assert active(answer.text) == [], address
        assert "7*7" in answer.text or "49" not in re.sub(r"\d{3,}", "", answer.text), address


@pytest.mark.parametrize("attack", STRINGS)
@pytest.mark.parametrize(
    "where",
    [
        "/sok",
        "/hsa/remiss-1...beslut-1",
        "/logga-in",
        "/hsa/beslut-1",
        "/sprak",
        "/jamfor",
        "/hjalp",
    ],
)
def test_nothing_in_an_address_runs(app: Flask, where: str, attack: str) -> None:
    names = ("q", "vy", "klausul", "till", "tillbaka", "text", "slag", "in", "version", "fore")
    client = swedish(app)
    answer = client.get(where, query_string=dict.fromkeys(names, attack))

    assert answer.status_code < 500
    if answer.status_code < 300 or answer.status_code >= 400:
        assert active(answer.text) == []
    assert not re.match(r"(javascript:|//|https?://)", answer.headers.get("Location", ""))


@pytest.mark.parametrize("attack", STRINGS)
def test_nothing_in_a_form_runs(app: Flask, administrator: FlaskClient, attack: str) -> None:
    forms = {
        "/logga-in": ("mail", "password", "till"),
        "/admin/personer": ("list",),
        "/admin/grupper": ("name", "domains", "kind", "sees"),
        "/admin/lankar": ("label", "address", "days"),
    }
    for address, names in forms.items():
        client = swedish(app) if address == "/logga-in" else administrator
        fields = form(client, address, **dict.fromkeys(names, attack))
        answer = client.post(address, data=fields)
        assert answer.status_code < 500, address
        if answer.status_code != 303:
            assert active(answer.text) == [], address
    assert database(app).engine.dialect.has_table(database(app).engine.connect(), "accounts")


def test_nothing_in_a_spreadsheet_is_a_formula(administrator: FlaskClient) -> None:
    text = administrator.get("/hsa/remiss-1...beslut-1.csv").data.decode("utf-8-sig")
    cells = [
        cell
        for row in csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:200] else ",")
        for cell in row
    ]

    assert len(cells) > 20
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-\D", cell)] == []


def test_nothing_in_a_page_to_keep_runs(administrator: FlaskClient) -> None:
    page = administrator.get("/hsa/remiss-1...beslut-1.html").text
    assert not [
        one for one in elements(page) if one.tag in {"script", "iframe", "base", "form", "img"}
    ]
    assert not [name for one in elements(page) for name in one.attrib if name.startswith("on")]


def test_a_word_file_holds_the_strings_as_text_alone(administrator: FlaskClient) -> None:
    packed = zipfile.ZipFile(io.BytesIO(administrator.get("/hsa/remiss-1...beslut-1.docx").data))
    for name in packed.namelist():
        if name.endswith((".xml", ".rels")):
            part = etree.fromstring(packed.read(name))
            assert not part.xpath("//*[local-name()='script' or local-name()='iframe']"), name
            assert "evil.example" not in str(part.xpath("//@Target")), name


def packed(document: bytes) -> bytes:
    """A Word file with a document of one's own."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    return kept.getvalue()


@pytest.mark.parametrize(
    "document",
    [
        b"<a>" * 20_000_000,
        b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'>]><a>&b;</a>",
        random.Random(1).randbytes(200_000),
        b"",
    ],
    ids=["a zip bomb", "entities", "too large", "nothing"],
)
def test_files_that_are_built_to_exhaust_are_refused(store: Store, document: bytes) -> None:
    client = swedish(application(store, upload_limit=300_000))
    content = packed(document)
    data = {
        **form(client, "/jamfor"),
        "old": (io.BytesIO(content), "a.docx"),
        "new": (io.BytesIO(content), "b.docx"),
    }
    answer = client.post("/jamfor", data=data, content_type="multipart/form-data")

    assert answer.status_code in {413, 422}
