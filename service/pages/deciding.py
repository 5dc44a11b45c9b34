"""What a party decided on a version, recorded."""

from datetime import date
from typing import Any

from flask import Blueprint
from flask import Response
from flask import flash
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from clauses.model import DECEIVING
from clauses.model import Reading
from clauses.reading.guard import read_if_text
from service.pages.signposts import signposts
from service.presenting.places import document_info
from service.web import access
from service.web.access import needs
from service.web.uploads import NoFileError
from service.web.uploads import SentFile
from service.web.uploads import sent_day
from service.web.uploads import sent_file
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.records.verdicts import Outcome
from versions.writing.verdicts import Decided

pages = Blueprint("deciding", __name__)

_PAGE = "/beslut-per-part/<id:document>/<version:version>"


@pages.get(_PAGE)
@needs(Need.EDIT)
def write(document: str, version: str) -> str:
    """The form that records a party's decision."""
    return _page(document, version)


@pages.post(_PAGE)
@needs(Need.EDIT)
def keep(document: str, version: str) -> Redirection | Response:
    """Record a party's decision."""
    words, day = access.wording(), sent_day("datum")
    if day is None:
        return make_response(_page(document, version, words.say("Say on which day.")), 422)
    if request.form.get("utfall") not in frozenset(Outcome):
        return make_response(_page(document, version, words.say("Say what was decided.")), 422)
    file = _file()
    read = _read(file) if file else None
    try:
        made = access.store().decide(_decided(document, version, day, file, read))
    except VersionsError as error:
        return make_response(_page(document, version, words.error(error)), 422)
    told = words.say("The decision of {party} is recorded.")
    flash(told.format(party=made.party), "same")
    for remark in read.remarks if read else ():
        if remark.kind in DECEIVING:
            flash(f"{made.file_name}: {words.remark(remark)}", "other")
    return redirect(url_for("standing.overview", _anchor=f"lage-{document}"), 303)


def _decided(
    document: str, version: str, day: date, file: SentFile | None, read: Reading | None
) -> Decided:
    sent = request.form
    return Decided(
        document,
        access.view().version(document, version).id,
        sent.get("part", ""),
        Outcome(sent["utfall"]),
        day,
        sent.get("av", ""),
        file.name if file else "",
        file.data if file else b"",
        read.document if read else None,
    )


def _file() -> SentFile | None:
    try:
        return sent_file()
    except NoFileError:
        return None


def _read(file: SentFile) -> Reading | None:
    with access.workers().turn():
        return read_if_text(file.data, file.name)


def _page(document: str, version: str, sentence: str = "") -> str:
    view = access.view()
    found = view.version(document, version)
    values: dict[str, Any] = {
        "info": document_info(view, document),
        "version": found,
        "standing": view.verdicts(document, found.id),
        "outcomes": tuple(Outcome),
    }
    return render_template(
        "deciding.html",
        **values,
        sent=request.form,
        sentence=sentence,
        bodies=access.visitor().bodies,
        **signposts(),
    )
