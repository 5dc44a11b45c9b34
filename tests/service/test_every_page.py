"""What holds for every page: sound HTML, and one language that the tool speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
import pytest
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from lxml import html

from service.accounts.groups import Sees
from service.accounts.people import Role
from service.wording import FOLDER
from tests.addresses import addresses
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody
from versions.store import Store

ANYBODY = ("/", "/logga-in", "/admin/kom-igang")
"""What is another page for somebody who has not come in."""


@dataclass(frozen=True)
class Asked:
    """A page in both languages."""

    address: str
    swedish: str
    english: str


@pytest.fixture(scope="module")
def pages(full_store: Store) -> list[Asked]:
    """Every page, as an administrator sees it, and what anybody meets at the door."""
    app = application(full_store)
    owner = somebody(app, Role.ADMINISTRATOR, of="Arbetsgruppen", sees=Sees.DRAFT)
    inside, outside = signed_in(app, owner), application(full_store, "decision").test_client()
    return [
        *(_asked(inside, address) for address in addresses(app, full_store)),
        *(_asked(outside, address) for address in ANYBODY),
    ]


def _asked(client: FlaskClient, address: str) -> Asked:
    both = (client.get(address, headers={"Accept-Language": one}).text for one in ("sv", "en"))
    return Asked(address, *both)


def test_every_page_is_sound_html(pages: list[Asked]) -> None:
    found = {}
    for page in pages:
        parser = html5lib.HTMLParser()
        parser.parse(page.swedish)
        if parser.errors:
            found[page.address] = parser.errors[:3]

    assert found == {}


def test_names_are_given_once_and_labels_and_links_lead_to_one(pages: list[Asked]) -> None:
    found = {}
    for page in pages:
        names = re.findall(r'\sid="([^"]+)"', page.swedish)
        twice = {name for name in names if names.count(name) > 1}
        led = re.findall(r'(?:for|aria-labelledby|aria-describedby)="([^"]+)"', page.swedish)
        wanted = {one for many in led for one in many.split()}
        wanted |= set(re.findall(r'href="#([^"]+)"', page.swedish))
        if twice or wanted - set(names):
            found[page.address] = twice | (wanted - set(names))

    assert found == {}


LONG = 12
"""How many letters a phrase has that is told apart from other words wherever it stands."""


def phrases() -> list[tuple[str, str]]:
    """The English and the Swedish of everything said without a field to fill in."""
    with (FOLDER / "sv/LC_MESSAGES/messages.po").open("rb") as file:
        said = [(str(one.id), str(one.string)) for one in read_po(file) if one.id]
    return [both for both in said if both[0] != both[1] and not re.search(r"[%{]", both[0])]


def foreign(said: list[str], mine: set[str], theirs: set[str]) -> list[str]:
    """Phrases of the other language in what is said: alone, or long ones anywhere."""
    whole = " ".join(" ".join(said).split())
    alone = (theirs - mine) & {" ".join(one.split()) for one in said}
    inside = {one for one in theirs - mine if len(one) >= LONG and one in whole}
    own = [one for one in mine if one in whole]
    return sorted(alone | {one for one in inside if not any(one in other for other in own)})


def spoken(text: str, language: str) -> list[str]:
    """What the tool itself says on a page: words that are marked as the language it speaks."""
    return list(_spoken(html.document_fromstring(text), language, language))


def _spoken(element: html.HtmlElement, mine: str, wanted: str) -> Iterator[str]:
    mine = element.get("lang", mine)
    if element.tag not in {"script", "style"} and isinstance(element.tag, str):
        if mine == wanted:
            yield element.text or ""
            yield from (element.get(name, "") for name in ("aria-label", "placeholder", "title"))
        for child in element:
            yield from _spoken(child, mine, wanted)
            yield (child.tail or "") if mine == wanted else ""


def test_a_word_of_the_other_language_is_found_alone_and_a_phrase_anywhere() -> None:
    swedish, english = {"Sök", "Visa allt om Search"}, {"Search", "Show everything"}

    assert foreign(["Sök", " Search "], swedish, english) == ["Search"]
    assert foreign(["Sök: Show everything now"], swedish, english) == ["Show everything"]
    assert foreign(["Visa allt om Search"], swedish, english) == []


def test_no_english_is_left_on_swedish_pages_nor_swedish_on_english(pages: list[Asked]) -> None:
    english, swedish = (set(one) for one in zip(*phrases(), strict=True))
    found = {}
    for page in pages:
        left = foreign(spoken(page.swedish, "sv"), swedish, english)
        left += foreign(spoken(page.english, "en"), english, swedish)
        if left:
            found[page.address] = left

    assert found == {}
