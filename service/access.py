"""Who may see what: the one place that decides the audience of a request."""

from dataclasses import dataclass

from flask import abort
from flask import current_app
from flask import g
from flask import request

from service.settings import Settings
from versions.errors import VersionsError
from versions.stages import Audience
from versions.stages import Family
from versions.store import Store
from versions.view import View

LANGUAGES = ("sv", "en")
LANGUAGE_COOKIE = "sprak"


@dataclass(frozen=True, slots=True)
class Service:
    """What the pages stand on: a store, if there is one, and what the operator decided."""

    store: Store | None
    settings: Settings


def service() -> Service:
    """What the application that answers this request stands on."""
    found: Service = current_app.extensions["lydelse"]
    return found


def audience() -> Audience:
    """For whom this request is answered."""
    return Audience(service().settings.audience)


def view() -> View:
    """The store as the audience of this request sees it, the same for the whole request."""
    if "view" not in g:
        store = service().store
        g.view = store.view(audience()) if store else abort(404)
    found: View = g.view
    return found


def language() -> str:
    """The language of this request: the one the reader chose, else the operator's."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in LANGUAGES else service().settings.language
