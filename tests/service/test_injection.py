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

from clauses.reading import read
from service.accounts.errors import AccountsError
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.people import Role
from service.accounts.people import add_account
from service.application import database
from tests.serving import application
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import new_store
from tests.versions.stores import reading
from versions.errors import VersionsError
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

STRINGS = [
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg/onload=alert(4)>",
    '"><svg onload=alert(5)>',
    "'><b onmouseover=alert(6)>",
    '" autofocus onfocus=alert(7) x="',
    "' onclick=alert(8) x='",
    "javascript:alert(9)",
    "[klicka](javascript:alert(10))",
    "<a href=javascript:alert(11)>",
    "<iframe src=//evil.example>",
    "<base href=//evil.example>",
    "<form action=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "{{7*7}}{% include 'x' %}",
    "%(name)s {0.__class__} ${7*7}",
    '=HYPERLINK("http://evil.example")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "]]><!--<x>&lt;y&amp;",
    "'; DROP TABLE accounts; --",
]
SAFE_SCRIPT = re.compile(r"/static/[\w.]+(\?v=[\w.]+)?$")
FORBIDDEN = {"iframe", "object", "embed", "base", "style"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A family whose every text attacks."""
    made = new_store(tmp_path_factory.mktemp("attacks"))
    made.import_version(
        reading(agreement()),
        b"text",
        "Avtal.txt",
        document="hsa",
        version="remiss-1",
        stage=Stage.CONSULTATION,
        when=WHEN,
    )
    for number, attack in enumerate(STRINGS):
        text, name = f"{attack} och mer {number}", attack.replace("<", "").replace(">", "")
        try:
            identity = clause_id(made, ("syfte", "lakarkontakt")[number % 2])
        except VersionsError:
            identity = made.view(Audience.DRAFT).document("hsa", "now").clauses[1].id
        made.edit("hsa", identity, blocks=blocks(text), by=name, why=attack, when=WHEN)
        made.propose("hsa", identity, title=attack, from_=name, blocks=blocks(attack), when=WHEN)
        minutes = read_minutes(read(f"Möte {number}\n\n{text}".encode(), "m.txt"), body=name)
        note = made.import_note(minutes, text.encode(), f"{number}.txt", when=WHEN)
        passage = PassageRef(note.id, note.passages[-1].id)
        made.link(passage, Target("hsa", identity), LinkKind.DECIDES, phrase="mer", when=WHEN)
    identity = made.view(Audience.DRAFT).document("hsa", "now").clauses[1].id
    made.edit(
        "hsa", identity, blocks=blocks("x"), heading=" ".join(STRINGS), by="a", why="b", when=WHEN
    )
    made.release("hsa", "beslut-1", Stage.DECISION, by="Arbetsgruppen", when=WHEN)
    return made


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
