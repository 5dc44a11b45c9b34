import sqlite3
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.searching.test_search import searched
from tests.versions.stores import agreement
from tests.versions.stores import clause
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.format.layout import INDEX_FILE
from versions.git.folder import Folder
from versions.git.journal import CannotWriteError
from versions.git.repository import DamagedStoreError
from versions.health.findings import Fault
from versions.index.tables import FORMAT
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.stages import Audience
from versions.store import Store

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


def _lose_a_word(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("DELETE FROM words WHERE word = 'dygn'")


def _lose_what_stands(file: Path) -> None:
    with sqlite3.connect(file) as database:
        row = database.execute(
            "SELECT id, heading, body FROM texts WHERE body LIKE '%dygn%'"
        ).fetchone()
        database.execute(
            "INSERT INTO said (said, rowid, heading, body) VALUES ('delete', ?, ?, ?)", row
        )


def _find_what_is_not_said(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("INSERT INTO noted (rowid, body) VALUES (99, 'hemligt')")


@pytest.mark.parametrize("harm", [_lose_a_word, _lose_what_stands, _find_what_is_not_said])
def test_verify_tells_that_words_are_not_found_where_they_stand(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    store = store_with_agreement(tmp_path)
    assert searched(store, "dygn")
    assert store.verify() == ()

    harm(tmp_path / "store" / INDEX_FILE)
    (found,) = store.verify()
    assert found.fault is Fault.INDEX

    store.reindex()
    assert store.verify() == ()


def test_minutes_that_come_again_are_found_by_what_they_say_now_and_nothing_is_made_anew(
    tmp_path: Path,
) -> None:
    store = store_with_agreement(tmp_path)
    note = store.import_note(_note("Frågan om hjälpmedel togs upp.", "Mötet slutade."), b"", "")
    assert searched(store, "hjälpmedel")
    file = tmp_path / "store" / INDEX_FILE
    there = file.stat().st_ino
    store.replace_note(note.id, _note("Frågan om madrasser togs upp.", "Mötet slutade."), b"", "")

    assert searched(store, "hjälpmedel") == ()
    assert searched(store, "madrasser")
    assert file.stat().st_ino == there
    assert store.verify() == ()


def test_nothing_of_what_was_erased_is_left_in_the_index_of_a_follower(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = subprocess.run(
        ["git", "rev-parse", "main"],
        cwd=tmp_path / "store/notes.git",
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    store.import_note(_note("Frågan om hjälpmedel togs upp."), b"", "")
    assert searched(store, "hjälpmedel")
    file = tmp_path / "store" / INDEX_FILE
    rewritten = ["git", "update-ref", "refs/heads/main", before]
    subprocess.run(rewritten, cwd=tmp_path / "store/notes.git", check=True)

    assert searched(Store.open(tmp_path / "store"), "hjälpmedel") == ()
    assert not any(b"lpmedel" in one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


def _note(*texts: str) -> Minutes:
    passages = tuple(
        Passage(f"p{at}", None, PassageKind.TEXT, text) for at, text in enumerate(texts, start=1)
    )
    return Minutes("Möte", "Styrgruppen", date(2026, 3, 2), passages=passages)


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


def _stands_at(file: Path) -> str:
    with sqlite3.connect(file) as database:
        return str(database.execute("SELECT texts FROM about").fetchone()[0])


def test_who_writes_leaves_the_index_ready_for_who_reads(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    file = tmp_path / "store" / INDEX_FILE
    assert searched(store, "läkarkontakt")
    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")

    assert _stands_at(file) == store.view(Audience.DRAFT)._moment.tips.texts
    assert [hit.version for hit in searched(store, "hjälpmedel")] == ["now"]
    assert store.verify() == ()


def test_a_decision_that_cannot_be_made_does_not_reach_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    assert searched(store, "läkarkontakt")
    before = _stands_at(tmp_path / "store" / INDEX_FILE)

    def fail(*_: object) -> None:
        raise DamagedStoreError(tmp_path, "no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "move", fail)
        with pytest.raises(DamagedStoreError):
            imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")
    assert _stands_at(tmp_path / "store" / INDEX_FILE) == before
    assert searched(store, "hjälpmedel") == ()

    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")
    assert searched(store, "hjälpmedel")


def test_a_decision_is_made_whatever_befalls_the_index(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    assert searched(store, "läkarkontakt")
    file = tmp_path / "store" / INDEX_FILE
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    imported(store, agreement(duty="Hjälpmedel lånas ut."), "remiss-2")
    other.execute("ROLLBACK")
    other.close()
    _empty_tables(file)
    imported(store, agreement(duty="Rullstolar lånas ut."), "remiss-3")

    assert searched(store, "hjälpmedel")
    assert searched(store, "rullstolar")


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
