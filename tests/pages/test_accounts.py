"""Signing in and administering, with a real browser and the keyboard alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page
from werkzeug.serving import make_server

from service.accounts.passwords import set_password
from service.accounts.people import Role
from service.application import database
from service.demo import add_people
from tests.serving import application
from tests.serving import somebody
from versions.store import Store

pytestmark = pytest.mark.browser

GOOD = "en mycket god frukost"
PAGES = [
    "/konto",
    "/admin",
    "/admin/personer",
    "/admin/personer/1",
    "/admin/grupper",
    "/admin/lasare",
    "/admin/lankar",
    "/admin/logg",
    "/admin/halsa",
]
MAIL = "maja@borgsund.example"


@pytest.fixture(scope="module")
def app(sample_store: Path) -> Flask:
    """The sample with an administrator who has a password."""
    made = application(Store.open(sample_store), "decision")
    add_people(database(made), 1_800_000_000)
    owner = somebody(made, Role.ADMINISTRATOR, mail=MAIL)
    with database(made).writing() as connection:
        set_password(connection, owner, GOOD)
    return made


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A window in which somebody signs in with the keyboard."""
    context = browser.new_context(
        viewport={"width": 320, "height": 900},
        extra_http_headers={"Accept-Language": "sv"},
    )
    made = context.new_page()
    made.goto(f"{address}/logga-in?till=/hsa/nu")
    made.get_by_label("E-postadress").focus()
    made.keyboard.type(MAIL)
    made.keyboard.press("Tab")
    made.keyboard.type(GOOD)
    made.keyboard.press("Enter")
    made.wait_for_url(f"{address}/hsa/nu*")
    yield made
    context.close()


def test_signing_in_and_administering_stand_in_no_readers_way(page: Page, address: str) -> None:
    for one in ["/finns-inte", *PAGES, "dark", "/konto", "/admin/lasare"]:
        if one == "dark":
            page.emulate_media(color_scheme="dark")
            continue
        page.goto(address + one)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found = Axe().run(page).response["violations"]

        assert [f"{it['id']}: {it['nodes'][0]['html'][:120]}" for it in found] == [], one
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, one


def test_the_form_for_signing_in_stands_in_no_readers_way(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 600})
    made = context.new_page()
    for one in ("/logga-in", "/hsa/utkast-3"):
        made.goto(address + one)
        found = Axe().run(made).response["violations"]
        assert [f"{it['id']}: {it['nodes'][0]['html'][:120]}" for it in found] == [], one
    context.close()
