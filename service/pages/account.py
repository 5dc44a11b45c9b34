"""One's own account: password, second factor, where one is signed in, keys for programs."""

from collections.abc import Callable

import segno
from flask import Blueprint
from flask import Response
from flask import abort
from flask import flash
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import session as form_session
from flask import url_for
from markupsafe import Markup
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts import sessions
from service.accounts.errors import AccountsError
from service.accounts.errors import WrongSignInError
from service.accounts.groups import checked_name
from service.accounts.passwords import prove
from service.accounts.passwords import set_password
from service.accounts.people import Account
from service.accounts.second_factor import add_factor
from service.accounts.second_factor import address_of
from service.accounts.second_factor import new_secret
from service.accounts.second_factor import remove_factor
from service.accounts.sessions import SessionKind
from service.pages.admin.deeds import DEEDS
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from service.wording import N_

pages = Blueprint("account", __name__)

_FACTOR = "new-factor"
_LABEL = 100
"""How many signs of a label are kept."""
_KEY_LASTS = 365 * 24 * 3600


@pages.get("/konto")
@needs(Need.ACCOUNT)
def show() -> str:
    """Who one is here, and what one can change about it."""
    return _page()


@pages.post("/konto/losenord")
@needs(Need.ACCOUNT)
def change_password() -> Response | Redirection:
    """A new password, for who knows the old one; all other sessions end."""
    owner, session = _me()

    def change(connection: Connection) -> None:
        set_password(connection, owner, request.form.get("new", ""))
        sessions.revoke_all(connection, owner.id, but=session.key)

    return _done("password.change", change, prove_with="old" if owner.with_password else "")


@pages.post("/konto/andra-faktor")
@needs(Need.ACCOUNT)
def change_factor() -> Response | Redirection:
    """Ask for codes from now on, or no longer."""
    owner, _ = _me()
    secret, key = form_session.get(_FACTOR, ""), access.settings().secret

    def change(connection: Connection) -> None:
        if owner.with_factor:
            remove_factor(connection, owner)
        else:
            code = request.form.get("code", "")
            add_factor(connection, owner, secret, code, key=key, now=access.now())

    action = "factor.remove" if owner.with_factor else "factor.add"
    return _done(action, change, prove_with="password" if owner.with_password else "")


@pages.post("/konto/sessioner")
@needs(Need.ACCOUNT)
def end_session() -> Response | Redirection:
    """End one of one's sessions, or take a key back."""
    owner, _ = _me()
    key = request.form.get("key", "")
    with access.accounts().reading() as connection:
        known = sessions.sessions_of(connection, owner.id, access.now())
    programs = {one.key for one in known if one.kind is SessionKind.PROGRAM}
    told = N_("Took back a key") if key in programs else N_("Ended a session")

    def change(connection: Connection) -> None:
        if not sessions.revoke(connection, key, owner.id):
            abort(404)

    return _done("session.revoke", change, told=told)


@pages.post("/konto/nycklar")
@needs(Need.ACCOUNT)
def add_key() -> str | Response:
    """A key with which a program reads what its owner may; it is shown once."""
    owner, _ = _me()
    try:
        label = checked_name(request.form.get("label", ""))[:_LABEL]
    except AccountsError as error:
        return make_response(_page(sentence=access.wording().error(error)), 422)
    with access.accounts().writing() as connection:
        token = sessions.open_session(
            connection,
            SessionKind.PROGRAM,
            now=access.now(),
            lasts=_KEY_LASTS,
            account_id=owner.id,
            label=label,
        )
        audit.record(connection, audit.who_is(owner.id), "key.add", label, access.now())
    return _page(key=token)


def _done(
    action: str, change: Callable[[Connection], None], prove_with: str = "", told: str = ""
) -> Response | Redirection:
    """Change something of one's own, wholly or not at all, and show the account again."""
    owner, _ = _me()
    try:
        if prove_with:
            given = request.form.get(prove_with, "")
            prove(access.accounts(), owner.mail, given, access.now())
        with access.accounts().writing() as connection:
            change(connection)
            audit.record(connection, audit.who_is(owner.id), action, "", access.now())
    except WrongSignInError:
        wrong = access.wording().say(
            "The password is wrong, or there have been too many attempts. Nothing was changed."
        )
        return make_response(_page(sentence=wrong), 422)
    except AccountsError as error:
        return make_response(_page(sentence=access.wording().error(error)), 422)
    flash(access.wording().say(told or DEEDS[action]))
    return redirect(url_for("account.show"), 303)


def _me() -> tuple[Account, sessions.Session]:
    visitor = access.visitor()
    if visitor.account is None or visitor.session is None:
        abort(404)
    return visitor.account, visitor.session


def _page(sentence: str = "", key: str = "") -> str:
    owner, session = _me()
    with access.accounts().reading() as connection:
        known = sessions.sessions_of(connection, owner.id, access.now())
    return render_template(
        "account.html",
        owner=owner,
        here=session.key,
        browsers=[one for one in known if one.kind is SessionKind.BROWSER],
        programs=[one for one in known if one.kind is SessionKind.PROGRAM],
        sentence=sentence,
        key=key,
        **_new_factor(owner),
    )


def _new_factor(owner: Account) -> dict[str, object]:
    """What an app needs to give codes, in letters and as a picture; kept until it is used."""
    if owner.with_factor:
        form_session.pop(_FACTOR, None)
        return {"secret": ""}
    secret = form_session.setdefault(_FACTOR, new_secret())
    code = segno.make(address_of(secret, owner.mail), error="m")
    drawn = code.svg_inline(scale=5, dark="#000", light="#fff", border=3)
    return {"secret": secret, "picture": Markup(drawn)}
