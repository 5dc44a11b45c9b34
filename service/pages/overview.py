"""The first page: the family, how far its documents have come, and what is new."""

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import render_template

from service.pages.signposts import signposts
from service.presenting.overview import LATEST_SHOWN
from service.presenting.overview import matters
from service.presenting.overview import ways
from service.web import access
from service.web import visits
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("overview", __name__)


@pages.get("/")
@needs(Need.ANYONE)
def show() -> Response:
    """The documents of the family and what is happening to them."""
    view = access.view()
    events, found = view.latest(LATEST_SHOWN), matters(view)
    page = render_template(
        "overview.html",
        ways=ways(view),
        matters=found,
        events=events,
        new=visits.new_among(events),
        unsettled=sum(matter.unsettled for matter in found),
        questions=sum(one.state != "answered" for one in view.all_questions),
        **signposts(),
    )
    response = make_response(page)
    visits.remember(response, events, secure=access.settings().secure)
    return response
