"""Who reads what besides what the stage says: named readers, released comparisons, links."""

import html
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from service.accounts import audit
from service.accounts.people import Role
from service.accounts.people import change_account
from service.application import database
from service.wording import Wording
from tests.serving import Clock
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import hidden
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.stages import Audience
from versions.store import Store

DRAFT, COMPARISON = "/hsa/utkast-3", "/hsa/utkast-3...remiss-1"
DAY = 24 * 3600


@pytest.fixture
def app(own_store: Path, clock: Clock) -> Flask:
    return application(Store.open(own_store), "decision", clock=clock)


@pytest.fixture
def editor(app: Flask) -> FlaskClient:
    return signed_in(app)


def make_link(editor: FlaskClient, address: str, days: str = "30") -> str:
    fields = form(editor, "/admin/lankar", label="Revisorn", address=address, days=days)
    answer = editor.post("/admin/lankar", data=fields)
    found = re.search(r"http://localhost(/las/[\w-]+)", answer.text)
    assert found, answer.text
    return found[1]


def test_a_party_that_is_named_reads_a_draft_and_others_do_not(
    app: Flask, editor: FlaskClient
) -> None:
    named = signed_in(app, somebody(app, of="Borgsund", mail="a@x.example"))
    other = signed_in(app, somebody(app, of="Sjövik", mail="b@x.example"))
    fields = form(editor, "/admin/lasare", audience="draft", group="Borgsund")
    editor.post("/admin/lasare/hsa/utkast-3", data=fields)

    assert (named.get(DRAFT).status_code, other.get(DRAFT).status_code) == (200, 404)
    back = form(editor, "/admin/lasare", audience="stage")
    editor.post("/admin/lasare/hsa/utkast-3", data=back)
    assert named.get(DRAFT).status_code == 404


def test_a_form_shows_who_reads_now_so_that_saving_it_changes_nothing(
    app: Flask, editor: FlaskClient
) -> None:
    named = signed_in(app, somebody(app, of="Borgsund", mail="a@x.example"))
    fields = form(editor, "/admin/lasare", audience="draft", group="Borgsund")
    editor.post("/admin/lasare/hsa/remiss-1", data=fields)
    guest = swedish(app)
    guest.get(make_link(editor, "/hsa/remiss-1"))
    shown = editor.get("/admin/lasare").text
    start = shown.index('action="/admin/lasare/hsa/remiss-1"')
    chosen = re.findall(r'value="([^"]*)" checked', shown[start : shown.index("</form>", start)])
    again = {"csrf_token": fields["csrf_token"], "audience": chosen[0], "group": chosen[1:]}
    editor.post("/admin/lasare/hsa/remiss-1", data=again)

    assert chosen[:2] == ["draft", "Borgsund"]
    assert named.get("/hsa/remiss-1").status_code == guest.get("/hsa/remiss-1").status_code == 200
    other = signed_in(app, somebody(app, of="Sjövik", mail="b@x.example"))
    assert other.get("/hsa/remiss-1").status_code == 404


def test_a_comparison_that_is_released_to_more_stays_open_to_its_guests(
    app: Flask, editor: FlaskClient
) -> None:
    guest = swedish(app)
    guest.get(make_link(editor, COMPARISON))
    fields = form(editor, "/admin/lasare", audience="consultation", address=COMPARISON)
    editor.post("/admin/lasare/jamforelser", data=fields)

    assert guest.get(COMPARISON).status_code == 200


def test_a_comparison_is_released_without_the_draft_it_starts_from(
    app: Flask, editor: FlaskClient
) -> None:
    party = signed_in(app, somebody(app, of="Borgsund", mail="a@x.example"))
    assert party.get(COMPARISON).status_code == 404
    fields = form(
        editor, "/admin/lasare", audience="consultation", address=f"http://localhost{COMPARISON}"
    )
    editor.post("/admin/lasare/jamforelser", data=fields)

    assert party.get(COMPARISON).status_code == 200
    assert party.get(DRAFT).status_code == 404
    assert swedish(app).get(COMPARISON).status_code == 404
    page = editor.get("/admin/lasare").text
    assert "Släppte en jämförelse." in page
    back = {"csrf_token": hidden(page, "csrf_token"), "address": COMPARISON, "audience": "stage"}
    editor.post("/admin/lasare/jamforelser", data=back)
    assert party.get(COMPARISON).status_code == 404
    assert "Tog tillbaka en jämförelse." in editor.get("/admin/lasare").text


def test_a_released_comparison_stands_on_the_first_page_of_those_it_is_for(
    app: Flask, editor: FlaskClient
) -> None:
    party = signed_in(app, somebody(app, of="Borgsund", mail="a@x.example"))
    fields = form(editor, "/admin/lasare", audience="consultation", address=COMPARISON)
    editor.post("/admin/lasare/jamforelser", data=fields)

    assert COMPARISON in Page(party.get("/").text).values("a", "href")
    assert "vad som ändrats från Utkast 3 till Remiss 1" in party.get("/").text
    for other in (swedish(app), editor):
        assert "Öppen för dig" not in other.get("/").text
    shown = Page(party.get(COMPARISON).text)
    assert tuple(shown.values("input", "value")[1:3]) == ("utkast-3", "remiss-1")
    assert "fran" not in shown.values("select", "name")


def test_a_comparison_that_is_opened_alone_leads_nowhere_that_is_shut(
    app: Flask, editor: FlaskClient
) -> None:
    guest = swedish(app)
    guest.get(make_link(editor, COMPARISON))
    page = guest.get(COMPARISON)
    leads = set(re.findall(r'(?:href|action)="(/(?!static/)[^"#]*)', page.text))

    assert page.status_code == 200
    assert [one for one in leads if guest.get(html.unescape(one)).status_code >= 400] == []


@pytest.mark.parametrize(
    "address", ["/hsa", "https://x/", "", "/hsa/finns-inte", "/\0", "http://["]
)
def test_a_link_to_what_is_not_there_is_not_made(editor: FlaskClient, address: str) -> None:
    fields = form(editor, "/admin/lankar", label="Revisorn", address=address, days="3")

    assert editor.post("/admin/lankar", data=fields).status_code in {400, 404, 422}
    assert "Revisorn" not in editor.get("/admin/lankar").text


def test_a_reading_link_opens_one_version_and_nothing_else(app: Flask, editor: FlaskClient) -> None:
    guest = swedish(app)
    answer = guest.get(make_link(editor, DRAFT))

    assert answer.location == DRAFT
    assert guest.get(DRAFT).status_code == 200
    for hidden_page in ("/hsa/remiss-1", "/hsa/nu", COMPARISON, "/konto", "/admin/lankar"):
        assert guest.get(hidden_page).status_code == 404, hidden_page


def test_a_reading_link_opens_one_comparison_and_neither_version(
    app: Flask, editor: FlaskClient
) -> None:
    guest = swedish(app)
    guest.get(make_link(editor, COMPARISON))

    assert guest.get(COMPARISON).status_code == 200
    assert guest.get(DRAFT).status_code == 404
    assert guest.get("/hsa/remiss-1").status_code == 404


def test_who_reads_by_a_link_is_told_so_and_until_when(
    app: Flask, editor: FlaskClient, clock: Clock
) -> None:
    guest = swedish(app)
    guest.get(make_link(editor, DRAFT, "10"))
    shown = guest.get(DRAFT).text
    until = Wording("sv").moment(int(clock()) + 10 * DAY)

    assert f"Du läser via en läslänk som gäller till {until}." in shown
    assert "Du ser det som är beslutat och det som läslänken öppnar." in shown
    assert "läslänk" not in editor.get(DRAFT).text


def test_who_is_signed_in_reads_what_a_link_is_to_and_stays_who_they_are(
    app: Flask, editor: FlaskClient
) -> None:
    party = signed_in(app, somebody(app, of="Borgsund", mail="a@x.example"))
    address = make_link(editor, DRAFT)

    assert party.get(address).location == DRAFT
    assert party.get(DRAFT).status_code == 200
    assert party.get("/hsa/remiss-1").status_code == 200
    assert party.get("/konto").status_code == 200
    assert party.get("/hsa/nu").status_code == 404
    editor.post("/admin/lankar/1/ta-bort", data=form(editor, "/admin/lankar"))
    assert party.get(DRAFT).status_code == 404
    assert party.get("/konto").status_code == 200


def test_a_reading_link_that_is_taken_back_shuts_out_who_came_by_it(
    app: Flask, editor: FlaskClient
) -> None:
    address, guest = make_link(editor, DRAFT), swedish(app)
    guest.get(address)
    editor.post("/admin/lankar/1/ta-bort", data=form(editor, "/admin/lankar"))

    assert guest.get(DRAFT).status_code == 404
    for one in (address, "/las/finns-inte"):
        told = swedish(app).get(one)
        assert (told.status_code, "kan tas tillbaka" in told.text) == (422, True)


def test_a_reading_link_ends(app: Flask, editor: FlaskClient, clock: Clock) -> None:
    address, guest = make_link(editor, DRAFT, days="1"), swedish(app)
    clock.moment += DAY - 60
    guest.get(address)
    assert guest.get(DRAFT).status_code == 200

    clock.moment += 61
    assert guest.get(DRAFT).status_code == 404
    assert guest.get(address).status_code == 422


def test_a_page_that_was_kept_is_good_no_more_when_its_reader_is_one_no_longer(app: Flask) -> None:
    owner = somebody(app, Role.EDITOR)
    client = signed_in(app, owner)
    tags = {one: client.get(one).headers["ETag"] for one in (DRAFT, "/hsa/beslut-1", "/sok?q=vård")}
    with database(app).writing() as connection:
        change_account(
            connection, owner, name=owner.name, role=Role.READER, groups=(), closed=False
        )
    after = {
        one: client.get(one, headers={"If-None-Match": tag}).status_code
        for one, tag in tags.items()
    }

    assert after == {DRAFT: 404, "/hsa/beslut-1": 200, "/sok?q=vård": 200}


def test_the_log_tells_who_read_a_draft_and_nothing_of_what_is_for_everyone(
    app: Flask, editor: FlaskClient
) -> None:
    guest = swedish(app)
    guest.get(make_link(editor, DRAFT))
    for client in (guest, editor):
        client.get(DRAFT)
        client.get("/hsa/beslut-1")
        client.get("/hsa/finns-inte")

    with database(app).reading() as connection:
        told = [(one.who, one.action, one.subject) for one in audit.latest(connection, 10)]
        assert audit.checked(connection).broken is None
    reads = [one for one in told if one[1] == "read"]
    assert reads == [("account-1", "read", DRAFT), ("link-1", "read", DRAFT)]


def test_the_log_tells_of_drafts_of_another_document_and_of_what_is_asked_and_proposed(
    app: Flask, editor: FlaskClient
) -> None:
    store = app.extensions["lydelse"].store
    view = store.view(Audience.DRAFT)
    question = f"/fragor/{view.all_questions[0].id}"
    proposal = f"/forslag/{view.proposals()[0].id}/avgor"
    between = "/hsa/beslut-1...lakarmedverkan/utkast-1"
    for address in (between, question, proposal):
        assert editor.get(address).status_code == 200, address

    with database(app).reading() as connection:
        told = [one.subject for one in audit.latest(connection, 5) if one.action == "read"]
    assert told == [proposal, question, between]


@pytest.mark.parametrize(
    "address",
    [
        "/hsa/utkast-3",
        "/hsa/utkast-3.docx",
        "/hsa/beslut-1...utkast-3.csv",
        "/exportera/hsa/utkast-3/fil?form=txt",
        "/hsa/beslut-1/kontakt-kvall-natt-och-helg",
        "/sok?q=journal",
        "/lage/mote.html",
        "/api/documents/hsa/versions/utkast-3",
        "/api/documents/hsa/comparisons/utkast-3/beslut-1",
        "/api/documents/hsa/clauses/kontakt-kvall-natt-och-helg/history",
        "/api/documents/hsa/clauses/kontakt-kvall-natt-och-helg/why",
        "/api/search?q=journal",
        "/api/notes",
    ],
)
def test_whatever_a_draft_is_read_as_the_log_tells_of_it(
    app: Flask, editor: FlaskClient, address: str
) -> None:
    stranger = swedish(app)
    for client in (editor, stranger):
        client.get(address)

    with database(app).reading() as connection:
        told = [(one.who, one.action, one.subject) for one in audit.latest(connection, 5)]
    assert told == [("account-1", "read", address.partition("?")[0])]


def test_a_program_and_a_browser_that_has_the_page_already_are_told_of_too(
    app: Flask, editor: FlaskClient
) -> None:
    tag = editor.get(DRAFT).headers["ETag"]
    assert editor.get(DRAFT, headers={"If-None-Match": tag}).status_code == 304
    page = editor.post("/konto/nycklar", data=form(editor, "/konto", label="Arkivet")).text
    found = re.search(r"<code>([\w-]{43})</code>", page)
    assert found
    program = swedish(app)
    program.get(f"/api{DRAFT}", headers={"Authorization": f"Bearer {found[1]}"})
    program.get(
        "/api/documents/hsa/versions/utkast-3", headers={"Authorization": f"Bearer {found[1]}"}
    )

    with database(app).reading() as connection:
        told = [one.subject for one in audit.latest(connection, 9) if one.action == "read"]
    assert told == ["/api/documents/hsa/versions/utkast-3", DRAFT, DRAFT]


def test_an_entry_that_was_changed_or_taken_out_is_found(app: Flask, editor: FlaskClient) -> None:
    for _ in range(4):
        editor.get(DRAFT)
    chief = signed_in(app, somebody(app, Role.ADMINISTRATOR, mail="chef@x.example"))
    for wrong, broken in (
        ("UPDATE audit SET who = 'account-9' WHERE number = 3", 3),
        ("DELETE FROM audit WHERE number = 2", 2),
    ):
        with database(app).writing() as connection:
            connection.execute(text(f"DROP TRIGGER audit_stays_{wrong.split()[0]}"))
            connection.execute(text(wrong))
        told = chief.post("/admin/halsa", data=form(chief, "/admin/halsa")).text

        assert f"ändrats på rad {broken} eller senare" in told


def test_a_form_that_is_only_looked_at_is_no_deed_for_the_log(
    app: Flask, editor: FlaskClient
) -> None:
    page = "/hsa/beslut-1/kontakt-kvall-natt-och-helg/foresla"
    fields = form(editor, page, text="En läkare ringer.", titel="T", fran="Arbetsgruppen")
    for step in ("visa", "spara"):
        editor.post(page, data={**fields, "steg": step})

    with database(app).reading() as connection:
        told = [one.action for one in audit.latest(connection, 10)]
    assert told.count("write proposing.propose") == 1
    chief = signed_in(app, somebody(app, Role.ADMINISTRATOR, mail="chef@x.example"))
    assert "Föreslog en lydelse" in chief.get("/admin/logg").text


def test_a_draft_that_the_log_cannot_be_told_of_is_not_shown(
    app: Flask, editor: FlaskClient
) -> None:
    with database(app).writing() as connection:
        connection.execute(text("DROP TABLE audit"))
    answer = editor.get(DRAFT)

    assert answer.status_code == 503
    assert "Giltighet" not in answer.text
    assert editor.get("/hsa/beslut-1").status_code == 200


def test_the_log_and_the_health_of_the_store_are_shown_to_administrators(app: Flask) -> None:
    chief = signed_in(app, somebody(app, Role.ADMINISTRATOR))
    chief.get(DRAFT)
    answer = chief.post("/admin/halsa", data=form(chief, "/admin/halsa"))

    assert "Maja Berg" in chief.get("/admin/logg").text
    assert DRAFT in chief.get("/admin/logg").text
    assert "Förrådet är helt." in answer.text
    assert "Loggen är som den skrevs." in answer.text


def test_editors_say_who_reads_and_do_not_administer_people(editor: FlaskClient) -> None:
    assert editor.get("/admin/lasare").status_code == 200
    for page in ("/admin/personer", "/admin/grupper", "/admin/logg", "/admin/halsa"):
        assert editor.get(page).status_code == 404
