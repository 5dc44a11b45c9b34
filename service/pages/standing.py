"""What is open and what comes next: the standing overview, and questions."""

import datetime

from flask import Blueprint
from flask import Response
from flask import abort
from flask import render_template

from service import access
from service.access import needs
from service.exporting import PAPERS
from service.exporting import TYPES
from service.exporting import paper_file
from service.pages.signposts import signposts
from service.presenting.notes import passages_about
from service.presenting.places import spot
from service.state_paper import facts
from service.state_paper import picture
from service.state_paper import state_paper
from service.state_paper import unconfirmed
from service.visitors import Need
from versions.links import Sort
from versions.state import FamilyState
from versions.state import state

pages = Blueprint("standing", __name__)


@pages.get("/lage")
@needs(Need.ANYONE)
def overview() -> str:
    """How far every document has come, what is open and what comes next."""
    view, say = access.view(), access.wording()
    found = _state()
    return render_template(
        "state.html",
        state=found,
        facts=[tuple(facts(view, one, say)) for one in found.documents],
        picture=picture,
        unconfirmed=unconfirmed(found, say),
        **signposts(),
    )


@pages.get("/lage.<ending>")
@needs(Need.ANYONE)
def overview_file(ending: str) -> Response:
    """The overview as a file."""
    if f".{ending}" not in PAPERS:
        abort(404)
    say = access.wording()
    paper = state_paper(access.view(), _state(), say)
    return Response(paper_file(paper, f".{ending}", say.say), mimetype=TYPES[f".{ending}"])


def _state() -> FamilyState:
    today = datetime.datetime.fromtimestamp(access.now(), datetime.UTC).date()
    return state(access.view(), today, None)


@pages.get("/fragor")
@needs(Need.ANYONE)
def questions() -> str:
    """Every question that the visitor may read, the open ones first."""
    found = sorted(access.view().all_questions, key=lambda one: one.state == "answered")
    return render_template("questions.html", questions=found)


@pages.get("/fragor/<id:question>")
@needs(Need.ANYONE)
def question(question: str) -> str:
    """A question and everything that was done with it."""
    view = access.view()
    found = view.question(question)
    places = [
        spot(view, target.document, target.clause, target.version)
        for target in found.targets
        if target.clause
    ]
    return render_template(
        "question.html",
        question=found,
        places=list(filter(None, places)),
        passages=passages_about(view, Sort.QUESTION, question),
        **signposts(),
    )
