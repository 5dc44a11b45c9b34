"""Pages that were saved to be kept or sent, as a person opens them from a disk."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.running import lydelse

pytestmark = pytest.mark.browser

SINCE = ("export", "hsa@beslut-1", "--since", "remiss-1")
FILES = {
    "a redline": SINCE,
    "parallel columns": (*SINCE, "--view", "columns"),
    "proposals": ("proposals", "hsa/kontakt-kvall-natt-och-helg@remiss-1"),
    "a version": ("export", "hsa@beslut-1"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("command", FILES.values(), ids=FILES)
def test_a_kept_page_can_be_read_by_anyone_on_any_screen(
    browser: Browser,
    sample_store: Path,
    tmp_path: Path,
    command: tuple[str, ...],
    scheme: str,
) -> None:
    out = tmp_path / "kept.html"
    lydelse("--lang", "sv", *command, "-o", out, store=sample_store)
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(out.as_uri())
    found = Axe().run(page).response["violations"]
    page.set_viewport_size({"width": 320, "height": 800})

    assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert asked == [out.as_uri()]
    page.close()
