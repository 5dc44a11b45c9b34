"""Reading links: made, handed over, taken back."""

from dataclasses import replace

from flask import Response
from flask import abort
from flask import make_response
from flask import render_template
from flask import request
from flask import url_for
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts.errors import AccountsError
from service.accounts.reading_links import ReadingLink
from service.accounts.reading_links import add_reading_link
from service.accounts.reading_links import all_reading_links
from service.accounts.reading_links import reading_link
from service.accounts.reading_links import revoke_reading_link
from service.accounts.tickets import DAY
from service.pages.admin import done
from service.pages.admin import me
from service.pages.admin import pages
from service.pages.admin.readers import Place
from service.pages.admin.readers import address_of
from service.pages.admin.readers import comparisons
from service.pages.admin.readers import name_of
from service.pages.admin.readers import named
from service.pages.admin.readers import place_at
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.readership import WORKING_GROUP
from versions.readership import Readership

LONGEST = 365
_USUAL = 30


@pages.get("/admin/lankar")
@needs(Need.EDIT)
def links() -> str:
    """The reading links there are, and the form for another."""
    return _links()


@pages.post("/admin/lankar")
@needs(Need.EDIT)
def new_reading_link() -> Response:
    """Make a reading link to a page; it is shown once."""
    place = place_at(request.form.get("address", ""))
    if place is None:
        sentence = access.wording().say("Give the address of a version or a comparison.")
        return make_response(_links(sentence), 422)
    _check_there(place)
    try:
        with access.accounts().writing() as connection:
            link, token = add_reading_link(
                connection, request.form.get("label", ""), *_named(place), _until()
            )
            _let_read(link)
            audit.record(connection, me(), "link.make", link.name, access.now())
    except AccountsError as error:
        return make_response(_links(access.wording().error(error)), 422)
    address = url_for("guests.come_in", token=token, _external=True)
    return make_response(_links(address=address))


@pages.post("/admin/lankar/<int:number>/ta-bort")
@needs(Need.EDIT)
def revoke_link(number: int) -> Response | Redirection:
    """Let nobody in by a link any more."""
    with access.accounts().reading() as connection:
        link = reading_link(connection, number)
    if link is None:
        abort(404)

    def change(connection: Connection) -> None:
        revoke_reading_link(connection, number)
        _let_read(link, allowed=False)

    return done("link.revoke", link.name, change, url_for("admin.links"), _links)


def _named(place: Place) -> tuple[str, str, str]:
    return place.document, place.old, place.new


def _check_there(place: Place) -> None:
    """Ask the store for what is to be shown.

    Raises:
        NotFoundError: It is not there, or is the text being worked on.
    """
    for version in filter(None, (place.old, place.new)):
        access.view().version(place.document, version)


def _until() -> int:
    days = request.form.get("days", "")
    wished = int(days) if days.isascii() and days.isdigit() and len(days) < 4 else _USUAL
    return access.now() + min(max(wished, 1), LONGEST) * DAY


def _let_read(link: ReadingLink, allowed: bool = True) -> None:
    """Name a link among the readers of what it is to, or no longer."""
    view, by = access.view(), access.visitor().acts_as
    if not link.old:
        readers = _with(view.readers(link.document, link.new), link.name, allowed)
        access.store().set_readers(link.document, link.new, readers, by=by)
        return
    released = {(one.old, one.new): one.readers for one in view.comparisons(link.document)}
    readers = _with(released.get((link.old, link.new), WORKING_GROUP), link.name, allowed)
    access.store().release_comparison(link.document, link.old, link.new, readers, by=by)


def _with(readers: Readership, name: str, allowed: bool) -> Readership:
    others = tuple(body for body in readers.bodies if body != name)
    return replace(readers, bodies=(*others, name) if allowed else others)


def _links(sentence: str = "", address: str = "") -> str:
    with access.accounts().reading() as connection:
        known = all_reading_links(connection)
    now = access.now()
    versions = [
        Place(document.id, "", one.id)
        for document in access.view().documents()
        for one in reversed(document.versions)
    ]
    return render_template(
        "admin/links.html",
        open=[_shown(link) for link in known if link.is_open(now)],
        ended=[_shown(link) for link in known if not link.is_open(now)],
        places=named([*versions, *comparisons()]),
        longest=LONGEST,
        usual=_USUAL,
        sentence=sentence,
        address=address,
        sent=request.form if sentence else {},
    )


def _shown(link: ReadingLink) -> tuple[ReadingLink, str, str]:
    """A link, the address of what it is to, and what people call that."""
    place = Place(link.document, link.old, link.new)
    return link, address_of(place), name_of(place)
