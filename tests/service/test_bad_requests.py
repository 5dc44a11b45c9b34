"""Whatever is sent, the service answers: no page fails on what nobody would type."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.application import database
from tests.service.accounts.conftest import DATABASES
from tests.service.accounts.conftest import empty
from tests.service.secret_family import HIDDEN_VERSIONS
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.service.test_leaks import addresses_of
from tests.serving import application
from tests.serving import swedish
from versions.store import Store

BAD = [
    *("\ud800", "\x01\x0b\x1f\x7f\ufffe\uffff\u202e\u0085", "../..", "²", "#"),
    *("a\x00b", "9" * 5000, "99999999999999999999"),
]
DATABASES_MIND = 3
"""How many of these, the last, one database may take and another not."""
NAMES = re.findall(
    r"\S+",
    """
    q vy klausul till tillbaka text slag art kapitel kalla utan andring dokument version in phrase
    sedan organ datum bas med form for skal ord sida av gor fran visa fore ursprung steg titel del
    lasare audience group name domains kind sees list label address days role closed code key new
    innehall filnamn arende tid motesform narvarande gemensam till-dag rad skala state error
    old password mail mal bort stycke justerad rubrik ersatter nytt under par-1 d1 svar
    vem vad endpoint _scheme _external _anchor _method values
    """,
)
"""What pages ask for, and what functions behind them are called with."""
RULES = (
    *("/<>", "/hsa/<>", "/hsa/remiss-1...<>", "/hsa/beslut-1/<>", "/hsa/beslut-1/<>/historik"),
    *("/anteckningar/<>", "/forslag/<>", "/fragor/<>", "/admin/personer/<>", "/las/<>"),
    *("/konto/lank/<>", "/logga-in/via/<>", "/logga-in/via/<>/svar", "/static/<>", "/hjalp/<>"),
    *("/api/documents/<>/versions", "/api/notes/<>", "/exportera/hsa/<>", "/logga-in?till=<>"),
)
"""Where something can stand in an address."""
HEADERS = (
    *("Accept", "Accept-Language", "Accept-Encoding", "Authorization", "Cookie", "User-Agent"),
    *("If-None-Match", "If-Modified-Since", "Range", "Referer", "X-Forwarded-For"),
)
OTHERS = (*HIDDEN_VERSIONS, ROUTINE, "finns-inte", "latest", "999", "/logga-ut")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return secret_store(tmp_path_factory.mktemp("bad"))


@pytest.fixture(scope="module", params=DATABASES)
def app(request: pytest.FixtureRequest, store: Store) -> Iterator[Flask]:
    made = application(store, "decision", database=empty(request.param))
    made.config["WTF_CSRF_ENABLED"] = False
    yield made
    database(made).close()


@pytest.fixture(scope="module")
def chief(app: Flask, store: Store) -> FlaskClient:
    """An administrator."""
    return everybody(app, store)["administrator"].client


def test_no_page_fails_on_what_nobody_would_type(
    app: Flask, store: Store, chief: FlaskClient
) -> None:
    failed, tried = [], 0
    tried_of = BAD if database(app).engine.dialect.name == "sqlite" else BAD[-DATABASES_MIND:]
    for method in ("GET", "POST"):
        asked = sorted(set(addresses_of(app, store, method)))
        for address in (one for one in asked if not any(name in one for name in OTHERS)):
            for bad in tried_of:
                data = bad.encode("utf-8", "surrogatepass")
                query = "&".join(f"{name}={quote(data)}" for name in NAMES)
                query = query if len(data) < 100 else f"q={bad}"
                fields = dict.fromkeys(NAMES, data) if method == "POST" else None
                asked_for = f"{address.partition('?')[0]}?{query}"
                answer = chief.open(asked_for, method=method, data=fields, buffered=True)
                failed += [(method, address, bad[:20])] * (answer.status_code >= 500)
                failed += [(method, address, "kept")] * ("\0" in bad and answer.status_code != 400)
                tried += 1

    assert failed == []
    assert tried > 600


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: ascii(bad[:6]))
def test_what_stands_in_an_address_or_a_header_is_answered(app: Flask, bad: str) -> None:
    client, sent = swedish(app), quote(bad.encode("utf-8", "surrogatepass"))
    header = bad.encode("ascii", "ignore").decode().strip() or "x"
    header = "".join(one for one in header if one.isprintable()) or "x"
    headers = dict.fromkeys(HEADERS, header)
    asked = [rule.replace("<>", sent) for rule in RULES]
    told = {one: client.get(one, headers=headers).status_code for one in asked}

    assert [one for one, status in told.items() if status >= 500] == []
    assert set(told.values()) <= {200, 303, 400, 404, 422}


def test_a_field_with_what_no_text_has_is_refused_in_words(chief: FlaskClient) -> None:
    answers = [
        chief.post("/logga-in", data={"mail": "a\0b"}),
        chief.post("/konto/nycklar", data={"label": "a\0b"}),
        chief.get("/sok", query_string={"q": "a\0b"}),
        chief.get("/api/search", query_string={"q": "a\0b"}),
    ]

    assert [(one.status_code, "U+0000" in one.text) for one in answers] == [(400, True)] * 4


def test_what_is_said_back_is_short_and_shows_its_control_characters(chief: FlaskClient) -> None:
    long = chief.post("/admin/personer", data={"list": "K" * 100_000})
    unseen = chief.post("/admin/personer", data={"list": "Eva\x01; eva@x.example"})

    assert (long.status_code, unseen.status_code) == (422, 422)
    assert "K" * 1001 not in long.text.partition("<textarea")[0]
    assert "Eva⟨U+0001⟩" in unseen.text


@pytest.mark.parametrize("bad", ["\x01", "\x0c", "\ufffe", "{U+0001}"], ids=ascii)
def test_a_wording_that_no_word_file_can_hold_is_not_kept(chief: FlaskClient, bad: str) -> None:
    page, title = "/hsa/beslut-1/syfte/foresla", f"Titel {bad!a}"
    sent = {"titel": title, "text": f"Läkare {bad} ringer.", "fran": "X", "steg": "spara"}
    told = chief.post(page, data=sent)

    assert (told.status_code, "tecken som inte får stå där" in told.text) == (422, True)
    assert title not in chief.get("/hsa/beslut-1/syfte").text
    assert chief.get("/hsa/beslut-1/syfte/forslag.docx").status_code == 200
