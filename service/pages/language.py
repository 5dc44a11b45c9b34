"""The choice of language."""

from flask import Blueprint
from flask import abort
from flask import redirect
from flask import request
from werkzeug import Response

from service.web.access import LANGUAGE_COOKIE
from service.web.access import needs
from service.web.addresses import local
from service.web.visitors import Need
from service.wording import LANGUAGES

pages = Blueprint("language", __name__)
_YEAR = 365 * 24 * 3600


@pages.get("/sprak")
@needs(Need.ANYONE)
def choose() -> Response:
    """Remember a language, and go back to where the visitor was."""
    chosen = request.args.get("till", "")
    if chosen not in LANGUAGES:
        abort(404)
    response = redirect(local(request.args.get("tillbaka", "")), 303)
    response.set_cookie(
        LANGUAGE_COOKIE,
        chosen,
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return response
