"""Makes a repository forget, wholly, whatever its main branch does not lead to.

It is begun by a mark in `pending/`; whoever holds the writer's lock next, and finds the mark,
does all of it again. The mark also says what the ledger of the erased is to hold: it is written
when everything is forgotten, so that it never tells of somebody who is still there.
"""

import json
import shutil
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import Path

from versions.format.layout import INDEX_FILE
from versions.git.disk import sync_directory
from versions.git.journal import replace_file
from versions.git.packing import Git
from versions.git.packing import pack_alone
from versions.git.repository import MAIN
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository

_MARK = "forgetting"
_HEADS = ("ORIG_HEAD", "FETCH_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


@dataclass(frozen=True, slots=True)
class Erased:
    """What is written beside the store when somebody is forgotten."""

    main: str
    """Where main leads once nothing names them; while it leads elsewhere they are still there."""
    ledger: str
    """What the ledger of the erased is to hold."""


def ledger_path(store: Path) -> Path:
    """Where the ledger of a store lies: beside it, so that it stays when the folder is replaced."""
    whole = store.resolve()
    return whole.with_name(f"{whole.name}.erased.json")


def begin(folder: Path, erased: Erased | None = None) -> None:
    """Say that something is to be forgotten, before anything leads away from it.

    Args:
        folder: The store.
        erased: What is to be told of it afterwards.

    Raises:
        CannotWriteError: It cannot be written.
    """
    said = json.dumps(asdict(erased)) if erased else ""
    replace_file(folder / "pending" / _MARK, said.encode())


def begun(folder: Path) -> bool:
    """Whether something is to be forgotten."""
    return (folder / "pending" / _MARK).exists()


def done(folder: Path, main: str | None) -> None:
    """Say that it is forgotten: in the ledger first, then by taking the mark away.

    Args:
        folder: The store.
        main: Where main of notes leads.

    Raises:
        CannotWriteError: It cannot be written.
    """
    erased = _erased(folder)
    if erased and erased.main == main:
        replace_file(ledger_path(folder), erased.ledger.encode())
    (folder / "pending" / _MARK).unlink(missing_ok=True)
    sync_directory(folder / "pending")


def _erased(folder: Path) -> Erased | None:
    mark = folder / "pending" / _MARK
    try:
        said = mark.read_bytes()
        return Erased(**json.loads(said)) if said else None
    except (ValueError, TypeError) as error:
        raise DamagedStoreError(mark, "it is no mark of forgetting") from error


def forget(repository: Repository, git: Git) -> None:
    """Drop every other ref, every log of refs, and all objects that main does not lead to.

    Only the holder of the store's lock may call this.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
        OSError: Something could not be removed.
    """
    repository.clear()
    for ref in git(repository, "for-each-ref", "--format=%(refname)").splitlines():
        if ref != MAIN:
            git(repository, "update-ref", "-d", ref)
    for name in _HEADS:
        (repository.path / name).unlink(missing_ok=True)
    if (repository.path / "logs").exists():
        shutil.rmtree(repository.path / "logs")
    information = repository.path / "objects" / "info"
    if information.exists():
        shutil.rmtree(information / "commit-graphs", ignore_errors=True)
        (information / "commit-graph").unlink(missing_ok=True)
        sync_directory(information)
    pack_alone(repository, git)


def forget_index(folder: Path) -> None:
    """Remove the index, with what it has not yet written into its file."""
    for file in folder.glob(f"{INDEX_FILE}*"):
        file.unlink(missing_ok=True)
    sync_directory(folder)
