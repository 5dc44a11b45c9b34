"""Notes of meetings, passage by passage, and the links that are suggested for them."""

from itertools import groupby

from flask import Blueprint
from flask import abort
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from service.pages.signposts import clause_url
from service.pages.signposts import signposts
from service.presenting.led_to import result_line
from service.presenting.notes import cards
from service.presenting.notes import concerned
from service.presenting.notes import matters
from service.presenting.notes import went
from service.presenting.places import spot
from service.presenting.suggested import suggested
from service.web import access
from service.web.access import needs
from service.web.uploads import sent_day
from service.web.visitors import Need
from versions.gathering.collated import collated
from versions.gathering.considered import considered
from versions.gathering.led_to import led_to
from versions.gathering.offered import offered_by
from versions.gathering.offered_wordings import offered_from
from versions.records.links import LinkKind
from versions.records.notes import PassageRef
from versions.writing.plans import Planned

pages = Blueprint("notes", __name__)


@pages.get("/anteckningar")
@needs(Need.ANYONE)
def list_notes() -> str:
    """Every note that the visitor may read."""
    return render_template("notes.html", cards=cards(access.view()))


@pages.get("/anteckningar/overvagt")
@needs(Need.ANYONE)
def left() -> str:
    """What was considered and left as it was, and where it went instead."""
    found = groupby(considered(access.view()), key=lambda link: link.target.document)
    about = [(document, tuple(links)) for document, links in found]
    return render_template("considered.html", about=about, **signposts())


@pages.get("/anteckningar/<id:note>")
@needs(Need.ANYONE)
def show(note: str) -> str:
    """A note, and the clauses that its passages concern."""
    view = access.view()
    found = view.note(note)
    said = matters(view, found)
    return render_template(
        "note.html",
        note=found,
        matters=said,
        concerned=concerned(said),
        went=went(view, found),
        offered=tuple(offered_by(view, note)),
        documents=view.documents(),
        results=led_to(view, note),
        on=collated(view).get(note),
        result_line=lambda result: result_line(result, access.wording()),
        **signposts(),
    )


@pages.post("/anteckningar/<id:note>/justerad")
@needs(Need.EDIT)
def adjust(note: str) -> Redirection:
    """Say that minutes are adjusted, or that they are a draft after all."""
    adjusted = request.form.get("justerad") != "nej"
    access.store().adjust_note(note, adjusted=adjusted, by=access.visitor().acts_as)
    return redirect(url_for("notes.show", note=note), 303)


@pages.get("/anteckningar/<id:note>/lankforslag")
@needs(Need.EDIT)
def suggestions(note: str) -> str:
    """The links that are suggested for a note, to be confirmed, corrected or rejected."""
    view = access.view()
    faint = request.args.get("visa") == "alla"
    return render_template(
        "suggestions.html",
        note=view.note(note),
        passages=tuple(suggested(view, note, faint=faint)),
        kinds=tuple(LinkKind),
        faint=faint,
        **signposts(),
    )


@pages.post("/anteckningar/<id:note>/lankforslag/<id:suggestion>")
@needs(Need.EDIT)
def settle(note: str, suggestion: str) -> Redirection:
    """Make a suggested link a link, or say that it is wrong."""
    by = access.visitor().acts_as
    if request.form.get("svar") == "avvisa":
        access.store().reject(note, suggestion, by=by)
    else:
        phrases = tuple(request.form.getlist("ord"))
        access.store().confirm(note, suggestion, kind=_kind(), phrases=phrases, by=by)
    return redirect(url_for("notes.suggestions", note=note, visa=request.args.get("visa")), 303)


@pages.post("/anteckningar/<id:note>/plan")
@needs(Need.EDIT)
def plan(note: str) -> Redirection:
    """Make a day that minutes speak of a step of a document's plan."""
    day, title = sent_day("datum"), request.form.get("rubrik", "").strip()
    if day is None or not title:
        abort(422)
    body = request.form.get("organ", "").strip()
    planned = Planned(request.form.get("dokument", ""), title, day, None, body, "")
    access.store().plan(planned)
    return redirect(url_for("notes.show", note=note, _anchor="dagar"), 303)


@pages.post("/anteckningar/<id:note>/forslag/<id:passage>")
@needs(Need.EDIT)
def propose(note: str, passage: str) -> Redirection:
    """Make the wording of a passage a proposal for the clause it is offered for."""
    view = access.view()
    offered = offered_from(view, PassageRef(note, passage))
    made = access.store().propose_wording(offered)
    place = spot(view, made.document, made.clause)
    return redirect(clause_url(place, f"forslag-{made.id}") if place else "/", 303)


def _kind() -> LinkKind:
    try:
        return LinkKind(request.form.get("slag", ""))
    except ValueError:
        abort(422)
