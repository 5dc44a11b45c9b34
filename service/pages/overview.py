"""The first page: the family, how far its documents have come, and what is new."""

from flask import Blueprint
from flask import render_template

from service import access
from service.access import needs
from service.pages.signposts import signposts
from service.presenting.overview import LATEST_SHOWN
from service.presenting.overview import matters
from service.presenting.overview import ways
from service.visitors import Need

pages = Blueprint("overview", __name__)


@pages.get("/")
@needs(Need.ANYONE)
def show() -> str:
    """The documents of the family and what is happening to them."""
    view = access.view()
    return render_template(
        "overview.html",
        ways=ways(view),
        matters=matters(view),
        events=view.latest(LATEST_SHOWN),
        **signposts(),
    )
