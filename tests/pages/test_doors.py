"""The doors as people go through them: their organisation's sign-in, links, codes, lost rights."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from flask import Flask
from oidc_provider_mock import User
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import set_domains
from service.accounts.passwords import set_password
from service.accounts.people import Role
from service.accounts.tenants import Tenant
from service.application import database
from tests.pages.axe import violations
from tests.serving import application
from tests.serving import served
from tests.serving import somebody
from tests.versions.stores import copied
from versions.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:get_jwt_config")]
GOOD = "en mycket god frukost"
CHIEF, EDITOR, LO, KIM = "chef@x.example", "red@x.example", "lo@x.example", "kim@x.example"
PEOPLE = [
    User(sub="1", claims={"email": "maja@borgsund.example", "name": "Maja Berg"}),
    User(sub="2", claims={"email": "x@okand.example", "name": "X"}),
]
RELEASED = "/hsa/utkast-3...remiss-1"


@pytest.fixture(scope="module")
def app(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The sample, where Borgsund's people sign in at a service that listens on this machine."""
    with run_server_in_thread(user_claims=PEOPLE) as server:
        metadata = f"http://localhost:{server.server_port}/.well-known/openid-configuration"
        there = Tenant("b", "Borgsunds kommun", metadata, "lydelse", "s", ("borgsund.example",))
        own = copied(sample_store, tmp_path_factory.mktemp("doors") / "store")
        made = application(Store.open(own), "decision", tenants=(there,))
        with database(made).writing() as connection:
            party = add_group(connection, "Borgsund", GroupKind.PARTY, Sees.CONSULTATION)
            set_domains(connection, party.id, ["borgsund.example"])
        for role, mail in (
            (Role.ADMINISTRATOR, CHIEF),
            (Role.EDITOR, EDITOR),
            (Role.EDITOR, LO),
            (Role.CONTRIBUTOR, KIM),
        ):
            owner = somebody(made, role, of="Borgsund", mail=mail, name=mail.partition("@")[0])
            with database(made).writing() as connection:
                set_password(connection, owner, GOOD)
        yield made


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with served(app) as running:
        yield running.replace("127.0.0.1", "localhost")


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Callable[[], Page]]:
    """Opens windows of people who do not know each other."""
    opened = []

    def make() -> Page:
        context = browser.new_context(base_url=address, locale="sv-SE")
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


def sign_in(page: Page, mail: str) -> None:
    page.goto("/logga-in")
    page.get_by_label("E-postadress").fill(mail)
    page.get_by_label("Lösenord").fill(GOOD)
    page.get_by_role("button", name="Logga in").click()
    expect(page).not_to_have_url(re.compile("/logga-in$"))


def sign_in_elsewhere(page: Page, person: str) -> None:
    page.get_by_role("link", name="Borgsunds kommun").click()
    page.locator("input[name=sub]").fill(person)
    page.get_by_role("button", name="Authorize").click()


def test_one_signs_in_at_ones_organisation_and_is_told_what_came_of_it(
    window: Callable[[], Page],
) -> None:
    page = window()
    page.goto("/hsa/remiss-1")
    page.get_by_role("main").get_by_role("link", name="Logga in").click()
    page.get_by_role("link", name="Borgsunds kommun").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_contain_text("avbröts")
    assert violations(page) == []

    sign_in_elsewhere(page, "2")
    expect(page.get_by_role("alert")).to_contain_text("inget konto här för x@okand.example")
    sign_in_elsewhere(page, "1")
    expect(page).to_have_url(re.compile("/hsa/remiss-1$"))
    page.goto("/konto")
    expect(page.get_by_role("main")).to_contain_text("Läsare · Borgsund")
    expect(page.get_by_role("button", name="Välj ett lösenord")).to_be_visible()


def test_a_comparison_is_released_and_found_on_the_first_page_and_nothing_else_is(
    window: Callable[[], Page],
) -> None:
    editor, reader = window(), window()
    sign_in(editor, EDITOR)
    editor.goto("/admin/lasare")
    editor.get_by_label("Jämförelsens adress").fill(RELEASED)
    editor.get_by_role("button", name="Släpp").click()
    expect(editor).to_have_url(re.compile("#slappta$"))

    reader.goto("/logga-in")
    sign_in_elsewhere(reader, "1")
    reader.get_by_role("link", name="Öppen för dig").click()
    expect(reader).to_have_url(re.compile(re.escape(RELEASED)))
    leads = reader.locator("main a[href]").evaluate_all("all => all.map(one => one.pathname)")
    shut = [one for one in sorted(set(leads)) if reader.request.get(one).status >= 400]
    assert shut == []
    assert reader.request.get("/hsa/utkast-3").status == 404
    reader.goto("/sok?q=arbetsmaterial")
    expect(reader.get_by_role("main")).not_to_contain_text("Utkast 3")


def test_a_code_is_asked_for_until_an_administrator_helps_who_lost_the_telephone(
    window: Callable[[], Page],
) -> None:
    kim, chief = window(), window()
    sign_in(kim, KIM)
    kim.goto("/konto")
    section = kim.locator("section[aria-labelledby=faktor]")
    if section.locator("summary").count():
        section.locator("summary").click()
    secret = "".join(section.locator("code").inner_text().split())
    section.get_by_label("Sex siffror").fill(pyotp.TOTP(secret).now())
    section.get_by_label("Lösenord").fill(GOOD)
    section.get_by_role("button").click()
    expect(section).to_contain_text("kod från din app")

    other = window()
    sign_in(other, KIM)
    expect(other.get_by_role("heading", level=1)).to_have_text("Kod från din app")
    other.get_by_label("Sex siffror").fill("000000")
    other.get_by_role("button", name="Logga in").click()
    expect(other.get_by_role("alert")).to_contain_text("fel eller redan använd")

    sign_in(chief, CHIEF)
    chief.goto("/admin/personer")
    chief.get_by_role("link", name="kim", exact=True).click()
    chief.get_by_text("Stäng av tvåfaktorsinloggningen").first.click()
    chief.get_by_role("button", name="Stäng av tvåfaktorsinloggningen").click()
    expect(chief.get_by_text("Stäng av tvåfaktorsinloggningen")).to_have_count(0)
    kim.goto("/konto")
    expect(kim.get_by_role("heading", level=1)).to_contain_text("finns inte")
    sign_in(kim, KIM)
    expect(kim).to_have_url(re.compile("/$"))


def test_whoever_loses_a_role_while_reading_loses_what_came_with_it(
    window: Callable[[], Page],
) -> None:
    editor, chief = window(), window()
    sign_in(editor, LO)
    editor.goto("/hsa/utkast-3")
    expect(editor.get_by_role("heading", level=1)).not_to_contain_text("finns inte")
    sign_in(chief, CHIEF)
    chief.goto("/admin/personer")
    chief.get_by_role("link", name="lo", exact=True).click()
    chief.get_by_label("Läsare").check()
    chief.get_by_role("button", name="Spara").click()

    editor.reload()
    expect(editor.get_by_role("heading", level=1)).to_contain_text("finns inte")
    editor.go_back()
    editor.goto("/hsa/remiss-1")
    expect(editor.get_by_role("link", name="Administration")).to_have_count(0)
