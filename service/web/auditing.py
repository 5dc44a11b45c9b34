"""Which requests the log tells of: reads of what is not for everyone, and everything written."""

from urllib.parse import urlsplit

from flask import Flask
from flask import Response
from flask import request
from sqlalchemy.exc import SQLAlchemyError

from service.accounts import audit
from service.web import access
from service.web.failures import unreachable
from versions.errors import VersionsError
from versions.stages import Audience
from versions.view import View

TELL_THEMSELVES = frozenset({"signing_in", "elsewhere", "tickets", "account", "admin", "guests"})
"""Topics whose deeds are told in the same transaction as they are done."""
OF_MANY = frozenset(
    {
        *(
            "search.show",
            "files.identify",
            "notes.list_notes",
            "notes.left",
            "questions.list_questions",
        ),
        *("clauses.show", "clauses.in_columns", "clauses.proposals", "unexplained.show"),
        *("standing.overview", "standing.overview_file", "publishing.show"),
        *("meetings.show", "meetings.packet_file", "meetings.agenda"),
        *("api.search", "api.notes", "api.history", "api.why", "api.proposals"),
    }
)
"""Pages that tell of more than their address names: of every version, note and proposal at once."""
_SIDES = ("version", "old", "new")


def register(app: Flask) -> None:
    """Tell the log of requests, once it is known what came of them."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    """Tell the log; what it cannot be told of is not answered."""
    action = _action(response.status_code)
    if action:
        visitor = access.visitor()
        account, link = visitor.account, visitor.link
        who = audit.who_is(account.id if account else None, link.id if link else None)
        try:
            with access.accounts().writing() as connection:
                audit.record(connection, who, action, _subject(response), access.now())
        except SQLAlchemyError as error:
            return unreachable(error)
    return response


def _subject(response: Response) -> str:
    """What was read or written: the page that was asked for, else the one that was made."""
    made = urlsplit(response.location or "").path
    return made if made and not request.view_args else request.path


def _action(status: int) -> str:
    """What the log calls a request; nothing where it has no place there."""
    if request.endpoint is None or status >= 400 or request.blueprint in TELL_THEMSELVES:
        return ""
    try:
        known = access.visitor()
        if not known.account and not known.link:
            return ""
        if request.method == "POST" and status >= 300:
            return f"write {request.endpoint}" if known.account else ""
        return "" if _is_for_everyone() else "read"
    except (VersionsError, SQLAlchemyError):
        return ""


def _is_for_everyone() -> bool:
    """Whether anyone could have read the same."""
    everyone = access.store().view(Audience(access.settings().audience))
    if request.endpoint in OF_MANY:
        return access.view().tips == everyone.tips
    try:
        _look(everyone, dict(request.view_args or {}))
    except VersionsError:
        return False
    return True


def _look(view: View, named: dict[str, str]) -> None:
    """Find everything that an address names.

    Raises:
        NotFoundError: Some of it is not for this reader.
    """
    for side in _SIDES:
        if side in named:
            document = named.get("other") if side == "new" else None
            view.tree(document or named["document"], named[side])
    if "document" in named:
        view.versions(named["document"])
    if "note" in named:
        view.note(named["note"])
    if "proposal" in named:
        view.proposal(named["proposal"])
    if "question" in named:
        view.question(named["question"])
