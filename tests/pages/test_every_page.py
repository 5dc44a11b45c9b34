"""Every page, for people who see little, see other colours, enlarge it or have a small screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import Route

from service.accounts.groups import Sees
from service.accounts.people import Role
from tests.addresses import MISSING
from tests.addresses import addresses
from tests.pages.axe import COLOURS
from tests.pages.axe import EVERYTHING
from tests.pages.axe import LAYOUT
from tests.pages.axe import violations
from tests.serving import application
from tests.serving import cookie_of
from tests.serving import served
from tests.serving import somebody
from versions.store import Store

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Look:
    """How somebody sees a page, and which rules that can break; none are asked where `rules` is."""

    width: int = 1280
    rules: dict[str, Any] | None = None
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    letters: str = ""


LOOKS = {
    "light": Look(rules=EVERYTHING),
    "dark": Look(rules=COLOURS, scheme="dark"),
    "forced colours": Look(rules=COLOURS, forced="active"),
    "enlarged to 200 %": Look(640, LAYOUT),
    "telephone": Look(320, LAYOUT),
    "letters twice as large": Look(letters="200%"),
    "tablet": Look(768),
    "desk": Look(1440),
}
"""A page enlarged to 200 % is laid out in half the width."""

_TOLD_BY_COLOUR_ALONE = """() => {
  const shape = (one) => ["borderTopWidth", "borderBottomWidth", "borderLeftWidth", "outlineStyle",
    "fontWeight", "textDecorationLine"].map((name) => getComputedStyle(one)[name]).join();
  const peer = (one) => one.closest("ul, ol")?.querySelector("a:not([aria-current])");
  const flat = [...document.querySelectorAll("a[aria-current]")].filter(
    (one) => peer(one) && shape(one) === shape(peer(one)));
  const unlined = [...document.querySelectorAll("ins, del")].filter(
    (one) => !one.closest(".counts") && getComputedStyle(one).textDecorationLine === "none");
  return [...flat, ...unlined].map((one) => one.outerHTML.slice(0, 120));
}"""
"""The links to where one is that look like those beside them, and marked words without a line."""


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
        window = context.new_page()
        window.route("**/exportera**", _standing_still)
        yield window
        context.close()


def _standing_still(route: Route) -> None:
    """A page that waits for a file asks again by itself, and would go while it is looked at."""
    answer = route.fetch()
    kept = {name: value for name, value in answer.headers.items() if name != "refresh"}
    route.fulfill(response=answer, headers=kept)


def test_nothing_stands_in_the_way_of_any_reader(page: Page, everywhere: list[str]) -> None:
    found = {}
    for address in everywhere:
        answer = page.goto(address)
        seen = [one for name, look in LOOKS.items() for one in _seen(page, name, look)]
        if seen or not answer or answer.status != (404 if address == MISSING else 200):
            found[address] = seen or [f"answers {answer and answer.status}"]

    assert found == {}


def _seen(page: Page, name: str, look: Look) -> list[str]:
    """What is wrong with a loaded page in a look."""
    _show(page, look)
    needed = page.evaluate("document.documentElement.scrollWidth")
    wide = [f"{name}: {needed} pixels across"] if needed > look.width else []
    asked = [] if look.rules is None else violations(page, look.rules)
    flat = page.evaluate(_TOLD_BY_COLOUR_ALONE) if look.forced == "active" else []
    return wide + [f"{name}: {one}" for one in [*asked, *flat]]


def _show(page: Page, look: Look) -> None:
    page.set_viewport_size({"width": look.width, "height": 900})
    page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
    page.evaluate("share => { document.documentElement.style.fontSize = share }", look.letters)
