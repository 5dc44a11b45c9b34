"""Who asks, in which language, and what of the store they may see."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask
from flask import current_app
from flask import g
from flask import request

from service.settings import Settings
from service.wording import LANGUAGES
from service.wording import Wording
from versions.errors import VersionsError
from versions.stages import Audience
from versions.stages import Family
from versions.store import Store
from versions.view import View

LANGUAGE_COOKIE = "lydelse-language"
_KEY = "lydelse"
_T = TypeVar("_T")


def register(app: Flask, store: Store, settings: Settings) -> None:
    """Let requests of an application reach a store as its settings allow."""
    app.extensions[_KEY] = (store, settings)


def settings() -> Settings:
    """How the pages are served."""
    found: Settings = current_app.extensions[_KEY][1]
    return found


def view() -> View:
    """The store as the one who asks may see it, the same throughout one request."""
    return _once("view", lambda: _store().view(Audience(settings().audience)))


def family() -> Family:
    """The family that is shown; without a title where the store cannot be read."""
    try:
        return view().family
    except VersionsError:
        return Family("", "")


def wording() -> Wording:
    """Words in the language of the one who asks."""
    return _once("wording", lambda: Wording(_language()))


def _store() -> Store:
    found: Store = current_app.extensions[_KEY][0]
    return found


def _once(name: str, make: Callable[[], _T]) -> _T:
    if name not in g:
        setattr(g, name, make())
    found: _T = g.get(name)
    return found


def _language() -> str:
    """The language chosen, else one the browser asks for, else the service's own."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES) or settings().language
