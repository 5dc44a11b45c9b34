"""Reading links: guests without accounts come to one version or one comparison."""

from flask import Blueprint
from flask import redirect
from flask import url_for
from werkzeug import Response

from service.accounts import audit
from service.accounts.errors import EndedLinkError
from service.accounts.people import Account
from service.accounts.reading_links import ReadingLink
from service.accounts.reading_links import reading_link_of
from service.accounts.sessions import Session
from service.accounts.sessions import SessionKind
from service.accounts.sessions import open_by
from service.accounts.sessions import open_session
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("guests", __name__)


@pages.get("/las/<token>")
@needs(Need.ANYONE)
def come_in(token: str) -> Response:
    """Let a guest read what the link is to; whoever is signed in stays so, and reads it besides."""
    with access.accounts().reading() as connection:
        link = reading_link_of(connection, token)
    if link is None or not link.is_open(access.now()):
        raise EndedLinkError
    response = redirect(page_of(link), 303)
    visitor = access.visitor()
    if visitor.account is None or visitor.session is None:
        _remember(response, link)
    else:
        _add(visitor.account, visitor.session, link)
    return response


def _remember(response: Response, link: ReadingLink) -> None:
    lasts = min(access.settings().session_limit, link.until - access.now())
    with access.accounts().writing() as connection:
        token = open_session(
            connection, SessionKind.LINK, now=access.now(), lasts=lasts, link_id=link.id
        )
        who = audit.who_is(None, link.id)
        audit.record(connection, who, "link.open", page_of(link), access.now())
    access.remember(response, token, lasts)


def _add(owner: Account, session: Session, link: ReadingLink) -> None:
    with access.accounts().writing() as connection:
        open_by(connection, session, link.id)
        who = audit.who_is(owner.id)
        audit.record(connection, who, "link.open", page_of(link), access.now())


def page_of(link: ReadingLink) -> str:
    """The address that a link is to."""
    if link.old:
        return url_for("comparing.show", document=link.document, old=link.old, new=link.new)
    return url_for("documents.show", document=link.document, version=link.new)
