import json
import multiprocessing
import os
import signal
import time
from datetime import UTC
from datetime import datetime
from pathlib import Path

import pytest

from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.format.messages import BadTextError
from versions.git import journal
from versions.git import repository
from versions.git.journal import CannotWriteError
from versions.git.pen import BadMomentError
from versions.git.repository import MAIN
from versions.git.repository import DamagedStoreError
from versions.git.repository import MovedRefError
from versions.git.repository import Repository
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store


@pytest.mark.parametrize("moved", [0, 1, 2], ids=["none", "texts", "texts and tag"])
def test_an_import_that_was_killed_after_its_journal_is_rolled_forward(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    store = store_with_agreement(tmp_path)
    swap = Repository.swap
    done: list[str] = []

    def killed(self: Repository, ref: str, old: str | None, new: str) -> None:
        if len(done) == moved:
            raise KeyboardInterrupt
        done.append(ref)
        swap(self, ref, old, new)

    monkeypatch.setattr(Repository, "swap", killed)
    with pytest.raises(KeyboardInterrupt):
        imported(store, agreement(duty="Ny text."), "remiss-2")
    monkeypatch.undo()
    seen = Store.open(tmp_path / "store").view(Audience.DRAFT)

    assert seen.document("hsa", "remiss-2") == seen.document("hsa", "now")
    assert seen.source("hsa", "remiss-2") == ("Avtal.docx", b"source of hsa remiss-2")
    assert store.verify()[0].where == "pending"
    edited(store, "syfte", "Nästa beslut.")
    assert store.verify() == ()
    versions = store.view(Audience.DRAFT).versions("hsa")
    assert [version.id for version in versions] == ["remiss-1", "remiss-2"]


def die(path: Path, after: int) -> None:
    """Import, and be killed by the system at the given move of a ref."""
    swap = Repository.swap
    done: list[str] = []

    def killed(self: Repository, ref: str, old: str | None, new: str) -> None:
        if len(done) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(ref)
        swap(self, ref, old, new)

    Repository.swap = killed  # type: ignore[method-assign]
    imported(Store.open(path), agreement(duty="Ny text."), "remiss-2")


def test_a_killed_process_blocks_no_other_and_loses_nothing(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    context = multiprocessing.get_context("spawn")
    worker = context.Process(target=die, args=(tmp_path / "store", 1))
    worker.start()
    worker.join()
    started = time.monotonic()
    edited(store, "syfte", "Nästa beslut.")

    assert worker.exitcode == -signal.SIGKILL
    assert time.monotonic() - started < 2
    assert store.view(Audience.CONSULTATION).versions("hsa")[-1].id == "remiss-2"
    assert store.verify() == ()


def test_what_fails_before_the_journal_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    before = store.view(Audience.DRAFT).tips

    def full(*_: object) -> None:
        raise CannotWriteError(tmp_path, "No space left on device")

    monkeypatch.setattr(journal, "record", full)
    with pytest.raises(CannotWriteError):
        imported(store, agreement(duty="Ny text."), "remiss-2")

    assert store.view(Audience.DRAFT).tips == before
    assert store.verify() == ()


def test_a_ref_moved_without_the_lock_is_noticed_and_nothing_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    texts = Repository(tmp_path / "store" / "texts.git")
    first = texts.commit(texts.tip() or "").parents[0]
    record = journal.record

    def outsider(path: Path, moves: tuple[journal.Move, ...]) -> None:
        texts.swap(MAIN, texts.tip(), first)
        record(path, moves)

    monkeypatch.setattr(journal, "record", outsider)
    with pytest.raises(MovedRefError):
        store.release("hsa", "beslut-1", Stage.DECISION, by="A")

    assert texts.tip() == first
    assert list((tmp_path / "store" / "pending").iterdir()) == []


def test_the_lock_file_of_a_dead_writer_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    left = tmp_path / "store" / "texts.git" / "refs" / "heads" / "main.lock"
    left.touch()
    monkeypatch.setattr(repository, "STALE_LOCK_SECONDS", 0.2)
    edited(store, "syfte", "Nästa beslut.")

    assert not left.exists()


@pytest.mark.parametrize("name", [".journal.json", ".forgetting"])
def test_what_was_begun_of_a_file_goes_with_the_next_decision(tmp_path: Path, name: str) -> None:
    store = store_with_agreement(tmp_path)
    left = tmp_path / "store" / "pending" / name
    left.write_text("[{", "ascii")

    edited(store, "syfte", "Nästa beslut.")

    assert not left.exists()


@pytest.mark.parametrize("seconds", [-1e9, 1e9], ids=["long ago", "in time to come"])
def test_a_lock_file_of_another_age_is_removed(tmp_path: Path, seconds: float) -> None:
    store = store_with_agreement(tmp_path)
    left = tmp_path / "store" / "texts.git" / "refs" / "heads" / "main.lock"
    left.touch()
    os.utime(left, (time.time() + seconds,) * 2)
    edited(store, "syfte", "Nästa beslut.")

    assert not left.exists()


@pytest.mark.parametrize("year", [1960, 1970, 2200, 9999])
def test_a_clock_that_is_far_off_is_told_and_nothing_written(tmp_path: Path, year: int) -> None:
    store = store_with_agreement(tmp_path)
    tips = store.view(Audience.DRAFT).tips
    with pytest.raises(BadMomentError, match=str(year)):
        store.release("hsa", "v-2", Stage.DRAFT, by="A", when=datetime(year, 1, 1, tzinfo=UTC))

    assert store.view(Audience.DRAFT).tips == tips


def test_a_clock_that_goes_back_loses_nothing(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    clause = clause_id(store, "syfte")
    for year in (2038, 2026, 1999):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        store.edit("hsa", clause, blocks=blocks(f"År {year}."), by="A", why="B", when=moment)

    assert [one.date.year for one in store.view(Audience.DRAFT).decisions[-3:]] == [
        2038,
        2026,
        1999,
    ]
    assert store.verify() == ()


def test_a_store_that_nobody_may_write_is_still_read(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    (tmp_path / "store" / "lock").unlink()
    (tmp_path / "store" / "lock").mkdir()
    with pytest.raises(CannotWriteError):
        edited(store, "syfte", "Nästa beslut.")

    assert store.view(Audience.DRAFT).versions("hsa")


def test_a_lost_object_is_told_as_damage(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    wanted = clause_id(store, "syfte")
    texts = Repository(tmp_path / "store" / "texts.git")
    found = texts.find(texts.commit(texts.tip() or "").tree, f"documents/hsa/clauses/{wanted}.md")
    assert found is not None
    (texts.path / "objects" / found.oid[:2] / found.oid[2:]).unlink()

    with pytest.raises(DamagedStoreError):
        Store.open(tmp_path / "store").view(Audience.DRAFT).document("hsa", "now")
    assert store.verify() != ()


def test_a_store_of_a_later_format_is_refused(tmp_path: Path) -> None:
    new_store(tmp_path)
    texts = Repository(tmp_path / "store" / "texts.git")
    tip = texts.commit(texts.tip() or "")
    tree = texts.write_tree(tip.tree, {"format.json": json.dumps({"format": 99}).encode()})
    later = texts.write_commit(tree, (tip.oid,), "later\n", tip.author, tip.committer)
    texts.swap(MAIN, tip.oid, later)

    with pytest.raises(DamagedStoreError):
        Store.open(tmp_path / "store")


def test_an_edit_writes_the_changed_subtrees_alone(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(), name="annat")
    objects = tmp_path / "store" / "texts.git" / "objects"
    before = {path for path in objects.rglob("*") if path.is_file()}
    store.edit("hsa", clause_id(store, "syfte"), blocks=blocks("Nytt."), by="A", why="")
    after = {path for path in objects.rglob("*") if path.is_file()}

    clause_clauses_document_documents_root_commit = 6
    assert len(after - before) == clause_clauses_document_documents_root_commit


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\ufffe", "\ud800"])
def test_signs_that_no_word_file_can_hold_are_refused_wherever_they_are_typed(
    tmp_path: Path, sign: str
) -> None:
    store = store_with_agreement(tmp_path)
    clause = clause_id(store, "syfte")
    new = blocks("Ny text.")
    before = store.view(Audience.DRAFT).tips
    with pytest.raises(BadTextError):
        store.edit("hsa", clause, blocks=new, heading=f"a{sign}b", by="A", why="b")
    with pytest.raises(BadTextError):
        store.edit("hsa", clause, blocks=new, by="A", why=f"a{sign}b")
    with pytest.raises(BadTextError):
        store.edit("hsa", clause, blocks=new, by=f"a{sign}b", why="b")
    with pytest.raises(BadTextError):
        store.propose("hsa", clause, title=f"a{sign}b", from_="A", blocks=new)
    with pytest.raises(BadTextError):
        Store.create(tmp_path / "other", "familj", f"a{sign}b")

    assert store.view(Audience.DRAFT).tips == before
    assert not (tmp_path / "other").exists()
