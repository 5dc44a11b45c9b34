"""A clause: how it reads, how it came to read so, what else was proposed."""

from collections.abc import Callable
from collections.abc import Sequence

from flask import Blueprint
from flask import Response
from flask import render_template
from flask import request
from markupsafe import Markup
from markupsafe import escape

from clauses.writing.html_text import write_blocks
from service.files.response_list import tallied
from service.lines.answers import proposals_paper
from service.pages.handing import PAPER_FORMS
from service.pages.handing import paper_answer
from service.pages.signposts import signposts
from service.pages.signposts import version_name
from service.presenting.beside import columns
from service.presenting.clauses import elsewhere
from service.presenting.clauses import last_changed
from service.presenting.clauses import steps
from service.presenting.commented import commented
from service.presenting.notes import passages_about
from service.presenting.notes import passages_above
from service.presenting.notes import passages_of_clause
from service.presenting.origins import Origin
from service.presenting.origins import Traced
from service.presenting.origins import letter
from service.presenting.origins import traced
from service.presenting.places import neighbours
from service.presenting.places import slug_in
from service.presenting.places import spot
from service.presenting.places import spot_at
from service.presenting.places import spots
from service.presenting.proposals import rounds
from service.presenting.timeline import timeline
from service.telling import version_title
from service.web import access
from service.web.access import needs
from service.web.rendering import linking
from service.web.rendering import written_text
from service.web.visitors import Need
from versions.explaining.history import Wording
from versions.explaining.report import consulted_version
from versions.gathering.offered_wordings import offered_wordings
from versions.gathering.response_matrix import tally
from versions.gathering.responses import responses
from versions.records.comments import Placed
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.stages import NOW

pages = Blueprint("clauses", __name__)


@pages.get(f"/<id:document>/<version:version>/<id:clause>/forslag.<any({PAPER_FORMS}):ending>")
@needs(Need.ANYONE)
def proposals(document: str, version: str, clause: str, ending: str) -> Response:
    """The proposals for a clause beside the wording of a version, as a file to hand out."""
    view, words = access.view(), access.wording()
    place = spot_at(view, document, version, clause)
    found = view.proposals(document, place.clause.id)
    base = version_title(view, words, document, version)
    paper = proposals_paper(found, place.clause, base, place.document.title, words.language)
    return paper_answer(paper, f"{document}-{place.slug}-forslag.{ending}")


@pages.get("/<id:document>/<version:version>/<id:clause>/spalter")
@needs(Need.ANYONE)
def in_columns(document: str, version: str, clause: str) -> str:
    """Wordings of a clause in columns, sentence by sentence."""
    view = access.view()
    place = spot_at(view, document, version, clause)
    asked = request.args
    beside, right = asked.getlist("med"), asked.get("hoger", "")
    found = columns(view, place, asked.get("bas", ""), beside, right)
    return render_template("columns.html", spot=place, columns=found, **signposts())


@pages.get("/<id:document>/<version:version>/<id:clause>")
@needs(Need.ANYONE)
def show(document: str, version: str, clause: str) -> str:
    """A clause as it stands in a version, and its way there."""
    view = access.view()
    place = spot_at(view, document, version, clause)
    way, known, proposed = steps(view, place), spots(view, place), rounds(view, place)
    found = traced(view, place)
    said, above = passages_of_clause(view, place), passages_above(view, place)
    talk = commented(place.clause, view.comments(document, version, place.clause.id))
    changed = last_changed(way)
    before, after = neighbours(view, place)
    return render_template(
        "clause.html",
        spot=place,
        before=before,
        after=after,
        wording_text=written_text(talk.text, linking(_to_comments(talk.comments))),
        comments=talk.comments,
        orphans=talk.orphans,
        said_of=view.proposal_comments,
        passages_about=lambda proposal: passages_about(view, Sort.PROPOSAL, proposal),
        stood_in=lambda target: spot(view, target.document, target.clause, target.version),
        questions=view.questions_about(document, place.clause.id),
        places=known,
        rounds=proposed,
        drawn=timeline(known, way, proposed),
        origins=found.origins,
        letter=letter,
        origin_text=_origin_text(document, found),
        steps=way,
        elsewhere=elsewhere(view, place, way),
        changed=changed,
        consultation=_consultation(document, version, place.clause.id),
        changed_slug=slug_in(view, place, changed.new) if changed else "",
        offered=tuple(offered_wordings(view, document, place.clause.id)),
        mentions=[link for link in said if link.kind is not LinkKind.LEAVES],
        mentions_above=[link for link in above if link.kind is not LinkKind.LEAVES],
        considered=[link for link in (*said, *above) if link.kind is LinkKind.LEAVES],
        **signposts(),
    )


def _consultation(document: str, version: str, clause: str) -> tuple[str, str]:
    """The version on which people were asked of a clause last, and how many said what of it."""
    view = access.view()
    asked = consulted_version(view, document, version)
    count = tally(responses(view, document, asked), clause) if asked else {}
    return asked, tallied(count, access.wording())


def _origin_text(document: str, found: Traced) -> Markup:
    leading = linking(_to_origins(document, found.origins))
    return Markup(write_blocks(found.text.blocks, leading))


def _to_origins(document: str, origins: Sequence[Origin]) -> Callable[[int, str], str]:
    meanings = {one.number: escape(_told(document, one.wording)) for one in origins}

    def link(number: int, words: str) -> str:
        place = f'class="origin origin-{number % 5}" href="#ursprung-{number}"'
        mark = f"<sup>{letter(number)}</sup>"
        return f'<a {place} data-meaning="{meanings[number]}">{words}{mark}</a>'

    return link


def _told(document: str, wording: Wording) -> str:
    """When a wording came, by whom and why."""
    name = version_name(wording.version or NOW, document)
    when = access.wording().date(wording.date)
    told = ", ".join(filter(None, (name, when, wording.by)))
    return f"{told}: {wording.why}" if wording.why else told


def _to_comments(comments: Sequence[Placed]) -> Callable[[int, str], str]:
    def link(number: int, words: str) -> str:
        return f'<a class="commented" href="#kommentar-{comments[number].comment.id}">{words}</a>'

    return link
