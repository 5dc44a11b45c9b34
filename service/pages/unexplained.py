"""What was changed and has no reason, document by document."""

from flask import Blueprint
from flask import render_template

from service.pages.signposts import signposts
from service.presenting.unexplained import unexplained
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("unexplained", __name__)


@pages.get("/oforklarat")
@needs(Need.ANYONE)
def show() -> str:
    """The changes of each document's newest version that nobody has explained."""
    found = tuple(unexplained(access.view()))
    return render_template("unexplained.html", documents=found, **signposts())
