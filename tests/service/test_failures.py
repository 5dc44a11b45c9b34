"""A page that fails says what happened and what to do next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.exceptions import TooManyRequests
from werkzeug.exceptions import UnprocessableEntity
from werkzeug.exceptions import UnsupportedMediaType

from service.web.access import needs
from service.web.visitors import Need
from service.workers import BusyError
from tests.serving import Page
from tests.serving import application
from tests.serving import english
from tests.serving import swedish
from versions.store import Store

FAILURES = {
    "413": RequestEntityTooLarge(),
    "415": UnsupportedMediaType(),
    "422": UnprocessableEntity(),
    "429": TooManyRequests(),
    "500": RuntimeError("a secret of the program"),
    "503": BusyError(),
}
HERE = "http://localhost/jamfor?vy=sida"


@pytest.fixture(scope="module")
def app(sample_store: Path) -> Flask:
    """The sample, with pages that fail."""
    made = application(Store.open(sample_store), "decision")
    for name, error in FAILURES.items():
        made.add_url_rule(f"/prov/{name}", f"fails-{name}", _failing(error), methods=["GET"])
    return made


def _failing(error: Exception) -> Callable[[], str]:
    @needs(Need.ANYONE)
    def page() -> str:
        raise error

    return page


def asked(client: FlaskClient, name: str) -> Page:
    answer = client.get(f"/prov/{name}", headers={"Referer": HERE})
    assert answer.status_code == int(name)
    return Page(answer.text)


@pytest.mark.parametrize("name", FAILURES)
@pytest.mark.parametrize("speaking", [swedish, english], ids=["in Swedish", "in English"])
def test_every_failure_has_a_heading_a_sentence_and_a_way_on(
    app: Flask, speaking: Callable[[Flask], FlaskClient], name: str
) -> None:
    page = asked(speaking(app), name)

    assert len(page.texts("h1")) == 1
    assert {"/", "/hjalp"} <= set(page.values("a", "href"))
    assert "secret" not in page.html


@pytest.mark.parametrize("name", ["429", "500", "503"])
def test_what_may_pass_can_be_tried_again(app: Flask, name: str) -> None:
    assert f"/prov/{name}" in asked(swedish(app), name).values("a", "href")


@pytest.mark.parametrize("name", ["413", "415", "422"])
def test_what_will_not_pass_leads_back_to_where_one_was(app: Flask, name: str) -> None:
    assert "/jamfor?vy=sida" in asked(swedish(app), name).values("a", "href")


def test_the_way_back_leads_to_nobody_elses_page(app: Flask) -> None:
    answer = swedish(app).get("/prov/422", headers={"Referer": "https://elsewhere.example/jamfor"})

    assert "elsewhere" not in answer.text
    assert "Tillbaka till sidan" not in answer.text


def test_where_there_is_no_page_one_may_sign_in_and_search(app: Flask) -> None:
    page = Page(swedish(app).get("/hsa/utkast-3").text)

    assert "/logga-in?till=/hsa/utkast-3" in page.values("a", "href")
    assert "Sök efter det du ville läsa" in page.texts("label")
