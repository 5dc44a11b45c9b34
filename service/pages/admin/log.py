"""The log of what was done and which drafts were read."""

import datetime
from itertools import groupby

from flask import render_template
from flask import request
from sqlalchemy import Connection

from service.accounts import audit
from service.accounts.people import all_accounts
from service.accounts.reading_links import all_reading_links
from service.pages.admin import pages
from service.pages.admin.deeds import DEEDS
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

_SHOWN = 100


@pages.get("/admin/logg")
@needs(Need.ADMINISTER)
def log() -> str:
    """The newest entries, or those before one; of somebody or of one kind of deed, if asked."""
    asked = request.args
    before, who, action = asked.get("fore", ""), asked.get("vem", ""), asked.get("vad", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else 0
    with access.accounts().reading() as connection:
        entries = audit.latest(connection, _SHOWN, number, who=who, action=action)
        names = _names(connection)
    return render_template(
        "admin/log.html",
        days=[(day, list(of_day)) for day, of_day in groupby(entries, _day)],
        names=names,
        deeds=DEEDS,
        who=who,
        action=action,
        earlier=entries[-1].number if len(entries) == _SHOWN else 0,
    )


def _day(entry: audit.Entry) -> datetime.date:
    return datetime.datetime.fromtimestamp(entry.at).date()


def _names(connection: Connection) -> dict[str, str]:
    """Everybody whom the log knows, by what it calls them."""
    people = {audit.who_is(one.id): one.name for one in all_accounts(connection)}
    links = {audit.who_is(None, one.id): one.name for one in all_reading_links(connection)}
    return {**people, **links, audit.NOBODY: access.wording().say("Somebody without an account")}
