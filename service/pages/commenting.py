"""Saying something of some words of a clause or proposal."""

from dataclasses import replace

from flask import Blueprint
from flask import Response
from flask import abort
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from werkzeug import Response as Redirection

from clauses.model import Clause
from clauses.writing.marked import shown
from service.pages.proposing import speaker
from service.pages.proposing import standing
from service.pages.signposts import clause_url
from service.pages.signposts import signposts
from service.presenting.places import Spot
from service.presenting.places import spot
from service.presenting.places import spot_at
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.minutes.values import Outcome
from versions.readership import Readership
from versions.records.comments import Comment
from versions.records.links import Target
from versions.stages import Audience

pages = Blueprint("commenting", __name__)

_CLAUSE = "/<id:document>/<version:version>/<id:clause>/kommentera"
_PROPOSAL = "/forslag/<id:proposal>/kommentera"
_HANDLING = "/remissvar/behandla/<id:comment>"
EVERYONE = "alla"
"""How a comment is sent that all may read who can read the words."""


@pages.get(_CLAUSE)
@needs(Need.CONTRIBUTE)
def write(document: str, version: str, clause: str) -> str:
    """The form for a comment on a clause."""
    place = spot_at(access.view(), document, version, clause)
    return _page(place, place.clause)


@pages.post(_CLAUSE)
@needs(Need.CONTRIBUTE)
def keep(document: str, version: str, clause: str) -> Redirection | Response:
    """Keep a comment on a clause."""
    place = spot_at(access.view(), document, version, clause)
    return _kept(place, place.clause, Target(document, place.clause.id, version))


@pages.get(_PROPOSAL)
@needs(Need.CONTRIBUTE)
def write_on(proposal: str) -> str:
    """The form for a comment on a proposal."""
    found = access.view().proposal(proposal)
    place = standing(found)
    text = replace(place.clause, blocks=found.blocks, notes=found.notes)
    return _page(place, text, title=found.title)


@pages.post(_PROPOSAL)
@needs(Need.CONTRIBUTE)
def keep_on(proposal: str) -> Redirection | Response:
    """Keep a comment on a proposal."""
    found = access.view().proposal(proposal)
    place = standing(found)
    text = replace(place.clause, blocks=found.blocks, notes=found.notes)
    return _kept(place, text, found.id, title=found.title)


@pages.get(_HANDLING)
@needs(Need.EDIT)
def deal(comment: str) -> str:
    """The form that says what became of a comment."""
    return _dealing(access.view().comment(comment))


@pages.post(_HANDLING)
@needs(Need.EDIT)
def dealt(comment: str) -> Redirection | Response:
    """Keep what became of a comment."""
    sent, found = request.form, access.view().comment(comment)
    outcome = sent.get("utfall", "")
    try:
        access.store().handle_comment(
            found.id,
            sent.get("text", ""),
            by=sent.get("av", ""),
            outcome=Outcome(outcome) if outcome in frozenset(Outcome) else Outcome.UNKNOWN,
        )
    except VersionsError as error:
        return make_response(_dealing(found, access.wording().error(error)), 422)
    return redirect(clause_url(_stands(found), f"kommentar-{found.id}"), 303)


def _stands(comment: Comment) -> Spot:
    """The clause that a comment is about, where it is best read."""
    target = comment.target
    place = spot(access.view(), target.document, target.clause, target.version)
    return place or abort(404)


def _dealing(comment: Comment, sentence: str = "") -> str:
    return render_template(
        "dealing.html",
        comment=comment,
        spot=_stands(comment),
        outcomes=tuple(Outcome),
        sentence=sentence,
        sent=request.form,
        bodies=access.visitor().bodies,
        **signposts(),
    )


def _kept(place: Spot, text: Clause, on: Target | str, title: str = "") -> Redirection | Response:
    sent = request.form
    by = speaker("av")
    audience = Audience.DECISION if sent.get("lasare") == EVERYONE else Audience.DRAFT
    try:
        made = access.store().comment(
            on,
            sent.get("ord", "").strip() or text.text,
            sent.get("text", ""),
            by=by,
            readers=Readership(audience, (by,)),
        )
    except VersionsError as error:
        sentence = access.wording().error(error)
        return make_response(_page(place, text, title=title, sentence=sentence), 422)
    return redirect(clause_url(place, f"kommentar-{made.id}"), 303)


def _page(place: Spot, text: Clause, *, title: str = "", sentence: str = "") -> str:
    return render_template(
        "commenting.html",
        spot=place,
        text=shown(text),
        title=title,
        sentence=sentence,
        sent=request.form,
        bodies=access.visitor().bodies,
        any_body=access.visitor().may(Need.EDIT),
        everyone=EVERYONE,
        **signposts(),
    )
