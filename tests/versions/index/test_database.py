import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.stores import agreement
from tests.versions.stores import clause
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from tests.versions.test_search import searched
from versions.format.layout import INDEX_FILE
from versions.git.journal import CannotWriteError
from versions.index.tables import FORMAT

PAIRS = """
    utskrivning utskrivningsklara
    kommunernas kommun
    kommun kommunernas
    patienten patienter
    patienters patient
    avtal samverkansavtalet
    avtalets avtalen
    avtalen huvudavtal
    vård hemsjukvården
    sjukvård hemsjukvårdens
    plan vårdplanering
    ansvaret ansvar
    ansvar kostnadsansvaret
    läkare läkarna
    läkarens läkare
    läkarkontakt läkarkontakten
    hjälpmedel hjälpmedlet
    rehabilitering rehabiliteringen
    rehabiliteringens rehabilitering
    avvikelse avvikelserna
    avvikelser avvikelsehantering
    uppsägning uppsägningstiden
    uppföljning uppföljningen
    uppföljningar uppföljningsansvar
    samordna samordnad
    samordnade samordnas
    erbjuda erbjuder
    erbjuds erbjuda
    tvist tvister
    tvisten avtalstvist
    region regionerna
    regionens region
    kostnad kostnaderna
    kostnader reparationskostnad
    bedömning bedömningen
    bedömningar behovsbedömning
    insats insatserna
    insatser hemtjänstinsatser
    ersättning ersättningar
    ersättningen ersättningsnivå
"""


def test_inflections_and_compounds_are_found_in_swedish(tmp_path: Path) -> None:
    pairs = [line.split() for line in PAIRS.strip().splitlines()]
    store = new_store(tmp_path)
    said = (clause(f"Punkt {at}", f"Om {word} här.") for at, (_, word) in enumerate(pairs))
    imported(store, Document("Avtal", tuple(said)), "remiss-1")

    missed = [
        (asked, word)
        for asked, word in pairs
        if not any(f"Om {word} här." in hit.snippet for hit in searched(store, asked, "hsa"))
    ]
    assert len(pairs) == 40
    assert len(missed) <= 2, missed


def test_a_phrase_tells_where_it_came_in_and_went_out(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(duty="Något annat."), "remiss-2")
    (gone,) = searched(store, '"inom två dygn"')
    (stays,) = searched(store, '"sex månaders"')

    assert (gone.since, gone.until) == ("remiss-1", "remiss-2")
    assert (stays.since, stays.until) == ("remiss-1", "")


def _delete(file: Path) -> None:
    file.unlink()


def _spoil(file: Path) -> None:
    file.write_bytes(b"no database at all" * 500)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _age(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")


def _empty_tables(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE stands")


@pytest.mark.parametrize("harm", [_delete, _spoil, _cut, _age, _empty_tables])
def test_whatever_befalls_the_index_the_answers_are_the_same(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    store = store_with_agreement(tmp_path)
    before = searched(store, "läkarkontakt")
    file = tmp_path / "store" / INDEX_FILE
    harm(file)

    assert before
    assert searched(store, "läkarkontakt") == before
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_what_was_written_after_the_index_is_found(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    assert searched(store, "hjälpmedel") == ()
    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")

    assert [hit.version for hit in searched(store, "hjälpmedel")] == ["now"]


def test_an_index_that_cannot_be_written_is_kept_in_memory(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    (tmp_path / "store" / INDEX_FILE).mkdir()

    assert searched(store, "läkarkontakt")
    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")
    assert searched(store, "hjälpmedel")


def test_an_index_that_another_process_writes_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("versions.index.database.PATIENCE", 0.1)
    store = store_with_agreement(tmp_path)
    assert searched(store, "läkarkontakt")
    file = tmp_path / "store" / INDEX_FILE
    there = file.stat().st_ino
    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert searched(store, "hjälpmedel")
    assert file.stat().st_ino == there
    other.execute("ROLLBACK")
    other.close()


def test_reindex_makes_the_index_of_what_lies_in_git(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = searched(store, "läkarkontakt")
    file = tmp_path / "store" / INDEX_FILE
    _empty_tables(file)
    store.reindex()

    with sqlite3.connect(file) as database:
        assert database.execute("SELECT count(*) FROM stands").fetchone() == (8,)
    assert searched(store, "läkarkontakt") == before


def test_reindex_says_where_it_cannot_write(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    (tmp_path / "store" / INDEX_FILE).mkdir()

    with pytest.raises(CannotWriteError):
        store.reindex()
