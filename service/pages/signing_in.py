"""Coming in and going out."""

from flask import Blueprint
from flask import Response
from flask import abort
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import session as form_session
from flask import url_for
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts import sessions
from service.accounts.errors import AccountsError
from service.accounts.errors import WrongCodeError
from service.accounts.errors import WrongSignInError
from service.accounts.passwords import prove
from service.accounts.people import Account
from service.accounts.people import account
from service.accounts.people import account_of
from service.accounts.second_factor import prove_code
from service.accounts.sessions import SessionKind
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from service.demo import SOMEBODY
from service.web import access
from service.web.access import needs
from service.web.addresses import local
from service.web.visitors import Need

pages = Blueprint("signing_in", __name__)

_HALF_LASTS = 300
"""How many seconds there are for the second factor's code."""


@pages.get("/logga-in")
@needs(Need.ANYONE)
def show() -> str | Redirection:
    """The form for signing in."""
    if access.visitor().account:
        return redirect(_onward(), 303)
    return _form("signing_in.html", mail="")


@pages.post("/logga-in")
@needs(Need.ANYONE)
def sign_in() -> Response | Redirection:
    """Let in who knows a password; whoever has a second factor is asked for its code."""
    mail = request.form.get("mail", "")
    try:
        owner = prove(access.accounts(), mail, request.form.get("password", ""), access.now())
    except WrongSignInError as error:
        return again("signing_in.html", error, mail=mail)
    if owner.with_factor:
        return _half_way(owner)
    return come_in(owner, _onward())


@pages.get("/logga-in/kod")
@needs(Need.ANYONE)
def ask_code() -> str | Redirection:
    """The form for the second factor's code."""
    if _half() is None:
        return redirect(url_for("signing_in.show", till=_onward()), 303)
    return _form("signing_in_code.html")


@pages.post("/logga-in/kod")
@needs(Need.ANYONE)
def take_code() -> Response | Redirection:
    """Let in who knows the code of this moment too."""
    half = _half()
    if half is None:
        return redirect(url_for("signing_in.show", till=_onward()), 303)
    owner, session = half
    code, secret = request.form.get("code", ""), access.settings().secret
    try:
        prove_code(access.accounts(), owner, code, key=secret, now=access.now())
    except WrongCodeError as error:
        return again("signing_in_code.html", error)
    with access.accounts().writing() as connection:
        sessions.end(connection, session)
    return come_in(owner, _onward())


@pages.post("/logga-ut")
@needs(Need.ANYONE)
def sign_out() -> Redirection:
    """End the session, here and on the server."""
    session = access.current_session()
    if session is not None and session.kind is not SessionKind.PROGRAM:
        with access.accounts().writing() as connection:
            sessions.end(connection, session)
            who = audit.who_is(session.account_id, session.link_id)
            audit.record(connection, who, "sign-out", "", access.now())
    form_session.clear()
    response = redirect(url_for("overview.show"), 303)
    access.forget(response)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@pages.post("/logga-in/prova")
@needs(Need.ANYONE)
def try_out() -> Redirection:
    """In the sample, and nowhere else, hand out a one-time link to whoever asks."""
    with access.accounts().reading() as connection:
        owner = account_of(connection, SOMEBODY)
    if not access.settings().demo or owner is None:
        abort(404)
    with access.accounts().writing() as connection:
        token = make_ticket(connection, Purpose.DEMO, access.now(), owner.id)
    return redirect(url_for("tickets.show", token=token), 303)


def come_in(owner: Account, onward: str) -> Redirection:
    """Begin a session under a new name, with new forms: nothing from before is trusted."""
    lasts, previous = access.settings().session_limit, access.current_session()
    with access.accounts().writing() as connection:
        if previous is not None and previous.kind is not SessionKind.PROGRAM:
            sessions.end(connection, previous)
        token = sessions.open_session(
            connection, SessionKind.BROWSER, now=access.now(), lasts=lasts, account_id=owner.id
        )
        audit.record(connection, audit.who_is(owner.id), "sign-in", "", access.now())
    form_session.clear()
    response = redirect(onward, 303)
    access.remember(response, token, lasts)
    return response


def _half_way(owner: Account) -> Redirection:
    with access.accounts().writing() as connection:
        token = sessions.open_session(
            connection, SessionKind.HALF, now=access.now(), lasts=_HALF_LASTS, account_id=owner.id
        )
    response = redirect(url_for("signing_in.ask_code", till=_onward()), 303)
    access.remember(response, token, _HALF_LASTS)
    return response


def _half() -> tuple[Account, sessions.Session] | None:
    """Who has given the password, and waits for the code."""
    session = access.current_session()
    if session is None or session.kind is not SessionKind.HALF:
        return None
    with access.accounts().reading() as connection:
        owner = account(connection, session.account_id or 0)
    return (owner, session) if owner else None


def _onward() -> str:
    return local(request.values.get("till", ""))


def _form(template: str, sentence: str = "", **values: str) -> str:
    shown = {"onward": _onward(), **values}
    tenants = access.settings().tenants
    return render_template(template, sentence=sentence, tenants=tenants, **shown)


def again(template: str, error: AccountsError, **values: str) -> Response:
    """A form once more, with what was wrong."""
    return make_response(_form(template, access.wording().error(error), **values), 422)
