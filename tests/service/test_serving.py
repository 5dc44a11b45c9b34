"""What a service must not be started with, and what its operator sees."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service.accounts.people import Role
from service.safety import UnsafeError
from service.safety import check
from service.settings import Settings
from service.web.access import need_of
from service.web.access import site_of
from service.web.limits import RATES
from service.web.visitors import Need
from service.workers import Workers
from tests.running import lydelse
from tests.serving import application
from tests.serving import form
from tests.serving import hidden
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.store import Store

LONG = "x" * 32
HTTPS = "https://avtal.example"


@pytest.mark.parametrize(
    ("settings", "host", "reason"),
    [
        (Settings(LONG), "0.0.0.0", "open-host"),
        (Settings(LONG), "avtal.example", "open-host"),
        (Settings(LONG, public_url="http://avtal.example"), "127.0.0.1", "plain-url"),
        (Settings("short", public_url=HTTPS), "0.0.0.0", "weak-secret"),
        (Settings("short"), "127.0.0.1", "weak-secret"),
        (Settings(LONG, public_url=HTTPS, audience="draft"), "127.0.0.1", "open-drafts"),
    ],
)
def test_what_is_not_safe_is_not_served(settings: Settings, host: str, reason: str) -> None:
    with pytest.raises(UnsafeError) as refused:
        check(settings, host, [])

    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        (Settings(LONG, audience="draft"), "127.0.0.1"),
        (Settings(LONG, public_url=HTTPS), "0.0.0.0"),
        (Settings(LONG, public_url=HTTPS), "127.0.0.1"),
    ],
)
def test_what_is_safe_is_served(settings: Settings, host: str) -> None:
    check(settings, host, [])


def test_a_secret_that_others_can_read_is_refused_in_one_line(own_store: Path) -> None:
    (own_store / "secret").write_text(LONG, "ascii")
    (own_store / "secret").chmod(0o644)
    done = lydelse("--lang", "en", "serve", "--port", "0", store=own_store)

    assert done.code == 2
    assert done.err.strip().endswith("others can read it; keep it to yourself with chmod 600")


def test_debugging_is_refused(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")

    assert lydelse("serve", "--port", "0", store=own_store).code == 2


def test_health_and_readiness_are_told(family_store: Store) -> None:
    client = swedish(application(family_store, "decision"))

    assert client.get("/health").text == "ok\n"
    assert client.get("/ready").text == "ready\n"


def test_metrics_are_for_who_has_the_token(family_store: Store) -> None:
    client = swedish(application(family_store, metrics_token="a b"))
    client.get("/hsa/beslut-1")
    answer = client.get("/metrics", headers={"Authorization": "Bearer a b"})

    assert re.search(r'lydelse_requests_total\{page="documents.show",status="200"\} 1', answer.text)
    for header in ({}, {"Authorization": "Bearer a"}, {"Authorization": "Bearer "}):
        assert client.get("/metrics", headers=header).status_code == 404
    assert swedish(application(family_store)).get("/metrics").status_code == 404


def test_the_log_of_requests_holds_nothing_of_who_asks_and_for_what(family_store: Store) -> None:
    app = application(family_store)
    client = signed_in(app, somebody(app, Role.EDITOR))
    with capture_logs() as told:
        client.get("/hsa/utkast-3")
        client.get("/sok?q=Maja+Berg")

    assert [one["page"] for one in told] == ["documents.show", "search.show"]
    said = json.dumps(told)
    assert not re.search(r"Maja|maja@|utkast-3|127\.0\.0\.1", said)


def test_one_address_signs_in_only_so_often(family_store: Store) -> None:
    client = swedish(application(family_store, limited=True))
    fields = form(client, "/logga-in", mail="", password="")
    statuses = [client.post("/logga-in", data=fields).status_code for _ in range(32)]

    assert statuses[:30] == [422] * 30
    assert statuses[30:] == [429] * 2


def test_what_anyone_may_send_and_every_file_that_is_written_has_a_rate(
    family_store: Store,
) -> None:
    app = application(family_store)
    for_anyone = {Need.ANYONE, Need.UPLOAD}
    heavy = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "ending" in rule.arguments
        or (
            "POST" in (rule.methods or ())
            and need_of(app.view_functions[rule.endpoint]) in for_anyone
        )
    }

    assert heavy - RATES.keys() == {"signing_in.sign_out"}
    assert len(heavy) > 8


def test_pages_are_answered_while_as_many_files_are_made_as_may_be(family_store: Store) -> None:
    app = application(family_store, "decision")
    workers = Workers(1, line=0)
    app.extensions["lydelse"] = replace(site_of(app), workers=workers)
    client = swedish(app)
    with workers.turn():
        refused = client.get("/hsa/beslut-1.pdf")

        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60")
        assert client.get("/hsa/beslut-1").status_code == 200
    assert client.get("/hsa/beslut-1.pdf").status_code == 200


def test_a_proxy_tells_the_address_and_none_is_believed_without_one(family_store: Store) -> None:
    client = swedish(application(family_store, limited=True, public_url=HTTPS))
    shown = client.get("/logga-in", base_url=HTTPS).text
    fields = {"csrf_token": hidden(shown, "csrf_token"), "mail": "", "password": ""}
    for number in range(31):
        answer = client.post(
            "/logga-in",
            data=fields,
            base_url=HTTPS,
            headers={"X-Forwarded-For": f"10.0.0.{number}", "Referer": HTTPS},
        )

        assert answer.status_code == 422
