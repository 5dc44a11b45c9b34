"""Who may read which version, and which comparisons are released on their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from flask import Response
from flask import abort
from flask import current_app
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection
from werkzeug.exceptions import HTTPException

from service.accounts import audit
from service.accounts.groups import all_groups
from service.accounts.reading_links import all_reading_links
from service.pages.admin import me
from service.pages.admin import pages
from service.pages.admin import tell
from service.pages.admin.deeds import DEEDS
from service.pages.signposts import note_name
from service.pages.signposts import version_name
from service.presenting.places import document_info
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from service.wording import N_
from versions.errors import NotFoundError
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.readership import of_stage
from versions.stages import Audience
from versions.store import Store

BY_STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Place:
    """What an address shows: a version, or a comparison of two."""

    document: str
    old: str
    new: str


@pages.get("/admin/lasare")
@needs(Need.EDIT)
def readers() -> str:
    """Every version with its readers, and the released comparisons."""
    return _readers()


@pages.post("/admin/lasare/<id:document>/<id:version>")
@needs(Need.EDIT)
def name_readers(document: str, version: str) -> Redirection:
    """Say who may read a version."""
    access.store().set_readers(document, version, _wished(), by=access.visitor().acts_as)
    _tell("readers", f"/{document}/{version}", DEEDS["readers"])
    return redirect(url_for("admin.readers", _anchor=f"{document}.{version}"), 303)


@pages.post("/admin/lasare/<any(anteckningar, forslag):sort>/<id:key>")
@needs(Need.EDIT)
def name_record_readers(sort: str, key: str) -> Redirection:
    """Say who may read a note or a proposal."""
    name = {"anteckningar": Store.set_note_readers, "forslag": Store.set_proposal_readers}[sort]
    name(access.store(), key, _wished() or WORKING_GROUP, by=access.visitor().acts_as)
    _tell("readers", f"/{sort}/{key}", DEEDS["readers"])
    return redirect(url_for("admin.readers", _anchor=f"{sort}.{key}"), 303)


@pages.post("/admin/lasare/jamforelser")
@needs(Need.EDIT)
def release() -> Response | Redirection:
    """Release one comparison by its address, or take it back."""
    place = place_at(request.form.get("address", ""))
    if place is None or not place.old:
        sentence = access.wording().say("Give the address of a comparison of two versions.")
        return make_response(_readers(sentence), 422)
    wished = _wished()
    readers = _with_guests(place, wished) if wished else WORKING_GROUP
    by = access.visitor().acts_as
    access.store().release_comparison(place.document, place.old, place.new, readers, by=by)
    told = N_("Released a comparison") if wished else N_("Took back a comparison")
    _tell("release", f"/{place.document}/{place.old}...{place.new}", told)
    return redirect(url_for("admin.readers", _anchor="slappta"), 303)


def place_at(address: str) -> Place | None:
    """What a page's address shows, where it is that of a version or a comparison."""
    try:
        adapter = current_app.url_map.bind("here")
        endpoint, named = adapter.match(urlsplit(address.strip()).path)
    except (HTTPException, ValueError):
        return None
    if endpoint == "documents.show":
        return Place(named["document"], "", named["version"])
    if endpoint == "comparing.show":
        return Place(named["document"], named["old"], named["new"])
    return None


def address_of(place: Place) -> str:
    """The address of the page that shows a version or a comparison."""
    if place.old:
        return url_for("comparing.show", document=place.document, old=place.old, new=place.new)
    return url_for("documents.show", document=place.document, version=place.new)


def name_of(place: Place) -> str:
    """What people call a version or a comparison; its address where it is not for the one here."""
    versions = (one for one in (place.old, place.new) if one)
    try:
        title = document_info(access.view(), place.document).title
        return f"{title}, {' → '.join(version_name(one, place.document) for one in versions)}"
    except NotFoundError:
        return address_of(place)


def comparisons() -> list[Place]:
    """Every version beside the one before it, the newest first."""
    return [
        Place(document.id, old.id, new.id)
        for document in access.view().documents()
        for old, new in reversed(list(pairwise(document.versions)))
    ]


def named(places: Iterable[Place]) -> list[tuple[str, str]]:
    """Addresses and what people call what they show."""
    return [(address_of(place), name_of(place)) for place in places]


def _wished() -> Readership | None:
    """The readers that a form names; nothing where it leaves them to the stage."""
    audience = request.form.get("audience", BY_STAGE)
    if audience == BY_STAGE:
        return None
    if audience not in frozenset(Audience):
        abort(400)
    return Readership(Audience(audience), tuple(request.form.getlist("group")))


def _with_guests(place: Place, wished: Readership) -> Readership:
    """The readers of a comparison, and those besides who come by reading links to it."""
    released = access.view().comparisons(place.document)
    known = [one.readers for one in released if (one.old, one.new) == (place.old, place.new)]
    with access.accounts().reading() as connection:
        links = {link.name for link in all_reading_links(connection)}
    guests = [name for readers in known for name in readers.bodies if name in links]
    return replace(wished, bodies=(*wished.bodies, *guests))


def _tell(action: str, subject: str, told: str) -> None:
    with access.accounts().writing() as connection:
        audit.record(connection, me(), action, subject, access.now())
    tell(told)


def _readers(sentence: str = "") -> str:
    view = access.view()
    with access.accounts().reading() as connection:
        known = [group.name for group in all_groups(connection)]
    rows = [
        (
            document,
            [
                (one, view.readers(document.id, one.id), of_stage(one.stage))
                for one in reversed(document.versions)
            ],
        )
        for document in view.documents()
    ]
    released = [
        (Place(one.document, one.old, one.new), one.readers) for one in view.all_comparisons
    ]
    return render_template(
        "admin/readers.html",
        rows=rows,
        notes=view.notes(),
        proposals=view.proposals(),
        note_name=note_name,
        version_name=version_name,
        released=[(address_of(place), name_of(place), who) for place, who in released],
        places=named(comparisons()),
        groups=known,
        audiences=list(Audience),
        sentence=sentence,
    )
