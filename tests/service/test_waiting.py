"""What waits for whom on the first page: only what is theirs to do, and each leads there."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from service.accounts.groups import Sees
from service.accounts.people import Role
from tests.service.reading_pages import said
from tests.serving import Clock
from tests.serving import application
from tests.serving import form
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from versions.readership import Readership
from versions.stages import Audience
from versions.store import Store

BODY = "Gemensam styrgrupp"


@pytest.fixture
def app(family_store: Store, clock: Clock) -> Flask:
    """The service some days before questions are due."""
    return application(family_store, "decision", clock=clock)


def waits(client: FlaskClient) -> dict[str, str]:
    """What waits, in words, and where each leads."""
    tree = html.document_fromstring(client.get("/").text)
    there = tree.find(".//section[@aria-labelledby='vantar']")
    assert there is not None
    items = there.iter("li")
    return {said(item): str(next(item.iter("a")).get("href")) for item in items}


def test_an_editor_is_led_to_links_proposals_questions_and_what_is_unexplained(app: Flask) -> None:
    found = waits(signed_in(app))
    sorts = {address.split("/")[1] for address in found.values()}

    assert sorts == {"anteckningar", "forslag", "fragor", "oforklarat"}
    assert any("länkar att bekräfta" in words for words in found)


def test_a_body_is_led_to_the_question_that_lies_with_it_and_no_other(
    app: Flask, family_store: Store
) -> None:
    view = family_store.view(Audience.DRAFT)
    lying = (one for one in view.all_questions if one.to == BODY and not one.answer)
    asked = {f"/fragor/{one.id}" for one in lying}
    theirs, others = (
        waits(signed_in(app, somebody(app, of=name, sees=Sees.DRAFT, mail=f"{at}@x.se")))
        for at, name in enumerate((BODY, "Juristerna"))
    )

    assert asked
    assert asked <= set(theirs.values())
    assert not asked & set(others.values())


def test_a_party_is_led_to_what_it_has_not_decided_until_it_has(
    app: Flask, family_store: Store
) -> None:
    standing = family_store.view(Audience.DRAFT).verdicts("hsa", "beslut-1")
    left, done = standing.left[0], standing.verdicts[0].party
    waiting, ready = (
        waits(signed_in(app, somebody(app, of=party, mail=f"{at}@x.se")))
        for at, party in enumerate((left, done))
    )

    assert any(left in words and address == "/hsa/beslut-1" for words, address in waiting.items())
    assert "/hsa/beslut-1" not in ready.values()


def test_a_party_is_led_to_what_is_out_on_consultation(app: Flask) -> None:
    party, editor = (
        waits(signed_in(app, somebody(app, role, of="Borgsund", mail=f"{role}@x.se")))
        for role in (Role.READER, Role.EDITOR)
    )

    assert any("Ute på remiss: de som medverkar" in words for words in party)
    assert not any("Ute på remiss" in words for words in editor)


def test_a_party_is_led_to_what_others_say_of_its_proposal(own_app: Flask, written: Store) -> None:
    party = signed_in(own_app, somebody(own_app, Role.CONTRIBUTOR, of="Borgsund"))
    page = "/hsa/beslut-1/kontakt-kvall-natt-och-helg/foresla"
    fields = form(party, page, text="En läkare ringer genast.", titel="Genast", fran="Borgsund")
    party.post(page, data={**fields, "steg": "spara"})
    (made,) = (one for one in written.view(Audience.DRAFT).proposals() if one.title == "Genast")
    readers = Readership(Audience.DRAFT, ("Borgsund",))
    written.comment(made.id, "genast", "Hur snart?", by="Arbetsgruppen", readers=readers)

    found = waits(party)
    (address,) = (found[words] for words in found if "1 kommentar till ert förslag" in words)
    assert made.id in address
    assert "Hur snart?" in party.get(address).text


def test_an_administrator_is_told_who_has_not_come(app: Flask) -> None:
    owner = signed_in(app, somebody(app, Role.ADMINISTRATOR, mail="a@x.se"))
    before = waits(owner)
    somebody(app, mail="ny@x.se")

    assert any("inbjudna personer har inte loggat in" in words for words in waits(owner))
    assert before != waits(owner)
    assert not any("inbjud" in words for words in waits(signed_in(app)))


def test_an_administrator_is_told_that_no_fresh_copy_is_known(
    own_app: Flask, written: Store, tmp_path: Path
) -> None:
    owner = signed_in(own_app, somebody(own_app, Role.ADMINISTRATOR))
    told = "Ingen kopia från de senaste trettio dagarna är känd"
    assert waits(owner)[told] == "/admin/halsa"
    assert "Ingen kopia är känd." in owner.get("/admin/halsa").text

    written.backup(tmp_path / "kopia.tar")
    assert told not in waits(owner)
    assert "kopia.tar" in owner.get("/admin/halsa").text


@pytest.mark.parametrize("role", list(Role))
def test_everything_that_waits_can_be_opened(app: Flask, role: Role) -> None:
    client = signed_in(app, somebody(app, role, of="Borgsund"))
    found = waits(client)

    assert found
    assert {client.get(address).status_code for address in found.values()} == {200}


def test_nothing_waits_for_who_has_no_account_and_that_is_not_said(app: Flask) -> None:
    assert 'id="vantar"' not in swedish(app).get("/").text
    assert "Inget väntar på dig." in signed_in(app, somebody(app)).get("/").text
