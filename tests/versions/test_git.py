import os
import subprocess
from pathlib import Path

import pytest

from tests.versions.stores import DUTY
from tests.versions.stores import PURPOSE
from tests.versions.stores import agreement
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

SECRET = "Hemlig mening som bara arbetsgruppen får läsa."


def git(where: Path, *command: str) -> str:
    alone = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    told = subprocess.run(["git", *command], cwd=where, env=alone, capture_output=True, check=True)
    return told.stdout.decode(errors="replace")


def family(folder: Path) -> Store:
    store = new_store(folder)
    imported(store, agreement(duty=SECRET), "utkast-1", Stage.DRAFT)
    imported(store, agreement(), "remiss-1")
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.", why="Styrgruppen skärpte.")
    store.release("hsa", "remiss-2", Stage.CONSULTATION, by="Arbetsgruppen")
    return store


def test_both_repositories_are_sound(tmp_path: Path) -> None:
    family(tmp_path)
    for name in ("texts.git", "notes.git"):
        git(tmp_path / "store" / name, "fsck", "--strict")


def test_the_log_of_a_clause_tells_its_changes_and_reasons(tmp_path: Path) -> None:
    store = family(tmp_path)
    path = f"documents/hsa/clauses/{clause_id(store, 'lakarkontakt')}.md"
    told = git(tmp_path / "store" / "texts.git", "log", "--format=%an|%s|%b", "--", path)

    assert [row for row in told.splitlines() if row.count("|") == 2] == [
        "Styrgruppen|hsa: edit Läkarkontakt|Styrgruppen skärpte.",
        "Arbetsgruppen|hsa/remiss-1: import consultation|Action: import",
        "Arbetsgruppen|hsa/utkast-1: import draft|Action: import",
    ]


def test_main_is_one_line_of_decisions(tmp_path: Path) -> None:
    family(tmp_path)
    parents = git(tmp_path / "store" / "texts.git", "log", "--format=%p", "main").splitlines()

    assert [len(row.split()) for row in parents] == [1, 1, 1, 1, 0]


def test_versions_are_annotated_tags_that_hold_one_document(tmp_path: Path) -> None:
    store = family(tmp_path)
    imported(store, agreement(), "remiss-1", name="annat")
    texts = tmp_path / "store" / "texts.git"
    kinds = git(texts, "for-each-ref", "--format=%(refname:short) %(objecttype)", "refs/tags")
    files = git(texts, "ls-tree", "-r", "--name-only", "hsa/remiss-1").splitlines()

    assert set(kinds.splitlines()) == {
        "annat/remiss-1 tag",
        "hsa/remiss-1 tag",
        "hsa/remiss-2 tag",
        "hsa/utkast-1 tag",
    }
    assert len(files) == 6
    assert all(file.startswith("documents/hsa/") for file in files)


def test_whoever_fetches_a_version_gets_no_draft_along(tmp_path: Path) -> None:
    family(tmp_path)
    texts = (tmp_path / "store" / "texts.git").as_uri()
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", "--bare", str(other))
    git(other, "fetch", "--quiet", texts, "refs/tags/hsa/remiss-2:refs/tags/hsa/remiss-2")
    everything = git(other, "cat-file", "--batch-all-objects", "--batch")
    log = git(other, "log", "--format=%s", "hsa/remiss-2").splitlines()

    assert "Kommunen ska erbjuda läkarkontakt." in everything
    assert DUTY in everything
    assert SECRET not in everything
    assert "utkast" not in everything
    assert "skärpte" not in everything
    assert log == ["hsa/remiss-2", "hsa/remiss-1"]


def test_a_clone_can_be_read_searched_and_compared_by_a_person(tmp_path: Path) -> None:
    family(tmp_path)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(tmp_path / "store" / "texts.git"), str(clone))
    found = git(clone, "grep", "-h", "samverkar")
    difference = git(clone, "diff", "--unified=0", "hsa/remiss-1", "hsa/remiss-2")

    assert found.strip() == PURPOSE.split(". ")[1]
    assert f"-{DUTY}" in difference
    assert "+Kommunen ska erbjuda läkarkontakt." in difference


def test_blame_tells_a_person_who_brought_each_line(tmp_path: Path) -> None:
    store = family(tmp_path)
    path = f"documents/hsa/clauses/{clause_id(store, 'lakarkontakt')}.md"
    told = git(tmp_path / "store" / "texts.git", "blame", "main", "--", path).splitlines()

    assert ["Styrgruppen" in row for row in told] == ["ska erbjuda" in row for row in told]
    assert any("Styrgruppen" in row for row in told)
    assert "Arbetsgruppen" in told[0]


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_a_store_that_belongs_to_another_user_can_be_read_and_checked(tmp_path: Path) -> None:
    store_with_agreement(tmp_path)
    for path in (tmp_path / "store").rglob("*"):
        os.chown(path, 65534, 65534)
    store = Store.open(tmp_path / "store")

    assert store.view(Audience.DRAFT).versions("hsa")
    assert store.verify() == ()
