"""Words as long as Swedish makes them keep every page within its window."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from clauses.reading import read
from tests.making import clause
from tests.making import document
from tests.serving import application
from tests.serving import served
from tests.versions.stores import imported
from versions.format.identifiers import slug
from versions.minutes.parsing import read_minutes
from versions.stages import Stage
from versions.store import Store

pytestmark = pytest.mark.browser

LONG = "Specialistläkarmedverkansöverenskommelseförhandlingsdelegationsordförande"

PAGES = (
    "/",
    "/hsa/beslut-1",
    "/hsa/remiss-1...beslut-1",
    "/hsa/remiss-1...beslut-1?vy=sida",
    "/hsa/remiss-1...beslut-1/skal",
    f"/hsa/beslut-1/{slug(LONG)}",
    "/remissvar/hsa/remiss-1",
    "/remissvar/hsa/remiss-1?vy=lista",
    "/sok?q=ansvarar",
    "/lage",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A family in which everything is called by a long word."""
    made = Store.create(tmp_path / "store", "lang", f"Familjen {LONG}")
    before = document(clause(LONG, f"{LONG} ansvarar.", number="1"), title=LONG)
    after = document(clause(LONG, f"{LONG} ansvarar alltid.", number="1"), title=LONG)
    imported(made, before)
    imported(made, after, "beslut-1", Stage.DECISION)
    rows = f"| {LONG} | {LONG} kommun | {LONG} | Bra |\n| {LONG} | Ekby | Hur då? | Bra |\n"
    text = f"| Avsnitt | Remissinstans | Synpunkt | Hantering |\n|---|---|---|---|\n{rows}"
    made.import_note(read_minutes(read(text.encode(), "s.md")), text.encode(), "s.md")
    return made


@pytest.mark.parametrize("width", [320, 1440])
def test_no_page_is_wider_than_its_window(browser: Browser, store: Store, width: int) -> None:
    wide = {}
    with served(application(store)) as address:
        page = browser.new_page(base_url=address, viewport={"width": width, "height": 900})
        for one in PAGES:
            answer = page.goto(one)
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width or not answer or answer.status != 200:
                wide[one] = (needed, answer and answer.status)
        page.close()

    assert wide == {}


def test_what_answers_are_about_leaves_room_for_them(browser: Browser, store: Store) -> None:
    with served(application(store)) as address:
        page = browser.new_page(base_url=address, viewport={"width": 360, "height": 900})
        page.goto("/remissvar/hsa/remiss-1")
        about = page.locator(".matrix tbody th").first.bounding_box()
        page.close()

    assert about
    assert about["width"] < 180
