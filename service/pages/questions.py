"""Questions: what is asked, with whom each lies, and everything that was done with it."""

from collections.abc import Iterator

from flask import Blueprint
from flask import render_template

from service.pages.signposts import signposts
from service.presenting.notes import passages_about
from service.presenting.places import Spot
from service.presenting.places import document_info
from service.presenting.places import spot
from service.presenting.proposals import quoted
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.records.links import Sort
from versions.records.questions import Question
from versions.records.questions import QuestionState
from versions.stages import DocumentInfo

pages = Blueprint("questions", __name__)


@pages.get("/fragor")
@needs(Need.ANYONE)
def list_questions() -> str:
    """Every question that the visitor may read, the open ones first, by the day they are due."""
    found = access.view().all_questions
    answered = [one for one in found if one.state is QuestionState.ANSWERED]
    waiting = sorted(
        (one for one in found if one.state is not QuestionState.ANSWERED),
        key=lambda one: (one.due is None, one.due),
    )
    return render_template("questions.html", waiting=waiting, answered=answered)


@pages.get("/fragor/<id:question>")
@needs(Need.ANYONE)
def show(question: str) -> str:
    """A question: what it is about, its wordings, and everything that was done with it."""
    view = access.view()
    found = view.question(question)
    return render_template(
        "question.html",
        question=found,
        places=tuple(_places(found)),
        documents=tuple(_documents(found)),
        proposals=[one for one in view.proposals() if one.id in found.proposals],
        passages=passages_about(view, Sort.QUESTION, question),
        raised=quoted(view, found.note),
        taken=[(event, quoted(view, event.note)) for event in found.events],
        **signposts(),
    )


def _places(question: Question) -> Iterator[Spot]:
    for target in question.targets:
        there = spot(access.view(), target.document, target.clause, target.version)
        if target.clause and there:
            yield there


def _documents(question: Question) -> Iterator[DocumentInfo]:
    known = {one.id for one in access.view().documents()}
    for target in question.targets:
        if not target.clause and target.document in known:
            yield document_info(access.view(), target.document)
