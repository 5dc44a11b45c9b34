"""What others are told of why a decision was made: the reason itself, or a shorter one."""

from collections.abc import Iterator

from flask import Blueprint
from flask import Response
from flask import abort
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response as Redirection

from service.accounts.groups import all_groups
from service.pages.signposts import signposts
from service.presenting.places import Spot
from service.presenting.places import spot
from service.web import access
from service.web.access import needs
from service.web.addresses import decision_key
from service.web.visitors import Need
from versions.errors import VersionsError
from versions.readership import Readership
from versions.records.texts import Decision
from versions.stages import Audience

pages = Blueprint("publishing", __name__)


@pages.get("/oforklarat/beslut/<id:key>")
@needs(Need.EDIT)
def show(key: str) -> str:
    """What is told of a decision, to whom, and the form that says so."""
    return _told(_decision(key))


@pages.post("/oforklarat/beslut/<id:key>")
@needs(Need.EDIT)
def tell(key: str) -> Redirection | Response:
    """Tell some why the decision was made, or nobody any more."""
    decision, by = _decision(key), access.visitor().acts_as
    try:
        if request.form.get("gor") == "dra-tillbaka":
            access.store().withdraw_reason(decision.commit, by=by)
        else:
            text = request.form.get("text", "")
            access.store().publish_reason(decision.commit, _readers(), by=by, text=text)
    except VersionsError as error:
        return make_response(_told(decision, access.wording().error(error)), 422)
    return redirect(url_for("publishing.show", key=key), 303)


def _decision(key: str) -> Decision:
    found = (one for one in access.view().decisions if decision_key(one.commit) == key)
    return next(found, None) or abort(404)


def _readers() -> Readership:
    audience = request.form.get("audience", "")
    if audience not in set(Audience):
        abort(422)
    return Readership(Audience(audience), tuple(request.form.getlist("group")))


def _told(decision: Decision, sentence: str = "") -> str:
    with access.accounts().reading() as connection:
        groups = [group.name for group in all_groups(connection)]
    return render_template(
        "publishing.html",
        decision=decision,
        told=access.view().published_reasons.get(decision.commit),
        places=tuple(_places(decision)),
        audiences=tuple(Audience),
        groups=groups,
        sentence=sentence,
        sent=request.form,
        **signposts(),
    )


def _places(decision: Decision) -> Iterator[Spot]:
    for named in decision.message.values("Clause"):
        document, _, clause = named.partition("/")
        place = spot(access.view(), document, clause)
        if place:
            yield place
