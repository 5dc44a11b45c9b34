import subprocess
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.stores import DUTY
from tests.versions.stores import NOTICE
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from tests.versions.stores import without_ids
from versions.errors import VersionsError
from versions.format.clause_file import wording_id
from versions.format.identifiers import BadIdentifierError
from versions.git.folder import FolderInUseError
from versions.git.folder import NoStoreError
from versions.seen.texts import UnknownClauseError
from versions.seen.texts import UnknownDocumentError
from versions.stages import Audience
from versions.stages import Stage
from versions.store import LATEST
from versions.store import Store
from versions.writing.clauses import NothingChangedError
from versions.writing.conflict import StaleBaseError
from versions.writing.versions import EmptyDocumentError
from versions.writing.versions import VersionExistsError


def tips(store: Store) -> str:
    return store.view(Audience.DRAFT).tips


def git(folder: Path, *command: str) -> str:
    answer = subprocess.run(
        ["git", *command], cwd=folder / "store" / "texts.git", check=True, capture_output=True
    )
    return answer.stdout.decode()


def test_a_new_store_is_opened_again(tmp_path: Path) -> None:
    new_store(tmp_path)
    family = Store.open(tmp_path / "store").view(Audience.DECISION).family

    assert (family.id, family.title) == ("familj", "Vårdsamverkan")


def test_a_folder_that_holds_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderInUseError):
        Store.create(tmp_path, "familj", "Familjen")

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()

    assert new_store(tmp_path).view(Audience.DRAFT).documents() == ()


def test_a_folder_without_a_store_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        Store.open(tmp_path / "nothing")


def test_an_imported_document_reads_back_the_same(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    read = store.view(Audience.DRAFT).document("hsa", "remiss-1")

    assert without_ids(read) == agreement()
    assert len({one.id for one in read.clauses}) == 4


def test_clauses_keep_their_ids_when_they_are_reworded_moved_and_renumbered(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    first = {c.heading: c.id for c in store.view(Audience.DRAFT).document("hsa", "now").clauses}
    preamble, purpose, duty, notice = agreement(duty=DUTY.replace("bör", "ska")).clauses
    new = clause("Tvister", "Tvister avgörs i allmän domstol.", number="1")
    imported(store, Document("Avtalet", (preamble, new, notice, purpose, duty)), "remiss-2")
    second = {c.heading: c.id for c in store.view(Audience.DRAFT).document("hsa", "now").clauses}

    assert {heading: second[heading] for heading in first} == first
    assert second["Tvister"] not in first.values()


def test_the_same_import_into_an_empty_family_gives_the_same_ids(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = store_with_agreement(tmp_path / "a"), store_with_agreement(tmp_path / "b")

    assert clause_id(one, "syfte") == clause_id(other, "syfte")
    assert tips(one) == tips(other)


def test_an_edit_changes_the_text_being_worked_on_and_no_version(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.", why="Styrgruppen skärpte.")
    view = store.view(Audience.DRAFT)

    assert view.document("hsa", "now").clauses[2].text == "Kommunen ska erbjuda läkarkontakt."
    assert view.document("hsa", LATEST).clauses[2].text == DUTY


def test_an_edit_answers_the_wording_it_made(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    done = edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.")
    now = store.view(Audience.DRAFT).document("hsa", "now").clauses[2]

    assert done.wording_id == wording_id(now)


def test_an_edit_of_a_new_heading_of_the_preamble_renames_the_document(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    preamble = store.view(Audience.DRAFT).document("hsa", "now").clauses[0]
    store.edit("hsa", preamble.id, blocks=preamble.blocks, heading="Nytt avtal", by="A", why="")

    assert store.view(Audience.DRAFT).documents()[0].title == "Nytt avtal"
    assert store.view(Audience.CONSULTATION).documents()[0].title == agreement().title


def test_a_stale_base_is_refused_with_all_three_texts_and_nothing_written(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    duty = store.view(Audience.DRAFT).document("hsa", "now").clauses[2]
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.")
    before = tips(store)
    with pytest.raises(StaleBaseError) as refused:
        store.edit(
            "hsa", duty.id, blocks=blocks("Min text."), base=wording_id(duty), by="A", why=""
        )

    assert refused.value.texts == {
        "base": DUTY,
        "current": "Kommunen ska erbjuda läkarkontakt.",
        "your": "Min text.",
    }
    assert tips(store) == before


def test_an_edit_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    with pytest.raises(NothingChangedError):
        edited(store, "uppsagning-av-avtal", NOTICE)


def test_release_makes_a_version_of_what_was_edited(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.")
    version = store.release("hsa", "beslut-1", Stage.DECISION, by="Styrgruppen", when=WHEN)
    decided = store.view(Audience.DECISION)

    assert (version.stage, version.date) == (Stage.DECISION, WHEN.date())
    assert decided.document("hsa", LATEST).clauses[2].text == "Kommunen ska erbjuda läkarkontakt."
    assert [one.id for one in decided.versions("hsa")] == ["beslut-1"]


def test_versions_never_change_name_twice(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = tips(store)
    with pytest.raises(VersionExistsError):
        imported(store, agreement(duty="Annat."), "remiss-1")
    with pytest.raises(VersionExistsError):
        store.release("hsa", "remiss-1", Stage.DECISION, by="A")

    assert tips(store) == before


@pytest.mark.parametrize("wrong", ["Hsa", "h s a", "sok", "con", "../x", "a--b", "-a", "", "å"])
def test_an_id_that_is_unsafe_or_reserved_is_refused(tmp_path: Path, wrong: str) -> None:
    store = new_store(tmp_path)
    before = tips(store)
    with pytest.raises(BadIdentifierError):
        imported(store, agreement(), name=wrong)
    with pytest.raises(BadIdentifierError):
        imported(store, agreement(), version=wrong)

    assert tips(store) == before


@pytest.mark.parametrize(
    ("document", "parent", "why"),
    [
        pytest.param(Document(""), None, "", id="an empty file"),
        pytest.param(agreement(), "okand", "", id="an unknown parent"),
        pytest.param(agreement(duty="halv \ud800"), None, "", id="half a character"),
        pytest.param(agreement(), None, "\x00", id="a reason with NUL"),
    ],
)
def test_an_import_that_fails_leaves_nothing(
    tmp_path: Path, document: Document, parent: str | None, why: str
) -> None:
    store = new_store(tmp_path)
    before = tips(store)
    with pytest.raises(VersionsError):
        imported(store, document, parent=parent, why=why)

    assert tips(store) == before
    assert store.view(Audience.DRAFT).documents() == ()


def test_an_empty_document_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocumentError):
        imported(new_store(tmp_path), Document(""))


def test_unknown_things_are_named(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    with pytest.raises(UnknownDocumentError):
        store.edit("okant", "x", blocks=(), by="A", why="")
    with pytest.raises(UnknownClauseError):
        store.edit("hsa", "x", blocks=(), by="A", why="")
    with pytest.raises(UnknownDocumentError):
        store.release("okant", "v", Stage.DRAFT, by="A")


def test_the_original_file_is_kept_for_the_working_group(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)

    kept = ("Avtal.docx", b"source of hsa remiss-1")
    assert store.view(Audience.DRAFT).source("hsa", "remiss-1") == kept
    assert store.view(Audience.CONSULTATION).source("hsa", "remiss-1") is None


def test_sub_agreements_come_after_the_agreement_they_are_under(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, agreement(), name="zeta")
    imported(store, agreement(), name="alfa", parent="zeta")
    imported(store, agreement(), name="beta", kind="guideline")
    documents = store.view(Audience.DRAFT).documents()

    assert [(d.id, d.kind, d.parent) for d in documents] == [
        ("zeta", "agreement", None),
        ("alfa", "sub-agreement", "zeta"),
        ("beta", "guideline", None),
    ]


def test_clauses_are_found_by_id_and_by_the_slug_of_their_heading(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    view = store.view(Audience.DRAFT)
    names = view.slugs("hsa", "remiss-1")
    found = view.clause_id("hsa", "remiss-1", "uppsagning-av-avtal")

    assert names[found] == "uppsagning-av-avtal"
    assert view.clause_id("hsa", "remiss-1", found) == found
    with pytest.raises(UnknownClauseError):
        view.clause_id("hsa", "remiss-1", "nagot-annat")
