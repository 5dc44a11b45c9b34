"""Signing in elsewhere, by OpenID Connect."""

from typing import Any

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

from service.accounts.tenants import ForeignError
from service.accounts.tenants import Tenant
from service.accounts.tenants import account_for
from service.pages.signing_in import come_in
from service.web import access
from service.web.access import needs
from service.web.addresses import local
from service.web.visitors import Need

pages = Blueprint("elsewhere", __name__)

_KEY = "lydelse-elsewhere"
_ONWARD = "onward"


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
    back = url_for("elsewhere.come_back", tenant=_tenant(tenant).id, _external=True)
    form_session[_ONWARD] = local(request.args.get("till", ""))
    try:
        response: Response = _service(tenant).authorize_redirect(back)
    except (OAuthError, RequestException) as error:
        raise ForeignError from error
    return response


@pages.get("/logga-in/via/<tenant>/svar")
@needs(Need.ANYONE)
def come_back(tenant: str) -> Response:
    """Let in whom the service vouches for."""
    known = _tenant(tenant)
    try:
        claims = _service(tenant).authorize_access_token()["userinfo"]
    except (OAuthError, RequestException, JoseError, KeyError) as error:
        raise ForeignError from error
    with access.accounts().writing() as connection:
        owner = account_for(connection, known, claims)
    return come_in(owner, local(form_session.get(_ONWARD, "")))


def _tenant(name: str) -> Tenant:
    found = [tenant for tenant in access.settings().tenants if tenant.id == name]
    if not found:
        abort(404)
    return found[0]


def _service(name: str) -> Any:
    return current_app.extensions[_KEY].create_client(name)
