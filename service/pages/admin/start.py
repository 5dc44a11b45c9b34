"""Where administration begins; in an empty service, its first three steps."""

from flask import redirect
from flask import render_template
from flask import request
from flask import url_for
from werkzeug import Response

from service.accounts.groups import all_groups
from service.accounts.people import administrators
from service.accounts.people import all_accounts
from service.pages.admin import pages
from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.stages import Audience


@pages.get("/admin")
@needs(Need.EDIT)
def show() -> str:
    """What there is to administer."""
    return render_template("admin/start.html", **_counts())


@pages.get("/admin/kom-igang")
@needs(Need.ANYONE)
def begin() -> str | Response:
    """The first three steps, as long as there is nothing else to show."""
    if not _is_empty():
        return redirect(url_for("overview.show"), 303)
    with access.accounts().reading() as connection:
        begun = administrators(connection) > 0
    return render_template("admin/begin.html", begun=begun, **_counts())


@pages.before_app_request
def _lead_in() -> Response | None:
    """Lead from the first page to the first steps where there is nothing to show."""
    if request.endpoint == "overview.show" and not access.view().documents() and _is_empty():
        return redirect(url_for("admin.begin"), 303)
    return None


def _is_empty() -> bool:
    """Whether nothing lies in the store, for anyone who has to do with that."""
    with access.accounts().reading() as connection:
        concerned = access.visitor().may(Need.ADMINISTER) or administrators(connection) == 0
    return concerned and not access.store().view(Audience.DRAFT).documents()


def _counts() -> dict[str, int]:
    with access.accounts().reading() as connection:
        return {
            "people": len(all_accounts(connection)),
            "groups": len(all_groups(connection)),
        }
