"""A store that somebody else has written into: told as damaged, never a crash, never followed."""

import subprocess
from pathlib import Path

import pytest

from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.errors import VersionsError
from versions.git.repository import DamagedStoreError
from versions.stages import Audience
from versions.store import Store

_ZEROS = b"0" * 40


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[1]", id="no moves"),
        pytest.param(b'[{"repository": "texts"}]', id="half a move"),
        pytest.param(
            b'[{"repository": "other", "ref": "refs/heads/main", "old": null, "new": "%s"}]'
            % _ZEROS,
            id="another repository",
        ),
        pytest.param(
            b'[{"repository": "texts", "ref": "../../outside", "old": null, "new": "%s"}]' % _ZEROS,
            id="a ref that leads out",
        ),
        pytest.param(
            b'[{"repository": "texts", "ref": "refs/heads/main", "old": 5, "new": 7}]',
            id="no ids",
        ),
    ],
)
def test_a_journal_that_is_none_is_told_and_not_followed(tmp_path: Path, content: bytes) -> None:
    store = store_with_agreement(tmp_path)
    (tmp_path / "store/pending/journal.json").write_bytes(content)

    with pytest.raises(DamagedStoreError, match="journal"):
        store.view(Audience.DRAFT)
    with pytest.raises(DamagedStoreError, match="journal"):
        edited(store, "syfte", "Ny text.")


def test_a_journal_of_tags_and_branches_of_ours_is_followed(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    tip = store.view(Audience.DRAFT).decisions[-1].commit
    move = f'[{{"repository": "texts", "ref": "refs/heads/main", "old": "{tip}", "new": "{tip}"}}]'
    (tmp_path / "store/pending/journal.json").write_text(move, "ascii")

    assert edited(store, "syfte", "Ny text.").commit
    assert store.verify() == ()


def git(store: Path, *words: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@x")
    command = ["git", *who, "--git-dir", str(store / "texts.git"), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_tag_of_somebody_else_is_left_out_by_name(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    git(tmp_path / "store", "tag", "-a", "hsa/v-9", "-m", "a tag", "main")
    view = store.view(Audience.DRAFT)

    assert [one.id for one in view.versions("hsa")] == ["remiss-1"]
    assert view.left_out == ("refs/tags/hsa/v-9",)


def test_a_commit_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store_with_agreement(tmp_path)
    raw = git(folder, "cat-file", "commit", "main").encode().replace(b"Arbetsgruppen", b"\xf6")
    made = subprocess.run(
        ["git", "--git-dir", folder / "texts.git", "hash-object", "-t", "commit", "-w", "--stdin"],
        input=raw + b"\n",
        check=True,
        capture_output=True,
    ).stdout.decode()
    git(folder, "update-ref", "refs/heads/main", made.strip())

    with pytest.raises(VersionsError):
        Store.open(folder).view(Audience.DRAFT).documents()
