"""Reading the family, as a person with a browser does it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator
from playwright.sync_api import Page
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
Opened = Callable[..., Page]


def test_the_story_is_four_clicks_without_scripts(opened: Opened) -> None:
    page = opened("/", java_script_enabled=False)
    page.get_by_role("link", name="4.7 Kontakt kväll, natt och helg").click()
    expect(page.get_by_role("heading", name="4.7 Kontakt kväll, natt och helg")).to_be_visible()
    expect(page.get_by_text("Slutlig lydelse")).to_be_visible()

    page.get_by_role("link", name="Varför står det så?").click()
    why = page.locator(".step").first
    reason = why.locator(".reason").get_by_text("Styrgrupperna enades om den slutliga")
    expect(reason.first).to_be_visible()

    with page.expect_download() as download:
        why.get_by_role("link", name="Word med spårade ändringar").click()

    assert download.value.suggested_filename.endswith(".docx")


def test_proposals_stand_side_by_side_on_a_desk_and_one_below_the_other_on_a_telephone(
    opened: Opened,
) -> None:
    def corners(width: int) -> list[tuple[float, float]]:
        offers = opened(CLAUSE, width).locator(".offer:not(.base)")
        boxes = [offers.nth(place).bounding_box() for place in range(3)]
        return [(box["x"], box["y"]) for box in boxes if box]

    wide, narrow = corners(1280), corners(360)

    assert len({y for _, y in wide}) == 1
    assert len({x for x, _ in wide}) == 3
    assert len({x for x, _ in narrow}) == 1
    assert len({y for _, y in narrow}) == 3


def test_a_passage_that_an_address_names_is_shown_and_marked(opened: Opened) -> None:
    page = opened("/anteckningar/2025-11-12-gemensam-styrgrupp#p20")

    expect(page.locator("#p20")).to_be_in_viewport()


def test_a_keyboard_reaches_the_content_and_the_versions(opened: Opened) -> None:
    page = opened("/hsa/beslut-1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Utkast 3", exact=True)).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_menu_of_a_small_screen_is_opened_and_closed_with_the_keyboard(
    opened: Opened, scripts: bool
) -> None:
    page = opened("/", 360, java_script_enabled=scripts)
    menu = page.get_by_role("navigation", name="Tjänsten")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Meny").press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")

    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Meny")).to_be_focused()


@pytest.mark.parametrize(
    "address", ["/hsa/remiss-1...beslut-1", "/lage", CLAUSE, "/remissvar/hsa/remiss-1"]
)
def test_nothing_that_is_pressed_is_printed(opened: Opened, address: str) -> None:
    page = opened(address)
    page.emulate_media(media="print")

    assert page.locator("button:visible, select:visible, input:visible").count() == 0


@pytest.mark.parametrize(
    "address",
    ["/hsa/remiss-1...beslut-1/skal", "/remissvar/hsa/remiss-1"],
    ids=["reasons", "answers"],
)
def test_no_column_of_a_wide_table_is_cut_at_the_edge_of_the_paper(
    opened: Opened, address: str
) -> None:
    page = opened(address, 1000)
    page.emulate_media(media="print")
    table = page.locator("main table").first.bounding_box()

    assert table
    assert table["x"] + table["width"] <= 1000
    assert (
        page.locator("main :is(.table, .matrix)").first.evaluate(
            "one => getComputedStyle(one).overflow"
        )
        == "visible"
    )


def test_the_report_of_reasons_is_printed_as_a_table(opened: Opened) -> None:
    page = opened("/hsa/remiss-1...beslut-1/skal", 790)
    page.emulate_media(media="print")
    cells = page.locator("main tbody tr").first.locator("th, td")
    tops = {round(box["y"]) for box in map(Locator.bounding_box, cells.all()) if box}

    assert len(tops) == 1


def test_a_printed_document_is_its_text_alone(opened: Opened) -> None:
    page = opened("/hsa/beslut-1")
    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Innehåll")).to_be_hidden()
    expect(page.get_by_text("Samtalet ska besvaras skyndsamt.")).to_be_visible()


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_definition_stays_while_it_is_read_and_goes_with_escape(opened: Opened, way: str) -> None:
    page = opened("/hsa/beslut-1")
    term = page.locator(".term").first

    def meaning() -> str:
        return str(term.evaluate("one => getComputedStyle(one, '::after').content"))

    page.keyboard.press("Tab")
    getattr(term, way)()
    assert "none" not in meaning()
    if way == "hover":
        box = term.bounding_box()
        assert box
        page.mouse.move(box["x"] + 5, box["y"] + box["height"] + 10, steps=5)
        assert "none" not in meaning()
    page.keyboard.press("Escape")
    assert meaning() == "none"
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    getattr(term, way)()
    assert "none" not in meaning()
