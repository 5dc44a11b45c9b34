"""Coming in, going out, and what those try who should not."""

import pyotp
import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.passwords import set_password
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.second_factor import add_factor
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from service.application import database
from service.demo import add_people
from tests.serving import Clock
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import hidden
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.store import Store

GOOD = "en mycket god frukost"
COOKIE = "lydelse-in"


@pytest.fixture
def app(family_store: Store, clock: Clock) -> Flask:
    return application(family_store, "decision", clock=clock)


@pytest.fixture
def owner(app: Flask) -> Account:
    """An editor with a password."""
    made = somebody(app, Role.EDITOR)
    with database(app).writing() as connection:
        set_password(connection, made, GOOD)
    return made


def sign_in(client: FlaskClient, password: str = GOOD, till: str = "/hsa/nu") -> int:
    fields = form(client, "/logga-in", mail="maja@borgsund.example", password=password, till=till)
    return client.post("/logga-in", data=fields).status_code


def test_who_knows_the_password_comes_in_and_on_to_where_they_were_going(
    app: Flask, owner: Account
) -> None:
    client = swedish(app)
    fields = form(client, "/logga-in", mail=owner.mail, password=GOOD, till="/hsa/nu?vy=sida")
    answer = client.post("/logga-in", data=fields)

    assert answer.location == "/hsa/nu?vy=sida"
    assert "Maja Berg" in client.get("/hsa/nu").text


@pytest.mark.parametrize(
    "till",
    [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "\\\\elsewhere.example",
        "/\r\nSet-Cookie: a=b",
    ],
)
def test_signing_in_leads_nowhere_else(app: Flask, owner: Account, till: str) -> None:
    client = swedish(app)
    fields = form(client, "/logga-in", mail=owner.mail, password=GOOD, till=till)

    assert client.post("/logga-in", data=fields).location == "/"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    app: Flask, owner: Account
) -> None:
    client = swedish(app)
    said = []
    for mail in (owner.mail, "ingen@borgsund.example"):
        fields = form(client, "/logga-in", mail=mail, password="fel", till="/")
        answer = client.post("/logga-in", data=fields)
        text = answer.text.replace(mail, "…").replace(hidden(answer.text, "csrf_token"), "…")
        said.append((answer.status_code, text))

    assert said[0] == said[1]
    assert said[0][0] == 422


@pytest.mark.usefixtures("owner")
def test_a_session_from_before_signing_in_is_not_the_one_after(app: Flask) -> None:
    client = swedish(app)
    client.set_cookie(COOKIE, "chosen-by-somebody-else")
    forms_before = client.get("/logga-in") and client.get_cookie("lydelse-session")
    sign_in(client)

    after = client.get_cookie(COOKIE)
    assert after is not None
    assert after.value != "chosen-by-somebody-else"
    assert client.get_cookie("lydelse-session") != forms_before
    other = swedish(app)
    other.set_cookie(COOKIE, "chosen-by-somebody-else")
    assert other.get("/konto").status_code == 404


def test_signing_in_again_ends_the_session_before(app: Flask, owner: Account) -> None:
    client = signed_in(app, owner)
    token = client.get_cookie(COOKIE)
    assert token is not None
    fields = form(client, "/konto", mail=owner.mail, password=GOOD, till="/")
    client.post("/logga-in", data=fields)

    thief = swedish(app)
    thief.set_cookie(COOKIE, token.value)
    assert thief.get("/konto").status_code == 404


def test_a_form_from_elsewhere_signs_nobody_in(app: Flask, owner: Account) -> None:
    client = swedish(app)
    answer = client.post("/logga-in", data={"mail": owner.mail, "password": GOOD})

    assert answer.status_code == 400
    assert client.get_cookie(COOKIE) is None


def test_signing_out_ends_the_session_on_the_server(app: Flask, owner: Account) -> None:
    client = signed_in(app, owner)
    token = client.get_cookie(COOKIE)
    assert token is not None
    client.post("/logga-ut", data=form(client, "/konto"))

    client.set_cookie(COOKIE, token.value)
    assert client.get("/konto").status_code == 404


@pytest.mark.parametrize(
    ("pauses", "status"),
    [
        ([7100], 200),
        ([7300], 404),
        ([7000] * 6, 200),
        ([7000] * 7, 404),
    ],
    ids=["used in time", "unused for too long", "used all day", "used beyond a working day"],
)
def test_sessions_end(
    app: Flask, owner: Account, clock: Clock, pauses: list[int], status: int
) -> None:
    client = signed_in(app, owner)
    for pause in pauses:
        clock.moment += pause
        answer = client.get("/konto")

    assert answer.status_code == status


def test_a_second_factor_is_asked_for_and_nothing_opens_before_it(
    app: Flask, owner: Account, clock: Clock
) -> None:
    code = pyotp.TOTP("JBSWY3DPEHPK3PXP" * 2)
    now = int(clock.moment)
    with database(app).writing() as connection:
        add_factor(connection, owner, code.secret, code.at(now), key="secret", now=now)
    clock.moment += 60
    client = swedish(app)
    sign_in(client)

    assert client.get("/hsa/nu").status_code == 404
    assert client.get("/konto").status_code == 404
    wrong = client.post("/logga-in/kod", data=form(client, "/logga-in/kod", code="123456"))
    assert wrong.status_code == 422
    right = form(client, "/logga-in/kod", code=code.at(int(clock.moment)), till="/hsa/nu")
    assert client.post("/logga-in/kod", data=right).location == "/hsa/nu"
    assert client.get("/hsa/nu").status_code == 200


def test_an_invitation_is_opened_without_being_used_and_used_once(app: Flask) -> None:
    invited = somebody(app)
    with database(app).writing() as connection:
        now = int(app.extensions["lydelse"].settings.clock())
        token = make_ticket(connection, Purpose.INVITATION, now, invited.id)
    address = f"/konto/lank/{token}"
    client = swedish(app)
    assert invited.mail in client.get(address).text
    weak = client.post(address, data=form(client, address, password="kort"))
    assert weak.status_code == 422
    assert "lätt att gissa" in weak.text

    chosen = form(client, address, password=GOOD)
    assert client.post(address, data=chosen).status_code == 303
    assert client.get("/konto").status_code == 200
    again = client.get(address)
    assert again.status_code == 422
    assert "redan använd" in again.text
    assert sign_in(swedish(app)) == 303


def test_a_new_password_by_link_ends_every_session(app: Flask, owner: Account) -> None:
    elsewhere = signed_in(app, owner)
    with database(app).writing() as connection:
        now = int(app.extensions["lydelse"].settings.clock())
        token = make_ticket(connection, Purpose.RESET, now, owner.id)
    client, address = swedish(app), f"/konto/lank/{token}"
    client.post(address, data=form(client, address, password="helt andra ord nu"))

    assert elsewhere.get("/konto").status_code == 404
    assert sign_in(swedish(app)) == 422


def test_changing_ones_password_asks_for_the_old_and_ends_other_sessions(
    app: Flask, owner: Account
) -> None:
    here, there = signed_in(app, owner), signed_in(app, owner)
    fields = form(here, "/konto", old="fel", new="helt andra ord nu")
    assert here.post("/konto/losenord", data=fields).status_code == 422
    assert there.get("/konto").status_code == 200

    here.post("/konto/losenord", data={**fields, "old": GOOD})
    assert here.get("/konto").status_code == 200
    assert there.get("/konto").status_code == 404


def test_one_ends_ones_other_sessions(app: Flask, owner: Account) -> None:
    here, there = signed_in(app, owner), signed_in(app, owner)
    fields = form(here, "/konto", key=hidden(here.get("/konto").text, "key"))
    told = here.post("/konto/sessioner", data=fields, follow_redirects=True).text

    assert "Avslutade en inloggning." in told
    assert (here.get("/konto").status_code, there.get("/konto").status_code) == (200, 404)


def test_one_takes_back_ones_key(app: Flask, owner: Account) -> None:
    here = signed_in(app, owner)
    with_key = here.post("/konto/nycklar", data=form(here, "/konto", label="Rapport")).text
    fields = form(here, "/konto", key=hidden(with_key, "key"))
    told = here.post("/konto/sessioner", data=fields, follow_redirects=True).text

    assert "Tog tillbaka en nyckel." in told
    assert "Rapport" not in told


def test_the_sample_alone_lets_anyone_try_everything(family_store: Store) -> None:
    sample, serious = (application(family_store, "draft", demo=demo) for demo in (True, False))
    for app in (sample, serious):
        add_people(database(app), 1_800_000_000)
    client = swedish(sample)
    tried = client.post("/logga-in/prova", data=form(client, "/logga-in"), follow_redirects=True)
    stranger = swedish(serious)

    assert "Kim Exempel" in tried.text
    assert stranger.post("/logga-in/prova", data=form(stranger, "/logga-in")).status_code == 404
    assert "Kim Exempel" not in stranger.get("/logga-in").text


def test_the_first_link_makes_no_second_administrator(app: Flask) -> None:
    with database(app).writing() as connection:
        now = int(app.extensions["lydelse"].settings.clock())
        address = f"/konto/lank/{make_ticket(connection, Purpose.FIRST, now)}"
    client = swedish(app)
    fields = form(client, address, name="A", mail="a@x.example", password=GOOD)
    somebody(app, Role.ADMINISTRATOR)

    assert client.post(address, data=fields).status_code == 422


def test_a_key_reads_what_its_owner_may_and_changes_nothing(app: Flask, owner: Account) -> None:
    client = signed_in(app, owner)
    page = Page(client.post("/konto/nycklar", data=form(client, "/konto", label="Rapport")).text)
    key = next(text for text in page.texts("code") if len(text) == 43)
    program = swedish(app)
    header = {"Authorization": f"Bearer {key}"}

    assert program.get("/hsa/nu", headers=header).status_code == 200
    assert program.get("/hsa/nu").status_code == 404
    refused = program.post("/konto/nycklar", headers=header, data={"label": "x"})
    assert refused.status_code == 404
    assert program.get("/konto", headers=header).status_code == 404
    program.set_cookie(COOKIE, key)
    assert program.get("/hsa/nu").status_code == 404


@pytest.mark.parametrize("address", ["/api/documents", "/hsa/beslut-1", "/", "/finns-inte"])
def test_a_program_whose_key_was_revoked_is_told_so_and_not_what_is_for_anyone(
    app: Flask, address: str
) -> None:
    told = swedish(app).get(address, headers={"Authorization": f"Bearer {'x' * 43}"})

    assert (told.status_code, told.headers["WWW-Authenticate"]) == (401, "Bearer")
    words = (told.get_json(silent=True) or {"error": told.text})["error"]
    assert "Nyckeln har gått ut eller återkallats" in words


def test_a_second_factor_is_added_with_a_code_that_the_app_shows(
    app: Flask, owner: Account, clock: Clock
) -> None:
    client = signed_in(app, owner)
    shown = Page(client.get("/konto").text)
    secret = next(text for text in shown.texts("code") if len(text) == 32)
    code = pyotp.TOTP(secret).at(int(clock.moment))
    fields = form(client, "/konto", code=code, password=GOOD)
    client.post("/konto/andra-faktor", data=fields)

    assert "Stäng av tvåfaktorsinloggningen" in client.get("/konto").text
