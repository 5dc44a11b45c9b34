"""Makes a repository forget, wholly, whatever its main branch does not lead to.

It is begun by a mark in `pending/`; whoever holds the writer's lock next, and finds the mark,
does all of it again.
"""

import shutil
from pathlib import Path

from versions.format.layout import INDEX_FILE
from versions.git.packing import Git
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.git.repository import sync_directory

_MARK = "forgetting"
_HEADS = ("ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
_PACKING = (
    ("repack", "-a", "-d", "-q"),
    ("prune", "--expire=now"),
    ("multi-pack-index", "write", "--no-progress"),
    ("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"),
)


def begin(folder: Path) -> None:
    """Say that something is to be forgotten, before anything leads away from it."""
    with (folder / "pending" / _MARK).open("w") as file:
        file.flush()
    sync_directory(folder / "pending")


def begun(folder: Path) -> bool:
    """Whether something is to be forgotten."""
    return (folder / "pending" / _MARK).exists()


def done(folder: Path) -> None:
    """Say that it is forgotten."""
    (folder / "pending" / _MARK).unlink(missing_ok=True)
    sync_directory(folder / "pending")


def forget(repository: Repository, git: Git) -> None:
    """Drop every other ref, every log of refs, and all objects that main does not lead to.

    Only the holder of the store's lock may call this.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
        OSError: Something could not be removed.
    """
    for ref in git(repository, "for-each-ref", "--format=%(refname)").splitlines():
        if ref != MAIN:
            git(repository, "update-ref", "-d", ref)
    for name in _HEADS:
        (repository.path / name).unlink(missing_ok=True)
    shutil.rmtree(repository.path / "logs", ignore_errors=True)
    information = repository.path / "objects" / "info"
    shutil.rmtree(information / "commit-graphs", ignore_errors=True)
    (information / "commit-graph").unlink(missing_ok=True)
    for pattern in ("objects/pack/tmp_*", "fast_import_crash_*"):
        for left in repository.path.glob(pattern):
            left.unlink(missing_ok=True)
    for words in _PACKING:
        git(repository, *words)
    repository.make_directories()


def forget_index(folder: Path) -> None:
    """Remove the index, with what it has not yet written into its file."""
    for file in folder.glob(f"{INDEX_FILE}*"):
        file.unlink(missing_ok=True)
