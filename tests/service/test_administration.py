"""From an empty service to people who can sign in, and what is changed about them later."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.groups import Sees
from service.accounts.people import Role
from service.accounts.people import account_of
from service.accounts.roster import GroupLine
from service.accounts.roster import PersonLine
from service.accounts.roster import read_roster
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from service.application import database
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import hidden
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.store import Store

ROSTER = """
Borgsunds kommun; borgsund.example
Arbetsgruppen\tutkast

Maja Berg; maja@borgsund.example; Borgsunds kommun
Ali Demir; ali@borgsund.example; Arbetsgruppen; redaktör
"""
GOOD = "en mycket god frukost"


@pytest.fixture
def empty(tmp_path: Path) -> Flask:
    """A service that nothing was done in yet."""
    return application(Store.create(tmp_path / "store", "familj", "Familj"), "decision")


@pytest.fixture
def administrator(family_store: Store) -> FlaskClient:
    app = application(family_store, "decision")
    return signed_in(app, somebody(app, Role.ADMINISTRATOR, mail="chef@region.example"))


def first_administrator(app: Flask) -> FlaskClient:
    """Whoever opens the first link."""
    with database(app).writing() as connection:
        now = int(app.extensions["lydelse"].settings.clock())
        address = f"/konto/lank/{make_ticket(connection, Purpose.FIRST, now)}"
    client = swedish(app)
    fields = form(client, address, name="Chefen", mail="chef@region.example", password=GOOD)
    assert client.post(address, data=fields).status_code == 303
    return client


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_example_of_a_list_is_one_that_is_understood(
    administrator: FlaskClient, language: str
) -> None:
    shown = administrator.get("/admin/personer", headers={"Accept-Language": language}).text
    (example,) = re.findall('<pre class="example"[^>]*>(.*?)</pre>', shown, re.DOTALL)
    lines = read_roster(re.sub("<[^>]*>", "", example))

    assert [one.sees for one in lines if isinstance(one, GroupLine)][1:] == [
        Sees.DRAFT,
        Sees.CONSULTATION,
    ]
    assert [one.role for one in lines if isinstance(one, PersonLine)] == [Role.READER, Role.EDITOR]


def test_an_empty_service_opens_on_three_steps(empty: Flask) -> None:
    shown = Page(swedish(empty).get("/", follow_redirects=True).text)

    assert shown.headings == [
        "Tre steg för att komma igång",
        "Den första administratören",
        "Parter och personer",
        "Den första Word-filen",
    ]


def test_three_steps_lead_from_a_link_to_people_who_can_sign_in(empty: Flask) -> None:
    client = first_administrator(empty)
    assert "Klart." in client.get("/", follow_redirects=True).text
    answer = client.post("/admin/personer", data=form(client, "/admin/personer", list=ROSTER))
    links = re.findall(r"http://localhost(/konto/lank/[\w-]+)", answer.text)
    assert len(links) == 2

    maja = swedish(empty)
    maja.post(links[0], data=form(maja, links[0], password=GOOD))
    assert "Maja Berg" in maja.get("/konto").text
    assert "Borgsunds kommun" in maja.get("/konto").text


def test_when_somebody_administers_strangers_learn_nothing_of_an_empty_store(empty: Flask) -> None:
    first_administrator(empty)

    assert swedish(empty).get("/").status_code == 200


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Maja; maja@", "ingen e-postadress"),
        ("Maja; maja@x.example; Okänd part", "organet eller parten finns inte"),
        ("Maja; maja@x.example; medverkande", "för ett organ eller en part"),
        ("; ; maja@x.example", "kan inte vara ett namn"),
        ("Borgsund; ingen domän", "kan inte vara ett namn"),
        ("Ali; chef@region.example", "redan ett konto"),
        ("a" * 201, "kan inte vara ett namn"),
        ("a\u202eb", "kan inte vara ett namn"),
    ],
)
def test_a_list_with_a_mistake_makes_nothing_known(
    administrator: FlaskClient, line: str, said: str
) -> None:
    pasted = f"Borgsunds kommun\n{line}"
    fields = form(administrator, "/admin/personer", list=pasted)
    answer = administrator.post("/admin/personer", data=fields)

    assert answer.status_code == 422
    assert said in answer.text
    assert "Rad 2" in answer.text
    assert "Borgsunds kommun" not in administrator.get("/admin/grupper").text


def test_all_mistakes_of_a_list_are_told_at_once(administrator: FlaskClient) -> None:
    pasted = "Maja; maja@\nBorgsunds kommun\nKim; kim@\nJo; jo@x.example; Okänd part"
    answer = administrator.post(
        "/admin/personer", data=form(administrator, "/admin/personer", list=pasted)
    )

    assert "Rad 1" in answer.text
    assert "Rad 3" in answer.text
    assert "Borgsunds kommun" not in administrator.get("/admin/grupper").text


def test_a_list_from_a_spreadsheet_has_its_headings_and_any_order(empty: Flask) -> None:
    client = first_administrator(empty)
    person = "Maja\tmaja@borgsund.example\tBorgsunds kommun"
    pasted = f"Namn\tE-post\tOrganisation\n{person}\nBorgsunds kommun"
    client.post("/admin/personer", data=form(client, "/admin/personer", list=pasted))

    assert "Borgsunds kommun" in client.get("/admin/grupper").text
    assert "Namn" not in Page(client.get("/admin/grupper").text).headings
    assert "maja@borgsund.example" in client.get("/admin/personer").text


def test_a_party_that_is_not_among_those_who_decide_is_told_of(administrator: FlaskClient) -> None:
    pasted = "Norrviks kommun\nBerghamn kommun"
    answer = administrator.post(
        "/admin/personer", data=form(administrator, "/admin/personer", list=pasted)
    )
    (told,) = [one for one in Page(answer.text).texts("p") if "Inte bland dem som beslutar" in one]

    assert "Berghamn kommun" in told
    assert "Norrviks kommun" not in told


def test_a_changed_role_holds_at_once(administrator: FlaskClient) -> None:
    app = administrator.application
    reader = somebody(app, Role.READER)
    client = signed_in(app, reader)
    assert client.get("/hsa/utkast-3").status_code == 404
    page = f"/admin/personer/{reader.id}"
    fields = form(administrator, page, name="Maja", role="editor")
    administrator.post(page, data=fields)

    assert client.get("/hsa/utkast-3").status_code == 200


def test_a_body_that_is_let_in_earlier_sees_drafts_at_once(administrator: FlaskClient) -> None:
    app = administrator.application
    client = signed_in(app, somebody(app, of="Styrgruppen", sees=Sees.CONSULTATION))
    assert client.get("/hsa/utkast-3").status_code == 404
    fields = form(administrator, "/admin/grupper", sees="draft", domains="styr.example")
    administrator.post("/admin/grupper/1", data=fields)

    assert client.get("/hsa/utkast-3").status_code == 200
    assert "styr.example" in administrator.get("/admin/grupper").text


def test_the_only_administrator_cannot_shut_themselves_out(administrator: FlaskClient) -> None:
    app = administrator.application
    with database(app).reading() as connection:
        owner = account_of(connection, "chef@region.example")
    assert owner is not None
    page = f"/admin/personer/{owner.id}"
    answer = administrator.post(page, data=form(administrator, page, name="x", role="reader"))

    assert answer.status_code == 422
    assert "ensam administratör" in answer.text
    gone = administrator.post(f"{page}/ta-bort", data=form(administrator, page))
    assert gone.status_code == 422


def test_a_person_who_is_removed_is_out_at_once(administrator: FlaskClient) -> None:
    app = administrator.application
    reader = somebody(app)
    client = signed_in(app, reader)
    page = f"/admin/personer/{reader.id}"
    administrator.post(f"{page}/ta-bort", data=form(administrator, page))

    assert client.get("/konto").status_code == 404
    assert administrator.get(page).status_code == 404


def test_a_forgotten_password_is_chosen_anew_by_a_link(administrator: FlaskClient) -> None:
    app = administrator.application
    reader = somebody(app)
    page = f"/admin/personer/{reader.id}"
    answer = administrator.post(f"{page}/lank", data=form(administrator, page))
    found = re.search(r"http://localhost(/konto/lank/[\w-]+)", answer.text)
    assert found
    client = swedish(app)
    client.post(found[1], data=form(client, found[1], password=GOOD))

    assert client.get("/konto").status_code == 200


def test_no_form_of_the_administration_works_from_elsewhere(administrator: FlaskClient) -> None:
    posts = [
        re.sub(r"<\w+:\w+>", "1", re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule))
        for rule in administrator.application.url_map.iter_rules()
        if rule.endpoint.startswith("admin.") and "POST" in (rule.methods or ())
    ]
    assert len(posts) > 6
    for address in posts:
        assert administrator.post(address, data={"csrf_token": "x"}).status_code == 400, address
    assert hidden(administrator.get("/admin/personer").text, "csrf_token")


def test_what_was_done_is_said_on_the_page_that_follows(administrator: FlaskClient) -> None:
    sent = form(administrator, "/admin/grupper", name="Styrgruppen", kind="body")
    answer = administrator.post("/admin/grupper", data=sent, follow_redirects=True)

    assert "Klart. Lade upp ett organ eller en part." in Page(answer.text).texts("p")
    assert "Klart." not in administrator.get("/admin/grupper").text


def test_people_are_found_by_name_address_or_party(administrator: FlaskClient) -> None:
    sent = form(administrator, "/admin/personer", list=ROSTER)
    administrator.post("/admin/personer", data=sent)

    def found(words: str) -> set[str]:
        shown = Page(administrator.get(f"/admin/personer?sok={words}").text)
        return {"Maja Berg", "Ali Demir"} & set(shown.texts("th"))

    assert found("maja berg") == found("borgsunds kommun") == {"Maja Berg"}
    assert found("") == found("@borgsund.example") == {"Maja Berg", "Ali Demir"}
    assert found("finnsinte") == set()


def test_the_log_shows_the_deeds_of_one_or_of_one_kind(administrator: FlaskClient) -> None:
    sent = form(administrator, "/admin/personer", list=ROSTER)
    administrator.post("/admin/personer", data=sent)

    def told(query: str) -> set[str]:
        table = administrator.get(f"/admin/logg?{query}").text.partition("<tbody>")[2]
        return {text for text in Page(table).texts("td") if text.startswith(("Lade upp", "Chefen"))}

    assert told("vad=group.add") == {"Lade upp ett organ eller en part"}
    assert told("") == {"Lade upp ett organ eller en part", "Lade upp en person"}
    assert told("vem=nobody") == set()


def test_what_cannot_be_undone_tells_first_what_it_does(administrator: FlaskClient) -> None:
    shown = Page(administrator.get("/admin/personer/1").text)

    assert "Ta bort kontot" in shown.texts("summary")
    assert any(text.startswith("Kontot försvinner genast") for text in shown.texts("p"))
