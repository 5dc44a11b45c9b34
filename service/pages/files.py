"""Two files of a visitor's own against each other. Nothing of them is kept."""

from typing import Any
from typing import NamedTuple

from flask import Blueprint
from flask import Response
from flask import make_response
from flask import render_template
from flask import request
from werkzeug.datastructures import FileStorage

from clauses.errors import ClausesError
from clauses.model import DECEIVING
from clauses.model import Characters
from clauses.model import Reading
from clauses.reading.guard import read_guarded
from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.compared import compared
from service.comparing.known import known_of
from service.files.exporting import Source
from service.files.exporting import Wish
from service.files.exporting import comparison_file
from service.identifying import Identity
from service.identifying import identity
from service.pages.comparing import form_of
from service.pages.handing import file_answer
from service.pages.signposts import signposts
from service.pages.signposts import version_name
from service.presenting.exports import WORD_COLUMNS
from service.settings import MEGABYTE
from service.web import access
from service.web.access import needs
from service.web.addresses import read_choice
from service.web.visitors import Need

pages = Blueprint("files", __name__)

PAGE = "sida"
ENDINGS = ("docx", WORD_COLUMNS, "pdf", "html", "csv", "xlsx", "md")


class MissingFileError(ClausesError):
    """One of the two files was not chosen."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: no file was chosen; choose two")
        self.field = field


class _File(NamedTuple):
    """A visitor's file and how much of it was read."""

    source: Source
    characters: Characters


@pages.get("/jamfor")
@needs(Need.UPLOAD)
def show() -> str:
    """The form for choosing two files."""
    return _page(Choice(), PAGE)


@pages.post("/jamfor")
@needs(Need.UPLOAD)
def compare_files() -> Response:
    """The comparison of two files, as a page or as a file."""
    choice = read_choice(request.form)
    form = request.form.get("form", PAGE)
    try:
        old, new = _uploaded("old"), _uploaded("new")
        if form in ENDINGS:
            return _file(old.source, new.source, form, choice)
    except MissingFileError:
        sentence = access.wording().say("Choose both an earlier and a later file.")
        return _refusal(choice, form, sentence)
    except ClausesError as error:
        return _refusal(choice, form, access.wording().error(error))
    return make_response(_result(old, new, choice))


@pages.get("/jamfor/kanns-igen")
@needs(Need.UPLOAD)
def ask() -> str:
    """The form for finding out which version a file is."""
    return _identified()


@pages.post("/jamfor/kanns-igen")
@needs(Need.UPLOAD)
def identify() -> Response:
    """Which version a file is exactly, or the nearest and where it differs."""
    words = access.wording()
    try:
        file = _uploaded("fil")
        found = identity(access.view(), file.source.document, access.workers().compare)
    except MissingFileError:
        return make_response(_identified(sentence=words.say("Choose a file first.")), 422)
    except ClausesError as error:
        return make_response(_identified(sentence=words.error(error)), 422)
    told = [one for one in file.source.remarks if one.kind in DECEIVING]
    return make_response(_identified(found=found, name=file.source.name, remarks=told))


def _identified(**values: Any) -> str:
    found: Identity | None = values.get("found")
    choice = Choice(Layout.CHANGES)
    shown = compared(known_of(found.comparison), choice) if found and found.comparison else None
    known = found.nearest if found else None
    title = version_name(known.version, known.info.id) if known else ""
    return render_template(
        "identify.html",
        **{"found": None, "sentence": "", "name": "", "remarks": (), **values},
        shown=shown,
        choice=choice,
        old_name=title,
        new_name=values.get("name", ""),
        heads=(title, values.get("name", "")),
        **signposts(),
    )


def _refusal(choice: Choice, form: str, sentence: str) -> Response:
    return make_response(_page(choice, form, sentence), 422)


def _uploaded(field: str) -> _File:
    upload: FileStorage | None = request.files.get(field)
    if upload is None or not upload.filename:
        raise MissingFileError(field)
    data = upload.read()
    with access.workers().turn():
        reading: Reading = read_guarded(data, upload.filename)
    word = data if upload.filename.lower().endswith(".docx") else None
    source = Source(reading.document, upload.filename, word, remarks=reading.remarks)
    return _File(source, reading.characters)


def _file(old: Source, new: Source, ending: str, choice: Choice) -> Response:
    words = access.wording()
    form, view = form_of(ending, choice)
    wish = Wish(None, view, words.language, words.say)
    data = access.workers().do(comparison_file, old, new, form, wish)
    return file_answer(data, f"{access.wording().say('comparison')}.{ending}")


def _result(old: _File, new: _File, choice: Choice) -> str:
    comparison = access.workers().compare(old.source.document, new.source.document)
    return _page(
        choice,
        PAGE,
        shown=compared(known_of(comparison), choice),
        heads=(old.source.name, new.source.name),
        old_name=old.source.name,
        new_name=new.source.name,
        read=(old, new),
    )


def _page(choice: Choice, form: str, sentence: str = "", **values: object) -> str:
    limit = access.settings().upload_limit // MEGABYTE
    return render_template(
        "files.html",
        **{"shown": None, "read": (), **values},
        deceiving=DECEIVING,
        choice=choice,
        form=form,
        sentence=sentence,
        limit=limit,
    )
