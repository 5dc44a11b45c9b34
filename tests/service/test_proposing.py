"""Proposing another wording, and settling what becomes of proposals."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from clauses.reading import read
from service.accounts.groups import Sees
from service.accounts.people import Role
from tests.serving import Page
from tests.serving import form
from tests.serving import hidden
from tests.serving import signed_in
from tests.serving import somebody
from versions.records.proposals import Status
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

CLAUSE = "/hsa/nu/syfte"
WRITE = f"{CLAUSE}/foresla"
WORDING = "Avtalet ska ge invånarna i Västmarken trygg vård.\n\n- för alla\n- i hela länet"


@pytest.fixture
def contributor(own_app: Flask) -> FlaskClient:
    who = somebody(own_app, Role.CONTRIBUTOR, of="Borgsunds kommun", sees=Sees.DRAFT)
    return signed_in(own_app, who)


def proposals(store: Store) -> list[str]:
    return [one.title for one in store.view(Audience.DRAFT).proposals("hsa")]


def put_forward(client: FlaskClient, store: Store, title: str, text: str, of: str) -> str:
    sent = form(client, WRITE, text=text, titel=title, fran=of, steg="spara")
    assert client.post(WRITE, data=sent).status_code == 303
    return store.view(Audience.DRAFT).proposals("hsa")[-1].id


def test_a_proposal_is_withdrawn_by_those_it_comes_from_alone(
    contributor: FlaskClient, own_app: Flask, written: Store
) -> None:
    made = put_forward(contributor, written, "Vårt förslag", WORDING, "Borgsunds kommun")
    page = f"/forslag/{made}/dra-tillbaka"
    others = somebody(
        own_app, Role.CONTRIBUTOR, of="Almviks kommun", sees=Sees.DRAFT, mail="a@almvik.example"
    )
    client = signed_in(own_app, others)
    refused = client.post(page, data=form(client, WRITE))
    again = [contributor.post(page, data=form(contributor, WRITE)).status_code for _ in range(2)]
    shown = contributor.get(CLAUSE).text

    assert page not in client.get(CLAUSE).text
    assert refused.status_code == 404
    assert again == [303, 404]
    assert written.view(Audience.DRAFT).proposal(made).status is Status.WITHDRAWN
    assert "Tillbakadraget" in shown
    assert page not in shown


def test_why_a_proposal_was_rejected_is_read_by_those_it_comes_from(
    contributor: FlaskClient, own_app: Flask, written: Store
) -> None:
    made = put_forward(contributor, written, "Vårt förslag", WORDING, "Borgsunds kommun")
    owner = somebody(
        own_app, Role.EDITOR, of="Arbetsgruppen", sees=Sees.DRAFT, mail="red@region.example"
    )
    editor = signed_in(own_app, owner)
    page = f"/forslag/{made}/avgor"
    sent = {"gor": "avsla", "av": "Arbetsgruppen"}
    bare = editor.post(page, data=form(editor, page, **sent))
    editor.post(page, data=form(editor, page, skal="Det följer redan av lag.", **sent))

    assert bare.status_code == 409
    assert "Det följer redan av lag." in contributor.get(CLAUSE).text


def test_the_form_begins_with_the_wording_that_stands(contributor: FlaskClient) -> None:
    shown = Page(contributor.get(WRITE).text)

    assert "Avtalet ska ge invånarna" in shown.texts("textarea")[0]
    assert "Borgsunds kommun" in shown.texts("option")


def test_the_change_is_shown_before_anything_is_kept(
    contributor: FlaskClient, written: Store
) -> None:
    before = proposals(written)
    shown = Page(
        contributor.post(WRITE, data=form(contributor, WRITE, text=WORDING, steg="visa")).text
    )

    assert "Ändringen, innan den görs" in shown.headings
    assert any("i hela länet" in text for text in shown.texts("ins"))
    assert proposals(written) == before


def test_a_proposal_that_is_put_forward_stands_beside_the_others(
    contributor: FlaskClient, written: Store
) -> None:
    sent = form(
        contributor, WRITE, text=WORDING, titel="Kortare", fran="Borgsunds kommun", steg="spara"
    )
    answer = contributor.post(WRITE, data=sent)

    assert answer.status_code == 303
    assert "Kortare" in Page(contributor.get(answer.location).text).headings
    assert proposals(written)[-1] == "Kortare"


def test_nobody_speaks_for_a_body_that_is_not_theirs(
    contributor: FlaskClient, written: Store
) -> None:
    before = proposals(written)
    sent = form(contributor, WRITE, text=WORDING, titel="X", fran="Juristerna", steg="spara")

    assert contributor.post(WRITE, data=sent).status_code == 404
    assert proposals(written) == before


def test_the_wording_can_be_taken_from_a_file(contributor: FlaskClient) -> None:
    sent = form(contributor, WRITE, text="", steg="visa")
    file = (BytesIO("# Annat\n\nNej.\n\n# Syfte\n\nTrygghet för alla.\n".encode()), "f.md")
    shown = Page(contributor.post(WRITE, data={**sent, "fil": file}).text)

    assert shown.texts("textarea") == ["Trygghet för alla."]


def test_nothing_is_refused_in_one_sentence(contributor: FlaskClient) -> None:
    answer = contributor.post(WRITE, data=form(contributor, WRITE, text=" ", steg="visa"))

    assert answer.status_code == 422
    assert "Skriv en lydelse först." in answer.text


def test_a_compromise_is_put_together_from_parts(contributor: FlaskClient, written: Store) -> None:
    put_forward(contributor, written, "A", "Avtalet bör ge trygghet.", "Borgsunds kommun")
    put_forward(contributor, written, "B", "Avtalet kan ge trygghet.", "Borgsunds kommun")
    page = f"{CLAUSE}/kompromiss"
    shown = Page(contributor.get(page).text)
    names = sorted(set(shown.values("input", "name")) - {"csrf_token", "q"})
    refused = contributor.post(page, data=form(contributor, page))
    chosen = contributor.post(page, data=form(contributor, page, **dict.fromkeys(names, "1")))

    assert refused.status_code == 422
    assert "Avtalet kan ge trygghet." in Page(chosen.text).texts("textarea")


def test_a_proposal_is_adopted_with_its_reason(editor: FlaskClient, written: Store) -> None:
    proposal = put_forward(editor, written, "Kort", WORDING, "Juristerna")
    page = f"/forslag/{proposal}/avgor"
    base = hidden(editor.get(page).text, "bas")
    sent = form(editor, page, gor="anta", bas=base, av="Gemensam styrgrupp", skal="Kort är bra.")
    answer = editor.post(page, data=sent)
    view = written.view(Audience.DRAFT)

    assert answer.status_code == 303
    assert view.proposal(proposal).status is Status.ADOPTED
    assert view.latest(1)[0].why == "Kort är bra."


def test_a_proposal_whose_clause_was_changed_meanwhile_is_not_adopted(
    editor: FlaskClient, written: Store
) -> None:
    proposal = put_forward(editor, written, "Kort", WORDING, "Juristerna")
    page = f"/forslag/{proposal}/avgor"
    answer = editor.post(page, data=form(editor, page, gor="anta", bas="0" * 12, av="X", skal="Y"))

    assert answer.status_code == 409
    assert written.view(Audience.DRAFT).proposal(proposal).status is Status.OPEN


def test_who_was_overtaken_sees_what_was_changed_and_what_the_proposal_would_change_now(
    editor: FlaskClient, written: Store
) -> None:
    slower = put_forward(editor, written, "Kort", WORDING, "Juristerna")
    quicker = put_forward(editor, written, "Snabb", "Avtalet gäller genast.", "Juristerna")
    pages = {one: f"/forslag/{one}/avgor" for one in (slower, quicker)}
    sent = {
        one: form(
            editor,
            page,
            gor="anta",
            av="Arbetsgruppen",
            skal="Kort är bra.",
            bas=hidden(editor.get(page).text, "bas"),
        )
        for one, page in pages.items()
    }
    editor.post(pages[quicker], data=sent[quicker])
    answer = editor.post(pages[slower], data=sent[slower])
    since, now = (
        part.partition("</section>")[0] for part in answer.text.split('class="sheet text"')[1:]
    )

    assert answer.status_code == 409
    assert "gäller genast" in "".join(Page(since).texts("ins"))
    assert "gäller genast" in "".join(Page(now).texts("del"))
    assert "Kort är bra." in Page(answer.text).texts("textarea")


@pytest.mark.parametrize(
    ("deed", "status"), [("eskalera", Status.ESCALATED), ("avsla", Status.REJECTED)]
)
def test_a_proposal_is_escalated_or_rejected(
    editor: FlaskClient, written: Store, deed: str, status: Status
) -> None:
    proposal = put_forward(editor, written, "Kort", WORDING, "Juristerna")
    page = f"/forslag/{proposal}/avgor"
    sent = {"gor": deed, "av": "Arbetsgruppen", "till": "Styrgruppen", "skal": "Det räcker så."}
    editor.post(page, data=form(editor, page, **sent))

    assert written.view(Audience.DRAFT).proposal(proposal).status is status


@pytest.mark.parametrize("address", [WRITE, f"{CLAUSE}/kompromiss"])
def test_a_reader_finds_no_form(own_app: Flask, address: str) -> None:
    reader = signed_in(own_app, somebody(own_app, of="Borgsunds kommun", sees=Sees.DRAFT))

    assert reader.get(address).status_code == 404


def test_what_is_proposed_for_a_clause_that_is_gone_is_not_offered_to_be_adopted(
    editor: FlaskClient, written: Store
) -> None:
    made = put_forward(editor, written, "Kort", WORDING, "Juristerna")
    page = f"/forslag/{made}/avgor"
    assert "Anta förslaget" in editor.get(page).text
    without = read(b"# Avtal\n\n## Annat\n\nBara detta handlar om hundar.\n", "ny.md")
    written.import_version(
        without, b"", "ny.md", document="hsa", version="utkast-9", stage=Stage.DRAFT
    )
    shown = editor.get(page).text

    assert "Klausulen finns inte längre i arbetstexten" in shown
    assert "Anta förslaget" not in shown
    assert "Avslå förslaget" in shown
