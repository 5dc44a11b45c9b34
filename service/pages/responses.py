"""What came in while a version was on consultation: clauses against those who answered."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from flask import Blueprint
from flask import Response as Answer
from flask import render_template
from flask import request
from flask import url_for

from service.files.response_list import BECAME
from service.files.response_list import COLUMNS
from service.files.response_list import SAYS
from service.files.response_list import as_file
from service.files.response_list import clause_name
from service.files.response_list import counted
from service.files.response_list import respondent_name
from service.pages.handing import PAPER_FORMS
from service.pages.handing import file_answer
from service.pages.signposts import clause_address
from service.pages.signposts import clause_url
from service.pages.signposts import signposts
from service.presenting.places import spot
from service.web import access
from service.web.access import needs
from service.web.rendering import telephone
from service.web.visitors import Need
from versions.gathering.response_matrix import LATER
from versions.gathering.response_matrix import Asked
from versions.gathering.response_matrix import Became
from versions.gathering.response_matrix import Says
from versions.gathering.response_matrix import became
from versions.gathering.response_matrix import chapters
from versions.gathering.response_matrix import matrix
from versions.gathering.response_matrix import says
from versions.gathering.responses import Manner
from versions.gathering.responses import Response
from versions.gathering.responses import Responses
from versions.gathering.responses import responses

pages = Blueprint("responses", __name__)

TABLE, LIST = "tabell", "lista"
SAID = {
    "bifall": Says.FOR,
    "avslag": Says.AGAINST,
    "utan-erinran": Says.NO_OBJECTION,
    "synpunkt": Says.VIEW,
    "forslag": Says.PROPOSAL,
    "kommentar": Says.COMMENT,
}
"""What a response says, as addresses call it."""
OUTCOMES = {
    "tillgodosedd": Became.MET,
    "delvis": Became.PARTLY,
    "inte": Became.NOT,
    "behandlad": Became.DEALT,
    "obehandlad": Became.OPEN,
}
"""What became of it, likewise."""
_NAMES = ("kapitel", "part", "sager", "utfall", "visa", "vy")
"""What can stand in the address after the question mark."""
_Word = TypeVar("_Word", bound=StrEnum)
Choice = tuple[str, str, int]
"""What can be asked for: its name in the address, what it is called, and how much there is."""


@pages.get("/remissvar/<id:document>/<id:consultation>")
@needs(Need.ANYONE)
def show(document: str, consultation: str) -> str:
    """The responses as a matrix or one by one, as far as they are asked for."""
    view, say = access.view(), access.wording()
    found = responses(view, document, consultation)
    asked = _asked(found)
    laid = matrix(view, found, asked)
    return render_template(
        "responses.html",
        found=found,
        asked=asked,
        matrix=laid,
        listed=_listed(),
        sent=request.args,
        counted=counted(found, say),
        chapters=_chapters(found),
        respondents=_respondents(found),
        manners=_words(SAID, SAYS, map(says, found.found)),
        outcomes=_words(OUTCOMES, BECAME, map(became, found.found)),
        says=lambda one: SAYS[says(one)],
        became=lambda one: BECAME[became(one)],
        state=lambda one: became(one).value,
        line_name=lambda line: clause_name(line.clause, say),
        respondent_name=lambda one: respondent_name(one, say),
        line_url=lambda line: _clause_address(found, line.clause.id) if line.clause else "",
        response_url=lambda one: _address(found, one),
        address=lambda **other: _with(found, other),
        columns=COLUMNS,
        within=view.within,
        **signposts(),
    )


@pages.get(f"/remissvar/<id:document>/<id:consultation>.<any(csv, xlsx, {PAPER_FORMS}):ending>")
@needs(Need.ANYONE)
def take(document: str, consultation: str, ending: str) -> Answer:
    """The responses as a file: those that are asked for, and all that could not be placed."""
    view, say = access.view(), access.wording()
    found = responses(view, document, consultation)
    laid = matrix(view, found, _asked(found))
    name = f"{document}-{found.version.id}-remissvar.{ending}"
    return file_answer(as_file(view, found, laid, say, name), name)


def _listed() -> bool:
    """Whether one response stands below the other: on a telephone unless the table is asked for."""
    return request.args.get("vy", LIST if telephone() else TABLE) == LIST


def _asked(found: Responses) -> Asked:
    """What somebody wants to see; what cannot be understood is left aside."""
    sent = request.args
    respondent = sent.get("part", "")
    return Asked(
        sent.get("kapitel", ""),
        respondent if respondent in found.respondents and respondent else None,
        SAID.get(sent.get("sager", "")),
        OUTCOMES.get(sent.get("utfall", "")),
        sent.get("visa") == "allt",
    )


def _with(found: Responses, other: Mapping[str, str | None]) -> str:
    """The address of the same page, but for what is named."""
    sent = {name: request.args.get(name) or None for name in _NAMES} | dict(other)
    endpoint = "responses.take" if "ending" in other else "responses.show"
    version = found.version
    where = {"document": version.document, "consultation": version.id}
    return url_for(endpoint, **{**sent, **where})  # type: ignore[arg-type]


def _chapters(found: Responses) -> tuple[Choice, ...]:
    say = access.wording()
    known = chapters(access.view(), found)
    later = say.say("Clauses that the version does not have")
    return tuple(
        (key, later if key == LATER else clause_name(clause, say), count)
        for key, clause, count in known
    )


def _respondents(found: Responses) -> tuple[Choice, ...]:
    count = Counter(one.respondent for one in found.found)
    return tuple((one, one, count[one]) for one in found.respondents if one)


def _words(
    names: Mapping[str, _Word], words: Mapping[_Word, tuple[str, str]], found: Iterable[_Word]
) -> tuple[Choice, ...]:
    count, say = Counter(found), access.wording().say
    known = ((name, one) for name, one in names.items() if count[one])
    return tuple((name, say(words[one][1]), count[one]) for name, one in known)


def _address(found: Responses, one: Response) -> str:
    """Where a response is read."""
    if one.manner is Manner.ANSWER:
        return url_for("notes.show", note=one.source, _anchor=one.passage)
    if one.manner is Manner.PROPOSAL:
        return clause_address(access.view().proposal(one.source))
    return _clause_address(found, one.clause, f"kommentar-{one.source}")


def _clause_address(found: Responses, clause: str, anchor: str = "") -> str:
    """Where a clause is read: in the version that was consulted on, if it is there."""
    place = spot(access.view(), found.version.document, clause, found.version.id)
    return clause_url(place, anchor) if place else ""
