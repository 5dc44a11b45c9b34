"""What a visitor has seen before: a mark of the newest event, kept in the browser alone."""

import hashlib
from collections.abc import Sequence

from flask import Response
from flask import request

from versions.explaining.history import Event

SEEN = "lydelse-sett"
"""The newest event of the visit that goes on; kept for a year."""
SINCE = "lydelse-sedan"
"""The newest event of the visit before, as long as the browser is open."""
_YEAR = 365 * 24 * 3600


def mark(event: Event) -> str:
    """A short name of an event, which tells nothing of it."""
    told = f"{event.date}\n{event.document}\n{event.clause}\n{event.version}\n{event.kind}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def since() -> str:
    """The newest event of the visit before; nothing on the first."""
    return request.cookies.get(SINCE) or request.cookies.get(SEEN, "")


def new_among(events: Sequence[Event]) -> int:
    """How many of the newest events came after the visit before; none on the first visit."""
    marks = [mark(event) for event in events]
    seen = since()
    if not seen:
        return 0
    return marks.index(seen) if seen in marks else len(marks)


def remember(response: Response, events: Sequence[Event], *, secure: bool) -> None:
    """Let the browser keep what has been seen now, and what had been before."""
    if not events:
        return
    kept = {"httponly": True, "samesite": "Lax", "secure": secure}
    if SINCE not in request.cookies:
        response.set_cookie(SINCE, since() or mark(events[0]), **kept)  # type: ignore[arg-type]
    response.set_cookie(SEEN, mark(events[0]), max_age=_YEAR, **kept)  # type: ignore[arg-type]
