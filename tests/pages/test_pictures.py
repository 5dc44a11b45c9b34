"""Pages look as they did when somebody last looked at them: `make pictures` makes these anew.

Pictures are compared small and grey, so that another release of Chromium or of its fonts does
not matter, and a part that moved, vanished or lost its colour does.
"""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL import ImageChops

from tests.pages.conftest import Opened

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parent / "pictures"
PAGES = {
    "document": "/hsa/beslut-1",
    "clause": "/hsa/beslut-1/kontakt-kvall-natt-och-helg",
    "two-columns": "/hsa/remiss-1...beslut-1?vy=sida&kapitel=4",
    "help": "/hjalp",
}
WINDOWS = {"desk": (1280, "light"), "desk-dark": (1280, "dark"), "telephone": (360, "light")}
SMALL = 320
"""How many pixels across pictures are compared."""
FAR = 40
"""From how many shades of 255 on a pixel is another one."""
MOST = 0.03
"""The share of pixels that may be others."""


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(opened: Opened, name: str, window: str) -> None:
    width, scheme = WINDOWS[window]
    picture = small(opened(PAGES[name], width, color_scheme=scheme).screenshot())
    path = FOLDER / f"{name}-{window}.png"
    if os.environ.get("NEW_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        picture.save(path, optimize=True)
    shown = other(Image.open(path), picture)

    assert shown <= MOST, (
        f"{shown:.0%} of {PAGES[name]} at {width} pixels, {scheme}, looks otherwise: "
        "if that is meant, run make pictures and look at them"
    )


def small(data: bytes) -> Image.Image:
    """A picture in grey, so small that the edges of letters do not count."""
    picture = Image.open(BytesIO(data)).convert("L")
    height = round(picture.height * SMALL / picture.width)
    return picture.resize((SMALL, height), Image.Resampling.BOX)


def other(before: Image.Image, after: Image.Image) -> float:
    """The share of pixels that became others; all, where the size did."""
    if before.size != after.size:
        return 1.0
    counts = ImageChops.difference(before, after).histogram()
    return sum(counts[FAR:]) / sum(counts)


def test_a_part_that_vanished_is_seen() -> None:
    whole = Image.new("L", (SMALL, 200), 255)
    with_bar = whole.copy()
    with_bar.paste(30, (0, 0, SMALL, 10))

    assert other(whole, whole) == 0
    assert other(whole, with_bar) > MOST
