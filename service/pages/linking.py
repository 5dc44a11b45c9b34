"""A passage of a note, and what it is tied to: said by hand where nothing is suggested."""

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from service.pages.signposts import signposts
from service.presenting.targets import texts
from service.presenting.targets import things
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef

pages = Blueprint("linking", __name__)


@pages.get("/anteckningar/<id:note>/<id:passage>/lankar")
@needs(Need.EDIT)
def show(note: str, passage: str) -> str:
    """What a passage is tied to, and the form to tie it to more."""
    return _page(note, passage)


@pages.post("/anteckningar/<id:note>/<id:passage>/lankar")
@needs(Need.EDIT)
def change(note: str, passage: str) -> Redirection | Response:
    """Tie a passage to something, or take a link away."""
    by, store = access.visitor().acts_as, access.store()
    try:
        if taken := request.form.get("bort", ""):
            store.unlink(taken, by)
        else:
            target = Target.parse(request.form.get("mal", ""))
            phrase = request.form.get("ord", "").strip()
            store.link(PassageRef(note, passage), target, _kind(), phrase=phrase, by=by)
    except VersionsError as error:
        return make_response(_page(note, passage, access.wording().error(error)), 422)
    return redirect(url_for("linking.show", note=note, passage=passage), 303)


def _kind() -> LinkKind:
    sent = request.form.get("slag", "")
    return LinkKind(sent) if sent in frozenset(LinkKind) else LinkKind.DISCUSSES


def _page(note: str, passage: str, sentence: str = "") -> str:
    view = access.view()
    found = view.note(note)
    return render_template(
        "linking.html",
        note=found,
        passage=found.passage(passage),
        links=[link for link in view.links(note=note) if link.passage == passage],
        texts=tuple(texts(view)),
        things=tuple(things(view, tuple(Sort))),
        kinds=tuple(LinkKind),
        sentence=sentence,
        **signposts(),
    )
