"""The three things people come for, done with the keyboard alone, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BOTH = "/hsa/remiss-1...beslut-1"
Opened = Callable[..., Page]
_FOCUSED = "(document.activeElement?.textContent || '').replace(/\\s+/g, ' ').trim()"


def reach(page: Page, words: str, most: int = 150) -> None:
    """Press Tab until what begins with some words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if str(page.evaluate(_FOCUSED)).startswith(words):
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_wordings_are_compared_with_the_keyboard_alone(opened: Opened, scripts: bool) -> None:
    page = opened("/", java_script_enabled=scripts)
    if not scripts:
        page = opened("/hsa/beslut-1", java_script_enabled=False)
        page.get_by_role("link", name="Jämför med Remiss 1").focus()
    else:
        reach(page, "Jämför Remiss 1 med Beslut 1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hsa/remiss-1...beslut-1")
    page.locator(".bar").get_by_role("link", name="Nästa").focus()
    page.keyboard.press("Enter")

    assert page.url.endswith("#andring-1")


def test_why_is_traced_with_the_keyboard_alone(opened: Opened) -> None:
    page = opened(f"{BOTH}#andring-2")
    page.locator("#andring-2").focus()
    reach(page, "Varför?")
    page.keyboard.press("Enter")
    reach(page, "Politisk referensgrupp, 16 september 2025")
    page.keyboard.press("Enter")

    page.wait_for_url("**/anteckningar/2025-09-16-politisk-referensgrupp#p*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_redline_is_exported_with_the_keyboard_alone(opened: Opened) -> None:
    page = opened(BOTH)
    reach(page, "Word med spårade ändringar")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename == "hsa-remiss-1-beslut-1.docx"
