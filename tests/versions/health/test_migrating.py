"""Stores of an earlier format are brought forward, those of a later one refused."""

import subprocess
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.format.layout import FORMAT
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.health.backup import BadBackupError
from versions.health.backup import restore
from versions.health.migrating import NewerFormatError
from versions.stages import Audience
from versions.store import Store


def turned_to(folder: Path, number: int, *gone: str) -> None:
    """Make a store one of another format: what it says of itself, and files it has not."""
    for name in ("texts", "notes"):
        where = Repository(folder / f"{name}.git")
        tip = where.commit(where.tip() or "")
        content = f'{{\n"format": {number}\n}}\n'.encode()
        tree = where.write_tree(tip.tree, {"format.json": content, **dict.fromkeys(gone)})
        made = where.write_commit(tree, (tip.oid,), "x\n", tip.author, tip.author)
        where.swap(MAIN, tip.oid, made)


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
