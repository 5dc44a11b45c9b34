"""Signing in at a real OpenID Connect service, and what such a service may not vouch for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from oidc_provider_mock import User
from oidc_provider_mock import run_server_in_thread

from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import set_domains
from service.accounts.people import Role
from service.accounts.people import account_of
from service.accounts.people import change_account
from service.accounts.tenants import BadTenantsError
from service.accounts.tenants import Tenant
from service.accounts.tenants import read_tenants
from service.application import database
from tests.serving import application
from tests.serving import somebody
from tests.serving import swedish
from versions.store import Store

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config")
PEOPLE = [
    User(sub="1", claims={"email": "Maja@Borgsund.example", "name": "Maja Berg"}),
    User(sub="2", claims={"email": "eva@sjovik.example", "name": "Eva Vik"}),
    User(sub="3", claims={"email": "x@okand.example", "name": "X"}),
    User(sub="4", claims={"email": "kim@borgsund.example", "email_verified": False}),
    User(sub="5", claims={"name": "Utan adress"}),
    User(sub="6", claims={"email": "lo@borgsund.example", "name": "L\0o\n" * 200}),
]


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Where a service to sign in at listens."""
    with run_server_in_thread(user_claims=PEOPLE) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def tenant(provider: str) -> Tenant:
    metadata = f"{provider}/.well-known/openid-configuration"
    return Tenant("borgsund", "Borgsunds kommun", metadata, "lydelse", "s", ("borgsund.example",))


@pytest.fixture
def app(family_store: Store, tenant: Tenant) -> Flask:
    """A service with two parties, one of which signs in elsewhere; a second service besides."""
    other = replace(tenant, id="sjovik", title="Sjöviks kommun", domains=("sjovik.example",))
    made = application(family_store, "decision", tenants=(tenant, other))
    with database(made).writing() as connection:
        for name, domain in [("Borgsund", "borgsund.example"), ("Sjövik", "sjovik.example")]:
            party = add_group(connection, name, GroupKind.PARTY, Sees.CONSULTATION)
            set_domains(connection, party.id, [domain])
    return made


def sign_in(client: FlaskClient, person: str, tenant: str = "borgsund", till: str = "/") -> str:
    """Go to the service, sign in there, and answer the address that it leads back to."""
    there = client.get(f"/logga-in/via/{tenant}", query_string={"till": till}).location
    answer = requests.post(there, data={"sub": person}, allow_redirects=False, timeout=10)
    return answer.headers["Location"].removeprefix("http://localhost")


def test_somebody_of_a_party_comes_in_as_a_reader_of_it(app: Flask) -> None:
    client = swedish(app)
    assert "Borgsunds kommun" in client.get("/logga-in").text
    back = client.get(sign_in(client, "1", till="/hsa/remiss-1"))

    assert back.location == "/hsa/remiss-1"
    assert client.get("/hsa/remiss-1").status_code == 200
    assert client.get("/hsa/utkast-3").status_code == 404
    with database(app).reading() as connection:
        owner = account_of(connection, "maja@borgsund.example")
    assert owner is not None
    assert (owner.role, [one.name for one in owner.groups]) == (Role.READER, ["Borgsund"])


def test_two_services_lead_to_two_parties(app: Flask) -> None:
    client = swedish(app)
    client.get(sign_in(client, "2", "sjovik"))

    assert "Sjövik" in client.get("/konto").text


def test_somebody_who_comes_again_is_the_same_with_what_was_changed(app: Flask) -> None:
    client = swedish(app)
    client.get(sign_in(client, "1"))
    with database(app).writing() as connection:
        owner = account_of(connection, "maja@borgsund.example")
        assert owner is not None
        change_account(connection, owner, name="Maja", role=Role.EDITOR, groups=(), closed=False)
    again = swedish(app)
    again.get(sign_in(again, "1"))

    assert again.get("/hsa/utkast-3").status_code == 200


def test_an_invited_account_is_known_by_its_address(app: Flask) -> None:
    somebody(app, Role.EDITOR)
    client = swedish(app)
    client.get(sign_in(client, "1"))

    assert client.get("/hsa/utkast-3").status_code == 200


@pytest.mark.parametrize(
    ("person", "via"),
    [("2", "borgsund"), ("1", "sjovik"), ("3", "borgsund"), ("4", "borgsund"), ("5", "borgsund")],
    ids=[
        "an address of another service's domain",
        "an address of the first from the second",
        "a domain that nobody has",
        "an address that was not verified",
        "no address",
    ],
)
def test_what_a_service_may_not_vouch_for_opens_nothing(app: Flask, person: str, via: str) -> None:
    client = swedish(app)
    answer = client.get(sign_in(client, person, via))

    assert answer.status_code == 422
    assert "inget konto här för" in answer.text
    assert client.get("/konto").status_code == 404


def test_a_closed_account_stays_closed(app: Flask) -> None:
    client = swedish(app)
    client.get(sign_in(client, "1"))
    with database(app).writing() as connection:
        owner = account_of(connection, "maja@borgsund.example")
        assert owner is not None
        change_account(connection, owner, name="Maja", role=Role.READER, groups=(), closed=True)

    assert client.get(sign_in(client, "1")).status_code == 422


def test_an_answer_that_nobody_asked_for_is_refused(app: Flask) -> None:
    asked, stranger = swedish(app), swedish(app)
    back = sign_in(asked, "1")

    assert stranger.get(back).status_code == 422
    assert stranger.get("/konto").status_code == 404
    forged = re.sub("state=[^&]+", "state=x", back)
    assert "redan använd. Börja om" in asked.get(forged).text


def test_whoever_thinks_better_of_it_is_told_so_and_can_try_again(app: Flask) -> None:
    client = swedish(app)
    there = client.get("/logga-in/via/borgsund?till=/hsa/remiss-1").location
    cancelled = {"action": "deny"}
    answer = requests.post(there, data=cancelled, allow_redirects=False, timeout=10)
    told = client.get(answer.headers["Location"].removeprefix("http://localhost"))

    assert (told.status_code, "avbröts" in told.text) == (422, True)
    assert "/logga-in/via/borgsund?till=/hsa/remiss-1" in told.text


def test_whoever_came_as_the_wrong_person_is_asked_who_they_are_the_next_time(app: Flask) -> None:
    client = swedish(app)
    assert "prompt" not in client.get("/logga-in/via/borgsund").location
    told = client.get(sign_in(client, "3"))

    assert "x@okand.example" in told.text
    assert "prompt=select_account" in client.get("/logga-in/via/borgsund").location
    assert client.get(sign_in(client, "1")).location == "/"


def test_a_name_that_cannot_be_one_keeps_nobody_out(app: Flask) -> None:
    client = swedish(app)
    client.get(sign_in(client, "6"))

    assert "lo borgsund.example" in client.get("/konto").text


def test_an_answer_is_good_for_once(app: Flask) -> None:
    client = swedish(app)
    back = sign_in(client, "1")
    client.get(back)
    again = client.get(back)

    assert (again.status_code, "redan använd" in again.text) == (422, True)


def test_a_service_that_cannot_be_reached_is_told_calmly(
    family_store: Store, tenant: Tenant
) -> None:
    gone = replace(tenant, metadata="http://127.0.0.1:9/.well-known/openid-configuration")
    client = swedish(application(family_store, tenants=(gone,)))

    told = client.get("/logga-in/via/borgsund")
    assert (told.status_code, "kan inte nås just nu" in told.text) == (422, True)
    assert client.get("/logga-in/via/okand").status_code == 404


def test_services_are_read_from_a_file(tmp_path: Path, tenant: Tenant) -> None:
    file = tmp_path / "oidc.toml"
    file.write_text(
        '[borgsund]\ntitle = "Borgsunds kommun"\nclient_id = "lydelse"\nclient_secret = "s"\n'
        f'metadata = "{tenant.metadata}"\ndomains = ["Borgsund.example"]\n',
        "utf-8",
    )
    assert read_tenants(file) == (tenant,)

    file.write_text('[borgsund]\ntitle = "x"\n', "utf-8")
    with pytest.raises(BadTenantsError):
        read_tenants(file)
