"""What holds for every page."""

import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.serving import Page
from tests.serving import application
from tests.serving import swedish
from versions.store import Store

PAGES = [
    "/",
    "/hsa/beslut-1",
    "/hsa/nu",
    "/hsa/remiss-1...beslut-1",
    "/hsa/beslut-1/kontakt-kvall-natt-och-helg",
    "/anteckningar",
    "/sok?q=läkare",
    "/jamfor",
    "/hjalp",
    "/tillganglighet",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_main_heading_and_says_its_language(
    visitor: FlaskClient, address: str
) -> None:
    shown = Page(visitor.get(address).text)

    assert len(shown.texts("h1")) == 1
    assert shown.values("html", "lang") == ["sv"]
    assert len(shown.texts("main")) == 1
    assert shown.unclosed == []


@pytest.mark.parametrize("address", PAGES)
def test_no_id_is_used_twice(visitor: FlaskClient, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', visitor.get(address).text)

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_nothing_stands_inline_and_nothing_is_fetched_from_elsewhere(
    visitor: FlaskClient, address: str
) -> None:
    answer = visitor.get(address)
    shown = Page(answer.text)
    fetched = [
        *shown.values("script", "src"),
        *shown.values("link", "href"),
        *shown.values("img", "src"),
    ]

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r'<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)', answer.text)
    assert all(one.startswith("/static/") for one in fetched)


@pytest.mark.parametrize("address", PAGES)
def test_every_file_a_page_asks_for_is_there(visitor: FlaskClient, address: str) -> None:
    shown = Page(visitor.get(address).text)

    for one in {*shown.values("script", "src"), *shown.values("link", "href")}:
        assert visitor.get(one, buffered=True).status_code == 200, one


def test_every_link_of_the_frame_leads_somewhere(visitor: FlaskClient) -> None:
    for address in PAGES:
        for link in set(Page(visitor.get(address).text).values("a", "href")):
            if link.startswith("/") and "." not in link.rpartition("/")[2].replace("...", ""):
                assert visitor.get(link).status_code in {200, 302, 303}, (address, link)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_answer_is_guarded(visitor: FlaskClient, header: str, value: str) -> None:
    for address in ("/", "/finns-inte", "/static/lydelse.css"):
        assert visitor.get(address, buffered=True).headers[header] == value


def test_a_page_that_has_not_changed_is_answered_shortly(visitor: FlaskClient) -> None:
    first = visitor.get("/hsa/remiss-1...beslut-1")
    again = visitor.get(
        "/hsa/remiss-1...beslut-1", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert again.status_code == 304
    assert again.data == b""
    assert first.headers["Cache-Control"] == "private, no-cache"


def test_a_page_in_another_language_is_another_page(visitor: FlaskClient) -> None:
    first = visitor.get("/")
    visitor.get("/sprak?till=en")
    again = visitor.get("/", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 200


def test_a_page_for_others_is_another_page(visitor: FlaskClient, outsider: FlaskClient) -> None:
    address = "/hsa/beslut-1"

    assert visitor.get(address).headers["ETag"] != outsider.get(address).headers["ETag"]


def test_what_is_not_there_is_kept_by_nobody(visitor: FlaskClient) -> None:
    answer = visitor.get("/finns-inte")

    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_the_language_is_remembered_and_the_visitor_led_back(visitor: FlaskClient) -> None:
    answer = visitor.get("/sprak?till=en&tillbaka=/hsa/remiss-1...beslut-1%3Fvy%3Dsida")

    assert answer.location == "/hsa/remiss-1...beslut-1?vy=sida"
    assert {"HttpOnly", "SameSite=Lax"} <= set(answer.headers["Set-Cookie"].split("; "))
    assert Page(visitor.get("/").text).values("html", "lang") == ["en"]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", ""]
)
def test_a_choice_of_language_leads_nowhere_else(visitor: FlaskClient, address: str) -> None:
    answer = visitor.get("/sprak", query_string={"till": "en", "tillbaka": address})

    assert answer.location == "/"


def test_an_unknown_language_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/sprak?till=xx").status_code == 404


def test_a_browser_that_speaks_neither_language_gets_the_services_own(
    family_store: Store,
) -> None:
    client = application(family_store).test_client()

    shown = Page(client.get("/", headers={"Accept-Language": "fi"}).text)

    assert shown.values("html", "lang") == ["sv"]


def test_the_session_cookie_cannot_be_read_by_scripts(visitor: FlaskClient) -> None:
    cookie = visitor.get("/jamfor").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_store_that_can_no_longer_be_read_is_told_calmly(tmp_path: Path) -> None:
    client = swedish(application(Store.create(tmp_path / "store", "familj", "Familj")))
    shutil.rmtree(tmp_path / "store")

    answer = client.get("/")

    assert answer.status_code == 503
    assert "är skadat och kan inte läsas" in answer.text


@pytest.mark.parametrize("host", ["a" * 64, "a..b", f"{'a' * 3000}:80"])
def test_a_host_that_cannot_be_is_a_request_that_cannot_be_understood(
    visitor: FlaskClient, host: str
) -> None:
    answer = visitor.get("/hsa", headers={"Host": host})

    assert answer.status_code == 400
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert host not in answer.text
