"""A document to be read."""

from functools import partial
from typing import Any

from flask import Blueprint
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from markupsafe import Markup
from markupsafe import escape
from werkzeug import Response

from service.files.exporting import CLEAN
from service.files.exporting import Wish
from service.files.orders import Order
from service.files.orders import written
from service.pages.handing import file_answer
from service.pages.signposts import document_url
from service.pages.signposts import signposts
from service.presenting.documents import Reading
from service.presenting.documents import reading
from service.presenting.notes import passages_of_document
from service.presenting.origins import Layered
from service.presenting.origins import layered
from service.presenting.origins import letter
from service.presenting.places import document_info
from service.presenting.places import state_of
from service.presenting.places import states
from service.telling import version_title
from service.web import access
from service.web.access import needs
from service.web.rendering import kept
from service.web.rendering import linking
from service.web.rendering import written_text
from service.web.visitors import Need
from versions.seen.texts import LATEST
from versions.stages import NOW
from versions.stages import Stage

pages = Blueprint("documents", __name__)


@pages.get("/<id:document>")
@needs(Need.ANYONE)
def newest(document: str) -> Response:
    """Lead to the newest version of a document, or to what is being worked on."""
    view = access.view()
    known = view.versions(document) or states(view, document)
    last = known[-1] if known else view.version(document, LATEST)
    return redirect(document_url(document, last.id), 302)


_FORMS = ", ".join(ending.lstrip(".") for ending in CLEAN)


@pages.get(f"/<id:document>/<version:version>.<any({_FORMS}):ending>")
@needs(Need.ANYONE)
def take(document: str, version: str, ending: str) -> Response:
    """A version as a file to keep, without marks."""
    view, words = access.view(), access.wording()
    view.tree(document, version)
    wish = Wish(language=words.language, say=words.say)
    order = Order(view, view, words, document, version, f".{ending}", wish)
    data = access.workers().do(written, order)
    return file_answer(data, f"{document}-{version}.{ending}")


@pages.get("/<id:document>/<version:version>")
@needs(Need.ANYONE)
def show(document: str, version: str) -> str:
    """A version of a document, with its contents; if asked for, with the origin of its words."""
    view = access.view()
    title = view.document(document, version).title
    traced = request.args.get("ursprung") == "ja"
    body = kept(
        ("document", document, version, traced), lambda: _body(document, version, traced=traced)
    )
    return render_template(
        "document.html",
        body=Markup(body),
        document=document,
        version=version,
        title=title,
        answering=_is_asked(document, version),
        **signposts(),
    )


def _is_asked(document: str, version: str) -> bool:
    """Whether the visitor's party is asked what it says of a version."""
    visitor, view = access.visitor(), access.view()
    if view.within or not visitor.account or not visitor.may(Need.CONTRIBUTE):
        return False
    newest = view.version(document, LATEST)
    return newest.stage is Stage.CONSULTATION and newest.id == version


def _body(document: str, version: str, *, traced: bool) -> str:
    view = access.view()
    info = document_info(view, document)
    found = reading(view, info, state_of(view, document, version))
    layers = layered(view, info, version) if traced else None
    return render_template(
        "_document.html",
        reading=found,
        texts=_origins(found, layers) if layers else _texts(found),
        layers=layers.layers if layers else (),
        letter=letter,
        passages=passages_of_document(view, document),
        **signposts(),
    )


def _texts(found: Reading) -> list[Markup]:
    """The text of each clause, with its references and terms as links."""

    def link(number: int, words: str) -> str:
        anchor = found.anchors[number]
        href = f"#{anchor.slug}"
        if anchor.document:
            href = document_url(anchor.document, anchor.version, anchor.slug)
        if anchor.meaning:
            meaning = escape(anchor.meaning)
            return f'<a class="term" href="{href}" data-meaning="{meaning}">{words}</a>'
        return f'<a class="reference-link" href="{href}">{words}</a>'

    return [written_text(section.text, linking(link)) for section in found.sections]


def _origins(found: Reading, traced: Layered) -> list[Markup]:
    """The text of each clause; words that came after the first layer lead to where they did."""
    view, say, document = access.view(), access.wording(), found.info.id
    names = (version_title(view, say, document, one.version or NOW) for one in traced.layers)
    meanings = [escape(name) for name in names]

    def link(slug: str, number: int, words: str) -> str:
        if number == 0:
            return words
        place: dict[str, Any] = {
            "document": found.info.id,
            "version": found.state.id,
            "clause": slug,
        }
        href = url_for("clauses.show", **place, _anchor="ursprung")
        kind, mark = f"origin origin-{number % 5}", letter(number)
        told = f'class="{kind}" href="{href}" data-meaning="{meanings[number]}"'
        return f"<a {told}>{words}<sup>{mark}</sup></a>"

    return [
        written_text(text, linking(partial(link, section.slug)))
        for section, text in zip(found.sections, traced.clauses, strict=True)
    ]
