"""Taking a version as a file: in every form, for named readers, seen before it is taken."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint
from flask import Response
from flask import abort
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from clauses.errors import ClausesError
from service.accounts.groups import all_groups
from service.comparing.sifting import Chapter
from service.comparing.sifting import chapters
from service.comparing.sifting import facts_of
from service.files.exporting import Wish
from service.files.orders import Order
from service.files.orders import written
from service.files.pictures import page_count
from service.files.pictures import page_picture
from service.files.sharing import reader_named
from service.files.sharing import readers_name
from service.pages.handing import file_answer
from service.pages.signposts import signposts
from service.presenting.exports import CLEAN_FORMS
from service.presenting.exports import LAYOUTS
from service.presenting.exports import SINCE_FORMS
from service.presenting.exports import Wanted
from service.presenting.exports import beginning
from service.presenting.places import document_info
from service.presenting.places import state_of
from service.presenting.places import states
from service.web import access
from service.web.access import needs
from service.web.making import Underway
from service.web.visitors import Need
from versions.errors import NotFoundError
from versions.stages import Audience

pages = Blueprint("exporting", __name__)

_CLEAN = "/exportera/<id:document>/<version:new>"
_SINCE = "/exportera/<id:document>/<version:old>...<version:new>"
_WISHES = ("form", "vy", "for", "skal", "ord", "kapitel")
"""What addresses call the choices there are for a file."""
PATIENCE = 1.5
"""How many seconds a page waits for a file before it says that the file is being made."""
LONG_PATIENCE = 30
AGAIN = 2
"""After how many seconds the browser asks again."""


@pages.get("/exportera/<id:document>")
@needs(Need.ANYONE)
def choose(document: str) -> Redirection:
    """What a form names, at its own address."""
    asked = request.args
    new, old = asked.get("av", ""), asked.get("sedan", "")
    if not new:
        abort(404)
    place: dict[str, Any] = {"document": document, "new": new}
    if old not in ("", new):
        place["old"] = old
    place |= {name: asked[name] for name in _WISHES if asked.get(name)}
    deed = "take" if asked.get("gor") == "hamta" else "show"
    return redirect(url_for(f"exporting.{deed}", **place), 303)


@pages.get(_CLEAN)
@pages.get(_SINCE)
@needs(Need.ANYONE)
def show(document: str, new: str, old: str = "") -> Response:
    """What can be chosen, what is left out, and how the file begins."""
    wanted = _wanted(document, new, old)
    words = access.wording()
    told: dict[str, Any] = {}
    try:
        if wanted.readers:
            told["left_out"] = _order(wanted, wanted.form).ready().left_out
        told |= _beginning(wanted, _made(wanted, wanted.shown_as, PATIENCE))
    except NotFoundError:
        name = readers_name(wanted.readers, words)
        sentence = words.say("{name} may not read these versions.").format(name=name)
        told["sentence"] = sentence
    except ClausesError as error:
        told["sentence"] = words.error(error)
    answer = make_response(_page(wanted, told))
    return _again(answer) if isinstance(told.get("underway"), Underway) else answer


def _beginning(wanted: Wanted, made: bytes | Underway) -> dict[str, Any]:
    if isinstance(made, Underway):
        return {"underway": made}
    if wanted.pictured:
        return {"count": page_count(made)}
    return {"begins": beginning(wanted.shown_as, made)}


def _page(wanted: Wanted, told: dict[str, Any]) -> str:
    words = access.wording()
    page = request.args.get("sida", 1, type=int)
    return render_template(
        "exporting.html",
        **{"underway": None, "begins": None, "count": 0, "left_out": (), "sentence": "", **told},
        wanted=wanted,
        page=max(1, min(page, told.get("count", 0))),
        chapters=_chapters(wanted),
        states=states(access.view(), wanted.document.id),
        readers=[(name, readers_name(name, words)) for name in _readers()],
        readers_name=readers_name(wanted.readers, words),
        address=_addresses(wanted),
        **signposts(),
    )


def _chapters(wanted: Wanted) -> tuple[Chapter, ...]:
    """The chapters in which something changed."""
    if wanted.old is None:
        return ()
    document = wanted.document.id
    comparison = access.view().compare(document, wanted.old.id, document, wanted.new.id)
    known = chapters(comparison, facts_of(comparison, None))
    return tuple(one for one in known if one.changes)


@pages.get(f"{_CLEAN}/fil")
@pages.get(f"{_SINCE}/fil")
@needs(Need.ANYONE)
def take(document: str, new: str, old: str = "") -> Response:
    """The file, or how long it has been in the making."""
    wanted = _wanted(document, new, old)
    made = _made(wanted, wanted.form, PATIENCE)
    if not isinstance(made, Underway):
        return file_answer(made, wanted.name)
    back = _addresses(wanted)("exporting.show")
    page = render_template("waiting.html", wanted=wanted, underway=made, back=back, **signposts())
    return _again(make_response(page, 202))


@pages.post(f"{_CLEAN}/mall")
@needs(Need.UPLOAD)
def in_template(document: str, new: str) -> Response | Redirection:
    """The version as a Word file in the look of one that somebody sends."""
    wanted = _wanted(document, new, "")
    upload = request.files.get("mall")
    if upload is None or not upload.filename:
        return redirect(_addresses(wanted)("exporting.show"), 303)
    order = replace(_order(wanted, "docx"), template=upload.read())
    try:
        return file_answer(access.workers().do(written, order), wanted.name)
    except ClausesError as error:
        sentence = access.wording().error(error)
        return make_response(_page(wanted, {"sentence": sentence}), 422)


@pages.get(f"{_CLEAN}/sida-<int:page>.png")
@pages.get(f"{_SINCE}/sida-<int:page>.png")
@needs(Need.ANYONE)
def picture(document: str, new: str, page: int, old: str = "") -> Response:
    """A page of the file as a picture."""
    made = _made(_wanted(document, new, old), "pdf", LONG_PATIENCE)
    if isinstance(made, Underway):
        abort(503)
    try:
        return Response(page_picture(made, page), content_type="image/png")
    except IndexError:
        abort(404)


def _again(answer: Response) -> Response:
    answer.headers["Refresh"] = str(AGAIN)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _wanted(document: str, new: str, old: str) -> Wanted:
    """What the address asks for; what cannot be understood is left aside."""
    view, asked = access.view(), request.args
    earlier = state_of(view, document, old) if old else None
    forms = SINCE_FORMS if earlier else CLEAN_FORMS
    form, layout, readers = (asked.get(name, "") for name in ("form", "vy", "for"))
    return Wanted(
        document_info(view, document),
        state_of(view, document, new),
        earlier,
        form if form in forms else forms[0],
        layout if layout in LAYOUTS else next(iter(LAYOUTS)),
        readers if readers in _readers() else "",
        asked.get("skal") != "nej",
        asked.get("ord") == "ja",
        asked.get("kapitel", ""),
    )


def _readers() -> Sequence[str]:
    """Whom the one who asks may make files for: who sees everything chooses, others may not."""
    if not access.view().within:
        return ()
    with access.accounts().reading() as connection:
        groups = [group.name for group in all_groups(connection)]
    return [*(audience.value for audience in Audience), *groups]


def _order(wanted: Wanted, form: str) -> Order:
    store, words = access.store(), access.wording()
    ending, layout = wanted.written(form)
    sender = store.view(access.visitor().reader)
    return Order(
        sender,
        store.view(reader_named(wanted.readers)) if wanted.readers else sender,
        words,
        wanted.document.id,
        wanted.new.id,
        ending,
        Wish(None, layout, words.language, words.say, text_marks=wanted.text_marks),
        wanted.old.id if wanted.old else "",
        wanted.one_chapter,
        for_others=bool(wanted.readers),
        reasons=wanted.reasons,
    )


def _made(wanted: Wanted, form: str, wait: float) -> bytes | Underway:
    """The file in a form, made where it is not kept."""
    order = _order(wanted, form)
    key = order.tips, access.wording().language, wanted, form
    return access.making().file(key, wait, written, order)


def _addresses(wanted: Wanted) -> Callable[..., str]:
    """Makes addresses of the same file, seen otherwise."""
    said = {
        "form": wanted.form,
        "vy": wanted.layout if wanted.lays_out else "",
        "for": wanted.readers,
        "skal": "" if wanted.reasons else "nej",
        "ord": "ja" if wanted.text_marks else "",
        "kapitel": wanted.one_chapter,
    }
    place: dict[str, Any] = {"document": wanted.document.id, "new": wanted.new.id}
    if wanted.old:
        place["old"] = wanted.old.id

    def address(endpoint: str, **more: Any) -> str:
        asked = {name: value for name, value in (said | more).items() if value}
        return url_for(endpoint, **place, **asked)

    return address
