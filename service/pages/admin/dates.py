"""What is to come, document by document: planned here, moved here with the reason."""

from collections.abc import Callable

from flask import Response
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from service.accounts import audit
from service.pages.admin import me
from service.pages.admin import pages
from service.pages.admin import tell
from service.web import access
from service.web.access import needs
from service.web.uploads import sent_day
from service.web.visitors import Need
from service.wording import N_
from versions.errors import VersionsError
from versions.records.plans import PlanStep
from versions.store import Store
from versions.writing.plans import Planned


@pages.get("/admin/datum")
@needs(Need.EDIT)
def dates() -> str:
    """Every step of every plan, by date, and the form for another."""
    return _dates()


@pages.post("/admin/datum")
@needs(Need.EDIT)
def plan() -> Response | Redirection:
    """Keep a step of a document's plan."""
    sent, day = request.form, sent_day("datum")
    if day is None:
        return _again(access.wording().say("Enter a date."))
    planned = Planned(
        sent.get("dokument", ""),
        sent.get("rubrik", ""),
        day,
        sent_day("till"),
        sent.get("organ", "").strip(),
        sent.get("form", "").strip(),
    )
    return _done(lambda store: store.plan(planned), N_("Planned a date"))


@pages.post("/admin/datum/<id:step>")
@needs(Need.EDIT)
def replan(step: str) -> Response | Redirection:
    """Move a step to another day; when it was to be, and why it was moved, are kept."""
    found, day = access.view().step(step), sent_day("datum")
    if day is None:
        return _again(access.wording().say("Enter a date."))
    why = request.form.get("skal", "").strip()
    return _done(
        lambda store: store.replan(found.id, day, until=sent_day("till"), why=why),
        N_("Moved a date"),
    )


def _done(change: Callable[[Store], PlanStep], told: str) -> Response | Redirection:
    try:
        step = change(access.store())
    except VersionsError as error:
        return _again(access.wording().error(error))
    with access.accounts().writing() as connection:
        audit.record(connection, me(), "dates", f"/{step.document} {step.date}", access.now())
    tell(told)
    return redirect(url_for("admin.dates"), 303)


def _again(sentence: str) -> Response:
    return make_response(_dates(sentence), 422)


def _dates(sentence: str = "") -> str:
    view = access.view()
    return render_template(
        "admin/dates.html",
        plans=[(info, view.plan(info.id)) for info in view.documents()],
        today=access.today(),
        sentence=sentence,
        sent=request.form,
    )
