"""A file on its way in: nothing is stored before it was looked at."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.people import Role
from service.web.access import site_of
from service.workers import Workers
from tests.serving import Page
from tests.serving import application
from tests.serving import form
from tests.serving import hidden
from tests.serving import sample
from tests.serving import signed_in
from tests.serving import somebody
from tests.versions.test_tracked import EDITED
from versions.stages import Audience
from versions.store import Store

PAGE = "/importera"
WORD = "avvikelser-remiss-1.docx"


def looked_at(client: FlaskClient, data: bytes, name: str, document: str = "avvikelser") -> str:
    file = (BytesIO(data), name)
    sent = form(client, PAGE, dokument=document, steg="visa")
    answer = client.post(PAGE, data={**sent, "fil": file})
    assert answer.status_code == 200
    return answer.text


def carried(client: FlaskClient, html: str, **fields: str) -> dict[str, str]:
    kept = {name: hidden(html, name) for name in ("filnamn", "innehall")}
    return {**form(client, PAGE), **kept, "dokument": "avvikelser", **fields}


def test_what_was_understood_is_shown_and_nothing_is_stored(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).tips
    shown = Page(looked_at(editor, sample(WORD).read_bytes(), WORD))

    assert "Så har filen uppfattats" in shown.headings
    assert "Vilken klausul som blev vilken" in shown.headings
    assert written.view(Audience.DRAFT).tips == before


def test_a_file_that_was_looked_at_becomes_a_version(editor: FlaskClient, written: Store) -> None:
    html = looked_at(editor, sample(WORD).read_bytes(), WORD)
    sent = carried(
        editor, html, version="remiss-2", skede="consultation", av="Arbetsgruppen", steg="spara"
    )
    answer = editor.post(PAGE, data=sent)

    assert answer.location == "/avvikelser/remiss-2"
    assert written.view(Audience.DRAFT).version("avvikelser", "remiss-2").by == "Arbetsgruppen"


def test_a_pair_is_corrected_before_it_is_stored(editor: FlaskClient, written: Store) -> None:
    view = written.view(Audience.DRAFT)
    standing = view.document("avvikelser", "now").clauses
    wanted = next(one for one in standing if one.level == 2)
    text = "# Riktlinje\n\n## Helt annat\n\nDetta har ingen skrivit förut någonstans.\n"
    html = looked_at(editor, text.encode(), "ny.md")
    assert "par-1" in Page(html).values("select", "id")
    chosen = {"var-1": "", "par-1": wanted.id}
    sent = carried(
        editor, html, version="utkast-9", skede="draft", av="Arbetsgruppen", steg="spara", **chosen
    )
    assert editor.post(PAGE, data=sent).status_code == 303
    clauses = written.view(Audience.DRAFT).document("avvikelser", "utkast-9").clauses

    assert [one.id for one in clauses if one.heading == "Helt annat"] == [wanted.id]


NEW = "# Riktlinje\n\n## Helt annat\n\nDetta har ingen skrivit förut någonstans.\n"


def test_a_handful_of_likely_clauses_is_offered_for_each_doubtful_pair(
    editor: FlaskClient, written: Store
) -> None:
    standing = written.view(Audience.DRAFT).document("avvikelser", "now").clauses
    like = max(standing, key=lambda one: len(one.text))
    text = f"# Riktlinje\n\n## Annan rubrik\n\n{like.text[: len(like.text) // 3]} Mer.\n"
    html = looked_at(editor, text.encode(), "ny.md")
    offered = Page(html).values("option", "value")

    assert like.id in offered
    assert len(set(offered) & {one.id for one in standing}) < len(standing)


@pytest.mark.parametrize("by", ["number", "heading", "both"])
def test_any_other_clause_is_named_by_its_number_or_heading(
    editor: FlaskClient, written: Store, by: str
) -> None:
    standing = written.view(Audience.DRAFT).document("avvikelser", "now").clauses
    wanted = next(one for one in standing if one.level == 2)
    words = {
        "number": wanted.number,
        "heading": wanted.heading,
        "both": f"{wanted.number} {wanted.heading}",
    }
    html = looked_at(editor, NEW.encode(), "ny.md")
    answer = editor.post(PAGE, data=carried(editor, html, steg="visa", **{"annan-1": words[by]}))
    found = Page(answer.text)

    assert answer.status_code == 200
    assert f'<option value="{wanted.id}" selected>' in answer.text
    assert found.values("input", "aria-invalid") == []
    chosen = {"par-1": wanted.id, "version": "utkast-9", "skede": "draft", "av": "A"}
    assert "var-1" not in found.values("input", "name")
    saved = editor.post(PAGE, data=carried(editor, answer.text, steg="spara", **chosen))
    assert saved.status_code == 303
    clauses = written.view(Audience.DRAFT).document("avvikelser", "utkast-9").clauses
    assert [one.id for one in clauses if one.heading == "Helt annat"] == [wanted.id]


def test_words_that_name_no_earlier_clause_are_told_beside_the_field(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).tips
    html = looked_at(editor, NEW.encode(), "ny.md")
    sent = {"annan-1": "Hela riktlinjen", "version": "utkast-9", "skede": "draft", "av": "A"}
    answer = editor.post(PAGE, data=carried(editor, html, steg="spara", **sent))
    found = Page(answer.text)

    assert answer.status_code == 422
    assert found.values("input", "aria-describedby").count("fel-1") == 1
    assert 'value="Hela riktlinjen"' in answer.text
    assert written.view(Audience.DRAFT).tips == before


def test_many_pairs_are_looked_at_page_by_page_and_what_was_chosen_is_kept(
    editor: FlaskClient, written: Store
) -> None:
    standing = written.view(Audience.DRAFT).document("avvikelser", "now").clauses
    wanted = next(one for one in standing if one.level == 2)
    many = "\n\n".join(f"## Nytt {at}\n\nHelt nytt nummer{at} xyz{at}." for at in range(130))
    first = looked_at(editor, f"# Riktlinje\n\n{many}\n".encode(), "ny.md")
    marks = re.findall(r'name="efter" value="(\w+)"', first)
    sent = carried(editor, first, **{"annan-5": wanted.number, "efter": marks[-1]})
    second = editor.post(PAGE, data=sent).text
    shown = [
        sum("annan-" in one for one in Page(html).values("input", "name"))
        for html in (first, second)
    ]

    assert shown[0] == 100
    assert shown[1] == 130 + 1 - 100
    assert f'<option value="{wanted.id}" selected>' in second
    kept = {"par-5": wanted.id, "version": "utkast-9", "skede": "draft", "av": "A"}
    assert editor.post(PAGE, data=carried(editor, second, steg="spara", **kept)).status_code == 303


@pytest.mark.parametrize("name", ["finns.docx", "remiss.md"])
def test_what_cannot_be_read_is_refused_in_one_sentence(editor: FlaskClient, name: str) -> None:
    file = (BytesIO(b""), name)
    sent = form(editor, PAGE, dokument="avvikelser", steg="visa")
    answer = editor.post(PAGE, data={**sent, "fil": file})

    assert answer.status_code == 422
    assert Page(answer.text).values("div", "role") == ["alert"]


def test_a_version_that_exists_is_refused(editor: FlaskClient) -> None:
    html = looked_at(editor, sample(WORD).read_bytes(), WORD)
    sent = carried(editor, html, version="remiss-1", skede="consultation", av="A", steg="spara")
    answer = editor.post(PAGE, data=sent)

    assert answer.status_code == 422
    assert "avvikelser@remiss-1" in answer.text


def test_what_was_refused_stands_as_it_was_filled_in(editor: FlaskClient) -> None:
    html = looked_at(editor, sample(WORD).read_bytes(), WORD)
    chosen = {"version": "remiss-1", "skede": "consultation", "av": "A", "skal": "Läs först."}
    shown = Page(editor.post(PAGE, data=carried(editor, html, **chosen, steg="spara")).text)

    assert "Vilken klausul som blev vilken" in shown.headings
    assert "remiss-1" in shown.values("input", "value")
    assert "Läs först." in shown.texts("textarea")


def test_a_pair_can_be_corrected_before_the_version_has_a_name(editor: FlaskClient) -> None:
    html = looked_at(editor, "# Riktlinje\n\n## Helt annat\n\nNytt här.\n".encode(), "ny.md")
    button = re.search(r"<button[^>]*>Para ihop som jag har valt", html)

    assert button
    assert "formnovalidate" in button[0]


def test_a_file_that_the_next_step_could_not_carry_is_refused_at_once(family_store: Store) -> None:
    editor = signed_in(application(family_store, upload_limit=100_000))
    file = (BytesIO(b"# A\n\n" + b"ord " * 19_000), "stor.md")
    answer = editor.post(PAGE, data={**form(editor, PAGE, steg="visa"), "fil": file})

    assert answer.status_code == 422
    assert "stor.md" in answer.text


def test_a_clause_that_was_paired_twice_is_told_beside_the_choices(
    editor: FlaskClient, written: Store
) -> None:
    text = "# Riktlinje\n\n## Helt annat\n\nNytt här.\n\n## Något tredje\n\nOckså nytt.\n"
    html = looked_at(editor, text.encode(), "ny.md")
    one = written.view(Audience.DRAFT).document("avvikelser", "now").clauses[2].id
    twice = {f"{name}-{at}": one * (name == "par") for at in (1, 2) for name in ("var", "par")}
    answer = editor.post(PAGE, data=carried(editor, html, **twice, steg="visa"))

    assert answer.status_code == 422
    assert answer.text.count(f'<option value="{one}" selected>') == 2


def test_a_contributor_finds_no_such_page(own_app: Flask) -> None:
    contributor = signed_in(own_app, somebody(own_app, Role.CONTRIBUTOR, of="Borgsunds kommun"))

    assert contributor.get(PAGE).status_code == 404


def test_heavy_work_goes_elsewhere_and_is_stored_all_the_same(written: Store) -> None:
    editor = signed_in(served_by(written, Workers(1)))
    sent = {"nytt": "nytt", "version": "utkast-1", "skede": "draft", "steg": "spara"}
    file = (BytesIO(sample(WORD).read_bytes()), WORD)
    answer = editor.post(PAGE, data={**form(editor, PAGE, **sent), "fil": file})

    assert answer.location == "/nytt/utkast-1"
    assert written.view(Audience.DRAFT).version("nytt", "utkast-1").stage == "draft"


def test_an_error_from_elsewhere_is_told_on_the_page(written: Store) -> None:
    editor = signed_in(served_by(written, Workers(1)))
    sent = {"dokument": "avvikelser", "version": "remiss-1", "skede": "draft", "steg": "spara"}
    file = (BytesIO(sample(WORD).read_bytes()), WORD)
    answer = editor.post(PAGE, data={**form(editor, PAGE, **sent), "fil": file})

    assert answer.status_code == 422
    assert "remiss-1" in answer.text


@pytest.mark.parametrize("page", [PAGE, "/jamfor/kanns-igen", "/anteckningar/ny"])
def test_who_comes_when_too_much_is_worked_on_is_told_when_to_come_back(
    written: Store, page: str
) -> None:
    workers = Workers(1, line=0)
    editor = signed_in(served_by(written, workers))
    sent = {**form(editor, page), "fil": (BytesIO(sample(WORD).read_bytes()), WORD)}
    with workers.turn():
        answer = editor.post(page, data=sent)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Försök igen om en minut" in answer.text


def served_by(store: Store, workers: Workers) -> Flask:
    app = application(store, "decision")
    app.extensions["lydelse"] = replace(site_of(app), workers=workers)
    return app


def test_a_new_document_is_named_where_its_version_is(editor: FlaskClient) -> None:
    html = looked_at(editor, b"# Rutin om utskrivning\n\n## Syfte\n\nTrygg hemgang.\n", "ny.md", "")
    assert hidden(html, "nytt") == "rutin-om-utskrivning"
    sent = {"dokument": "", "version": "utkast-1", "skede": "draft", "av": "A", "steg": "spara"}
    unnamed = editor.post(PAGE, data=carried(editor, html, **sent, nytt=""))
    taken = editor.post(PAGE, data=carried(editor, html, **sent, nytt="avvikelser"))
    done = editor.post(PAGE, data=carried(editor, html, **sent, nytt="hemgang"))

    assert (unnamed.status_code, taken.status_code) == (422, 422)
    assert "nytt" in Page(unnamed.text).values("input", "name")
    assert "finns redan ett dokument" in taken.text
    assert done.location == "/hemgang/utkast-1"


def tracked(client: FlaskClient, **fields: str) -> str:
    """What is shown of a file with tracked changes of two people."""
    sent = form(client, PAGE, dokument="", steg="visa", **fields)
    answer = client.post(PAGE, data={**sent, "fil": (BytesIO(EDITED), "a.docx")})
    assert answer.status_code == 200
    return answer.text


def naming(client: FlaskClient, html: str, **fields: str) -> dict[str, str]:
    told = {"version": "utkast-1", "skede": "draft", "av": "A", "nytt": "ny", "dokument": ""}
    shown = hidden(html, "sparade-visat")
    return carried(client, html, **{"steg": "spara", "sparade-visat": shown, **told, **fields})


def test_tracked_changes_become_proposals_as_they_do_from_the_command_line(
    editor: FlaskClient, written: Store
) -> None:
    html = tracked(editor)
    assert "Blir förslag:" in html
    assert "R: Tvister" in html
    answer = editor.post(PAGE, data=naming(editor, html, sparade="forslag"))
    view = written.view(Audience.DRAFT)
    page = editor.get(answer.location)

    assert [one.text for one in view.document("ny", "utkast-1").clauses] == [
        "Det bör ske nu",
        "Regionen svarar.",
    ]
    assert sorted(one.from_ for one in view.proposals("ny")) == ["Kommunen", "R", "R"]
    assert "läses av arbetsgruppen" in page.text
    assert "Förslag av spårade ändringar: 3." in page.text
    assert "R: Tvister" in page.text


def test_tracked_changes_are_made_where_that_is_chosen(editor: FlaskClient, written: Store) -> None:
    html = tracked(editor, sparade="godta")
    assert "Blir förslag:" not in html
    editor.post(PAGE, data=naming(editor, html, sparade="godta"))
    view = written.view(Audience.DRAFT)

    assert [one.heading for one in view.document("ny", "utkast-1").clauses] == [
        "Syfte",
        "Ansvar",
        "Tvister",
    ]
    assert view.proposals("ny") == ()


def test_another_choice_than_was_looked_at_is_shown_before_it_is_stored(
    editor: FlaskClient, written: Store
) -> None:
    before = written.view(Audience.DRAFT).tips
    html = tracked(editor)
    answer = editor.post(PAGE, data=naming(editor, html, sparade="godta"))

    assert "Texten blir en annan med det valet" in answer.text
    assert hidden(answer.text, "nytt") == "ny"
    assert hidden(answer.text, "version") == "utkast-1"
    assert written.view(Audience.DRAFT).tips == before


def test_what_was_done_is_said_once_and_kept_by_no_browser(editor: FlaskClient) -> None:
    html = looked_at(editor, sample(WORD).read_bytes(), WORD)
    sent = {"version": "remiss-2", "skede": "consultation", "av": "A", "steg": "spara"}
    place = editor.post(PAGE, data=carried(editor, html, **sent)).location
    told = editor.get(place)
    again = editor.get(place)

    assert "läses av arbetsgruppen och parterna" in told.text
    assert told.headers["Cache-Control"] == "no-store"
    assert "läses av arbetsgruppen och parterna" not in again.text
    assert "ETag" in again.headers
