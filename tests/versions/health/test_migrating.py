"""Stores of an earlier format are brought forward, those of a later one refused."""

import subprocess
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.versions.killing import killed_before_write
from tests.versions.stores import copied
from tests.versions.stores import edited
from tests.versions.stores import family_with_everything
from tests.versions.stores import store_with_agreement
from versions.format import layout
from versions.format.layout import FORMAT
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import write_message
from versions.git.folder import Folder
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.health.backup import BadBackupError
from versions.health.backup import restore
from versions.health.migrating import NewerFormatError
from versions.index.moment import Moment
from versions.index.moment import Readers
from versions.stages import Audience
from versions.store import Store
from versions.view import View


def turned_to(folder: Path, number: int, *gone: str) -> None:
    """Make a store one of another format: what it says of itself, and files it has not."""
    for name in ("texts", "notes"):
        where = Repository(folder / f"{name}.git")
        tip = where.commit(where.tip() or "")
        content = f'{{\n"format": {number}\n}}\n'.encode()
        tree = where.write_tree(tip.tree, {"format.json": content, **dict.fromkeys(gone)})
        said = write_message(Message("x", Action.MIGRATE))
        made = where.write_commit(tree, (tip.oid,), said, tip.author, tip.committer)
        where.swap(MAIN, tip.oid, made)


@pytest.fixture
def flat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of the second format, in which every folder of notes is flat."""
    with monkeypatch.context() as earlier:
        earlier.setattr("versions.format.layout.FORMAT", 2)
        earlier.setattr("versions.format.layout.fanned", lambda *path: f"{'/'.join(path)}.json")
        family_with_everything(tmp_path)
    return tmp_path / "store"


def records(folder: Path, moment: str = "main") -> dict[str, str]:
    """What lies in the fanned folders of notes: names of files and their blobs."""
    where = ["git", "--git-dir", str(folder / "notes.git"), "ls-tree", "-r", moment, *layout.FANNED]
    told = subprocess.run(where, check=True, capture_output=True, text=True).stdout
    rows = (row.split() for row in told.splitlines())
    return {path: oid for _, _, oid, path in rows}


def said(view: View) -> list[object]:
    """What a view tells that lies in fanned folders."""
    return [view.all_links, view.all_questions, view.all_comments, view.published_reasons]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of the first format."""
    store_with_agreement(tmp_path)
    turned_to(tmp_path / "store", 1, ".gitattributes", "README.md")
    return tmp_path / "store"


def shown(folder: Path, repository: str, path: str) -> bytes:
    where = ["git", "--git-dir", str(folder / f"{repository}.git"), "show", f"main:{path}"]
    return subprocess.run(where, check=True, capture_output=True).stdout


def test_a_store_of_an_earlier_format_is_brought_forward_when_it_is_opened(old: Path) -> None:
    store = Store.open(old)
    last = store.view(Audience.DRAFT).decisions[-1]
    edited(store, "syfte", "Nytt syfte.")

    for repository in ("texts", "notes"):
        assert shown(old, repository, "format.json") == b'{\n"format": %d\n}\n' % FORMAT
        assert b"eol=lf" in shown(old, repository, ".gitattributes")
    assert last.message.action == "migrate"
    assert store.verify() == ()


def test_it_is_brought_forward_once(old: Path) -> None:
    tips = [Store.open(old).view(Audience.DRAFT).tips for _ in range(3)]

    assert len(set(tips)) == 1


def test_its_versions_stay_as_they_are(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = store.view(Audience.DECISION).tips
    tag = store.view(Audience.DRAFT)._moment.tips.tags
    turned_to(tmp_path / "store", 1, ".gitattributes", "README.md")
    after = Store.open(tmp_path / "store")

    assert after.view(Audience.DRAFT)._moment.tips.tags == tag
    assert after.view(Audience.DECISION).tips == before


def test_a_store_of_a_later_format_is_refused_in_one_sentence(old: Path) -> None:
    turned_to(old, FORMAT + 1)
    done = lydelse("--lang", "sv", "documents", store=old)

    with pytest.raises(NewerFormatError):
        Store.open(old)
    assert done.code == 6
    assert f"förrådet har format {FORMAT + 1}, från en senare Lydelse" in done.err


def test_a_backup_of_a_later_format_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_with_agreement(tmp_path)
    with monkeypatch.context() as later:
        later.setattr("versions.format.layout.FORMAT", FORMAT + 1)
        store.backup(tmp_path / "file")
    with pytest.raises(BadBackupError, match="later"):
        restore(tmp_path / "file", tmp_path / "restored")

    assert not (tmp_path / "restored").exists()


def test_an_earlier_format_that_cannot_be_written_is_told(old: Path) -> None:
    (old / "lock").unlink()
    (old / "lock").mkdir()
    done = lydelse("--lang", "en", "documents", store=old)

    assert done.code == 6
    assert done.err.startswith(f"lydelse: {old}: the store cannot be written")


def test_records_that_lay_side_by_side_lie_below_their_first_letters(flat: Path) -> None:
    before = records(flat)
    store = Store.open(flat)
    after = records(flat)

    assert len(before) == 4
    assert {path.count("/") for path in before} == {1}
    assert {path.count("/") for path in after} == {2}
    assert sorted(after.values()) == sorted(before.values())
    assert store.verify() == ()


def test_an_old_moment_is_told_as_it_was_by_views_from_before_and_after(
    flat: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("versions.format.layout.FORMAT", 2)
        before = Store.open(flat).view(Audience.DRAFT)
        told = said(before)
    store = Store.open(flat)
    for link in before.links():
        store.unlink(link.id)

    assert all(told)
    assert said(Store.open(flat).view(Audience.DRAFT))[1:] == told[1:]
    assert not said(store.view(Audience.DRAFT))[0]
    assert said(View(Moment(Readers(Folder(flat)), before._moment.tips), before.reader)) == told


def test_a_migration_that_is_cut_off_is_done_by_the_next_who_opens_the_store(
    flat: Path, tmp_path: Path
) -> None:
    whole, left = len(records(flat)), set()
    for write in count(1, 4):
        tried = tmp_path / str(write)
        copied(flat, tried)
        done = killed_before_write(write, partial(Store.open, tried))
        left.add(shown(tried, "notes", "format.json") + shown(tried, "texts", "format.json"))
        store = Store.open(tried)
        edited(store, "syfte", "Nytt syfte.")

        assert len(records(tried)) == whole
        assert store.verify() == ()
        if done:
            break
    assert len(left) > 1
