"""The web application: pages over one store."""

from importlib import import_module
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from service import api
from service.accounts.database import Database
from service.pages import elsewhere
from service.settings import Settings
from service.web import access
from service.web import auditing
from service.web import failures
from service.web import headers
from service.web import limits
from service.web import observing
from service.web import rendering
from service.web import sent
from service.web.addresses import IdConverter
from service.web.addresses import NumberConverter
from service.web.addresses import VersionConverter
from versions.store import Store

TOPICS = (
    "overview",
    "notes",
    "search",
    "files",
    "help",
    "language",
    "signing_in",
    "elsewhere",
    "tickets",
    "account",
    "admin",
    "guests",
    "standing",
    "meetings",
    "asking",
    "questions",
    "reports",
    "responses",
    "unexplained",
    "publishing",
    "proposing",
    "commenting",
    "bringing",
    "importing",
    "releasing",
    "deciding",
    "linking",
    "exporting",
    "comparing",
    "clauses",
    "documents",
)
"""The modules of `service.pages`, each with a blueprint `pages`."""


def create_app(store: Store, settings: Settings) -> Flask:
    """Make the application that serves a store.

    Args:
        store: The family to show.
        settings: For whom, in which language, and how much may be uploaded.
    """
    app = Flask("service", static_folder="static", template_folder="templates")
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.config.update(
        SECRET_KEY=settings.secret,
        MAX_CONTENT_LENGTH=settings.upload_limit,
        MAX_FORM_MEMORY_SIZE=settings.upload_limit,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_NAME="lydelse-session",
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        TRUSTED_HOSTS=settings.hosts,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.url_map.converters.update(id=IdConverter, int=NumberConverter, version=VersionConverter)
    if settings.secure:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
    access.register(app, store, settings)
    sent.register(app)
    CSRFProtect(app)
    headers.register(app)
    failures.register(app)
    auditing.register(app)
    observing.register(app)
    rendering.register(app)
    _speak(app)
    for topic in TOPICS:
        app.register_blueprint(import_module(f"service.pages.{topic}").pages)
    app.register_blueprint(api.pages)
    elsewhere.register(app, settings.tenants)
    limits.register(app, settings)
    return app


def database(app: Flask) -> Database:
    """Where the accounts of an application are."""
    return access.site_of(app).database


def _speak(app: Flask) -> None:
    """Give templates the words of the visitor's language, and what stands on every page."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda phrase: access.wording().say(phrase),
        lambda one, many, count: access.wording().say(one if count == 1 else many),
        newstyle=True,
    )
    app.context_processor(_everywhere)


def _everywhere() -> dict[str, Any]:
    words, settings, visitor = access.wording(), access.settings(), access.visitor()
    return {
        "wording": words,
        "language": words.language,
        "family": access.family(),
        "visitor": visitor,
        "some_left_out": access.left_out,
        "audience": visitor.reader.audience.value,
        "demo": settings.demo,
        "release": headers.release(),
    }
