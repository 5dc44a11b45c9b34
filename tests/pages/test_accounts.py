"""Signing in and administering, with a real browser and the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from service.accounts.passwords import set_password
from service.accounts.people import Role
from service.application import database
from service.demo import add_people
from tests.pages.axe import violations
from tests.serving import application
from tests.serving import served
from tests.serving import somebody
from versions.store import Store

pytestmark = pytest.mark.browser

GOOD = "en mycket god frukost"
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
    with served(app) as running:
        yield running


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


def test_one_signs_in_with_the_keyboard_alone_and_is_led_back(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hälso- och sjukvårdsavtal")


def test_the_form_for_signing_in_stands_in_no_readers_way(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 600})
    made = context.new_page()
    for one in ("/logga-in", "/hsa/utkast-3"):
        made.goto(address + one)

        assert violations(made) == [], one
        assert made.evaluate("document.documentElement.scrollWidth") <= 320, one
    context.close()
