"""Comments on the pages of clauses and proposals."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.groups import Sees
from service.accounts.people import Account
from service.accounts.people import Role
from tests.serving import Page
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.readership import Readership
from versions.records.links import Target
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
WRITE = f"{CLAUSE}/kommentera"
WORDS = "Samtalet ska besvaras skyndsamt."


@pytest.fixture
def contributor(own_app: Flask) -> FlaskClient:
    who = somebody(own_app, Role.CONTRIBUTOR, of="Borgsunds kommun", sees=Sees.CONSULTATION)
    return signed_in(own_app, who)


def editor_of(app: Flask) -> Account:
    return somebody(
        app, Role.EDITOR, of="Arbetsgruppen", sees=Sees.DRAFT, mail="red@region.example"
    )


def send(client: FlaskClient, page: str = WRITE, **fields: str) -> tuple[int, str]:
    sent = {"ord": WORDS, "text": "Hur snabbt är skyndsamt?", "av": "Borgsunds kommun", **fields}
    answer = client.post(page, data=form(client, page, **sent))
    return answer.status_code, answer.headers.get("Location", "") or answer.text


def test_a_comment_stands_beside_the_words_it_is_about(contributor: FlaskClient) -> None:
    status, address = send(contributor)
    shown = contributor.get(CLAUSE).text
    comment = address.partition("#")[2]

    assert status == 303
    assert f'<a class="commented" href="#{comment}">{WORDS}</a>' in shown
    assert "Hur snabbt är skyndsamt?" in " ".join(Page(shown).texts("li"))


def test_a_comment_may_be_about_the_whole_clause(contributor: FlaskClient) -> None:
    send(contributor)
    status, address = send(contributor, ord=" ", text="Det här räcker inte.")
    shown = contributor.get(CLAUSE).text
    (told,) = [one for one in Page(shown).texts("li") if "Det här räcker inte." in one]

    assert status == 303
    assert "Om hela texten" in told
    assert address.partition("#")[2] in shown
    assert f">{WORDS}</a>" in shown


def test_a_comment_is_for_the_working_group_and_the_own_party_unless_more_are_named(
    contributor: FlaskClient, own_app: Flask
) -> None:
    send(contributor, text="Bara för oss.")
    send(contributor, text="För alla.", lasare="alla")
    stranger = swedish(own_app).get(CLAUSE).text

    assert "Bara för oss." not in stranger
    assert "För alla." in stranger
    assert "Bara för oss." in contributor.get(CLAUSE).text


def test_words_that_do_not_stand_in_the_text_are_refused_and_what_was_typed_is_kept(
    contributor: FlaskClient,
) -> None:
    status, page = send(contributor, ord="Samtalet besvaras genast")

    assert status == 422
    assert "orden står inte i texten; kopiera dem därifrån" in page
    assert "Hur snabbt är skyndsamt?" in page


def test_a_comment_that_says_nothing_is_refused(contributor: FlaskClient, written: Store) -> None:
    status, _ = send(contributor, text="  ")

    assert status == 422
    assert not written.view(Audience.DRAFT).all_comments


def test_a_comment_on_a_proposal_stands_on_its_card(editor: FlaskClient, written: Store) -> None:
    proposal = written.view(Audience.DRAFT).proposals("hsa")[-1]
    page = f"/forslag/{proposal.id}/kommentera"
    words = " ".join(proposal.text.split()[:3])
    status, _ = send(editor, page, ord=words, text="Stryk detta.", av="Arbetsgruppen")
    place = written.view(Audience.DRAFT).clause("hsa", "now", proposal.clause).id

    assert status == 303
    assert "Stryk detta." in editor.get(f"/hsa/nu/{place}").text


def test_a_comment_whose_words_are_gone_says_so_and_where_they_stood(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).clause("hsa", "remiss-1", "kontakt-kvall-natt-och-helg")
    target = Target("hsa", before.id, "remiss-1")
    readers = Readership(Audience.DECISION)
    gone = "Väntetiden bör inte överstiga trettio minuter."
    written.comment(target, gone, "Bra.", by="Arbetsgruppen", readers=readers)
    shown = Page(editor.get(CLAUSE).text)

    assert "Om ord som inte finns kvar" in shown.headings
    assert any("Där de stod: Remiss 1" in text for text in shown.texts("a"))


def test_nobody_comments_on_what_they_may_not_read(contributor: FlaskClient) -> None:
    assert contributor.get("/hsa/utkast-3/syfte/kommentera").status_code == 404
    assert contributor.get("/forslag/okand/kommentera").status_code == 404


def test_nobody_speaks_for_another_party(contributor: FlaskClient) -> None:
    assert send(contributor, av="Kommunernas styrgrupp")[0] == 404


def test_whose_party_is_asked_is_told_how_to_answer(
    contributor: FlaskClient, own_app: Flask
) -> None:
    told = "Välj en klausul i texten för att kommentera den"
    reader = signed_in(own_app, somebody(own_app, of="Almviks kommun", mail="a@almvik.example"))

    assert told in contributor.get("/utskrivning/remiss-1").text
    assert told in contributor.get("/remissvar/utskrivning/remiss-1").text
    assert told not in contributor.get("/hsa/remiss-1").text
    assert told not in reader.get("/utskrivning/remiss-1").text


def test_what_became_of_a_comment_is_told_to_all_who_may_read_it(
    contributor: FlaskClient, own_app: Flask, written: Store
) -> None:
    page = "/utskrivning/remiss-1/belopp"
    send(contributor, f"{page}/kommentera", ord="", text="Beloppet är för lågt.")
    editor = signed_in(own_app, editor_of(own_app))
    written.release("utskrivning", "utkast-2", Stage.DRAFT, by="Arbetsgruppen")
    assert "1 kommentar att behandla" in editor.get("/").text
    (made,) = [one for one in written.view(Audience.DRAFT).all_comments if "för lågt" in one.text]
    handling = f"/remissvar/behandla/{made.id}"
    sent = {"utfall": "partly", "text": "Beloppet räknas upp varje år.", "av": "Arbetsgruppen"}
    answer = editor.post(handling, data=form(editor, handling, **sent))
    other = signed_in(own_app, somebody(own_app, of="Almviks kommun", mail="b@almvik.example"))
    asked = contributor.get("/remissvar/utskrivning/remiss-1?vy=lista").text

    assert answer.location == f"{page}#kommentar-{made.id}"
    assert "Delvis tillgodosedd: Beloppet räknas upp varje år." in " ".join(
        Page(contributor.get(page).text).texts("p")
    )
    assert "Beloppet räknas upp varje år." in asked
    assert "Delvis tillgodosedd" in asked
    assert "Beloppet räknas upp" not in other.get(page).text
    assert "kommentar att behandla" not in editor.get("/").text


def test_only_who_edits_deals_with_comments_and_must_say_how(
    contributor: FlaskClient, own_app: Flask, written: Store
) -> None:
    send(contributor)
    made = written.view(Audience.DRAFT).all_comments[-1]
    handling = f"/remissvar/behandla/{made.id}"
    editor = signed_in(own_app, editor_of(own_app))
    answer = editor.post(handling, data=form(editor, handling, text=" ", av="Arbetsgruppen"))

    assert contributor.get(handling).status_code == 404
    assert answer.status_code == 422
    assert editor.get("/remissvar/behandla/abcdefgh").status_code == 404
