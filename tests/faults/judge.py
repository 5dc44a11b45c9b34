"""Judges a store by the git command line alone, never by what reads it in the service."""

import json
import os
import re
import subprocess
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

from tests.faults.work import NAME
from tests.faults.work import Kept

_ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "safe.directory",
    "GIT_CONFIG_VALUE_0": "*",
}


def git(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Ask git, whatever it answers."""
    command = ["git", "--git-dir", str(repository), *words]
    return subprocess.run(command, env=_ENVIRONMENT, capture_output=True, text=True, check=False)


def unsound(folder: Path) -> Iterator[str]:
    """What ``git fsck --strict`` complains of in either repository."""
    for name in ("texts.git", "notes.git"):
        yield from unsound_repository(folder / name)


def unsound_repository(repository: Path) -> Iterator[str]:
    """What ``git fsck --strict`` complains of."""
    asked = git(repository, "fsck", "--strict", "--no-dangling", "--no-progress")
    if asked.returncode or not repository.exists():
        yield f"{repository.name}: {asked.stdout}{asked.stderr}"


def tags(repository: Path) -> set[str]:
    """The names of its tags."""
    return set(_lines(repository, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags"))


def lost(folder: Path, kept: Iterable[Kept]) -> Iterator[str]:
    """What was acknowledged and is not there."""
    texts, notes = folder / "texts.git", folder / "notes.git"
    commits = set(_lines(texts, "rev-list", "main"))
    there = tags(texts)
    paths = set(_lines(notes, "ls-tree", "-r", "--name-only", "main"))
    for one in kept:
        yield from (f"commit {commit}" for commit in one.commits if commit not in commits)
        yield from (f"tag {tag}" for tag in one.tags if tag not in there)
        yield from (f"file {path}" for path in one.notes if path not in paths)
        yield from (f"{name} is left" for name in one.erased if _is_named(notes, name))
        yield from (f"adoption {path}" for path in one.adopted if not _is_adopted(notes, path))


def standing(folder: Path) -> Kept:
    """Everything that a store holds."""
    texts, notes = folder / "texts.git", folder / "notes.git"
    return Kept(
        commits=tuple(_lines(texts, "rev-list", "main")),
        tags=tuple(sorted(tags(texts))),
        notes=tuple(_lines(notes, "ls-tree", "-r", "--name-only", "main")),
    )


def named(folder: Path, name: str) -> Iterator[str]:
    """What of a store holds a name: objects of notes, and files beside the repositories."""
    yield from (f"object {oid}" for oid in _naming(folder / "notes.git", name))
    for path in sorted(folder.iterdir()):
        if path.is_file() and name.encode() in path.read_bytes():
            yield path.name


def halves(folder: Path) -> Iterator[str]:
    """Decisions over several refs of which only a part is there; none while nobody writes."""
    texts, notes = folder / "texts.git", folder / "notes.git"
    said = git(texts, "log", "--format=%B", "main").stdout
    said_made = set(re.findall(r"^Version: (\S+)$", said, re.MULTILINE))
    yield from (f"{one}: on main or as a tag, not both" for one in sorted(said_made ^ tags(texts)))
    adopted = set(re.findall(r"^Proposal: (\S+)$", said, re.MULTILINE))
    for path in _lines(notes, "ls-tree", "-r", "--name-only", "main", "proposals/"):
        proposal = path.rpartition("/")[2].removesuffix(".md")
        if _is_adopted(notes, path) is not (proposal in adopted):
            yield f"{path}: adopted in texts or in notes, not both"
    for left in (folder / "pending").iterdir():
        yield f"{left.name} is left"
    yield from _half_erased(notes)


def _half_erased(notes: Path) -> Iterator[str]:
    """Objects that name somebody although main, which led to them, no longer does."""
    reached = set(_lines(notes, "rev-list", "--objects", "--no-object-names", "--all"))
    for one in _naming(notes, NAME):
        if one not in reached:
            yield f"{one}: a forgotten object is left"


def _is_named(notes: Path, name: str) -> bool:
    return any(_naming(notes, name))


def _naming(notes: Path, name: str) -> Iterator[str]:
    """Objects that hold a name, whether anything leads to them or not."""
    command = ["git", "--git-dir", str(notes), "cat-file", "--batch", "--batch-all-objects"]
    told = subprocess.run(command, env=_ENVIRONMENT, capture_output=True, check=False).stdout
    while told:
        head, _, rest = told.partition(b"\n")
        oid, *_, size = head.decode().split()
        if size == "missing":
            told = rest
            continue
        if name.encode() in rest[: int(size)]:
            yield oid
        told = rest[int(size) + 1 :]


def _is_adopted(notes: Path, path: str) -> bool:
    head = git(notes, "show", f"main:{path}").stdout.partition("\n}\n")[0]
    return bool(head) and json.loads(f"{head}\n}}")["status"] == "adopted"


def _lines(repository: Path, *words: str) -> list[str]:
    return git(repository, *words).stdout.splitlines()
