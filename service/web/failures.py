"""What a visitor is told when something fails: one sentence, and what to do."""

import logging
from urllib.parse import urlsplit

from flask import Flask
from flask import Response
from flask import jsonify
from flask import make_response
from flask import render_template
from flask import request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadHost
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import SecurityError

from clauses.errors import ClausesError
from service.accounts.errors import AccountsError
from service.accounts.errors import EndedKeyError
from service.settings import MEGABYTE
from service.web import access
from service.web.addresses import local
from service.wording import N_
from service.workers import BusyError
from versions.errors import NotFoundError
from versions.errors import VersionsError
from versions.format.messages import BadTextError
from versions.git.left_out import DAMAGE

_log = logging.getLogger(__name__)
_NOT_UNDERSTOOD = N_("The request could not be understood.")
_PASSING = frozenset({429, 500, 503})
"""What may go another way the next time."""
_DAMAGED = N_(
    "Something in the store is damaged and cannot be read."
    " “lydelse verify” tells whoever runs the service what it is."
)
_UNKNOWN_HOST = "The request names no host that there can be.\n"
"""Without a host no page can be made: pages hold addresses."""


def register(app: Flask) -> None:
    """Turn every error into a page in the visitor's language."""
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFoundError, _missing)
    app.register_error_handler(ClausesError, _refused)
    app.register_error_handler(BusyError, _busy)
    app.register_error_handler(BadTextError, _not_done)
    app.register_error_handler(VersionsError, _damaged)
    app.register_error_handler(EndedKeyError, _no_key)
    app.register_error_handler(AccountsError, _not_done)
    app.register_error_handler(DataError, _not_kept)
    app.register_error_handler(SQLAlchemyError, unreachable)
    app.register_error_handler(Exception, _unexpected)


def _stale_form(_error: CSRFError) -> Response:
    return _page(
        400,
        access.wording().say("The form has expired. Open the page again and send it once more."),
    )


def _http(error: HTTPException) -> Response:
    """A plain answer for what the web itself refuses; unknown addresses are merely missing."""
    if isinstance(error, BadHost | SecurityError):
        return Response(_UNKNOWN_HOST, 400, content_type="text/plain; charset=utf-8")
    if error.code == 404:
        return _missing(error)
    if error.code is None or error.code < 400:
        response = error.get_response()
        return Response(response.response, response.status, response.headers)
    phrases = {
        405: N_("This address cannot be used in that way."),
        429: N_("Too many attempts in a short time. Wait a minute and try again."),
        413: N_("The files are too large. Remove pictures or split them."),
    }
    phrase = phrases.get(error.code, _NOT_UNDERSTOOD)
    return _page(error.code, access.wording().say(phrase))


def _missing(_error: Exception) -> Response:
    """The same page for what does not exist and for what the visitor may not see."""
    return _page(404, access.wording().say("There is no page here."))


def _refused(error: ClausesError) -> Response:
    return _page(400, access.wording().error(error))


def _busy(error: BusyError) -> Response:
    response = _page(503, access.wording().error(error))
    response.headers["Retry-After"] = "60"
    return response


def _damaged(error: VersionsError) -> Response:
    _log.error("store: %s", error)
    if isinstance(error, DAMAGE):
        return _page(503, access.wording().say(_DAMAGED), damaged=True)
    return _page(503, access.wording().say("The store cannot be read just now. Try again later."))


def _no_key(error: EndedKeyError) -> Response:
    access.see_as_anyone()
    response = _page(401, access.wording().error(error))
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _not_done(error: AccountsError | BadTextError) -> Response:
    return _page(422, access.wording().error(error))


def _not_kept(error: DataError) -> Response:
    """A database was handed what it cannot hold: too long a text, too large a number."""
    _log.error("accounts: %s", type(error).__name__)
    return _page(400, access.wording().say(_NOT_UNDERSTOOD))


def unreachable(error: SQLAlchemyError) -> Response:
    """What is answered where accounts or their log cannot be reached: nothing of what was asked."""
    _log.error("accounts: %s", type(error).__name__)
    access.see_as_anyone()
    return _page(503, access.wording().say("Accounts cannot be reached just now. Try again later."))


def _unexpected(error: Exception) -> Response:
    _log.error("unexpected", exc_info=error)
    return _page(500, access.wording().say("Something went wrong on our side."))


def _page(status: int, sentence: str, *, damaged: bool = False) -> Response:
    if request.path.startswith("/api/"):
        return make_response(jsonify(error=sentence, status=status), status)
    asks = request.method in {"GET", "HEAD"}
    page = render_template(
        "failure.html",
        status=status,
        sentence=sentence,
        damaged=damaged,
        again=request.full_path.rstrip("?") if status in _PASSING and asks else "",
        back=_back() if status != 404 else "",
        limit=access.settings().upload_limit // MEGABYTE,
        moment=access.wording().moment(access.now()),
    )
    return make_response(page, status)


def _back() -> str:
    """The page of ours from which the request came; nothing where it came from elsewhere."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return ""
    return local(f"{came.path}?{came.query}".rstrip("?"))
