"""Minutes on their way in: read, looked at, and only then kept as a note."""

from typing import Any

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from clauses.errors import ClausesError
from clauses.reading.guard import read_guarded
from service.lines.answers import left_out_lines
from service.pages.signposts import signposts
from service.web import access
from service.web.access import needs
from service.web.uploads import NoFileError
from service.web.uploads import SentFile
from service.web.uploads import file_to_carry
from service.web.uploads import largest
from service.web.uploads import sent_day
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import read_minutes

pages = Blueprint("bringing", __name__)

SAVE = "spara"


@pages.get("/anteckningar/ny")
@needs(Need.EDIT)
def choose() -> str:
    """The form for choosing a file."""
    return _page()


@pages.post("/anteckningar/ny")
@needs(Need.EDIT)
def take() -> Redirection | Response:
    """Show what was understood of minutes, or keep them."""
    try:
        file = file_to_carry()
        with access.workers().turn():
            reading = read_guarded(file.data, file.name)
        body = request.form.get("organ", "").strip()
        found = read_minutes(reading, body=body, date=sent_day("datum"))
        if request.form.get("steg") == SAVE:
            return redirect(url_for("notes.show", note=_kept(found, file)), 303)
    except NoFileError:
        return make_response(_page(sentence=access.wording().say("Choose a file first.")), 422)
    except (ClausesError, VersionsError) as error:
        return make_response(_page(sentence=access.wording().error(error)), 422)
    remarks = tuple(left_out_lines(reading, access.wording().language))
    return make_response(_page(file=file, found=found, remarks=remarks))


def _kept(found: Minutes, file: SentFile) -> str:
    """Keep minutes as a new note, or in the place of another; the note's id."""
    replaces = request.form.get("ersatter", "")
    if replaces:
        return access.store().replace_note(replaces, found, file.data, file.name).note.id
    return access.store().import_note(found, file.data, file.name).id


def _page(**values: Any) -> str:
    return render_template(
        "bringing.html",
        **{"file": None, "found": None, "remarks": (), "sentence": "", **values},
        notes=tuple(reversed(access.view().notes())),
        replaces=request.form.get("ersatter", ""),
        limit=largest(),
        **signposts(),
    )
