"""A passage of a note, and what it is tied to: said by hand where nothing is suggested."""

from collections.abc import Iterator

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from clauses.writing.labels import name
from service.pages.signposts import signposts
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import NOW
from versions.view import View

pages = Blueprint("linking", __name__)

Choice = tuple[str, str]
"""What a target is called in the form and to people."""


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
        texts=tuple(_texts(view)),
        things=tuple(_things(view)),
        kinds=tuple(LinkKind),
        sentence=sentence,
        **signposts(),
    )


def _texts(view: View) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Each document with itself and its clauses, as they stand now."""
    for info in view.documents():
        state = NOW if info.id in view.now else info.versions[-1].id
        clauses = view.document(info.id, state).clauses
        choices = ((f"{info.id}/{clause.id}", name(clause)) for clause in clauses if clause.level)
        yield info.title, ((info.id, info.title), *choices)


def _things(view: View) -> Iterator[tuple[Sort, tuple[Choice, ...]]]:
    """Questions, proposals and steps of plans."""
    questions = ((one.id, one.title) for one in view.all_questions)
    proposals = ((one.id, one.title) for one in view.all_proposals)
    steps = ((one.id, one.title) for one in view.all_steps)
    for sort, things in (
        (Sort.QUESTION, questions),
        (Sort.PROPOSAL, proposals),
        (Sort.STEP, steps),
    ):
        choices = tuple((str(Target("", sort=sort, id=key)), title) for key, title in things)
        if choices:
            yield sort, choices
