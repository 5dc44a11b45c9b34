"""Who gets in, and what is there for whom."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.groups import Sees
from service.accounts.people import Role
from service.web.access import need_of
from service.web.access import needs
from service.web.visitors import Need
from tests.serving import Clock
from tests.serving import Page
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.store import Store

DRAFT, CONSULTATION, DECISION = "/hsa/utkast-3", "/hsa/remiss-1", "/hsa/beslut-1"


@pytest.fixture
def closed(family_store: Store) -> Flask:
    """The service as strangers meet it: they see what is decided."""
    return application(family_store, "decision")


def test_every_page_declares_what_it_asks_of_a_visitor(closed: Flask) -> None:
    silent = [name for name, page in closed.view_functions.items() if need_of(page) is None]

    assert silent == []


def test_a_page_that_declares_nothing_is_there_for_nobody(closed: Flask) -> None:
    closed.add_url_rule("/admin/glomd", "forgotten", lambda: "secret")

    assert (
        signed_in(closed, somebody(closed, Role.ADMINISTRATOR)).get("/admin/glomd").status_code
        == 404
    )


@pytest.mark.parametrize(
    ("need", "least"),
    [
        (Need.ACCOUNT, Role.READER),
        (Need.CONTRIBUTE, Role.CONTRIBUTOR),
        (Need.EDIT, Role.EDITOR),
        (Need.ADMINISTER, Role.ADMINISTRATOR),
    ],
)
def test_a_page_opens_for_the_role_it_asks_for_and_those_above(
    closed: Flask, need: Need, least: Role
) -> None:
    closed.add_url_rule("/admin/prov", "trial", needs(need)(lambda: "open"))
    opened = {
        role
        for role in Role
        if signed_in(closed, somebody(closed, role, of="Styrgruppen", mail=f"{role}@x.example"))
        .get("/admin/prov")
        .status_code
        == 200
    }

    assert swedish(closed).get("/admin/prov").status_code == 404
    assert opened == {role for role in Role if role.rank >= least.rank}


@pytest.mark.parametrize(
    ("role", "of", "sees", "addresses"),
    [
        (Role.READER, "", Sees.CONSULTATION, {DECISION}),
        (Role.READER, "Borgsunds kommun", Sees.CONSULTATION, {DECISION, CONSULTATION}),
        (Role.CONTRIBUTOR, "Borgsunds kommun", Sees.CONSULTATION, {DECISION, CONSULTATION}),
        (Role.CONTRIBUTOR, "Arbetsgruppen", Sees.DRAFT, {DECISION, CONSULTATION, DRAFT}),
        (Role.EDITOR, "", Sees.CONSULTATION, {DECISION, CONSULTATION, DRAFT}),
        (Role.ADMINISTRATOR, "", Sees.CONSULTATION, {DECISION, CONSULTATION, DRAFT}),
    ],
)
def test_what_somebody_sees_follows_from_role_and_party(
    closed: Flask, role: Role, of: str, sees: Sees, addresses: set[str]
) -> None:
    client = signed_in(closed, somebody(closed, role, of=of, sees=sees))

    seen = {one for one in (DRAFT, CONSULTATION, DECISION) if client.get(one).status_code == 200}
    assert seen == addresses


def test_missing_and_forbidden_are_one_and_the_same_page(closed: Flask) -> None:
    client = swedish(closed)
    pages = {
        re.sub(r"utkast-3|utkast-9|admin|finns-inte", "…", client.get(address).text)
        for address in ("/hsa/utkast-3", "/hsa/utkast-9", "/finns-inte/utkast-3", "/hsa/nu")
    }

    assert len({re.sub(r"till=[^\"]*", "", page) for page in pages}) == 1


def test_who_is_not_signed_in_is_led_back_to_what_they_asked_for(closed: Flask) -> None:
    shown = Page(swedish(closed).get("/hsa/utkast-3?vy=sida").text)

    assert "/logga-in?till=/hsa/utkast-3?vy%3Dsida" in shown.values("a", "href")


def test_the_pages_of_one_visitor_are_not_kept_for_another(closed: Flask) -> None:
    editor, stranger = signed_in(closed), swedish(closed)
    tag = editor.get(DECISION).headers["ETag"]

    assert stranger.get(DECISION).headers["ETag"] != tag
    assert stranger.get(DRAFT, headers={"If-None-Match": tag}).status_code == 404


def test_what_was_kept_for_an_editor_is_not_handed_to_who_cannot_edit(closed: Flask) -> None:
    body = {"of": "Arbetsgruppen", "sees": Sees.DRAFT}
    roles = (Role.CONTRIBUTOR, Role.EDITOR, Role.CONTRIBUTOR)
    visitors = [
        signed_in(closed, somebody(closed, role, mail=f"{at}@x.example", **body))  # type: ignore[arg-type]
        for at, role in enumerate(roles)
    ]
    pages = [one.get("/hsa/utkast-3...nu").text for one in visitors]

    assert ["/oforklarat/beslut/" in page for page in pages] == [False, True, False]


def test_a_page_that_tells_of_days_is_fetched_anew_the_next_day(family_store: Store) -> None:
    clock = Clock()
    client = swedish(application(family_store, "decision", clock=clock))
    tag = client.get("/lage").headers["ETag"]
    assert client.get("/lage", headers={"If-None-Match": tag}).status_code == 304

    clock.moment += 24 * 3600
    assert client.get("/lage", headers={"If-None-Match": tag}).status_code == 200


def test_a_name_that_the_service_was_not_given_is_refused(family_store: Store) -> None:
    client = application(family_store, public_url="https://avtal.example").test_client()

    assert client.get("/", base_url="https://avtal.example").status_code == 200
    refused = client.get("/", base_url="https://elsewhere.example")
    assert refused.status_code == 400
    assert "elsewhere" not in refused.text


def test_a_page_elsewhere_cannot_lead_its_own_name_here(family_store: Store) -> None:
    client = application(family_store).test_client()

    assert client.get("/", base_url="http://127.0.0.1:8470").status_code == 200
    assert client.get("/", base_url="http://rebound.example:8470").status_code == 400


def test_encrypted_pages_have_cookies_for_encrypted_pages_alone(family_store: Store) -> None:
    app = application(family_store, public_url="https://avtal.example")
    client = swedish(app)

    cookie = client.get("/logga-in", base_url="https://avtal.example").headers["Set-Cookie"]
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_accounts_that_cannot_be_reached_are_told_calmly(
    family_store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "accounts.sqlite"
    app = application(family_store, database=f"sqlite:///{file}")
    client: FlaskClient = signed_in(app)
    app.extensions["lydelse"].database.close()
    file.write_bytes(b"x" * 5000)
    for beside in tmp_path.glob("accounts.sqlite-*"):
        beside.unlink()

    answer = client.get("/")
    assert answer.status_code == 503
    assert "Kontona kan inte nås" in answer.text


def test_strangers_compare_files_where_the_operator_says_so(family_store: Store) -> None:
    open_, shut = (
        application(family_store, "decision", guests_compare=one) for one in (True, False)
    )
    statuses = [swedish(app).get("/jamfor").status_code for app in (open_, shut)]

    assert statuses == [200, 404]
    assert "/jamfor" not in Page(swedish(shut).get("/").text).values("a", "href")
    assert signed_in(shut, somebody(shut)).get("/jamfor").status_code == 200
