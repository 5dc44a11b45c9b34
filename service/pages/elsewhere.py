"""Signing in elsewhere, by OpenID Connect."""

from typing import Any

from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint
from flask import Flask
from flask import abort
from flask import current_app
from flask import request
from flask import session as form_session
from flask import url_for
from joserfc.errors import JoseError
from requests.exceptions import RequestException
from werkzeug import Response

from service.accounts.errors import AccountsError
from service.accounts.tenants import ElsewhereError
from service.accounts.tenants import ForeignError
from service.accounts.tenants import Tenant
from service.accounts.tenants import account_for
from service.pages.signing_in import again
from service.pages.signing_in import come_in
from service.web import access
from service.web.access import needs
from service.web.addresses import local
from service.web.visitors import Need

pages = Blueprint("elsewhere", __name__)

_KEY = "lydelse-elsewhere"
_ONWARD = "onward"
_ANOTHER = "another"
"""In the form's session where the last try opened nothing: the service is to ask who it is."""
_CANCELLED = frozenset({"access_denied", "login_required", "consent_required"})
"""What a service says of those who did not go through with it."""


def register(app: Flask, tenants: tuple[Tenant, ...]) -> None:
    """Let people sign in at some services."""
    services = OAuth(app)
    for tenant in tenants:
        services.register(
            tenant.id,
            client_id=tenant.client_id,
            client_secret=tenant.client_secret,
            server_metadata_url=tenant.metadata,
            client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
        )
    app.extensions[_KEY] = services


@pages.get("/logga-in/via/<tenant>")
@needs(Need.ANYONE)
def go(tenant: str) -> Response:
    """Lead to a service to sign in there."""
    known = _tenant(tenant)
    back = url_for("elsewhere.come_back", tenant=known.id, _external=True)
    form_session[_ONWARD] = local(request.args.get("till", ""))
    asked = {"prompt": "select_account"} if form_session.pop(_ANOTHER, False) else {}
    try:
        response: Response = _service(tenant).authorize_redirect(back, **asked)
    except (OAuthError, RequestException) as error:
        return _again(_why(error, known.title))
    return response


@pages.get("/logga-in/via/<tenant>/svar")
@needs(Need.ANYONE)
def come_back(tenant: str) -> Response:
    """Let in whom the service vouches for."""
    known = _tenant(tenant)
    try:
        claims = _service(tenant).authorize_access_token()["userinfo"]
        with access.accounts().writing() as connection:
            owner = account_for(connection, known, claims)
    except (OAuthError, RequestException, JoseError, KeyError) as error:
        return _again(_why(error, known.title))
    except AccountsError as error:
        return _again(error)
    return come_in(owner, _onward())


def _again(error: AccountsError) -> Response:
    """The form for signing in, with what came of it; whoever was the wrong one may be another."""
    form_session[_ANOTHER] = isinstance(error, ForeignError)
    return again("signing_in.html", error, mail="", onward=_onward())


def _onward() -> str:
    return local(form_session.get(_ONWARD, ""))


def _why(error: Exception, service: str) -> ElsewhereError:
    """What came of it, from what the library says."""
    if isinstance(error, MismatchingStateError):
        return ElsewhereError("stale", service)
    if isinstance(error, RequestException):
        return ElsewhereError("unreachable", service)
    cancelled = isinstance(error, OAuthError) and error.error in _CANCELLED
    return ElsewhereError("cancelled" if cancelled else "unproved", service)


def _tenant(name: str) -> Tenant:
    found = [tenant for tenant in access.settings().tenants if tenant.id == name]
    if not found:
        abort(404)
    return found[0]


def _service(name: str) -> Any:
    return current_app.extensions[_KEY].create_client(name)
