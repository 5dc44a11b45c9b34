"""One-time links: whoever holds one chooses a password and is in."""

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import render_template
from flask import request
from flask import url_for
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts import sessions
from service.accounts.errors import AccountsError
from service.accounts.errors import UsedTicketError
from service.accounts.passwords import set_password
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import account
from service.accounts.people import add_account
from service.accounts.people import administrators
from service.accounts.tickets import Purpose
from service.accounts.tickets import Ticket
from service.accounts.tickets import ticket_of
from service.accounts.tickets import use_ticket
from service.pages.signing_in import come_in
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("tickets", __name__)


@pages.get("/konto/lank/<token>")
@needs(Need.ANYONE)
def show(token: str) -> str | Redirection:
    """What the link is for. Only the sample signs in by being opened: programs open links too."""
    with access.accounts().reading() as connection:
        ticket = ticket_of(connection, token, access.now())
    if ticket.purpose is Purpose.DEMO and access.settings().demo:
        return come_in(_use(token, {}), url_for("overview.show"))
    return _page(token, ticket)


@pages.post("/konto/lank/<token>")
@needs(Need.ANYONE)
def use(token: str) -> Response | Redirection:
    """Take the password that was chosen, and let its owner in."""
    try:
        return come_in(_use(token, request.form), url_for("overview.show"))
    except UsedTicketError:
        raise
    except AccountsError as error:
        sentence = access.wording().error(error)
    with access.accounts().reading() as connection:
        ticket = ticket_of(connection, token, access.now())
    return make_response(_page(token, ticket, sentence), 422)


def _use(token: str, form: dict[str, str]) -> Account:
    """Use a link up, with everything that it is for."""
    now = access.now()
    with access.accounts().writing() as connection:
        ticket = ticket_of(connection, token, now)
        use_ticket(connection, ticket)
        owner = _owner(connection, ticket, form)
        if ticket.purpose is not Purpose.DEMO:
            set_password(connection, owner, form.get("password", ""))
            sessions.revoke_all(connection, owner.id)
        audit.record(connection, audit.who_is(owner.id), f"link.{ticket.purpose}", "", now)
    return owner


def _owner(connection: Connection, ticket: Ticket, form: dict[str, str]) -> Account:
    if ticket.purpose is Purpose.FIRST:
        if administrators(connection):
            raise UsedTicketError
        mail, name = form.get("mail", ""), form.get("name", "")
        return add_account(connection, mail, name, Role.ADMINISTRATOR)
    owner = account(connection, ticket.account_id or 0)
    if owner is None or owner.closed:
        raise UsedTicketError
    return owner


def _page(token: str, ticket: Ticket, sentence: str = "") -> str:
    with access.accounts().reading() as connection:
        owner = account(connection, ticket.account_id or 0)
    return render_template(
        "ticket.html",
        token=token,
        owner=owner,
        first=ticket.purpose is Purpose.FIRST,
        reset=ticket.purpose is Purpose.RESET,
        sentence=sentence,
        typed=request.form,
    )
