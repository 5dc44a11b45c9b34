"""The service over the sample family, and short ways to read its pages, for tests."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import all_groups
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import add_account
from service.accounts.sessions import SessionKind
from service.accounts.sessions import open_session
from service.application import create_app
from service.application import database
from service.settings import Settings
from versions.store import Store


@dataclass
class Clock:
    """A clock that a test moves."""

    moment: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.moment


def application(store: Store, audience: str = "draft", **wishes: Any) -> Flask:
    """The pages of a store as everyone sees them who is of an audience.

    Args:
        store: The store.
        audience: What visitors without an account see.
        wishes: Other settings, by name.
    """
    return create_app(store, Settings("secret", audience=audience, **wishes))


def somebody(
    app: Flask,
    role: Role = Role.READER,
    *,
    of: str = "",
    sees: Sees = Sees.CONSULTATION,
    mail: str = "maja@borgsund.example",
    name: str = "Maja Berg",
) -> Account:
    """Somebody with an account, of a party or body that is let in at a stage."""
    with database(app).writing() as connection:
        groups = []
        if of:
            known = [group for group in all_groups(connection) if group.name == of]
            groups = known or [add_group(connection, of, GroupKind.PARTY, sees)]
        return add_account(connection, mail, name, role, groups)


def signed_in(app: Flask, who: Account | None = None) -> FlaskClient:
    """A visitor in Swedish who has signed in; an editor if nobody is named."""
    if who is None:
        who = somebody(app, Role.EDITOR, of="Arbetsgruppen", sees=Sees.DRAFT)
    client = swedish(app)
    client.set_cookie(*cookie_of(app, who))
    return client


def cookie_of(app: Flask, who: Account) -> tuple[str, str]:
    """What somebody's browser is known by once they have signed in: its name and value."""
    settings: Settings = app.extensions["lydelse"].settings
    with database(app).writing() as connection:
        token = open_session(
            connection,
            SessionKind.BROWSER,
            now=int(settings.clock()),
            lasts=settings.session_limit,
            account_id=who.id,
        )
    return "__Host-lydelse" if settings.secure else "lydelse-in", token


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which a browser reaches an application, on this machine alone."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def form(client: FlaskClient, page: str, **fields: str) -> dict[str, str]:
    """What a browser sends with a form of a page: the fields, and the page's own token."""
    return {"csrf_token": hidden(client.get(page).text, "csrf_token"), **fields}


def hidden(html: str, name: str) -> str:
    """The value of the first field of a name that a page fills in itself."""
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', html)
    assert found, f"no field {name}"
    return found[1]


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
