"""Two versions of a document against each other, on a page and as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Blueprint
from flask import Response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from clauses.changes import Attribution
from clauses.changes import Comparison
from service import access
from service.access import needs
from service.addresses import KINDS
from service.addresses import VIEWS
from service.addresses import read_choice
from service.addresses import write_choice
from service.compared import Choice
from service.compared import Compared
from service.compared import compared
from service.compared import where_named
from service.explained import Explainer
from service.exporting import TYPES
from service.exporting import Source
from service.exporting import Wish
from service.exporting import comparison_file
from service.exporting import stored_source
from service.pages.signposts import clause_address
from service.pages.signposts import note_title
from service.pages.signposts import piece
from service.telling import attribution
from service.telling import explainer
from service.telling import version_day
from service.telling import version_name
from service.telling import version_title
from service.visitors import Need
from versions.seen import NOW
from versions.stages import DocumentInfo
from versions.view import View

pages = Blueprint("comparing", __name__)


@pages.get("/<id:document>/<version:old>...<version:new>")
@needs(Need.ANYONE)
def show(document: str, old: str, new: str) -> str:
    """What became of one version in another."""
    pair = _Pair(access.view(), document, old, new)
    choice, clause = _choice(pair)
    shown = compared(pair.comparison, choice, pair.explain)
    return render_template(
        "comparing.html",
        pair=pair,
        shown=shown,
        choice=choice,
        clause=clause,
        kinds=kind_options(shown, choice),
        links=_clause_links(pair, shown),
        document_address=url_for("documents.show", document=document, version=piece(pair.new)),
        address=lambda **changed: _address(pair, choice, clause, **changed),
        clause_address=clause_address,
        note_title=note_title,
        old_name=pair.name(old),
        new_name=pair.name(new),
    )


@pages.get("/<id:document>/<version:old>...<version:new>.<any(docx, pdf, html, csv):ending>")
@needs(Need.ANYONE)
def export(document: str, old: str, new: str, ending: str) -> Response:
    """The comparison as a file to keep."""
    pair = _Pair(access.view(), document, old, new)
    words = access.wording()
    choice, _ = _choice(pair)
    wish = Wish(pair.attribution, VIEWS[choice.layout], words.language, words.say)
    data = comparison_file(pair.source(old), pair.source(new), f".{ending}", wish, pair.comparison)
    return file_answer(data, f"{document}-{old}-{new}.{ending}")


@pages.get("/<id:document>/jamfor")
@needs(Need.ANYONE)
def choose(document: str) -> Redirection:
    """The comparison that a form names, at its own address."""
    known = [version.id for version in access.view().versions(document)]
    old = request.args.get("fran") or known[0]
    new = request.args.get("till") or known[-1]
    for version in (old, new):
        access.view().tree(document, version)
    said = write_choice(read_choice(request.args))
    return redirect(url_for("comparing.show", document=document, old=old, new=new, **said), 303)


@dataclass(frozen=True)
class _Pair:
    """Two versions of a document as the visitor may see them."""

    view: View
    document: str
    old: str
    new: str

    @cached_property
    def info(self) -> DocumentInfo:
        """The document."""
        self.view.versions(self.document)
        return next(one for one in self.view.documents() if one.id == self.document)

    @cached_property
    def comparison(self) -> Comparison:
        """What became of each clause."""
        return self.view.compare(self.document, self.old, self.document, self.new)

    @property
    def versions(self) -> list[tuple[str, str]]:
        """Every version that can be chosen, with what a reader calls it; newest first."""
        known = [version.id for version in self.view.versions(self.document)]
        if self.document in self.view.now:
            known.append(NOW)
        return [(version, self.name(version)) for version in reversed(known)]

    def _beside(self, version: str) -> str:
        return self.old if version == self.new else self.new

    def name(self, version: str) -> str:
        """What a reader calls a version."""
        return version_name(
            self.view, access.wording(), self.document, version, self._beside(version)
        )

    def day(self, version: str) -> str:
        """When a version was made, in words; nothing for the text being worked on."""
        return version_day(
            self.view, access.wording(), self.document, version, self._beside(version)
        )

    @property
    def explain(self) -> Explainer | None:
        """Answers why words were changed."""
        return explainer(self.view, self.document, self.old, self.new)

    @property
    def attribution(self) -> Attribution | None:
        """Whose the changes are, for writers of files."""
        return attribution(self.view, access.wording(), self.document, self.old, self.new)

    def source(self, version: str) -> Source:
        """A version with the Word file it came from, where the visitor may have that."""
        title = version_title(
            self.view, access.wording(), self.document, version, self._beside(version)
        )
        return stored_source(self.view, self.document, version, title, self._beside(version))


def _choice(pair: _Pair) -> tuple[Choice, str]:
    """What the visitor asked to see, and the one clause they named if they did."""
    clause = request.args.get("klausul", "")
    position = None
    if clause:
        clause_id = pair.view.clause_id(pair.document, pair.new, clause, pair.old)
        position = where_named(pair.comparison.new.clauses, clause_id)
    return read_choice(request.args, position), clause


def _address(pair: _Pair, choice: Choice, clause: str, **changed: Any) -> str:
    """The address of the same comparison, seen otherwise."""
    said = {**write_choice(choice, clause), **changed}
    said = {name: value for name, value in said.items() if value}
    old, new = said.pop("fran", pair.old), said.pop("till", pair.new)
    ending = said.pop("ending", "")
    place = {"document": pair.document, "old": old, "new": new}
    if ending:
        return url_for("comparing.export", **place, ending=ending, **said)
    return url_for("comparing.show", **place, **said)


def _clause_links(pair: _Pair, shown: Compared) -> Mapping[str, str]:
    """Where each shown clause has a page of its own, by the anchor it is shown at."""
    can_be_read = {version for version, _ in pair.versions}
    names = {
        later: (version, pair.view.slugs(pair.document, version))
        for later, version in ((True, pair.new), (False, pair.old))
        if version in can_be_read
    }
    links = {}
    for one in shown.changes:
        version, slugs = names.get(one.later, ("", {}))
        slug = slugs.get(one.clauses[0].id)
        if slug:
            links[one.anchor] = url_for(
                "clauses.show", document=pair.document, version=piece(version), clause=slug
            )
    return links


def kind_options(shown: Compared, choice: Choice) -> list[tuple[str, str, int, bool]]:
    """The kinds of change there are: name in addresses, in words, how many, whether chosen."""
    words = access.wording()
    return [
        (name, words.kind(kind), shown.counts[kind], kind in choice.kinds)
        for name, kind in KINDS.items()
        if kind in shown.counts
    ]


def file_answer(data: bytes, name: str) -> Response:
    """A file to be kept, under a name."""
    ending = name[name.rindex(".") :]
    response = Response(data, content_type=TYPES[ending])
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
