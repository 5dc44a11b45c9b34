"""Search in clauses, notes and proposals."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint
from flask import render_template
from flask import request
from flask import url_for

from service.pages.signposts import signposts
from service.presenting.facets import choices
from service.presenting.facets import read_scope
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
    scope = read_scope(view, request.args)
    told = found(view, query, scope) if query else Found()
    narrowed = choices(view, told.counts, scope, access.wording())
    chosen = [(one, choice) for one in narrowed for choice in one.chosen]
    sent = {one.name: choice.value for one, choice in chosen}
    return render_template(
        "search.html",
        query=query,
        document=scope.document,
        documents=view.documents(),
        found=told,
        facets=narrowed,
        chosen=chosen,
        narrowed=lambda name, value: _address({"q": query, **sent, name: value or ""}),
        **signposts(),
    )


def _address(sent: Mapping[str, str]) -> str:
    """The address of a search, without what need not be said."""
    named: dict[str, Any] = {name: value for name, value in sent.items() if value}
    return url_for("search.show", **named)
