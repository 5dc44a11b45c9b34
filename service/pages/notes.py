"""Notes of meetings, passage by passage."""

from flask import Blueprint
from flask import render_template

from service import access
from service.access import needs
from service.pages.signposts import signposts
from service.presenting.notes import cards
from service.presenting.notes import concerned
from service.presenting.notes import matters
from service.visitors import Need

pages = Blueprint("notes", __name__)


@pages.get("/anteckningar")
@needs(Need.ANYONE)
def list_notes() -> str:
    """Every note that the visitor may read."""
    return render_template("notes.html", cards=cards(access.view()))


@pages.get("/anteckningar/<id:note>")
@needs(Need.ANYONE)
def show(note: str) -> str:
    """A note, and the clauses that its passages concern."""
    view = access.view()
    found = view.note(note)
    said = matters(view, found)
    return render_template(
        "note.html", note=found, matters=said, concerned=concerned(said), **signposts()
    )
