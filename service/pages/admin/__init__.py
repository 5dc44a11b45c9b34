"""Administration: people, bodies and parties, who reads what, links, the log, the store's health.

Each topic is a module that adds its pages to the blueprint made here.
"""

from collections.abc import Callable
from importlib import import_module

from flask import Blueprint
from flask import Response
from flask import flash
from flask import make_response
from flask import redirect
from sqlalchemy import Connection
from werkzeug import Response as Redirection

from service.accounts import audit
from service.accounts.errors import AccountsError
from service.pages.admin.deeds import DEEDS
from service.web import access

pages = Blueprint("admin", __name__)


def done(
    action: str,
    subject: str,
    change: Callable[[Connection], None],
    onward: str,
    again: Callable[[str], str],
) -> Response | Redirection:
    """Carry a deed out together with its line in the log, or show the page again with why not.

    Args:
        action: What the log calls the deed.
        subject: What it was done to.
        change: The deed.
        onward: The address to go to afterwards.
        again: Makes the page anew, with a sentence about what was wrong.
    """
    try:
        with access.accounts().writing() as connection:
            change(connection)
            audit.record(connection, me(), action, subject, access.now())
    except AccountsError as error:
        return make_response(again(access.wording().error(error)), 422)
    tell(DEEDS[action])
    return redirect(onward, 303)


def tell(deed: str) -> None:
    """Say on the page that is shown next that a deed was done, in English words that are known."""
    flash(access.wording().say(deed))


def me() -> str:
    """What the log calls whoever is signed in."""
    account = access.visitor().account
    return audit.who_is(account.id if account else None)


for topic in ("start", "people", "groups", "readers", "links", "dates", "log", "health"):
    import_module(f"{__name__}.{topic}")
