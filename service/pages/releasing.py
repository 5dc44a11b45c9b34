"""The text being worked on becomes a version: what is in it, and who will read it."""

from flask import Blueprint
from flask import Response
from flask import flash
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from werkzeug import Response as Redirection

from service.pages.signposts import document_url
from service.pages.signposts import signposts
from service.presenting.places import document_info
from service.presenting.places import state_of
from service.web import access
from service.web.access import needs
from service.web.uploads import sent_day
from service.web.uploads import sent_stage
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.stages import NOW
from versions.stages import Stage

pages = Blueprint("releasing", __name__)

_PAGE = "/importera/<id:document>"


@pages.get(_PAGE)
@needs(Need.EDIT)
def write(document: str) -> str:
    """The form that makes a version of the text being worked on."""
    return _page(document)


@pages.post(_PAGE)
@needs(Need.EDIT)
def keep(document: str) -> Redirection | Response:
    """Make the version."""
    sent, words = request.form, access.wording()
    stage = sent_stage()
    try:
        made = access.store().release(
            document_info(access.view(), document).id,
            sent.get("version", "").strip(),
            stage,
            by=sent.get("av", ""),
            why=sent.get("skal", ""),
            date=sent_day("datum"),
        )
    except VersionsError as error:
        return make_response(_page(document, words.error(error)), 422)
    told = words.say("The version is made, and is read by {readers}.")
    flash(told.format(readers=words.read_by(stage)), "same")
    return redirect(document_url(document, made.id), 303)


def _page(document: str, sentence: str = "") -> str:
    view = access.view()
    info = document_info(view, document)
    last = info.versions[-1] if info.versions else None
    same = last is not None and view.tree(document, last.id) == view.tree(document, NOW)
    return render_template(
        "releasing.html",
        info=info,
        last=state_of(view, document, last.id) if last else None,
        now=state_of(view, document, NOW),
        same=same,
        stages=tuple(Stage),
        sent=request.form,
        sentence=sentence,
        bodies=access.visitor().bodies,
        **signposts(),
    )
