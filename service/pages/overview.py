"""The first page: the family, how far its documents have come, and what is new."""

from dataclasses import replace
from functools import partial

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import render_template

from service.accounts.people import not_come
from service.lines.said import when
from service.pages.signposts import signposts
from service.presenting.overview import LATEST_SHOWN
from service.presenting.overview import matters
from service.presenting.overview import ways
from service.presenting.waiting import FRESH
from service.presenting.waiting import Waiting
from service.presenting.waiting import waiting
from service.telling import version_name
from service.web import access
from service.web import visits
from service.web.access import needs
from service.web.visitors import Need
from versions.records.releases import ReleasedComparison

pages = Blueprint("overview", __name__)


@pages.get("/")
@needs(Need.ANYONE)
def show() -> Response:
    """The documents of the family and what is happening to them."""
    view = access.view()
    events = view.latest(LATEST_SHOWN)
    new = visits.new_among(events)
    page = render_template(
        "overview.html",
        ways=ways(view, access.today()),
        when=partial(when, wording=access.wording()),
        matters=matters(view),
        events=events,
        new=new,
        waiting=_waiting(new),
        sides=_sides,
        within=view.within,
        **signposts(),
    )
    response = make_response(page)
    visits.remember(response, events, secure=access.settings().secure)
    return response


def _sides(one: ReleasedComparison) -> dict[str, str]:
    """What the versions of a comparison are called, whether or not they can be read alone."""
    view, words = access.view(), access.wording()
    return {
        "old": version_name(view, words, one.document, one.old, one.new),
        "new": version_name(view, words, one.document, one.new, one.old),
    }


def _waiting(new: int) -> Waiting:
    """What waits for the one who asks; nothing for whom nobody knows."""
    view, visitor = access.view(), access.visitor()
    if visitor.account is None:
        return Waiting()
    found = replace(waiting(view, visitor, access.today()), new=new)
    return _administered(found) if visitor.may(Need.ADMINISTER) else found


def _administered(found: Waiting) -> Waiting:
    """What waits for an administrator besides."""
    fresh = (access.today() - FRESH).isoformat()
    uncopied = all(copy.day < fresh for copy in access.store().copies())
    with access.accounts().reading() as connection:
        return replace(found, invitations=not_come(connection), uncopied=uncopied)
