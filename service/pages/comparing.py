"""Two versions against each other, on a page and as files."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from flask import Blueprint
from flask import Response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from markupsafe import Markup
from werkzeug import Response as Redirection

from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.compared import Compared
from service.comparing.compared import compared
from service.comparing.compared import where_named
from service.comparing.known import Known
from service.pages.handing import file_answer
from service.pages.signposts import signposts
from service.presenting.exports import WORD_COLUMNS
from service.presenting.pairs import Pair
from service.presenting.pairs import pair_file
from service.presenting.pairs import pair_of
from service.web import access
from service.web.access import needs
from service.web.addresses import KINDS
from service.web.addresses import OF_SUBSTANCE
from service.web.addresses import VIEWS
from service.web.addresses import WORKING
from service.web.addresses import read_choice
from service.web.addresses import write_choice
from service.web.rendering import kept
from service.web.rendering import telephone
from service.web.visitors import Need
from versions.stages import NOW

pages = Blueprint("comparing", __name__)

_BETWEEN = "/<id:document>/<version:old>...<version:new>"
_BEYOND = "/<id:document>/<version:old>...<id:other>/<version:new>"
LOOKED_THROUGH = 500
"""Among how many of the newest events a version is looked for."""
_FILE = f".<any(docx, '{WORD_COLUMNS}', pdf, html, csv, xlsx, md):ending>"


@pages.get(_BETWEEN)
@pages.get(_BEYOND)
@needs(Need.ANYONE)
def show(document: str, old: str, new: str, other: str = "") -> str:
    """What became of one version in another."""
    pair = _pair(document, old, other, new)
    choice, clause = _choice(pair)
    asked = pair.old.place, pair.new.place, choice, clause
    parts, passing = _Parts(pair, choice, clause), choice.sifts or choice.at > 0
    old_name, new_name = pair.names
    return render_template(
        "comparing.html",
        head=Markup(kept(("head", *asked), parts.head, passing=passing)),
        text=Markup(kept(("text", *asked), parts.text, seen=pair.tips, passing=passing)),
        pair=pair,
        old_name=old_name,
        new_name=new_name,
    )


class _Parts:
    """The two parts of a page, made of one comparison laid out once."""

    def __init__(self, pair: Pair, choice: Choice, clause: str) -> None:
        self._pair, self._choice, self._clause = pair, choice, clause

    def head(self) -> str:
        """What is compared, how much changed, and what else there is to choose: of all there is."""
        pair, single = self._pair, self._choice.layout is Layout.SINGLE
        sources = _sources(self._values["shown"])
        cover = _cover(pair) if single else ""
        return render_template("_comparing.html", **self._values, sources=sources, cover=cover)

    def text(self) -> str:
        """The text with its changes: of these two versions alone."""
        return render_template("_compared.html", **self._values)

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        pair, choice, clause = self._pair, self._choice, self._clause
        old_name, new_name = pair.names
        return {
            "pair": pair,
            "shown": compared(_known(pair), _wanted(choice)),
            "choice": choice,
            "clause": clause,
            "old_name": old_name,
            "new_name": new_name,
            "heads": pair.heads,
            "kind_names": {kind: name for name, kind in KINDS.items()},
            "address": lambda **changed: _address(pair, choice, clause, **changed),
            "clause_link": lambda one, later: _clause_link(pair, one.id, later),
            **signposts(),
        }


def _known(pair: Pair) -> Known:
    """What is known of a pair, kept whatever of it is asked for."""
    key = pair.tips, pair.old.place, pair.new.place
    return access.comparisons().piece(key, pair.known)


def _wanted(choice: Choice) -> Choice:
    """One at a time, changes that do more than tidy are wanted unless others are named."""
    if choice.layout is not Layout.SINGLE or choice.sifts:
        return choice
    return replace(choice, natures=OF_SUBSTANCE)


def _cover(pair: Pair) -> str:
    """What was said of the later version when it was made."""
    events = pair.view.latest(LOOKED_THROUGH)
    place = pair.new.document, pair.new.version
    return next((one.why for one in events if (one.document, one.version) == place), "")


@pages.get(_BETWEEN + _FILE)
@pages.get(_BEYOND + _FILE)
@needs(Need.ANYONE)
def export(document: str, old: str, new: str, ending: str, other: str = "") -> Response:
    """The comparison as a file to keep."""
    pair = _pair(document, old, other, new)
    choice, _ = _choice(pair)
    data = access.workers().do(pair_file, pair, *form_of(ending, choice))
    named = [document, old, *([other] if other else []), new]
    return file_answer(data, f"{'-'.join(named)}.{ending}")


def form_of(ending: str, choice: Choice) -> tuple[str, str]:
    """The form that an address asks for, and how it is laid out."""
    if ending == WORD_COLUMNS:
        return ".docx", "columns"
    return f".{ending}", "inline" if ending == "docx" else VIEWS[choice.layout]


@pages.get("/<id:document>/jamfor")
@needs(Need.ANYONE)
def choose(document: str) -> Redirection:
    """The comparison that a form names, at its own address."""
    view = access.view()
    known = [version.id for version in view.versions(document)]
    old = _named(request.args.get("fran") or known[0])
    other, _, new = (request.args.get("till") or known[-1]).rpartition("/")
    place: dict[str, Any] = {"document": document, "old": old, "new": _named(new)}
    if other and other != document:
        place["other"] = other
    said = write_choice(read_choice(request.args), request.args.get("klausul", ""))
    return redirect(url_for("comparing.show", **place, **said), 303)


def _named(version: str) -> str:
    """What the store calls a version that an address names."""
    return NOW if version == WORKING else version


def _pair(document: str, old: str, other: str, new: str) -> Pair:
    later = other or document, new
    return pair_of(access.view(), access.wording(), (document, old), later)


def _choice(pair: Pair) -> tuple[Choice, str]:
    """What the visitor asked to see, and the one clause they named if they did."""
    clause = request.args.get("klausul", "")
    position = None
    if clause:
        position = where_named(_known(pair).comparison.new.clauses, pair.clause_id(clause))
    choice = read_choice(request.args, position)
    if telephone() and "vy" not in request.args:
        choice = replace(choice, layout=Layout.SINGLE)
    return choice, clause


def _address(pair: Pair, choice: Choice, clause: str, **changed: Any) -> str:
    """The address of the same comparison, seen otherwise."""
    said = {**write_choice(choice, clause), **changed}
    said = {name: value for name, value in said.items() if value}
    old, new = pair.old, pair.new
    place: dict[str, Any] = {"document": old.document, "old": old.version, "new": new.version}
    if not pair.within_one:
        place["other"] = new.document
    endpoint = "comparing.export" if "ending" in said else "comparing.show"
    return url_for(endpoint, **place, **said)


def _clause_link(pair: Pair, clause_id: str, later: bool) -> str:
    """Where a clause of one side has a page of its own."""
    slug = pair.slug(clause_id, later=later)
    side = pair.new if later else pair.old
    if not slug:
        return ""
    return url_for("clauses.show", document=side.document, version=side.version, clause=slug)


def _sources(shown: Compared) -> list[tuple[str, str, int]]:
    """The bodies and meetings among the reasons: key, name for a reader, how many changes."""
    notes = {note.id: note for note in access.view().notes()}
    name = signposts()["note_name"]
    return [
        (key, name(notes[key]) if key in notes else key, count)
        for key, count in shown.known.sources.items()
    ]
