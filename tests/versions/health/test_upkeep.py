"""Packing, backups and followers: nothing is lost, and nothing half done is left."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.faults import crowd
from tests.versions.stores import agreement
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.git.command_line import git
from versions.git.folder import FolderInUseError
from versions.git.packing import pack_alone
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository
from versions.health.backup import BadBackupError
from versions.health.backup import restore
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.stages import Audience
from versions.store import Store


def tips(store: Store) -> str:
    return store.view(Audience.DRAFT).tips


def loose(store: Path) -> int:
    return sum(path.is_file() for path in (store / "texts.git/objects").glob("??/*"))


def test_a_store_that_was_maintained_is_packed_and_holds_the_same(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = tips(store)
    store.maintain()
    again = Store.open(tmp_path / "store")

    assert loose(tmp_path / "store") == 0
    assert len(list((tmp_path / "store/texts.git/objects").glob("??"))) == 256
    assert tips(store) == tips(again) == before
    edited(again, "syfte", "Ny text.")
    imported(again, agreement(), "remiss-2")
    again.maintain()
    assert store.verify() == ()


def test_a_store_is_packed_by_itself_when_many_have_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    monkeypatch.setattr("versions.git.packing.CROWDED", 60)
    made = [edited(store, "syfte", f"Lydelse {number}.").commit for number in range(20)]
    decided = [one.commit for one in store.view(Audience.DRAFT).decisions]

    assert loose(tmp_path / "store") < 120
    assert list((tmp_path / "store/texts.git/objects/pack").glob("*.pack"))
    assert decided[-20:] == made
    assert store.verify() == ()


def test_packing_that_fails_undoes_no_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    monkeypatch.setattr("versions.git.packing.CROWDED", 0)
    monkeypatch.setenv("PATH", "")
    done = edited(store, "syfte", "Ny text.")

    assert store.view(Audience.DRAFT).decisions[-1].commit == done.commit


@pytest.mark.parametrize(
    "left",
    [
        "packed-refs.lock",
        "packed-refs.new",
        "objects/info/commit-graph.lock",
        "objects/pack/multi-pack-index.lock",
        "objects/pack/tmp_pack_a1b2c3",
    ],
)
def test_what_a_killed_git_left_stops_no_later_packing(tmp_path: Path, left: str) -> None:
    store = store_with_agreement(tmp_path)
    file = tmp_path / "store/texts.git" / left
    file.touch()
    os.utime(file, (1, 1))
    store.maintain()

    assert not file.exists()
    assert loose(tmp_path / "store") == 0


def test_a_pack_whose_index_is_gone_stops_no_later_packing_and_stays(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    half = tmp_path / f"store/texts.git/objects/pack/pack-{'a' * 40}.pack"
    half.touch()
    store.maintain()

    assert half.exists()
    assert loose(tmp_path / "store") == 0


def test_what_git_could_not_remove_is_not_taken_for_gone(tmp_path: Path) -> None:
    store_with_agreement(tmp_path)

    def without_pruning(repository: Repository, *words: str, feed: bytes = b"") -> str:
        return "" if words[0] == "prune" else git(repository.path, *words, feed=feed)

    with pytest.raises(DamagedStoreError, match="could not be removed"):
        pack_alone(Repository(tmp_path / "store/texts.git"), without_pruning)


def test_small_packs_are_joined_and_large_ones_stay(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    for number in range(8):
        edited(store, "syfte", f"Lydelse {number}.")
        store.maintain()
    packs = sorted((tmp_path / "store/texts.git/objects/pack").glob("*.pack"))

    assert 1 <= len(packs) < 5
    assert store.verify() == ()


def test_maintaining_beside_writers_loses_nothing(tmp_path: Path) -> None:
    trial = crowd.writers(tmp_path, 3, 15, lambda where: Store.open(where).maintain())

    assert trial.acknowledged == 45
    assert trial.wrong == []


def test_a_restored_backup_is_the_same_store(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    store.backup(tmp_path / "kept.tar")
    before = tips(store)
    edited(store, "syfte", "Efteråt.")
    restore(tmp_path / "kept.tar", tmp_path / "other")
    other = Store.open(tmp_path / "other")

    assert tips(other) == before
    assert other.verify() == ()
    edited(other, "syfte", "Där.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.tar", "other", "store"]


def test_a_backup_that_was_changed_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    store_with_agreement(tmp_path).backup(tmp_path / "kept.tar")
    content = bytearray((tmp_path / "kept.tar").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "kept.tar").write_bytes(content)
    (tmp_path / "text.tar").write_text("no backup")
    for name in ("kept.tar", "text.tar"):
        with pytest.raises(BadBackupError):
            restore(tmp_path / name, tmp_path / "other")

    assert not (tmp_path / "other").exists()


def test_a_backup_is_not_restored_over_something(tmp_path: Path) -> None:
    store_with_agreement(tmp_path).backup(tmp_path / "kept.tar")
    with pytest.raises(FolderInUseError):
        restore(tmp_path / "kept.tar", tmp_path / "store")


def test_a_follower_holds_the_same_and_is_never_overwritten(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    follower = tmp_path / "follower"
    store.mirror(str(follower))
    imported(store, agreement(duty="Ny text."), "remiss-2")
    store.mirror(str(follower))
    copy = Store.open(follower)

    assert tips(copy) == tips(store)
    edited(copy, "syfte", "Där.")
    edited(store, "syfte", "Här.")
    with pytest.raises(DamagedStoreError, match="fetch"):
        store.mirror(str(follower))
    told = subprocess.run(
        ["git", "-C", follower / "texts.git", "log", "-1", "--format=%s", "main"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told.strip() == "hsa: edit Syfte"


def test_a_lock_that_a_killed_git_left_in_a_follower_stops_nobody(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    follower = tmp_path / "follower"
    store.mirror(str(follower))
    edited(store, "syfte", "Ny text.")
    lock = follower / "texts.git/refs/heads/main.lock"
    lock.touch()
    os.utime(lock, (1, 1))
    store.mirror(str(follower))

    assert tips(Store.open(follower)) == tips(store)


def test_a_follower_on_the_same_machine_forgets_who_was_erased(tmp_path: Path) -> None:
    store, follower = store_with_agreement(tmp_path), tmp_path / "follower"
    said = Passage("p1", None, PassageKind.TEXT, "Maja Bergqvist anmälde jäv.")
    store.import_note(Minutes("Möte", "Styrgruppen", None, passages=(said,)), b"", "")
    store.mirror(str(follower))
    store.erase("Maja Bergqvist")
    store.mirror(str(follower))
    told = subprocess.run(
        ["git", "-C", follower / "notes.git", "cat-file", "--batch-all-objects", "--batch"],
        capture_output=True,
        check=True,
    ).stdout

    assert b"anm\xc3\xa4lde" in told
    assert b"Bergqvist" not in told
