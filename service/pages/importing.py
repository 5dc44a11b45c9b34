"""A Word file on its way in: read, looked at, corrected, and only then made a version.

Nothing is stored before the last step. Until then the file travels in the form itself.
"""

from collections.abc import Collection
from collections.abc import Mapping
from typing import Any

from flask import Blueprint
from flask import Response
from flask import flash
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from werkzeug import Response as Redirection

from clauses.errors import ClausesError
from clauses.reading.guard import read_guarded
from clauses.writing.labels import name
from service.pages.signposts import document_url
from service.pages.signposts import signposts
from service.presenting.importing import Arriving
from service.presenting.importing import Incoming
from service.presenting.importing import arriving
from service.web import access
from service.web.access import needs
from service.web.uploads import NoFileError
from service.web.uploads import SentFile
from service.web.uploads import file_to_carry
from service.web.uploads import largest
from service.web.uploads import sent_day
from service.web.uploads import sent_stage
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.format.identifiers import slug
from versions.gathering.sections import Sections
from versions.stages import NOW
from versions.stages import Stage
from versions.store import Store
from versions.tracked import Proposed
from versions.tracked import propose_tracked
from versions.tracked import tracked_sides
from versions.writing.versions import Imported

pages = Blueprint("importing", __name__)

SAVE = "spara"
ACCEPT = "godta"
"""Tracked changes are to be made, rather than become proposals."""
KINDS = ("agreement", "sub-agreement", "guideline", "routine", "appendix")


class TakenNameError(VersionsError):
    """A new document was given the short name of another."""

    def __init__(self, document: str) -> None:
        super().__init__(f"{document}: there is a document with that short name already")
        self.document = document


@pages.get("/importera")
@needs(Need.EDIT)
def choose() -> str:
    """The form for choosing a file, and the document that it is of."""
    return _page()


@pages.post("/importera")
@needs(Need.EDIT)
def take() -> Redirection | Response:
    """Show what a file would be, or make it a version."""
    try:
        file = file_to_carry()
        with access.workers().turn():
            read = _read(file)
    except NoFileError:
        return make_response(_page(sentence=access.wording().say("Choose a file first.")), 422)
    except ClausesError as error:
        return make_response(_page(sentence=access.wording().error(error)), 422)
    return _answered(file, read)


def _read(file: SentFile) -> Incoming:
    """A file as it would be read, with its tracked changes made or apart, as was chosen."""
    told = read_guarded(file.data, file.name)
    apart = None if _accepts() else tracked_sides(told, file.data, file.name)
    return Incoming(told, apart)


def _accepts() -> bool:
    return request.form.get("sparade") == ACCEPT


def _answered(file: SentFile, read: Incoming) -> Redirection | Response:
    say = access.wording().say
    if request.form.get("sparade-visat", str(_accepts())) != str(_accepts()):
        sentence = say("That choice changes the text. Look at it once more, then import.")
        return make_response(
            _page(file=file, found=_found(read, {}), sentence=sentence, anew=True), 200
        )
    typed = _typed()
    pairs = {**_corrections(), **typed}
    wrong = frozenset(position for position, clause in typed.items() if not clause)
    if wrong:
        sentence = say("Some earlier clauses that you typed were not found. They are marked below.")
        return _once_more(file, read, sentence, wrong)
    try:
        if request.form.get("steg") == SAVE:
            return _imported(file, read, pairs)
        return make_response(_page(file=file, found=_found(read, pairs), pairs=pairs))
    except (ClausesError, VersionsError) as error:
        return _once_more(file, read, access.wording().error(error))


def _found(read: Incoming, pairs: Mapping[int, str]) -> Arriving:
    return arriving(access.view(), read, _standing(), pairs, access.workers().compare)


def _once_more(
    file: SentFile, read: Incoming, sentence: str, wrong: Collection[int] = ()
) -> Response:
    """The file as it was understood, with what was chosen for it and what was wrong with that."""
    try:
        sent = _corrections()
        page = _page(file=file, found=_found(read, {}), sentence=sentence, wrong=wrong, pairs=sent)
    except (ClausesError, VersionsError):
        page = _page(sentence=sentence)
    return make_response(page, 422)


def _standing() -> str:
    """The document that was chosen; nothing for a new one."""
    return request.form.get("dokument", "")


def _document() -> str:
    """The document that was chosen, or the id of the new one.

    Raises:
        TakenNameError: The new one is called as another is.
    """
    new = request.form.get("nytt", "").strip()
    if not _standing() and new in access.view().now:
        raise TakenNameError(new)
    return _standing() or new


def _corrections() -> Mapping[int, str]:
    """The pairs that somebody chose otherwise than they were found."""
    sent = request.form
    return {
        int(key[4:]): sent[key]
        for key in sent
        if key.startswith("par-")
        and key[4:].isdecimal()
        and sent[key] != sent.get(f"var-{key[4:]}")
    }


def _typed() -> Mapping[int, str]:
    """The earlier clauses that somebody named in words; nothing where none is certainly that."""
    view, sent, document = access.view(), request.form, _standing()
    named = {
        int(key[6:]): sent[key].strip()
        for key in sent
        if key.startswith("annan-") and key[6:].isdecimal() and sent[key].strip()
    }
    if not named or document not in view.now:
        return {}
    sections = Sections(view.document(document, NOW))
    return {position: sections.find(words) or "" for position, words in named.items()}


def _imported(file: SentFile, read: Incoming, pairs: Mapping[int, str]) -> Redirection:
    sent, document = request.form, _document()
    new = document not in access.view().now
    imported = access.workers().do(
        Store.import_version,
        access.store(),
        read.reading,
        file.data,
        file.name,
        document=document,
        version=sent.get("version", "").strip(),
        stage=sent_stage(),
        kind=sent.get("slag") if new and sent.get("slag") in KINDS else None,
        parent=(sent.get("under") or None) if new else None,
        date=sent_day("datum"),
        by=sent.get("av", ""),
        why=sent.get("skal", ""),
        pairs=pairs,
    )
    _tell(imported, _proposed(file, read, imported))
    return redirect(document_url(document, imported.version.id), 303)


def _proposed(file: SentFile, read: Incoming, imported: Imported) -> Proposed:
    """What became of the tracked changes."""
    if read.sides is None:
        return Proposed()
    given = (access.store(), imported, read.sides, file.name)
    return access.workers().do(propose_tracked, *given)


def _tell(imported: Imported, proposed: Proposed) -> None:
    """Say on the page of the version what was done, and who may read it now."""
    words = access.wording()
    told = words.say("The version is imported, and is read by {readers}.")
    flash(told.format(readers=words.read_by(imported.version.stage)), "same")
    if proposed.proposals:
        told = words.say("Proposals made of tracked changes: {count}.")
        flash(told.format(count=len(proposed.proposals)), "same")
    for left in proposed.left:
        told = words.say("Tracked changes that are no proposal about one clause: {text}")
        flash(told.format(text=left), "other")


def _after(*, stay: bool) -> str:
    """The pair that those to look at come after: of the page that was asked for, or this one."""
    marks = request.form.getlist("efter") or [""]
    return marks[0 if stay else -1]


def _page(**values: Any) -> str:
    found: Arriving | None = values.get("found")
    return render_template(
        "importing.html",
        **{
            "file": None,
            "found": None,
            "sentence": "",
            "wrong": (),
            "pairs": {},
            "anew": False,
            **values,
        },
        documents=access.view().documents(),
        kinds=KINDS,
        stages=tuple(Stage),
        sent=request.form,
        bodies=access.visitor().bodies,
        chosen=_standing(),
        suggested=slug(found.reading.document.title, 24) if found else "",
        accepts=_accepts(),
        clause_name=name,
        after=_after(stay=bool(values.get("wrong"))),
        limit=largest(),
        **signposts(),
    )
