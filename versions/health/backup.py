"""A store as one file, and a store made of such a file."""

import hashlib
import json
import os
import tarfile
import tempfile
from datetime import UTC
from datetime import datetime
from pathlib import Path
from typing import Any

from versions.errors import VersionsError
from versions.format import layout
from versions.git.command_line import git
from versions.git.folder import Folder
from versions.git.folder import Tips
from versions.git.forgetting import ledger_path
from versions.git.journal import CannotWriteError
from versions.git.making import made_beside
from versions.git.making import put_in_place
from versions.git.repository import MAIN
from versions.git.taking_in import bring
from versions.health.elsewhere import Place
from versions.health.elsewhere import remember
from versions.health.erasing import erase_again
from versions.health.ledger import read_ledger

_MANIFEST = "backup.json"
_BUNDLES = ("texts.bundle", "notes.bundle")
_REFS = (f"{MAIN}:{MAIN}", "refs/tags/*:refs/tags/*")


class BadBackupError(VersionsError):
    """A file is no backup, or not as it was written."""

    def __init__(self, file: Path, what: str) -> None:
        super().__init__(f"{file}: it is no sound backup: {what}")
        self.file = str(file)
        self.what = what


def backup(folder: Folder, file: Path) -> None:
    """Write the whole store into one file, as of one moment; others go on reading.

    The file gets its name when it is complete, checked and synced.

    Raises:
        CannotWriteError: The file cannot be written.
        DamagedStoreError: git is not installed, or the store cannot be read.
    """
    try:
        with made_beside(file) as place:
            made = place.folder
            with folder.writing() as tips:
                for repository, bundle in zip((folder.texts, folder.notes), _BUNDLES, strict=True):
                    folder.git(
                        repository, "bundle", "create", "--quiet", str(made / bundle), "--all"
                    )
            for repository, bundle in zip((folder.texts, folder.notes), _BUNDLES, strict=True):
                git(repository.path, "bundle", "verify", "--quiet", str(made / bundle))
            (made / _MANIFEST).write_bytes(_manifest(made, tips))
            _pack(made, made / "whole")
            put_in_place(made / "whole", file)
        with folder.writing():
            remember(folder.path, Place.BACKUP, str(file.resolve()), datetime.now(UTC).date())
    except OSError as error:
        raise CannotWriteError(file, error.strerror or str(error)) from error


def _manifest(made: Path, tips: Tips) -> bytes:
    sums = {bundle: _digest(made / bundle) for bundle in _BUNDLES}
    told = {"format": layout.FORMAT, "sha256": sums, "texts": tips.texts, "notes": tips.notes}
    return layout.write_json(told | {"tags": dict(tips.tags)})


def _pack(made: Path, whole: Path) -> None:
    with whole.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            for name in (_MANIFEST, *_BUNDLES):
                archive.add(made / name, name)
        file.flush()
        os.fsync(file.fileno())


def restore(file: Path, folder: Path) -> tuple[str, ...]:
    """Make a store of a backup; it gets its name when all of it is there and checked.

    Whoever stands in the ledger beside the folder is erased from it first.

    Returns:
        The keys of the persons who were erased again.

    Raises:
        BadBackupError: The file is no backup, or was changed since it was written.
        FolderInUseError: The folder holds something.
        CannotWriteError: It cannot be written.
    """
    with tempfile.TemporaryDirectory() as name, Folder.create(folder) as made:
        manifest = _unpacked(file, Path(name))
        if manifest["format"] > layout.FORMAT:
            raise BadBackupError(file, f"it is in format {manifest['format']}, of a later program")
        for repository, bundle in zip((made.texts, made.notes), _BUNDLES, strict=True):
            bring(repository, made.git, Path(name) / bundle, *_REFS)
        tips = made.tips()
        held = {"texts": tips.texts, "notes": tips.notes, "tags": dict(tips.tags)}
        if any(manifest[key] != value for key, value in held.items()):
            raise BadBackupError(file, "it does not hold what it says")
        return erase_again(made, read_ledger(ledger_path(folder)))


def _unpacked(file: Path, where: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file, mode="r:") as archive:
            for member in (_MANIFEST, *_BUNDLES):
                content = archive.extractfile(member)
                (where / member).write_bytes(content.read() if content else b"")
        manifest: dict[str, Any] = json.loads((where / _MANIFEST).read_bytes())
        sums = manifest["sha256"]
    except FileNotFoundError:
        raise
    except (tarfile.TarError, OSError, KeyError, ValueError) as error:
        raise BadBackupError(file, str(error)) from error
    if sums != {bundle: _digest(where / bundle) for bundle in _BUNDLES}:
        raise BadBackupError(file, "it was changed since it was written")
    return manifest


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
