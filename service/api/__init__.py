"""What the pages show, for programs: the same views, as JSON, described by OpenAPI 3.1."""

from flask import Blueprint
from flask import Response
from flask import jsonify
from flask import request
from flask import url_for

from clauses.writing.json import comparison_to_json
from service.api.openapi import described
from service.values.answers import document_json
from service.values.answers import documents_json
from service.values.answers import history_json
from service.values.answers import hits_json
from service.values.answers import note_json
from service.values.answers import notes_json
from service.values.answers import proposals_json
from service.values.answers import versions_json
from service.values.answers import why_json
from service.values.responses import responses_json
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.gathering.responses import responses
from versions.stages import NOW

pages = Blueprint("api", __name__, url_prefix="/api")


@pages.get("/openapi.json")
@needs(Need.ANYONE)
def description() -> Response:
    """What can be asked, and what is answered."""
    return jsonify(described(url_for("overview.show", _external=True).rstrip("/")))


@pages.get("/documents")
@needs(Need.ANYONE)
def documents() -> Response:
    """The documents and their versions."""
    return jsonify(documents_json(access.view().documents()))


@pages.get("/documents/<id:document>/versions")
@needs(Need.ANYONE)
def versions(document: str) -> Response:
    """The versions of a document, oldest first."""
    return jsonify(versions_json(access.view().versions(document)))


@pages.get("/documents/<id:document>/versions/<id:version>")
@needs(Need.ANYONE)
def version(document: str, version: str) -> Response:
    """A version of a document."""
    return jsonify(document_json(access.view().document(document, version)))


@pages.get("/documents/<id:document>/versions/<id:version>/responses")
@needs(Need.ANYONE)
def version_responses(document: str, version: str) -> Response:
    """What came in while a version was on consultation."""
    return jsonify(responses_json(responses(access.view(), document, version)))


@pages.get("/documents/<id:document>/comparisons/<id:old>/<id:new>")
@needs(Need.ANYONE)
def comparison(document: str, old: str, new: str) -> Response:
    """What became of one version in another."""
    return jsonify(comparison_to_json(access.view().compare(document, old, document, new)))


@pages.get("/documents/<id:document>/clauses/<id:clause>/history")
@needs(Need.ANYONE)
def history(document: str, clause: str) -> Response:
    """The wordings of a clause through time."""
    _, identity = _named(document, clause)
    return jsonify(history_json(access.view().history(document, identity)))


@pages.get("/documents/<id:document>/clauses/<id:clause>/why")
@needs(Need.ANYONE)
def why(document: str, clause: str) -> Response:
    """Why a clause reads as it does, or only a phrase of it."""
    standing, identity = _named(document, clause)
    phrase = request.args.get("phrase", "")
    view = access.view()
    return jsonify(why_json(view.why(document, identity, standing, phrase), view))


@pages.get("/documents/<id:document>/clauses/<id:clause>/proposals")
@needs(Need.ANYONE)
def proposals(document: str, clause: str) -> Response:
    """Other wordings that were proposed for a clause."""
    _, identity = _named(document, clause)
    return jsonify(proposals_json(access.view().proposals(document, identity)))


@pages.get("/notes")
@needs(Need.ANYONE)
def notes() -> Response:
    """The notes of meetings, by date."""
    return jsonify(notes_json(access.view().notes()))


@pages.get("/notes/<id:note>")
@needs(Need.ANYONE)
def note(note: str) -> Response:
    """A note, its passages and what they are linked to."""
    view = access.view()
    return jsonify(note_json(view.note(note), view.links(note=note)))


@pages.get("/search")
@needs(Need.ANYONE)
def search() -> Response:
    """Clauses, notes and proposals that hold every word of a query."""
    asked = request.args
    found = access.view().search(
        asked.get("q", ""), document=asked.get("in", ""), version=asked.get("version", "")
    )
    return jsonify(hits_json(found))


def _named(document: str, clause: str) -> tuple[str, str]:
    """The state of a document in which a clause is read, and the clause's id.

    Raises:
        NotFoundError: There is no such document, version or clause for this visitor.
    """
    view = access.view()
    wished = request.args.get("version", "")
    standing = wished or (NOW if document in view.now else view.version(document, "latest").id)
    return standing, view.clause_id(document, standing, clause)
