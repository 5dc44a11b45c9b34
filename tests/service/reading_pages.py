"""Pages as a reader meets them: by their headings, landmarks and links."""

from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient
from lxml import html

from service.application import create_app
from service.settings import Settings
from versions.store import Store

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
NOTE = "/anteckningar/2025-11-12-gemensam-styrgrupp"


@dataclass(frozen=True)
class Page:
    """A page that was answered."""

    status: int
    tree: html.HtmlElement

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        return str(self.tree.get("lang"))

    @property
    def text(self) -> str:
        """Everything that the page says, without what only machines read."""
        return said(self.tree.find("body"))

    @property
    def headings(self) -> list[str]:
        """The headings of the content, in order."""
        return [said(one) for one in self.tree.iterfind(".//main//*") if one.tag in _HEADINGS]

    @property
    def heading_levels(self) -> list[int]:
        """How deep each heading of the content lies."""
        return [int(one.tag[1]) for one in self.tree.iterfind(".//main//*") if one.tag in _HEADINGS]

    def part(self, heading: str) -> html.HtmlElement:
        """The section, list item or article that a heading opens."""
        for one in self.tree.iterfind(".//main//*"):
            if one.tag in _HEADINGS and said(one).startswith(heading):
                return next(up for up in one.iterancestors() if up.tag in _PARTS)
        raise AssertionError(f"no heading {heading!r} among {self.headings}")

    def links(self, within: html.HtmlElement | None = None) -> dict[str, str]:
        """Where links lead, by what they say."""
        root = self.tree.find(".//main") if within is None else within
        return {said(one): str(one.get("href")) for one in root.iter("a")}


_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_PARTS = frozenset({"section", "article", "li", "aside", "nav", "main"})


def said(element: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def visitor(store: Path, audience: str = "draft") -> FlaskClient:
    """Somebody who asks for pages of a store."""
    app = create_app(Store.open(store), Settings(secret="for tests", audience=audience))
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def page(client: FlaskClient, address: str, language: str = "sv") -> Page:
    """Ask for a page in a language."""
    answer = client.get(address, headers={"Accept-Language": language})
    return Page(answer.status_code, html.document_fromstring(answer.text))
