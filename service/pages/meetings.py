"""The papers for a meeting to come: what is due, as a page and as files."""

import datetime

from flask import Blueprint
from flask import Response
from flask import abort
from flask import render_template
from flask import request

from service.files.meeting_papers import agenda_paper
from service.files.meeting_papers import lies_with
from service.files.meeting_papers import matter_title
from service.files.meeting_papers import packet_paper
from service.pages.handing import PAPER_FORMS
from service.pages.handing import paper_answer
from service.pages.signposts import signposts
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.gathering.meetings import Meeting
from versions.gathering.meetings import Packet
from versions.gathering.meetings import packet
from versions.gathering.meetings import since_day

pages = Blueprint("meetings", __name__)


@pages.get("/lage/mote")
@needs(Need.ANYONE)
def show() -> str:
    """What a meeting is to deal with, and the files to bring to it."""
    view, say = access.view(), access.wording()
    found = _packet()
    return render_template(
        "meeting.html",
        packet=found,
        since=request.args.get("sedan", ""),
        notes=view.notes(),
        title=matter_title,
        lies=lambda matter: lies_with(matter, say),
        **signposts(),
    )


@pages.get(f"/lage/mote.<any({PAPER_FORMS}):ending>")
@needs(Need.ANYONE)
def packet_file(ending: str) -> Response:
    """The packet as a file."""
    paper = packet_paper(access.view(), _packet(), access.wording())
    return paper_answer(paper, f"mote.{ending}")


@pages.get("/lage/dagordning.docx")
@needs(Need.ANYONE)
def agenda() -> Response:
    """The agenda to write the minutes in."""
    return paper_answer(agenda_paper(_packet(), access.wording()), "dagordning.docx")


def _packet() -> Packet:
    """The packet that was asked for: of which body's meeting, when, since when."""
    view, today = access.view(), access.today()
    asked = request.args
    try:
        day = datetime.date.fromisoformat(asked.get("datum", "")) if "datum" in asked else today
    except ValueError:
        abort(422)
    since = since_day(view, asked.get("sedan", ""))
    return packet(view, Meeting(asked.get("organ", "").strip(), day), today, since)
