"""Every page, for people who see little, see other colours, enlarge it or have a small screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page

from service.accounts.groups import Sees
from service.accounts.people import Role
from tests.addresses import CLAUSE
from tests.addresses import MISSING
from tests.addresses import STATES
from tests.addresses import addresses
from tests.pages.axe import COLOURS
from tests.pages.axe import LAYOUT
from tests.pages.axe import violations
from tests.serving import application
from tests.serving import cookie_of
from tests.serving import served
from tests.serving import somebody
from versions.store import Store

pytestmark = pytest.mark.browser

WIDTHS = (320, 640, 768, 1440)
"""A telephone, letters twice as large as at 1280, a tablet, a desk."""


@pytest.fixture(scope="module")
def app(full_store: Store) -> Flask:
    return application(full_store)


@pytest.fixture(scope="module")
def everywhere(app: Flask, full_store: Store) -> list[str]:
    return addresses(app, full_store)


@pytest.fixture(scope="module")
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    """The window of an administrator of the working group, who may open every page."""
    owner = somebody(app, Role.ADMINISTRATOR, of="Arbetsgruppen", sees=Sees.DRAFT)
    name, value = cookie_of(app, owner)
    with served(app) as address:
        context = browser.new_context(
            base_url=address,
            extra_http_headers={"Accept-Language": "sv"},
            viewport={"width": 1280, "height": 900},
        )
        context.add_cookies([{"name": name, "value": value, "url": address}])
        yield context.new_page()
        context.close()


def test_nothing_stands_in_the_way_of_any_reader(page: Page, everywhere: list[str]) -> None:
    found = {}
    for address in everywhere:
        _show(page, 1280)
        answer = page.goto(address)
        seen = violations(page)
        _show(page, 1280, color_scheme="dark")
        seen += [f"dark: {one}" for one in violations(page, COLOURS)]
        _show(page, 320)
        seen += [f"320: {one}" for one in violations(page, LAYOUT)]
        if seen or not answer or answer.status != (404 if address == MISSING else 200):
            found[address] = seen or [str(answer)]

    assert found == {}


def _show(page: Page, width: int, **media: Any) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})


@pytest.mark.parametrize("address", [*STATES[:3], CLAUSE, "/", "/admin/lasare", "/importera"])
def test_nothing_stands_in_the_way_with_forced_colours(page: Page, address: str) -> None:
    _show(page, 1280, forced_colors="active")
    page.goto(address)

    assert violations(page) == []


def test_no_page_scrolls_sideways(page: Page, everywhere: list[str]) -> None:
    found = {}
    for address in everywhere:
        page.goto(address)
        for width in WIDTHS:
            _show(page, width)
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                found[address] = f"{needed} at {width}"

    assert found == {}
