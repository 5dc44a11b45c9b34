"""Bodies and parties."""

from flask import Response
from flask import abort
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts.groups import Group
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import all_groups
from service.accounts.groups import domains_of
from service.accounts.groups import let_in
from service.accounts.groups import remove_group
from service.accounts.groups import set_domains
from service.pages.admin import done
from service.pages.admin import me
from service.pages.admin import pages
from service.pages.admin import tell
from service.pages.admin.deeds import DEEDS
from service.web import access
from service.web.access import needs
from service.web.visitors import Need


@pages.get("/admin/grupper")
@needs(Need.ADMINISTER)
def groups() -> str:
    """Every body and party."""
    return _groups()


@pages.post("/admin/grupper")
@needs(Need.ADMINISTER)
def new_group() -> Response | Redirection:
    """Make a body or party known."""
    name = request.form.get("name", "")
    body = request.form.get("kind") == GroupKind.BODY

    def change(connection: Connection) -> None:
        kind = GroupKind.BODY if body else GroupKind.PARTY
        made = add_group(connection, name, kind, _sees())
        set_domains(connection, made.id, _domains())

    return done("group.add", name, change, url_for("admin.groups"), _groups)


@pages.post("/admin/grupper/beslutar")
@needs(Need.ADMINISTER)
def let_decide() -> Redirection:
    """Count every party that is known among those that decide on texts."""
    with access.accounts().reading() as connection:
        names = [one.name for one in all_groups(connection) if one.kind is GroupKind.PARTY]
    access.store().name_parties(names)
    with access.accounts().writing() as connection:
        audit.record(connection, me(), "parties.decide", ", ".join(names), access.now())
    tell(DEEDS["parties.decide"])
    return redirect(url_for("admin.groups"), 303)


@pages.post("/admin/grupper/<int:number>")
@needs(Need.ADMINISTER)
def change_group(number: int) -> Response | Redirection:
    """Change how early a body or party is let in, and whose mail addresses belong to it."""
    group = _group(number)

    def change(connection: Connection) -> None:
        let_in(connection, number, _sees())
        set_domains(connection, number, _domains())

    return done("group.change", group.name, change, url_for("admin.groups"), _groups)


@pages.post("/admin/grupper/<int:number>/ta-bort")
@needs(Need.ADMINISTER)
def forget_group(number: int) -> Response | Redirection:
    """Forget a body or party."""
    group = _group(number)

    def change(connection: Connection) -> None:
        remove_group(connection, number)

    return done("group.remove", group.name, change, url_for("admin.groups"), _groups)


def _group(number: int) -> Group:
    with access.accounts().reading() as connection:
        found = [group for group in all_groups(connection) if group.id == number]
    if not found:
        abort(404)
    return found[0]


def _sees() -> Sees:
    return Sees.DRAFT if request.form.get("sees") == Sees.DRAFT else Sees.CONSULTATION


def _domains() -> list[str]:
    return request.form.get("domains", "").replace(",", " ").split()


def _groups(sentence: str = "") -> str:
    with access.accounts().reading() as connection:
        known, mail = all_groups(connection), domains_of(connection)
    deciding = access.view().parties
    named = {party.casefold() for party in deciding}
    return render_template(
        "admin/groups.html",
        known=[(kind, [one for one in known if one.kind is kind]) for kind in GroupKind],
        mail=mail,
        sentence=sentence,
        deciding=deciding,
        left=[
            one.name
            for one in known
            if one.kind is GroupKind.PARTY and one.name.casefold() not in named
        ],
    )
