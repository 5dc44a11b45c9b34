"""What stands in the way of people who see, hear or move otherwise, as axe finds it."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_COLOURS = ["color-contrast", "link-in-text-block"]
COLOURS = {"runOnly": _COLOURS, "resultTypes": ["violations"]}
"""The rules that a change of colours alone can break."""
LAYOUT = {
    "rules": {"target-size": {"enabled": True}, **{one: {"enabled": False} for one in _COLOURS}},
    "resultTypes": ["violations"],
}
"""The others, with the one on how large what is pressed must be."""
EVERYTHING = {"resultTypes": ["violations"]}


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """Each rule that a page breaks, with the first element that breaks it.

    What can be unfolded is unfolded first.
    """
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page, options=options or EVERYTHING).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
