"""What is open and what comes next: the standing overview."""

from flask import Blueprint
from flask import Response
from flask import render_template
from flask import request

from service.files.state_paper import figures
from service.files.state_paper import open_matters
from service.files.state_paper import state_paper
from service.files.state_paper import unconfirmed
from service.files.state_paper import verdict_rows
from service.pages.handing import PAPER_FORMS
from service.pages.handing import paper_answer
from service.pages.signposts import signposts
from service.presenting.notes import passages_of_document
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.gathering.considered import considered
from versions.gathering.meetings import since_day
from versions.gathering.meetings import upcoming
from versions.gathering.state import FamilyState
from versions.gathering.state import state
from versions.stages import NOW

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
        figures=[tuple(figures(view, one, say)) for one in found.documents],
        matters=[tuple(open_matters(one, say)) for one in found.documents],
        verdicts=lambda standing: tuple(verdict_rows(standing, say)),
        unconfirmed=unconfirmed(found, say),
        newest=NOW if view.within else "",
        passages=lambda document: passages_of_document(view, document),
        left=len(considered(view)),
        meetings=upcoming(view, access.today()),
        notes=view.notes(),
        since=request.args.get("sedan", ""),
        **signposts(),
    )


@pages.get(f"/lage.<any({PAPER_FORMS}):ending>")
@needs(Need.ANYONE)
def overview_file(ending: str) -> Response:
    """The overview as a file."""
    paper = state_paper(access.view(), _state(), access.wording())
    return paper_answer(paper, f"lage.{ending}")


def _state() -> FamilyState:
    view = access.view()
    return state(view, access.today(), since_day(view, request.args.get("sedan", "")))
