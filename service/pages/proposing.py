"""Proposing another wording of a clause, and settling what becomes of proposals.

Every change is shown before it is made: a form is sent once to look, and once more to do.
"""

from typing import Any

from flask import Blueprint
from flask import Response
from flask import abort
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from werkzeug import Response as Redirection

from clauses.errors import ClausesError
from clauses.merging.merge import UndecidedError
from clauses.reading.guard import read_guarded
from service.pages.signposts import clause_address
from service.pages.signposts import clause_url
from service.pages.signposts import signposts
from service.presenting.places import Spot
from service.presenting.places import spot
from service.presenting.places import spot_at
from service.presenting.typed import NoWordingError
from service.presenting.typed import Typed
from service.presenting.typed import change_between
from service.presenting.typed import compromise
from service.presenting.typed import typed
from service.presenting.typed import understood
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.format.clause_file import wording_id
from versions.format.messages import BadTextError
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.seen.texts import LATEST
from versions.stages import NOW
from versions.stages import Audience
from versions.writing.conflict import Conflict
from versions.writing.conflict import StaleBaseError

pages = Blueprint("proposing", __name__)

_CLAUSE = "/<id:document>/<version:version>/<id:clause>"
SAVE = "spara"
_SETTLING = {"eskalera": Status.ESCALATED, "avsla": Status.REJECTED}


@pages.get(f"{_CLAUSE}/foresla")
@needs(Need.CONTRIBUTE)
def write(document: str, version: str, clause: str) -> str:
    """The form for another wording, which begins with the one that stands."""
    place = spot_at(access.view(), document, version, clause)
    return _writing(place, text=typed(place.clause))


@pages.post(f"{_CLAUSE}/foresla")
@needs(Need.CONTRIBUTE)
def propose(document: str, version: str, clause: str) -> Redirection | Response:
    """Show what a proposal would change, or keep it."""
    place = spot_at(access.view(), document, version, clause)
    try:
        text = _text_sent(place)
        wanted = understood(text)
    except ClausesError as error:
        nothing = isinstance(error, NoWordingError)
        words = access.wording()
        sentence = words.say("Write a wording first.") if nothing else words.error(error)
        return make_response(_writing(place, request.form.get("text", ""), sentence=sentence), 422)
    if request.form.get("steg") != SAVE:
        return make_response(_writing(place, text, change=change_between(place.clause, wanted)))
    try:
        proposal = _kept(place, wanted)
    except VersionsError as error:
        sentence = access.wording().error(error)
        return make_response(_writing(place, text, sentence=sentence), 422)
    return redirect(clause_url(place, f"forslag-{proposal.id}"), 303)


def _text_sent(place: Spot) -> str:
    """The text that was typed; of a Word file, the clause of the same heading or all of it."""
    upload = request.files.get("fil")
    if upload is None or not upload.filename:
        return request.form.get("text", "")
    document = read_guarded(upload.read(), upload.filename).document
    found = [one for one in document.clauses if one.heading == place.clause.heading]
    return "\n\n".join(text for one in found or document.clauses if (text := typed(one)))


def _kept(place: Spot, wanted: Typed) -> Proposal:
    """Keep a proposal, which those it comes from can read too."""
    view, by = access.view(), speaker("fran")
    blocks, notes = wanted
    return access.store().propose(
        place.document.id,
        place.clause.id,
        title=request.form.get("titel", ""),
        from_=by,
        blocks=blocks,
        notes=notes,
        base=wording_id(place.clause),
        readers=WORKING_GROUP if view.within else Readership(Audience.DRAFT, (by,)),
        made_of=tuple(view.proposal(one).id for one in request.form.getlist("del")),
    )


def speaker(field: str) -> str:
    """The body or party that somebody speaks for; editors may speak for any."""
    name = request.form.get(field, "")
    visitor = access.visitor()
    if name not in visitor.bodies and not visitor.may(Need.EDIT):
        abort(404)
    return name


def _writing(place: Spot, text: str, **more: Any) -> str:
    return render_template(
        "proposing.html",
        spot=place,
        text=text,
        sent=request.form,
        bodies=access.visitor().bodies,
        any_body=access.visitor().may(Need.EDIT),
        **{"change": None, "sentence": "", "made_of": request.form.getlist("del"), **more},
        **signposts(),
    )


@pages.get(f"{_CLAUSE}/kompromiss")
@needs(Need.CONTRIBUTE)
def choose_parts(document: str, version: str, clause: str) -> str:
    """The proposals for a clause stretch by stretch, to write a compromise from."""
    return _parts(spot_at(access.view(), document, version, clause))


@pages.post(f"{_CLAUSE}/kompromiss")
@needs(Need.CONTRIBUTE)
def join_parts(document: str, version: str, clause: str) -> Response | str:
    """What the chosen parts make, in the form for a proposal."""
    place = spot_at(access.view(), document, version, clause)
    parts = compromise(place.clause, _beside(place))
    sent = request.form
    try:
        text = parts.text({int(name[1:]): int(sent[name]) for name in sent if name[:1] == "d"})
    except (UndecidedError, ValueError, IndexError):
        sentence = access.wording().say("Choose a wording wherever the proposals differ.")
        return make_response(_parts(place, sentence), 422)
    change = change_between(place.clause, understood(text))
    return _writing(place, text, change=change, made_of=[one.id for one in parts.proposals])


def _beside(place: Spot) -> tuple[Proposal, ...]:
    found = access.view().proposals(place.document.id, place.clause.id)
    return tuple(one for one in found if one.unsettled) or found


def _parts(place: Spot, sentence: str = "") -> str:
    proposals = _beside(place)
    if not proposals:
        abort(404)
    return render_template(
        "compromise.html",
        spot=place,
        parts=compromise(place.clause, proposals),
        sentence=sentence,
        sent=request.form,
        **signposts(),
    )


@pages.get("/forslag/<id:proposal>/avgor")
@needs(Need.EDIT)
def settle(proposal: str) -> str:
    """What a proposal would change now, and the forms that settle it."""
    return _settling(access.view().proposal(proposal))


@pages.post("/forslag/<id:proposal>/avgor")
@needs(Need.EDIT)
def settled(proposal: str) -> Redirection | Response:
    """Adopt, escalate or reject a proposal."""
    found = access.view().proposal(proposal)
    try:
        _settle(found, request.form.get("gor", ""))
    except StaleBaseError as error:
        words = access.wording()
        sentence = words.say("Somebody has changed the clause since you looked. Decide once more.")
        return make_response(_settling(found, sentence, error.conflict), 409)
    except VersionsError as error:
        return make_response(_settling(found, access.wording().error(error)), 409)
    place = standing(found)
    return redirect(clause_url(place, f"forslag-{found.id}"), 303)


@pages.post("/forslag/<id:proposal>/dra-tillbaka")
@needs(Need.CONTRIBUTE)
def withdraw(proposal: str) -> Redirection:
    """Take back a proposal of one's own body or party that nobody has settled."""
    found = access.view().proposal(proposal)
    if found.from_ not in access.visitor().bodies or not found.unsettled:
        abort(404)
    access.store().set_proposal_status(found.id, Status.WITHDRAWN, by=found.from_)
    return redirect(clause_address(found), 303)


def _settle(proposal: Proposal, deed: str) -> None:
    sent = request.form
    if deed in _SETTLING:
        to = sent.get("till", "") if deed == "eskalera" else ""
        status, why, by = _SETTLING[deed], sent.get("skal", ""), speaker("av")
        if status is Status.REJECTED and not why.strip():
            raise BadTextError(why, "a reason")
        access.store().set_proposal_status(proposal.id, status, to, by=by, why=why)
        return
    passage = PassageRef.parse(sent["stycke"]) if sent.get("stycke") else None
    access.store().adopt(
        proposal.id,
        by=speaker("av"),
        why=sent.get("skal", ""),
        note=passage,
        base=sent.get("bas") or LATEST,
    )


def standing(proposal: Proposal) -> Spot:
    """The clause that a proposal is for, as it is now."""
    place = spot(access.view(), proposal.document, proposal.clause, NOW)
    return place if place else abort(404)


def _settling(proposal: Proposal, sentence: str = "", met: Conflict | None = None) -> str:
    view = access.view()
    place = standing(proposal)
    links = view.links(document=proposal.document, clause=proposal.clause)
    return render_template(
        "settling.html",
        proposal=proposal,
        spot=place,
        change=change_between(place.clause, (proposal.blocks, proposal.notes)),
        since=change_between(met.base, (met.theirs.blocks, met.theirs.notes))
        if met and met.base
        else None,
        base=wording_id(place.clause),
        passages=links,
        gone=place.state.id != NOW,
        sentence=sentence,
        sent=request.form,
        bodies=access.visitor().bodies,
        **signposts(),
    )
