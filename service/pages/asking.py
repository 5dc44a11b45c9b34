"""Questions asked, passed on, answered, and tied to what they are about."""

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from service.pages.signposts import signposts
from service.presenting.notes import passages_about
from service.presenting.proposals import quoted
from service.presenting.targets import texts
from service.presenting.targets import things
from service.web import access
from service.web.access import needs
from service.web.uploads import sent_day
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.questions import Question
from versions.view import View

pages = Blueprint("asking", __name__)

_ABOUT = (Sort.PROPOSAL,)
"""What else than texts a question can be about."""


@pages.get("/fragor/ny")
@needs(Need.EDIT)
def write() -> str:
    """The form for a question; what it is about, and what raised it, may be in the address."""
    return _asking()


@pages.post("/fragor/ny")
@needs(Need.EDIT)
def ask() -> Redirection | Response:
    """Keep a question."""
    sent = request.form
    about = sent.get("mal", "")
    try:
        target = Target.parse(about) if about else None
        asked = access.store().ask(
            sent.get("fraga", ""),
            body=sent.get("organ", ""),
            due=sent_day("datum"),
            targets=(target,) if target and not target.sort else (),
            proposals=(target.id,) if target and target.sort else (),
            note=_passage(sent.get("stycke", "")),
        )
    except VersionsError as error:
        return make_response(_asking(access.wording().error(error)), 422)
    return redirect(url_for("questions.show", question=asked.id), 303)


@pages.get("/fragor/<id:question>/hantera")
@needs(Need.EDIT)
def handle(question: str) -> str:
    """What can be done with a question: answer it, pass it on, say what it is about."""
    return _handling(question)


@pages.post("/fragor/<id:question>/hantera")
@needs(Need.EDIT)
def act(question: str) -> Redirection | Response:
    """Do one of these."""
    try:
        _done(question)
    except VersionsError as error:
        return make_response(_handling(question, access.wording().error(error)), 422)
    return redirect(url_for("questions.show", question=question), 303)


def _done(question: str) -> Question:
    sent, store = request.form, access.store()
    by = sent.get("av", "")
    match sent.get("gor"):
        case "svara":
            passage = _passage(sent.get("stycke", ""))
            return store.answer(question, sent.get("svar", ""), by=by, note=passage)
        case "eskalera":
            return store.escalate(question, sent.get("organ", ""), due=sent_day("datum"), by=by)
        case "koppla":
            return store.concern(question, Target.parse(sent.get("mal", "")))
        case _:
            return store.concern(question, Target.parse(sent.get("bort", "")), about=False)


def _passage(text: str) -> PassageRef | None:
    return PassageRef.parse(text.strip()) if text.strip() else None


def _asking(sentence: str = "") -> str:
    view = access.view()
    sent = request.form or request.args
    raised = quoted(view, _raised(sent.get("stycke", "")))
    return render_template("asking.html", raised=raised, sent=sent, **_choices(view, sentence))


def _raised(text: str) -> PassageRef | None:
    """The passage that raised the question; what names none is left aside."""
    try:
        return _passage(text)
    except VersionsError:
        return None


def _handling(question: str, sentence: str = "") -> str:
    view = access.view()
    found = view.question(question)
    about = (*found.targets, *(Target("", sort=Sort.PROPOSAL, id=one) for one in found.proposals))
    return render_template(
        "handling.html",
        question=found,
        about=about,
        passages=passages_about(view, Sort.QUESTION, question),
        sent=request.form,
        **_choices(view, sentence),
    )


def _choices(view: View, sentence: str) -> dict[str, object]:
    return {
        "sentence": sentence,
        "texts": tuple(texts(view)),
        "things": tuple(things(view, _ABOUT)),
        "known_bodies": tuple(sorted({body.name for body in view.bodies} | _heard(view))),
        **signposts(),
    }


def _heard(view: View) -> set[str]:
    """Bodies that notes and questions name."""
    asked = {name for one in view.all_questions for name in (one.body, one.to)}
    return asked | {note.body for note in view.notes() if note.body and not note.collation}
