"""The three things people come for, done with the keyboard alone, with and without scripts.

Nothing is focused for the one who presses the keys: each task begins at the overview, and at
every stop on the way the focus must be seen.
"""

import pytest
from playwright.sync_api import Page
from playwright.sync_api import expect

from tests.pages.conftest import Opened

pytestmark = pytest.mark.browser

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
_STOP = """() => {
  const one = document.activeElement;
  const place = one.getBoundingClientRect();
  const named = [...(one.labels ?? [])].map((label) => label.textContent).join(" ");
  const [x, y] = [place.left + Math.min(place.width / 2, 20), place.top + place.height / 2];
  const top = document.elementFromPoint(x, y);
  return {
    words: (named || one.textContent || "").replace(/\\s+/g, " ").trim(),
    shown: getComputedStyle(one).outlineStyle !== "none",
    hidden: !top || !(one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top)),
  };
}"""
"""What has the focus: its words, whether it is marked, and whether something lies over it."""


def reach(page: Page, words: str, most: int = 150) -> None:
    """Press Tab until what begins with some words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        assert stop["shown"], f"nobody sees that {stop['words']!r} has the focus"
        assert not stop["hidden"], f"something lies over {stop['words']!r}"
        if stop["words"].startswith(words):
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def press(page: Page, words: str, key: str = "Enter") -> None:
    """Go to what begins with some words and press a key there."""
    reach(page, words)
    page.keyboard.press(key)


def follow(page: Page, words: str) -> None:
    """Go to a link or button that begins with some words and wait for where it leads."""
    with page.expect_navigation():
        press(page, words)


def compare(opened: Opened, scripts: bool) -> Page:
    """From the overview to the comparison that was decided on."""
    page = opened("/", java_script_enabled=scripts)
    follow(page, "Jämför Remiss 1 med Beslut 1")
    return page


@SCRIPTS
def test_wordings_are_compared_with_the_keyboard_alone(opened: Opened, scripts: bool) -> None:
    page = compare(opened, scripts)
    press(page, "Visa bara vissa ändringar")
    press(page, "Flyttat, delat eller sammanslaget", "Space")
    follow(page, "Visa")
    follow(page, "Sida vid sida")
    press(page, "Nästa")

    assert "art=flytt" in page.url
    assert "vy=sida" in page.url
    expect(page.locator("[data-change]").first).to_be_in_viewport()
    expect(page.locator("[data-change]").first).to_be_focused()


def test_the_number_of_the_change_is_said_and_its_keys_are_switched_off(opened: Opened) -> None:
    page = compare(opened, scripts=True)
    page.keyboard.press("n")
    said = page.get_by_role("status")
    expect(said).to_contain_text("Ändring 1 av")
    expect(page.locator("#andring-1")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    press(page, "Varför?")
    expect(page.locator("#andring-1 .reason").first).to_be_visible()
    page.reload()
    press(page, "Kortkommandon", "Space")
    page.keyboard.press("n")

    expect(page.get_by_label("Kortkommandon")).not_to_be_checked()
    expect(page.locator("#andring-1")).not_to_be_focused()


@SCRIPTS
def test_why_is_traced_with_the_keyboard_alone(opened: Opened, scripts: bool) -> None:
    page = opened("/", java_script_enabled=scripts)
    follow(page, "4.7 Kontakt kväll, natt och helg")
    follow(page, "Varför står det så?")
    expect(page.locator("#varfor")).to_be_in_viewport()
    press(page, "Varför?")
    follow(page, "Gemensam styrgrupp, 12 november 2025")

    assert "/anteckningar/2025-11-12-gemensam-styrgrupp#p" in page.url
    expect(page.locator(":target")).to_be_in_viewport()


@SCRIPTS
def test_a_redline_is_exported_with_the_keyboard_alone(opened: Opened, scripts: bool) -> None:
    page = compare(opened, scripts)
    follow(page, "Fler format, och för andra läsare")
    reach(page, "Vem ska läsa den")
    page.keyboard.press("ArrowDown")
    reach(page, "Word med spårade ändringar")
    reach(page, "Hämta filen")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename.endswith(".docx")
