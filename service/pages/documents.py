"""A document to be read."""

from flask import Blueprint
from flask import redirect
from flask import render_template
from markupsafe import Markup
from markupsafe import escape
from werkzeug import Response

from clauses.writing.html_text import Voice
from clauses.writing.marked import MarkedRun
from service import access
from service.access import needs
from service.exporting import CLEAN
from service.exporting import Wish
from service.exporting import clean_file
from service.exporting import stored_source
from service.pages.comparing import file_answer
from service.pages.signposts import document_url
from service.pages.signposts import signposts
from service.presenting.documents import Reading
from service.presenting.documents import reading
from service.presenting.places import document_info
from service.presenting.places import state_of
from service.presenting.places import states
from service.rendering import written_text
from service.telling import version_title
from service.visitors import Need
from versions.seen import LATEST

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
    title = version_title(view, words, document, version)
    source = stored_source(view, document, version, title)
    wish = Wish(language=words.language, say=words.say)
    data = clean_file(source, f".{ending}", wish)
    return file_answer(data, f"{document}-{version}.{ending}")


@pages.get("/<id:document>/<version:version>")
@needs(Need.ANYONE)
def show(document: str, version: str) -> str:
    """A version of a document, with its contents."""
    view = access.view()
    info = document_info(view, document)
    state = state_of(view, document, version)
    found = reading(view, info, state)
    return render_template("document.html", reading=found, texts=_texts(found), **signposts())


def _texts(found: Reading) -> list[Markup]:
    """The text of each clause, with its references and terms as links."""
    words = access.wording()

    def wrap(run: MarkedRun, html: str) -> str:
        if run.edit is None:
            return html
        anchor = found.anchors[run.edit]
        href = f"#{anchor.slug}"
        if anchor.document:
            href = document_url(anchor.document, anchor.version, anchor.slug)
        if anchor.meaning:
            meaning = escape(anchor.meaning)
            return f'<a class="term" href="{href}" data-meaning="{meaning}">{html}</a>'
        return f'<a class="reference-link" href="{href}">{html}</a>'

    voice = Voice(words.language, words.say, wrap)
    return [written_text(section.text, voice) for section in found.sections]
