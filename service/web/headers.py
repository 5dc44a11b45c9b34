"""What every answer says about itself: what a browser may do with it, and how long it holds."""

import gzip
import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version

from flask import Flask
from flask import Response
from flask import g
from flask import request
from flask import session

from service.web import access
from service.web import visits
from service.web.rendering import telephone
from service.web.visitors import Need

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
LEFT_OUT = "Lydelse-Left-Out"
"""Tells a program what pages say in words: something could not be read and is missing."""
SMALL = 1000
"""How many bytes are not worth packing."""
LEVEL = 4
"""How hard to pack: half the time of the usual 6 for 6 % more bytes."""
KEPT_NOWHERE = frozenset(
    {
        "proposing",
        "commenting",
        "exporting",
        "files",
        "language",
        "signing_in",
        "elsewhere",
        "tickets",
        "account",
        "admin",
        "guests",
    }
)
"""Topics whose pages are made for one visitor and must not be kept anywhere."""


def register(app: Flask) -> None:
    """Answer a page that has not changed shortly, and mark every answer."""
    app.before_request(_unchanged)
    app.after_request(_mark)
    app.after_request(_compress)


def _unchanged() -> Response | None:
    g.tells = "_flashes" in session
    if not _may_be_kept() or not request.if_none_match.contains_weak(_tag()):
        return None
    return Response(status=304)


def _mark(response: Response) -> Response:
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    if access.settings().secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint == "static" and response.status_code < 400:
        return response
    if request.blueprint == "api" and access.left_out():
        response.headers[LEFT_OUT] = "?1"
    response.vary.update(["Authorization", "Cookie", "Accept-Language", "User-Agent"])
    if _may_be_kept() and response.status_code in {200, 304}:
        response.set_etag(_tag(), weak=True)
        response.headers["Cache-Control"] = "private, no-cache"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _compress(response: Response) -> Response:
    """Send text packed to a browser that takes it so."""
    response.vary.add("Accept-Encoding")
    asked = request.accept_encodings.quality("gzip") > 0 and request.method != "HEAD"
    text = (response.mimetype or "").startswith("text/")
    if not asked or not text or response.status_code != 200:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) > SMALL:
        response.set_data(gzip.compress(data, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _may_be_kept() -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and request.endpoint is not None
        and request.endpoint != "static"
        and request.blueprint not in KEPT_NOWHERE
        and not g.get("tells", False)
        and not (request.blueprint == "overview" and access.visitor().may(Need.ADMINISTER))
    )


def _tag() -> str:
    """Changes with what the visitor may see and do, the language, the program and the day."""
    visitor = access.visitor()
    parts = [access.view().tips, access.wording().language, release(), visitor.mark]
    parts.append(session.get("csrf_token", "") if visitor.account else "")
    parts.append("telephone" if telephone() else "")
    parts.append(access.today().isoformat())
    parts.append(visits.since() if request.blueprint == "overview" else "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def release() -> str:
    """The release of the program."""
    try:
        return version("lydelse")
    except PackageNotFoundError:
        return "0"
