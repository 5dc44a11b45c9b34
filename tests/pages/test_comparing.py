"""Comparing, as a person with a browser does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import expect

from tests.serving import sample

pytestmark = pytest.mark.browser

BOTH = "/hsa/remiss-1...beslut-1"
Opened = Callable[..., Page]


def test_columns_stack_on_a_telephone_with_their_names_repeated(opened: Opened) -> None:
    page = opened(f"{BOTH}?vy=sida", 360)
    sides = page.locator("#andring-2 .side")

    first, second = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()

    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"]
    expect(sides.nth(0).locator(".side-name")).to_have_text("Remiss 1")
    expect(sides.nth(1).locator(".side-name")).to_have_text("Beslut 1")


@pytest.mark.parametrize(("forwards", "back"), [("n", "p"), ("F7", "Shift+F7")])
def test_keys_lead_from_change_to_change_and_say_where_one_is(
    opened: Opened, forwards: str, back: str
) -> None:
    page = opened(BOTH)
    total = page.locator("[data-change]").count()
    status = page.get_by_role("status")

    page.keyboard.press(forwards)
    expect(status).to_contain_text(f"Ändring 1 av {total}")
    page.keyboard.press(forwards)
    expect(status).to_contain_text(f"Ändring 2 av {total}: 1.2 Syfte")
    expect(page.locator("#andring-2")).to_be_focused()
    page.keyboard.press(back)
    expect(status).to_contain_text(f"Ändring 1 av {total}")


def test_the_bar_does_not_hide_the_change_one_came_to(opened: Opened) -> None:
    page = opened(BOTH)
    for number in range(1, 6):
        page.keyboard.press("n")
        expect(page.get_by_role("status")).to_contain_text(f"Ändring {number} av")

    bar = page.locator(".bar").bounding_box()
    change = page.locator("#andring-5").bounding_box()

    assert bar
    assert change
    assert change["y"] >= bar["y"] + bar["height"]


def test_the_keys_can_be_switched_off_and_stay_off(opened: Opened) -> None:
    page = opened(BOTH)
    page.get_by_label("Kortkommandon").uncheck()
    page.reload()
    page.keyboard.press("n")

    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_label("Kortkommandon")).not_to_be_checked()


def test_the_address_of_a_change_can_be_sent(opened: Opened) -> None:
    page = opened(f"{BOTH}#andring-3")

    expect(page.get_by_role("status")).to_contain_text("Ändring 3 av")


def test_next_and_previous_work_without_scripts(opened: Opened) -> None:
    page = opened(BOTH, java_script_enabled=False)
    page.locator(".bar").get_by_role("link", name="Nästa").click()

    assert page.url.endswith("#andring-1")


def test_next_goes_on_from_where_the_reader_has_scrolled(opened: Opened) -> None:
    page = opened(BOTH)
    page.keyboard.press("n")
    page.locator("#andring-20").evaluate("one => one.scrollIntoView()")
    page.keyboard.press("n")

    expect(page.get_by_role("status")).to_contain_text("Ändring 20 av")


def test_everything_that_is_pressed_is_large_enough(opened: Opened) -> None:
    page = opened(BOTH)
    for box in page.locator("button:visible, .button:visible, select:visible").all():
        place = box.bounding_box()

        assert place
        assert place["height"] >= 44


def test_why_can_be_opened_with_the_keyboard(opened: Opened) -> None:
    page = opened(BOTH)
    page.locator("#andring-2 summary").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#andring-2 blockquote").first).to_be_visible()


def test_the_first_stop_leads_past_the_head(opened: Opened) -> None:
    page = opened(BOTH)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_marks_hold_with_forced_colours(opened: Opened) -> None:
    page = opened(BOTH, forced_colors="active")
    line = page.locator("#andring-1 ins").first.evaluate(
        "one => getComputedStyle(one).textDecorationLine"
    )

    assert line == "underline"


def test_two_files_are_compared_and_the_word_file_saved(opened: Opened, tmp_path: Path) -> None:
    page = opened("/jamfor")
    page.get_by_label("Tidigare text").set_input_files(sample("hsa-remiss-1.docx"))
    page.get_by_label("Senare text").set_input_files(sample("hsa-beslut-1.docx"))
    page.get_by_label("En Word-fil – den tidigare").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Jämför").click()
    download.value.save_as(tmp_path / "made.docx")

    assert (tmp_path / "made.docx").read_bytes().startswith(b"PK")


def test_no_script_or_style_is_refused(opened: Opened) -> None:
    said: list[str] = []
    page = opened("/jamfor")
    page.on("console", lambda message: said.append(message.text))
    page.goto(page.url.replace("/jamfor", BOTH))
    page.keyboard.press("n")

    assert said == []


def test_the_choices_take_no_more_room_on_a_telephone_than_they_need(opened: Opened) -> None:
    page = opened(BOTH, 360)
    box = page.locator("details.selection").bounding_box()

    assert box is not None
    assert box["height"] < 100
