"""Who asks, what they may open, in which language, and what of the store they see.

This is the one place that decides. Every page declares with `needs` what it asks of a visitor; a
page that declares nothing is there for nobody.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from typing import TypeVar

from flask import Flask
from flask import abort
from flask import current_app
from flask import g
from flask import request
from werkzeug import Response

from service.accounts import sessions
from service.accounts.database import Database
from service.accounts.errors import EndedKeyError
from service.accounts.people import account
from service.accounts.reading_links import reading_link
from service.accounts.sessions import Session
from service.accounts.sessions import SessionKind
from service.comparing.known import Known
from service.settings import Settings
from service.web.kept import Kept
from service.web.making import AT_ONCE
from service.web.making import Making
from service.web.visitors import Need
from service.web.visitors import Visitor
from service.web.visitors import reader_for
from service.wording import LANGUAGES
from service.wording import Wording
from service.workers import Workers
from versions.errors import VersionsError
from versions.stages import Audience
from versions.stages import Family
from versions.store import Store
from versions.view import View

LANGUAGE_COOKIE = "lydelse-language"
_KEY = "lydelse"
MOST_CHANGES = 20_000
"""How many changes, unchanged clauses among them, of how many comparisons, are kept."""
_BEARER = "Bearer "
_MONITORS = "metrics"
"""The page with a key of its own."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_T = TypeVar("_T")
_Page = TypeVar("_Page", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Site:
    """What an application serves: a store, as settings say, to the people of a database."""

    store: Store
    settings: Settings
    database: Database
    workers: Workers
    making: Making
    comparisons: Kept[Known]


def register(app: Flask, store: Store, settings: Settings) -> None:
    """Let requests of an application reach a store and its accounts as its settings allow."""
    app.extensions[_KEY] = Site(
        store,
        settings,
        Database(settings.database),
        Workers(settings.workers),
        Making(Workers(min(settings.workers, AT_ONCE))),
        Kept(MOST_CHANGES, lambda known: len(known.facts)),
    )
    needs(Need.ANYONE)(app.view_functions["static"])
    app.before_request(_guard)


def needs(need: Need) -> Callable[[_Page], _Page]:
    """Declare what a page asks of whoever opens it; stands right below its address."""

    def declare(page: _Page) -> _Page:
        page.needs = need  # type: ignore[attr-defined]
        return page

    return declare


def need_of(page: Callable[..., Any]) -> Need | None:
    """What a page declares that it asks for."""
    return getattr(page, "needs", None)


def _guard() -> None:
    """Answer a page that a visitor may not open as if it were not there.

    Raises:
        EndedKeyError: A program sent a key that is none.
    """
    if _token()[1]:
        visitor()
    if request.endpoint is None:
        return
    need = need_of(current_app.view_functions[request.endpoint])
    if need is None or not (need is Need.ANYONE or visitor().may(need)):
        abort(404)


def settings() -> Settings:
    """How the pages are served."""
    return _site().settings


def store() -> Store:
    """The store, for pages that write; those that read ask `view`."""
    return _site().store


def accounts() -> Database:
    """Where the accounts are."""
    return _site().database


def workers() -> Workers:
    """Who does heavy work."""
    return _site().workers


def making() -> Making:
    """Who makes files that take a while."""
    return _site().making


def comparisons() -> Kept[Known]:
    """What is known of comparisons, by what was seen of their versions."""
    return _site().comparisons


def now() -> int:
    """This moment, in seconds since 1970."""
    return int(settings().clock())


def today() -> datetime.date:
    """This day, where it is told in UTC."""
    return datetime.datetime.fromtimestamp(now(), datetime.UTC).date()


def visitor() -> Visitor:
    """Whoever asks, the same throughout one request."""
    return _once("visitor", _find_visitor)


def see_as_anyone() -> None:
    """Take the one who asks for anyone, where it cannot be found out who they are."""
    g.visitor = _visitor()


def view() -> View:
    """The store as the one who asks may see it, the same throughout one request."""
    return _once("view", lambda: store().view(visitor().reader))


def family() -> Family:
    """The family that is shown; without a title where the store cannot be read."""
    try:
        return view().family
    except VersionsError:
        return Family("", "")


def left_out() -> bool:
    """Whether something could not be read of what the page tells, and is missing in it."""
    try:
        return bool(view().left_out)
    except VersionsError:
        return False


def wording() -> Wording:
    """Words in the language of the one who asks."""
    return _once("wording", lambda: Wording(_language()))


def session_cookie() -> str:
    """What the cookie is called that somebody is known again by."""
    return "__Host-lydelse" if settings().secure else "lydelse-in"


def remember(response: Response, token: str, lasts: int) -> None:
    """Let a browser be known again by the token of a session."""
    response.set_cookie(
        session_cookie(),
        token,
        max_age=lasts,
        httponly=True,
        samesite="Lax",
        secure=settings().secure,
    )


def forget(response: Response) -> None:
    """Let a browser be known no more."""
    response.delete_cookie(
        session_cookie(), httponly=True, samesite="Lax", secure=settings().secure
    )


def site_of(app: Flask) -> Site:
    """What an application serves."""
    found: Site = app.extensions[_KEY]
    return found


def _site() -> Site:
    return site_of(current_app)


def _once(name: str, make: Callable[[], _T]) -> _T:
    if name not in g:
        setattr(g, name, make())
    found: _T = g.get(name)
    return found


def current_session() -> Session | None:
    """The session that the browser's cookie or the program's key names, whatever its kind.

    Raises:
        EndedKeyError: A program sent a key that is none: it would else take what is for anyone
            for all there is.
    """
    token, wanted = _token()
    if not token:
        return None
    with accounts().reading() as connection:
        found = sessions.session_of(connection, token, now=now(), idle=settings().idle_limit)
    if wanted and (found is None or found.kind is not SessionKind.PROGRAM):
        raise EndedKeyError
    return found if found and (wanted or found.kind is not SessionKind.PROGRAM) else None


def _token() -> tuple[str, bool]:
    """What somebody is known by, and whether it is a program's key; keys only read."""
    header = request.headers.get("Authorization", "")
    theirs = request.endpoint == _MONITORS and settings().metrics_token
    if header.startswith(_BEARER) and request.method in _SAFE and not theirs:
        return header.removeprefix(_BEARER).strip(), True
    return request.cookies.get(session_cookie(), ""), False


def _find_visitor() -> Visitor:
    session = current_session()
    if session is None or session.kind is SessionKind.HALF:
        return _visitor()
    if sessions.is_stale(session, now()):
        with accounts().writing() as connection:
            sessions.touch(connection, session, now())
    return _visitor_in(session)


def _visitor_in(session: Session) -> Visitor:
    owner, link = None, None
    with accounts().reading() as connection:
        if session.account_id is not None:
            owner = account(connection, session.account_id)
        if session.link_id is not None:
            link = reading_link(connection, session.link_id)
    if session.account_id is not None and (owner is None or owner.closed):
        return _visitor()
    link = link if link and link.is_open(now()) else None
    return _visitor(account=owner, link=link, session=session) if owner or link else _visitor()


def _visitor(**known: Any) -> Visitor:
    who = {name: value for name, value in known.items() if name != "session"}
    reader = reader_for(Audience(settings().audience), **who)
    return Visitor(reader, **known, may_upload=settings().guests_compare)


def _language() -> str:
    """The language chosen, else one the browser asks for, else the service's own."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES) or settings().language
