"""What an operator can see: health, readiness, metrics, and a log without personal data."""

import hmac
import logging
import sys
import time

import structlog
from flask import Flask
from flask import Response
from flask import abort
from flask import g
from flask import request
from prometheus_client import CONTENT_TYPE_LATEST
from prometheus_client import CollectorRegistry
from prometheus_client import Counter
from prometheus_client import Histogram
from prometheus_client import generate_latest
from sqlalchemy import text

from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from versions.stages import Audience

_log = structlog.get_logger("lydelse")
_PLAIN = "text/plain; charset=utf-8"


def register(app: Flask) -> None:
    """Count and tell of every request, and answer those who watch over the service."""
    registry = CollectorRegistry()
    requests = Counter(
        "lydelse_requests", "Requests answered.", ["page", "status"], registry=registry
    )
    seconds = Histogram(
        "lydelse_request_seconds", "Seconds to answer.", ["page"], registry=registry
    )

    def count(response: Response) -> Response:
        page, taken = request.endpoint or "none", time.perf_counter() - g.get("begun", 0)
        requests.labels(page, response.status_code).inc()
        seconds.labels(page).observe(taken)
        _log.info(
            "request",
            method=request.method,
            page=page,
            status=response.status_code,
            milliseconds=round(taken * 1000, 1),
        )
        return response

    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(count)
    app.add_url_rule("/health", "health", _health)
    app.add_url_rule("/ready", "ready", _ready)
    app.add_url_rule("/metrics", "metrics", needs(Need.ANYONE)(lambda: _metrics(registry)))


def write_log() -> None:
    """Write the log on stderr, a line of JSON for each thing that happened."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    ours = logging.getLogger("lydelse")
    ours.addHandler(logging.StreamHandler(sys.stderr))
    ours.setLevel(logging.INFO)
    ours.propagate = False


def _begin() -> None:
    g.begun = time.perf_counter()


@needs(Need.ANYONE)
def _health() -> Response:
    """That the program runs."""
    return Response("ok\n", content_type=_PLAIN)


@needs(Need.ANYONE)
def _ready() -> Response:
    """That store and accounts can be reached."""
    access.store().view(Audience.DECISION).documents()
    with access.accounts().reading() as connection:
        connection.execute(text("SELECT 1"))
    return Response("ready\n", content_type=_PLAIN)


def _metrics(registry: CollectorRegistry) -> Response:
    token = access.settings().metrics_token
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        abort(404)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


structlog.configure(logger_factory=structlog.stdlib.LoggerFactory())
