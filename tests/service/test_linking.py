"""A passage is tied to something on its page, and the link taken away again."""

from flask.testing import FlaskClient

from tests.serving import form
from versions.records.links import LinkKind
from versions.stages import Audience
from versions.store import Store

NOTE = "2025-11-12-gemensam-styrgrupp"
PAGE = f"/anteckningar/{NOTE}/p2/lankar"


def links(store: Store) -> set[tuple[str, LinkKind, str]]:
    found = store.view(Audience.DRAFT).links(note=NOTE)
    return {(str(one.target), one.kind, one.phrase) for one in found if one.passage == "p2"}


def test_a_passage_is_tied_to_a_clause_with_the_words_it_explains(
    editor: FlaskClient, written: Store
) -> None:
    clause = written.view(Audience.DRAFT).clause_id("hsa", "now", "giltighet")
    target = f"hsa/{clause}"
    before = links(written)
    sent = form(editor, PAGE, slag="notes", mal=target, ord="1 oktober")
    answer = editor.post(PAGE, data=sent)

    assert answer.status_code == 303
    assert links(written) - before == {(target, LinkKind.NOTES, "1 oktober")}


def test_a_passage_is_tied_to_a_question_and_the_link_taken_away(
    editor: FlaskClient, written: Store
) -> None:
    asked = written.ask("Vem svarar?", body="Styrgruppen")
    before = links(written)
    target = f"question:{asked.id}"
    editor.post(PAGE, data=form(editor, PAGE, slag="discusses", mal=target))
    made = next(
        one for one in written.view(Audience.DRAFT).links(note=NOTE) if str(one.target) == target
    )
    page = editor.get(PAGE).get_data(as_text=True)
    editor.post(PAGE, data=form(editor, PAGE, bort=made.id))

    assert f'name="bort" value="{made.id}"' in page
    assert links(written) == before


def test_what_there_is_not_is_refused_in_a_sentence(editor: FlaskClient, written: Store) -> None:
    before = links(written)
    answer = editor.post(PAGE, data=form(editor, PAGE, slag="notes", mal="hsa/finns-inte"))

    assert answer.status_code in (404, 422)
    assert links(written) == before
