"""The web service: puts the pages together."""

import hashlib
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable

from flask import Flask
from flask import Response
from flask import request
from flask import url_for
from flask_babel import Babel
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from service import access
from service import failures
from service.access import Service
from service.addresses import CONVERTERS
from service.freshness import answer_unchanged
from service.freshness import mark
from service.settings import Settings
from service.wording import Wording
from versions.store import Store

_PAGES = ("overview", "reading", "clause", "comparison", "notes", "files", "finding", "help")
_MARGIN = 64 * 1024
"""What a form may hold beside its files."""
SENT_BACK = 8 * 1024 * 1024
"""How many bytes two uploaded files may have to be carried from page to page."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def create_app(store: Store | None, settings: Settings) -> Flask:
    """Make the web service.

    Args:
        store: The family to show; without one, two files can be compared and nothing else.
        settings: What the operator decides.
    """
    app = Flask("service", static_folder="static", template_folder="templates")
    app.config.from_mapping(_configuration(settings))
    app.extensions["lydelse"] = Service(store, settings)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_options = {}
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.converters.update(CONVERTERS)
    Babel(app, locale_selector=access.language)
    CSRFProtect(app)
    release = _release()
    for name in _PAGES:
        app.register_blueprint(import_module(f"service.pages.{name}").pages)
    failures.register(app)
    app.before_request(lambda: answer_unchanged(release))
    app.after_request(_with_headers)
    app.after_request(lambda response: mark(response, release))
    app.context_processor(lambda: _for_every_template(release))
    return app


def _configuration(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret,
        "MAX_CONTENT_LENGTH": 2 * settings.upload_limit + _MARGIN,
        "MAX_FORM_MEMORY_SIZE": 2 * SENT_BACK,
        "SESSION_COOKIE_NAME": "lydelse",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SEND_FILE_MAX_AGE_DEFAULT": 365 * 24 * 3600,
        "BABEL_DEFAULT_LOCALE": settings.language,
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _for_every_template(release: str) -> dict[str, object]:
    found = access.service()
    language = access.language()
    return {
        "wording": Wording(language),
        "language": language,
        "settings": found.settings,
        "has_store": found.store is not None,
        "audience": found.settings.audience,
        "here": request.full_path.rstrip("?"),
        "static": lambda name: url_for("static", filename=name, v=release),
    }


def _release() -> str:
    """Changes whenever anything changes that pages are made of."""
    whole = hashlib.sha256()
    for folder in ("templates", "static", "translations", "help"):
        for content in _contents(files("service") / folder):
            whole.update(content)
    return whole.hexdigest()[:12]


def _contents(folder: Traversable) -> list[bytes]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        found += _contents(entry) if entry.is_dir() else [entry.read_bytes()]
    return found
