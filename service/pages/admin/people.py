"""The people who can sign in."""

from collections.abc import Callable
from collections.abc import Sequence

from flask import Response
from flask import abort
from flask import make_response
from flask import render_template
from flask import request
from flask import url_for
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts.groups import GroupKind
from service.accounts.groups import all_groups
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import account
from service.accounts.people import all_accounts
from service.accounts.people import change_account
from service.accounts.people import remove_account
from service.accounts.roster import Added
from service.accounts.roster import BadRosterError
from service.accounts.roster import add_roster
from service.accounts.roster import read_roster
from service.accounts.second_factor import remove_factor
from service.accounts.sessions import revoke_all
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from service.pages.admin import done
from service.pages.admin import me
from service.pages.admin import pages
from service.web import access
from service.web.access import needs
from service.web.visitors import Need


@pages.get("/admin/personer")
@needs(Need.ADMINISTER)
def people() -> str:
    """Everybody with an account, or those in whom some words are found, and the form for more."""
    return _people()


@pages.post("/admin/personer")
@needs(Need.ADMINISTER)
def invite() -> Response:
    """Make a pasted list known, and show the links to hand over; they are shown once."""
    pasted = request.form.get("list", "")
    try:
        with access.accounts().writing() as connection:
            added = add_roster(connection, read_roster(pasted))
            links = _invitations(connection, added)
    except BadRosterError as error:
        told = [access.wording().error(fault) for fault in error.faults]
        return make_response(_people(told, pasted), 422)
    strangers = _not_deciding(added)
    return make_response(
        render_template("admin/invited.html", added=added, links=links, strangers=strangers)
    )


def _not_deciding(added: Added) -> list[str]:
    """The parties of a list that are not among those who decide, where such are named."""
    deciding = {party.casefold() for party in access.view().parties}
    parties = (group.name for group in added.groups if group.kind is GroupKind.PARTY)
    return [name for name in parties if deciding and name.casefold() not in deciding]


def _invitations(connection: Connection, added: Added) -> list[tuple[Account, str]]:
    links = []
    for group in added.groups:
        audit.record(connection, me(), "group.add", group.name, access.now())
    for owner in added.accounts:
        audit.record(connection, me(), "account.add", audit.who_is(owner.id), access.now())
        links.append((owner, _link(connection, Purpose.INVITATION, owner)))
    return links


@pages.get("/admin/personer/<int:number>")
@needs(Need.ADMINISTER)
def person(number: int) -> str:
    """One account."""
    return _person(_owner(number))


@pages.post("/admin/personer/<int:number>")
@needs(Need.ADMINISTER)
def change_person(number: int) -> Response | Redirection:
    """Change what somebody is called, may do and belongs to."""
    owner = _owner(number)
    role = request.form.get("role", "")

    def change(connection: Connection) -> None:
        chosen = set(request.form.getlist("group"))
        change_account(
            connection,
            owner,
            name=request.form.get("name", ""),
            role=Role(role) if role in frozenset(Role) else owner.role,
            groups=[one for one in all_groups(connection) if str(one.id) in chosen],
            closed="closed" in request.form,
        )

    onward = url_for("admin.person", number=number)
    return done("account.change", audit.who_is(number), change, onward, _again(owner))


@pages.post("/admin/personer/<int:number>/lank")
@needs(Need.ADMINISTER)
def new_link(number: int) -> str:
    """A link with which somebody chooses a password anew; it is shown once."""
    owner = _owner(number)
    purpose = Purpose.RESET if owner.with_password else Purpose.INVITATION
    with access.accounts().writing() as connection:
        address = _link(connection, purpose, owner)
        who = audit.who_is(owner.id)
        audit.record(connection, me(), f"link.make.{purpose}", who, access.now())
    return _person(owner, link=address)


@pages.post("/admin/personer/<int:number>/utan-faktor")
@needs(Need.ADMINISTER)
def without_factor(number: int) -> Response | Redirection:
    """Take the second factor from somebody who has lost their telephone, and sign them out."""
    owner = _owner(number)

    def change(connection: Connection) -> None:
        remove_factor(connection, owner)
        revoke_all(connection, owner.id)

    onward = url_for("admin.person", number=number)
    return done("factor.remove", audit.who_is(number), change, onward, _again(owner))


@pages.post("/admin/personer/<int:number>/ta-bort")
@needs(Need.ADMINISTER)
def forget_person(number: int) -> Response | Redirection:
    """Forget somebody, with all that was known of them."""
    owner = _owner(number)

    def change(connection: Connection) -> None:
        remove_account(connection, owner.mail)

    onward = url_for("admin.people")
    return done("account.remove", audit.who_is(number), change, onward, _again(owner))


def _owner(number: int) -> Account:
    with access.accounts().reading() as connection:
        owner = account(connection, number)
    if owner is None:
        abort(404)
    return owner


def _link(connection: Connection, purpose: Purpose, owner: Account) -> str:
    token = make_ticket(connection, purpose, access.now(), owner.id)
    return url_for("tickets.show", token=token, _external=True)


def _people(faults: Sequence[str] = (), pasted: str = "") -> str:
    sought = request.args.get("sok", "").strip()
    with access.accounts().reading() as connection:
        known = all_accounts(connection)
    return render_template(
        "admin/people.html",
        known=known,
        found=[one for one in known if _holds(one, sought)],
        sought=sought,
        faults=faults,
        pasted=pasted,
    )


def _holds(one: Account, sought: str) -> bool:
    """Whether somebody's name, address, bodies or parties hold some words."""
    said = " ".join((one.name, one.mail, *(group.name for group in one.groups)))
    return sought.casefold() in said.casefold()


def _again(owner: Account) -> Callable[[str], str]:
    return lambda sentence: _person(owner, sentence)


def _person(owner: Account, sentence: str = "", link: str = "") -> str:
    with access.accounts().reading() as connection:
        groups = all_groups(connection)
    return render_template(
        "admin/person.html",
        owner=owner,
        groups={one.name: one.id for one in groups},
        roles=list(Role),
        sentence=sentence,
        link=link,
    )
