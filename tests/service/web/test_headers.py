"""What every answer says of itself, whatever it is: page, file, error, picture or redirection."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from service.web.headers import SECURITY
from tests.service.secret_family import HIDDEN_VERSIONS
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.service.test_leaks import addresses_of
from tests.serving import application
from tests.serving import swedish
from versions.store import Store

HTTPS = "https://avtal.example"
OTHERS = (*HIDDEN_VERSIONS, ROUTINE, "999", "/logga-ut")
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return secret_store(tmp_path_factory.mktemp("headers"))


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    """The service behind a proxy, in which one page fails."""
    made = application(store, "decision", public_url=HTTPS)
    made.view_functions["health"] = _fail
    return made


def _fail() -> str:
    raise RuntimeError


_fail.needs = "anyone"  # type: ignore[attr-defined]


def answers(app: Flask, store: Store) -> Iterator[tuple[str, TestResponse]]:
    """Everything the service answers to a stranger and to an administrator."""
    inside = everybody(app, store)["administrator"].client
    for who, client in (("stranger", swedish(app)), ("administrator", inside)):
        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
            asked = addresses_of(app, store, "POST" if method == "POST" else "GET")
            for address in sorted(set(asked)):
                if not any(name in address for name in OTHERS):
                    answer = client.open(address, method=method, base_url=HTTPS, buffered=True)
                    yield f"{who} {method} {address}", answer


@pytest.fixture(scope="module")
def everything(app: Flask, store: Store) -> dict[str, TestResponse]:
    return dict(answers(app, store))


def test_every_kind_of_answer_is_among_those_looked_at(everything: dict[str, TestResponse]) -> None:
    statuses = {answer.status_code for answer in everything.values()}

    assert statuses >= {200, 302, 303, 400, 404, 405, 422, 500}
    assert len(everything) > 1000


def test_every_answer_says_what_a_browser_must_not_do(everything: dict[str, TestResponse]) -> None:
    lacking = {
        what: name
        for what, answer in everything.items()
        for name, value in {**SECURITY, "Strict-Transport-Security": "max-age=31536000"}.items()
        if answer.headers.get(name) != value
    }

    assert lacking == {}
    assert SECURITY["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in SECURITY["Content-Security-Policy"]


def test_nothing_of_any_page_stands_where_the_policy_forbids_it(
    everything: dict[str, TestResponse],
) -> None:
    pages = {
        what: answer.text
        for what, answer in everything.items()
        if answer.mimetype == "text/html" and "Content-Disposition" not in answer.headers
    }

    assert [what for what, text in pages.items() if INLINE.search(text)] == []
    assert len(pages) > 500


def test_no_answer_but_those_for_everyone_is_kept_by_others(
    everything: dict[str, TestResponse],
) -> None:
    for what, answer in everything.items():
        kept = answer.headers.get("Cache-Control", "")
        if "/static/" in what and answer.status_code == 200:
            assert "Set-Cookie" not in answer.headers
        else:
            assert kept in {"no-store", "private, no-cache"}, (what, kept)
            assert "Cookie" in answer.headers["Vary"], what


def test_every_cookie_is_for_this_service_alone_and_not_for_scripts(
    everything: dict[str, TestResponse],
) -> None:
    told = {
        what: cookie
        for what, answer in everything.items()
        for cookie in answer.headers.getlist("Set-Cookie")
    }
    wrong = {
        what: cookie
        for what, cookie in told.items()
        if not {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
        or "Domain" in cookie
    }

    assert told
    assert wrong == {}


def test_no_answer_tells_what_it_was_made_with(everything: dict[str, TestResponse]) -> None:
    told = re.compile(r"werkzeug|flask|waitress|python|traceback|\.py\b|sqlalchemy", re.IGNORECASE)
    for what, answer in everything.items():
        assert not told.search(str(answer.headers)), what
        if answer.status_code >= 400 and answer.mimetype in {"text/html", "application/json"}:
            assert not told.search(answer.text), what


def test_no_answer_is_for_a_name_that_is_not_the_services(app: Flask, store: Store) -> None:
    for address in sorted(set(addresses_of(app, store, "GET"))):
        if not any(name in address for name in (*OTHERS, "finns-inte")):
            answer = swedish(app).get(address, base_url="https://rebound.example")
            assert answer.status_code == 400, address
            assert "rebound" not in f"{answer.headers}{answer.text}", address
