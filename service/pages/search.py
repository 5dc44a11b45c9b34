"""Search in clauses, notes and proposals."""

from flask import Blueprint
from flask import render_template
from flask import request

from service.pages.signposts import signposts
from service.presenting.search import Found
from service.presenting.search import found
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("search", __name__)

LONGEST = 200


@pages.get("/sok")
@needs(Need.ANYONE)
def show() -> str:
    """What holds every word that was typed."""
    view = access.view()
    query = request.args.get("q", "").strip()[:LONGEST]
    documents = view.documents()
    document = request.args.get("dokument", "")
    if document not in [info.id for info in documents]:
        document = ""
    return render_template(
        "search.html",
        query=query,
        document=document,
        documents=documents,
        found=found(view, query, document) if query else Found(),
        **signposts(),
    )
