"""Versions, comparisons, notes and proposals that name the bodies who may read them."""

from pathlib import Path

import pytest

from tests.serving import application
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.errors import NotFoundError
from versions.format.messages import BadTextError
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.readership import WORKING_GROUP
from versions.readership import Reader
from versions.readership import Readership
from versions.searching.hits import Hits
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.view import View

STEERING = Reader(Audience.DECISION, frozenset({"styrgruppen"}))
OTHERS = Reader(Audience.DECISION, frozenset({"Kommunerna"}))
NAMED = Readership(Audience.DRAFT, ("Styrgruppen",))
EARLIER, LATER = "Kommunen bör gissa.", "Kommunen ska veta."


def family(folder: Path) -> Store:
    store = new_store(folder)
    imported(store, agreement(duty=EARLIER, notice="Bara i utkastet."), "utkast-1", Stage.DRAFT)
    imported(store, agreement(duty=LATER), "utkast-2", Stage.DRAFT)
    return store


def seen_ids(view: View) -> list[str]:
    return [version.id for version in view.all_versions]


def test_a_version_is_read_by_the_bodies_it_names(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.set_readers("hsa", "utkast-1", NAMED, by="Arbetsgruppen", when=WHEN)

    assert seen_ids(store.view(STEERING)) == ["utkast-1"]
    assert store.view(STEERING).document("hsa", "utkast-1").title == agreement().title
    assert seen_ids(store.view(OTHERS)) == []
    assert seen_ids(store.view(Audience.DRAFT)) == ["utkast-1", "utkast-2"]


def test_a_decision_can_be_kept_to_those_it_names(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.release("hsa", "beslut-1", Stage.DECISION, by="A", when=WHEN)
    store.set_readers("hsa", "beslut-1", NAMED, by="A", when=WHEN)
    kept = [seen_ids(store.view(who)) for who in (STEERING, OTHERS, Audience.CONSULTATION)]
    store.set_readers("hsa", "beslut-1", None, by="A", when=WHEN)

    assert kept == [["beslut-1"], [], []]
    assert seen_ids(store.view(OTHERS)) == ["beslut-1"]


def test_notes_and_proposals_are_read_by_the_bodies_they_name(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.release("hsa", "beslut-1", Stage.DECISION, by="A", when=WHEN)
    passage = Passage("p1", None, PassageKind.TEXT, "Mötet talade.")
    minutes = Minutes("Möte", "Styrgruppen", None, passages=(passage,))
    store.import_note(minutes, b"", "", readers=NAMED, when=WHEN)
    where = clause_id(store, "syfte")
    new = blocks("Ny.")
    store.propose("hsa", where, title="T", from_="A", blocks=new, readers=NAMED, when=WHEN)

    assert [note.title for note in store.view(STEERING).notes()] == ["Möte"]
    assert [one.title for one in store.view(STEERING).proposals()] == ["T"]
    assert store.view(OTHERS).notes() == ()
    assert store.view(OTHERS).proposals() == ()


def test_a_released_comparison_is_read_without_its_versions(tmp_path: Path) -> None:
    store = family(tmp_path)
    whole = store.view(Audience.DRAFT).compare("hsa", "utkast-1", "hsa", "utkast-2")
    store.release_comparison("hsa", "utkast-1", "utkast-2", NAMED, by="A", when=WHEN)
    view = store.view(STEERING)

    assert view.compare("hsa", "utkast-1", "hsa", "utkast-2") == whole
    assert [(one.old, one.new) for one in view.comparisons("hsa")] == [("utkast-1", "utkast-2")]
    assert view.version("hsa", "utkast-1", "utkast-2").stage is Stage.DRAFT
    assert view.versions("hsa") == ()
    assert view.search("gissa") == Hits()
    assert view.latest(10) == ()
    for ask in (view.document, view.tree, view.version, view.slugs, view.source):
        with pytest.raises(NotFoundError):
            ask("hsa", "utkast-1")
    with pytest.raises(NotFoundError):
        view.clause("hsa", "utkast-1", "syfte")
    with pytest.raises(NotFoundError):
        view.history("hsa", clause_id(store, "syfte"))


def test_a_released_comparison_is_like_a_missing_one_for_all_others(tmp_path: Path) -> None:
    store = family(tmp_path)
    before = store.view(OTHERS).tips
    store.release_comparison("hsa", "utkast-1", "utkast-2", NAMED, by="A", when=WHEN)
    view = store.view(OTHERS)
    refusals = []
    for document in ("hsa", "saknas"):
        with pytest.raises(NotFoundError) as refused:
            view.compare(document, "utkast-1", document, "utkast-2")
        refusals.append(str(refused.value).replace(document, "D"))

    assert refusals[0] == refusals[1]
    assert view.tips == before
    assert view.documents() == ()


def test_a_comparison_that_was_taken_back_is_gone(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.release_comparison("hsa", "utkast-1", "utkast-2", NAMED, by="A", when=WHEN)
    store.release_comparison("hsa", "utkast-1", "utkast-2", WORKING_GROUP, by="A", when=WHEN)

    assert store.view(STEERING).comparisons("hsa") == ()
    assert store.view(Audience.DRAFT).comparisons("hsa") == ()
    assert store.verify() == ()


def test_a_released_comparison_has_a_page_and_files_where_its_versions_have_none(
    tmp_path: Path,
) -> None:
    store = family(tmp_path)
    everyone = Readership(Audience.DECISION)
    store.release_comparison("hsa", "utkast-1", "utkast-2", everyone, by="A", when=WHEN)
    client = application(store, "decision").test_client()
    page = client.get("/hsa/utkast-1...utkast-2")

    assert page.status_code == 200
    assert "Kommunen" in page.text
    assert client.get("/hsa/utkast-1...utkast-2.docx").status_code == 200
    for address in ("/hsa", "/hsa/utkast-1", "/hsa/utkast-2", "/hsa/utkast-2/syfte"):
        assert client.get(address).status_code == 404
    assert client.get("/").status_code == 200


def test_a_body_that_cannot_be_is_refused(tmp_path: Path) -> None:
    store = family(tmp_path)
    with pytest.raises(BadTextError):
        store.set_readers("hsa", "utkast-1", Readership(Audience.DRAFT, ("a\x07",)), by="A")
