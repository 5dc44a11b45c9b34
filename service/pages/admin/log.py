"""The log of what was done and which drafts were read."""

from flask import render_template
from flask import request

from service.accounts import audit
from service.accounts.people import all_accounts
from service.pages.admin import pages
from service.pages.admin.deeds import DEEDS
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

_SHOWN = 100


@pages.get("/admin/logg")
@needs(Need.ADMINISTER)
def log() -> str:
    """The newest entries, or those before one."""
    before = request.args.get("fore", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else 0
    with access.accounts().reading() as connection:
        entries = audit.latest(connection, _SHOWN, number)
        names = {audit.who_is(one.id): one.name for one in all_accounts(connection)}
    return render_template(
        "admin/log.html", entries=entries, names=names, deeds=DEEDS, shown=_SHOWN
    )
