"""How often an address may ask for what is worth guessing at or is heavy, and how many at once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from service.settings import Settings
from service.web import access

FILES = frozenset(
    {
        "clauses.proposals",
        "standing.overview_file",
        "meetings.packet_file",
        "meetings.agenda",
        "responses.take",
    }
)
"""Pages that write a small file where they are asked for it: each waits for its turn."""
RATES = {
    "signing_in.sign_in": "30/minute;300/hour",
    "signing_in.take_code": "20/minute",
    "signing_in.try_out": "30/minute",
    "elsewhere.go": "60/minute",
    "elsewhere.come_back": "60/minute",
    "tickets.show": "30/minute",
    "tickets.use": "20/minute",
    "guests.come_in": "30/minute",
    "files.compare_files": "30/minute",
    "files.identify": "30/minute",
    "exporting.in_template": "30/minute",
    "exporting.show": "60/minute",
    "exporting.take": "60/minute",
    "comparing.export": "60/minute",
    "documents.take": "60/minute",
    **dict.fromkeys(FILES, "60/minute"),
    "admin.check_health": "6/minute",
}
"""By page. A town may sit behind one address: accounts rest by themselves when guessed at."""


def register(app: Flask, settings: Settings) -> None:
    """Let pages answer an address only so often; each process counts for itself."""
    for endpoint in FILES:
        app.view_functions[endpoint] = _in_turn(app.view_functions[endpoint])
    if not settings.limited:
        return
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
    app.extensions["lydelse-limiter"] = limiter
    for endpoint, rate in RATES.items():
        page: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = limiter.limit(rate)(page)


def _in_turn(page: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(page)
    def answer(**named: Any) -> Any:
        with access.workers().turn():
            return page(**named)

    return answer
