import sqlite3
from pathlib import Path

import pytest

from tests.versions.stores import agreement
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.format.layout import INDEX_FILE
from versions.health.findings import Fault
from versions.stages import Audience
from versions.store import Store

FIRST = "Kommunen bör erbjuda den enskilde en fast läkarkontakt inom två dygn från frågan."
SECOND = "Regionen svarar för att sjuksköterska kan nås på telefon dygnet runt alla dagar på året."
WORDINGS = (
    f"{FIRST.replace('bör', 'ska')} {SECOND}",
    f"{FIRST.replace('två dygn', 'ett dygn')} {SECOND}",
    f"{SECOND} {FIRST}",
    SECOND.replace("på telefon", "på telefon och genom bud"),
    f"{SECOND} {FIRST}",
)


def long_history(folder: Path) -> Store:
    """A clause with many wordings, of which a later version makes two."""
    store = new_store(folder)
    imported(store, agreement(duty=f"{FIRST} {SECOND}"))
    for wording in WORDINGS:
        edited(store, "lakarkontakt", wording, why=f"Skäl {len(wording)}.")
        assert store.view(Audience.DRAFT).decisions
    parted = agreement(duty=FIRST)
    more = (*parted.clauses[:3], clause("Telefon", SECOND, number="3"), *parted.clauses[3:])
    imported(store, parted.__class__(parted.title, more), "remiss-2")
    for word in ("dag", "timme", "minut", "sekund"):
        edited(store, "telefon", SECOND.replace("dygnet", f"varje {word}"), why="Enighet.")
    return store


def _told(store: Store) -> list[object]:
    view = store.view(Audience.DRAFT)
    clauses = [one.id for one in view.document("hsa", "now").clauses]
    origins = [view.origin("hsa", one, "now") for one in clauses]
    return [*origins, *(view.why("hsa", one, "now") for one in clauses)]


@pytest.mark.parametrize("least", [1, 3, 1000])
def test_what_is_told_is_the_same_whether_words_were_followed_beforehand_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int
) -> None:
    store = long_history(tmp_path)
    told = _told(store)
    monkeypatch.setattr("versions.index.lives.LEAST", least)
    store.reindex()

    assert _told(Store.open(tmp_path / "store")) == told


def test_words_followed_decision_by_decision_are_what_an_index_made_anew_tells(
    tmp_path: Path,
) -> None:
    store = long_history(tmp_path)
    parted = store.view(Audience.DRAFT).history("hsa", clause_id(store, "telefon"))
    with sqlite3.connect(tmp_path / "store" / INDEX_FILE) as database:
        kept = database.execute("SELECT count(*) FROM steps WHERE lives != ''").fetchone()

    assert parted[0].heading == "Läkarkontakt"
    assert kept == (12,)
    assert store.verify() == ()


def test_verify_tells_that_words_are_from_elsewhere(tmp_path: Path) -> None:
    store = long_history(tmp_path)
    with sqlite3.connect(tmp_path / "store" / INDEX_FILE) as database:
        database.execute("UPDATE steps SET lives = json_set(lives, '$[1][0]', 0) WHERE lives != ''")
    (found,) = store.verify()
    assert found.fault is Fault.INDEX

    store.reindex()
    assert store.verify() == ()


def test_what_cannot_be_read_of_words_is_made_anew_before_the_next_answer(tmp_path: Path) -> None:
    store = long_history(tmp_path)
    with sqlite3.connect(tmp_path / "store" / INDEX_FILE) as database:
        database.execute("UPDATE steps SET lives = '[[[]],[]]' WHERE lives != ''")
    edited(Store.open(tmp_path / "store"), "lakarkontakt", f"{FIRST} Varje dag.")

    assert store.view(Audience.DRAFT).decisions
    assert store.verify() == ()


def test_to_those_outside_words_are_from_where_they_could_first_read_them(tmp_path: Path) -> None:
    store = long_history(tmp_path)
    edited(store, "lakarkontakt", f"{FIRST} Hemligt utkast till alla parter om detta.")
    edited(store, "lakarkontakt", FIRST)
    imported(
        store, agreement(duty=f"{FIRST} Hemligt utkast till alla parter om detta."), "remiss-3"
    )
    one = clause_id(store, "lakarkontakt")

    within = store.view(Audience.DRAFT).origin("hsa", one, "remiss-3")
    outside = store.view(Audience.CONSULTATION).origin("hsa", one, "remiss-3")
    assert within[-1].brought_by.kind == "edit"
    assert [span.brought_by.version for span in outside] == ["remiss-1", "remiss-3"]
    assert {span.brought_by.commit for span in outside} == {""}
