"""The service over the sample family, and short ways to read its pages, for tests."""

from html.parser import HTMLParser
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from service.application import create_app
from service.settings import Settings
from versions.store import Store


def application(store: Store, audience: str = "draft", limit: int = 20 * 1024 * 1024) -> Flask:
    """The pages of a store for an audience."""
    return create_app(store, Settings("secret", audience=audience, upload_limit=limit))


def swedish(app: Flask) -> FlaskClient:
    """A visitor whose browser asks for Swedish."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    return client


def english(app: Flask) -> FlaskClient:
    """A visitor whose browser asks for English."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def sample(name: str) -> Path:
    """A Word file of the sample family."""
    return Path(__file__).parent.parent / "examples" / "word" / name


class _Reader(HTMLParser):
    """Collects the text of every element, and every attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in {"br", "link", "meta", "input", "img"}:
            self.open.append((tag, []))

    def handle_data(self, data: str) -> None:
        for _, parts in self.open:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            name, parts = self.open.pop()
            self.texts.append((name, " ".join("".join(parts).split())))


class Page:
    """A page as those who cannot see it meet it."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._read = _Reader()
        self._read.feed(html)
        self._read.close()

    def texts(self, *tags: str) -> list[str]:
        """The text of every element of some names."""
        return [text for tag, text in self._read.texts if tag in tags]

    @property
    def headings(self) -> list[str]:
        """Every heading."""
        return self.texts("h1", "h2", "h3", "h4", "h5", "h6")

    def values(self, tag: str, name: str) -> list[str]:
        """Every value of an attribute of elements of a name."""
        return [value for at, key, value in self._read.attributes if (at, key) == (tag, name)]

    @property
    def unclosed(self) -> list[str]:
        """Elements that were opened and not closed."""
        return [tag for tag, _ in self._read.open]
