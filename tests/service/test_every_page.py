"""What holds for every page: sound HTML, and one language that the tool speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from lxml import html

from service.accounts.people import Role
from service.wording import FOLDER
from tests.serving import Page
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody
from versions.store import Store

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
NOTE = "/anteckningar/2025-09-16-politisk-referensgrupp"
BOTH = "/hsa/remiss-1...beslut-1"
PAGES = [
    "/",
    "/hsa/beslut-1",
    CLAUSE,
    f"{CLAUSE}/foresla",
    f"{CLAUSE}/kompromiss",
    *(f"{BOTH}?vy={layout}" for layout in ("lopande", "sida", "lydelse", "andringar", "en")),
    f"{BOTH}?vy=en&andring=2",
    "/lakarmedverkan/remiss-1...hsa/beslut-1",
    "/anteckningar",
    NOTE,
    f"{NOTE}/lankforslag",
    "/anteckningar/2025-12-04-arbetsgruppen",
    "/importera",
    "/jamfor",
    "/jamfor/kanns-igen",
    "/oforklarat",
    "/lage",
    "/fragor",
    "/sok?q=journal",
    "/hjalp",
    "/tillganglighet",
    "/finns-inte",
]
_VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "circle", "path"}


@pytest.fixture(scope="module")
def editor(sample_store: Path) -> FlaskClient:
    app = application(Store.open(sample_store))
    return signed_in(app, somebody(app, Role.EDITOR, of="Arbetsgruppen"))


def asked(client: FlaskClient, address: str, language: str) -> str:
    return client.get(address, headers={"Accept-Language": language}).text


@pytest.mark.parametrize("address", PAGES)
def test_elements_are_closed_and_names_given_once(editor: FlaskClient, address: str) -> None:
    text = asked(editor, address, "sv")
    names = re.findall(r'\sid="([^"]+)"', text)

    assert [tag for tag in Page(text).unclosed if tag not in _VOID] == []
    assert text.count("<a ") == text.count("</a>")
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("address", PAGES)
def test_every_label_and_link_within_a_page_leads_somewhere(
    editor: FlaskClient, address: str
) -> None:
    text = asked(editor, address, "sv")
    names = set(re.findall(r'\sid="([^"]+)"', text))
    led = re.findall(r'(?:for|aria-labelledby|aria-describedby)="([^"]+)"', text)
    anchors = re.findall(r'href="#([^"]+)"', text)

    assert {one for many in led for one in many.split()} | set(anchors) <= names


def phrases() -> list[tuple[str, str]]:
    """The English and the Swedish of what is long enough to be told apart from other words."""
    with (FOLDER / "sv/LC_MESSAGES/messages.po").open("rb") as file:
        return [
            (str(one.id), str(one.string))
            for one in read_po(file)
            if one.id and len(str(one.id)) > 11 and not re.search(r"[%{]", str(one.id))
        ]


def spoken(text: str, language: str) -> str:
    """What the tool itself says on a page: words that are marked as the language it speaks."""
    return " ".join(" ".join(_spoken(html.document_fromstring(text), language, language)).split())


def _spoken(element: html.HtmlElement, mine: str, wanted: str) -> Iterator[str]:
    mine = element.get("lang", mine)
    if element.tag not in {"script", "style"} and isinstance(element.tag, str):
        if mine == wanted:
            yield element.text or ""
            yield from (element.get(name, "") for name in ("aria-label", "placeholder", "title"))
        for child in element:
            yield from _spoken(child, mine, wanted)
            yield (child.tail or "") if mine == wanted else ""


@pytest.mark.parametrize("address", PAGES)
def test_no_english_is_left_on_swedish_pages_nor_swedish_on_english(
    editor: FlaskClient, address: str
) -> None:
    swedish = spoken(asked(editor, address, "sv"), "sv")
    english = spoken(asked(editor, address, "en"), "en")

    assert [one for one, other in phrases() if one in swedish and one not in other] == []
    foreign = [other for one, other in phrases() if len(other) > 11 and other not in one]
    assert [other for other in foreign if other in english] == []
