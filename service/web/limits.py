"""How often one address may ask for what is worth guessing at, or is heavy."""

from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from service.settings import Settings

RATES = {
    "signing_in.sign_in": "30/minute;300/hour",
    "signing_in.take_code": "20/minute",
    "elsewhere.go": "60/minute",
    "elsewhere.come_back": "60/minute",
    "tickets.show": "30/minute",
    "tickets.use": "20/minute",
    "guests.come_in": "30/minute",
    "files.compare_files": "30/minute",
    "admin.check_health": "6/minute",
}
"""By page. A town may sit behind one address: accounts rest by themselves when guessed at."""


def register(app: Flask, settings: Settings) -> None:
    """Let pages answer an address only so often; each process counts for itself."""
    if not settings.limited:
        return
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
    app.extensions["lydelse-limiter"] = limiter
    for endpoint, rate in RATES.items():
        page: Any = app.view_functions[endpoint]
        app.view_functions[endpoint] = limiter.limit(rate)(page)
