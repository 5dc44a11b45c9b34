import os
import re
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.stores import DUTY
from tests.versions.stores import PURPOSE
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.format.messages import BadTextError
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


def test_a_difference_is_told_under_the_heading_of_its_clause(tmp_path: Path) -> None:
    store = family(tmp_path)
    edited(store, "syfte", *(f"Stycke {number}." for number in range(9)))
    edited(store, "syfte", *(f"Stycke {number}." for number in range(8)), "Stycke nio.")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(tmp_path / "store" / "texts.git"), str(clone))
    difference = git(clone, "diff", "--unified=0", "HEAD~1", "HEAD")

    assert "@@ # Syfte" in difference
    assert difference.rstrip().endswith("-Stycke 8.\n+Stycke nio.")


def test_a_clone_on_a_machine_that_ends_lines_otherwise_holds_the_same(tmp_path: Path) -> None:
    family(tmp_path)
    for name in ("texts", "notes"):
        source, clone = str(tmp_path / f"store/{name}.git"), tmp_path / name
        git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", source, str(clone))
        kept = git(clone, "ls-files", "-z").strip("\0").split("\0")

        assert len(kept) > 4
        assert all(b"\r" not in (clone / path).read_bytes() for path in kept)


def cloned(folder: Path) -> Path:
    """A clone of the texts of a store, as whoever has only git makes it."""
    git(folder, "clone", "--quiet", str(folder / "store" / "texts.git"), str(folder / "clone"))
    return folder / "clone"


def test_every_command_that_a_clone_tells_of_answers(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.release("hsa", "beslut-1", Stage.DECISION, by="Styrgruppen")
    clone = cloned(tmp_path)
    told = (clone / "README.md").read_text("utf-8")
    commands = re.findall(r"^ {6}git (.+)$", told, re.MULTILINE)
    own = told.replace("k7f3a9xw", clause_id(store, "uppsagning-av-avtal"))
    answers = [git(clone, *shlex.split(one)) for one in re.findall(r"^ {6}git (.+)$", own, re.M)]

    assert [command.split()[0] for command in commands] == ["grep", "log", "diff", "blame", "grep"]
    assert all(answers)


def test_the_file_of_a_clause_is_found_by_its_heading(tmp_path: Path) -> None:
    store = family(tmp_path)
    found = git(cloned(tmp_path), "grep", "^# ", "main", "--", "documents/hsa").splitlines()

    assert f"main:documents/hsa/clauses/{clause_id(store, 'syfte')}.md:# Syfte" in found
    assert len(found) == len(store.view(Audience.DRAFT).document("hsa", "now").clauses)


def test_a_clause_that_was_moved_and_renumbered_keeps_its_history(tmp_path: Path) -> None:
    store = family(tmp_path)
    first, *rest = agreement(duty="Kommunen ska erbjuda läkarkontakt.").clauses
    moved = [replace(one, number=str(at)) for at, one in enumerate(reversed(rest), start=1)]
    imported(store, Document("Hälso- och sjukvårdsavtal", (first, *moved)), "remiss-3")
    path = f"documents/hsa/clauses/{clause_id(store, 'lakarkontakt')}.md"
    clone = cloned(tmp_path)
    log, follow = (
        git(clone, "log", *words, "--format=%an|%s", "--", path).splitlines()
        for words in ((), ("--follow",))
    )
    last = git(clone, "show", "--stat=200", "--format=%s", "HEAD")
    changed = [row.split()[0] for row in last.splitlines() if "|" in row]

    assert log == follow
    assert log[0] == "Styrgruppen|hsa: edit Läkarkontakt"
    assert "remiss-3: import" in last
    assert changed == ["documents/hsa/outline.tsv"]


def test_what_is_worked_on_is_compared_with_any_version(tmp_path: Path) -> None:
    store = family(tmp_path)
    edited(store, "syfte", "Ett nytt syfte.", why="Klarare.")
    clone = cloned(tmp_path)
    difference = git(clone, "diff", "hsa/remiss-2", "main", "--", "documents/hsa")
    back = git(clone, "diff", "main", "hsa/remiss-2", "--", "documents/hsa")

    assert "+Ett nytt syfte." in difference
    assert "-Ett nytt syfte." in back
    assert [row for row in difference.splitlines() if row.startswith("diff")] == [
        f"diff --git a/{path} b/{path}"
        for path in [f"documents/hsa/clauses/{clause_id(store, 'syfte')}.md"]
    ]


def test_every_subject_of_main_says_in_plain_words_what_was_done(tmp_path: Path) -> None:
    store = family(tmp_path)
    made = store.propose(
        "hsa", clause_id(store, "syfte"), title="F", from_="K", blocks=blocks("Föreslaget.")
    )
    store.adopt(made.id, by="Styrgruppen", why="Enighet.")
    subjects = git(tmp_path / "store" / "texts.git", "log", "--format=%s", "main").splitlines()

    assert subjects == [
        "hsa: adopt Syfte",
        "hsa/remiss-2: release consultation",
        "hsa: edit Läkarkontakt",
        "hsa/remiss-1: import consultation",
        "hsa/utkast-1: import draft",
        "familj: a new family",
    ]


@pytest.mark.parametrize(
    "why",
    [
        "Action: release",
        "x\n\nAction: edit\nVersion: hsa/beslut-9",
        "x\nVersion: hsa/beslut-9",
        "x\r\nVersion: hsa/beslut-9",
        "x\n\tVersion: hsa/beslut-9",
        "x\n---\nVersion: hsa/beslut-9",
        "x\n(cherry picked from commit 0000000)\nVersion: hsa/beslut-9",
        "Version:hsa/beslut-9\n# Version: hsa/beslut-9",
        "> Version: hsa/beslut-9\n\n\n Version: hsa/beslut-9\n\n",
    ],
)
def test_no_reason_adds_a_trailer_or_fakes_one(tmp_path: Path, why: str) -> None:
    store = store_with_agreement(tmp_path)
    done = edited(store, "syfte", "Nytt syfte.", why=why)
    raw = git(tmp_path / "store" / "texts.git", "cat-file", "commit", done.commit)
    read = tmp_path / "message"
    read.write_text(raw.partition("\n\n")[2])
    trailers = git(tmp_path, "interpret-trailers", "--parse", str(read)).splitlines()

    assert trailers == ["Action: edit", f"Clause: hsa/{clause_id(store, 'syfte')}"]
    assert [one.id for one in store.view(Audience.DRAFT).versions("hsa")] == ["remiss-1"]
    assert store.verify() == ()


@pytest.mark.parametrize(
    "why",
    [
        pytest.param("x\0Version: hsa/beslut-9", id="a NUL"),
        pytest.param("x\x1b[2J", id="an escape"),
        pytest.param("x\u2028Version: hsa/beslut-9", id="a line separator"),
        pytest.param("x\x85Version: hsa/beslut-9", id="a next line"),
        pytest.param("x\ud800", id="half a character"),
    ],
)
def test_reasons_with_signs_that_are_none_are_refused(tmp_path: Path, why: str) -> None:
    store = store_with_agreement(tmp_path)
    tips = store.view(Audience.DRAFT).tips
    with pytest.raises(BadTextError):
        edited(store, "syfte", "Nytt syfte.", why=why)

    assert store.view(Audience.DRAFT).tips == tips


@pytest.mark.parametrize("name", ["x>\nauthor y <y@y> 1 +0000", "a <b", "x\0y"])
def test_a_name_that_would_forge_an_author_is_refused(tmp_path: Path, name: str) -> None:
    store = store_with_agreement(tmp_path)
    with pytest.raises(BadTextError):
        edited(store, "syfte", "Nytt syfte.", by=name)


def test_a_name_stays_on_one_line(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    done = edited(store, "syfte", "Nytt syfte.", by="x\nVersion: a/b")
    told = git(tmp_path / "store" / "texts.git", "log", "-1", "--format=%an%n%cn", done.commit)

    assert told.splitlines() == ["x Version: a/b", "Lydelse"]


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
