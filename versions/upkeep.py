"""Keeps a store small and quick, and brings it to followers, with the git command line."""

from datetime import UTC
from datetime import datetime
from pathlib import Path

from versions.command_line import git
from versions.elsewhere import Place
from versions.elsewhere import remember
from versions.folder import Folder
from versions.repository import MAIN

_PACKING = (
    ("repack", "-d", "-q", "--geometric=2", "--write-midx"),
    ("pack-refs", "--all"),
    ("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"),
)
_TAGS = "refs/tags/*:refs/tags/*"


def maintain(folder: Folder) -> None:
    """Pack what was written, under the writer's lock: nobody writes meanwhile, all may read.

    Nothing is pruned. Packing removes emptied directories of objects; they are made again, since
    a new one would have a name that no disk knows.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
    """
    with folder.writing():
        for repository in (folder.texts, folder.notes):
            for words in _PACKING:
                folder.git(repository, *words)
            repository.make_directories()


def mirror(folder: Folder, url: str) -> None:
    """Bring texts and notes to a follower who may read everything, each at once or not at all.

    Texts are never forced: a follower that holds something else refuses, which is an alarm.

    Args:
        folder: The store.
        url: Where `texts.git` and `notes.git` of the follower lie, for git; a folder of this
            machine is made where it is missing.

    Raises:
        DamagedStoreError: The follower cannot be reached, or refused.
    """
    if Path(url).is_absolute():
        for repository in (folder.texts, folder.notes):
            follower = Path(url) / repository.path.name
            if not follower.exists():
                follower.mkdir(parents=True)
                git(follower, "init", "--bare", "--quiet", "--initial-branch=main", str(follower))
    with folder.writing():
        texts, notes = f"{url}/{folder.texts.path.name}", f"{url}/{folder.notes.path.name}"
        git(folder.texts.path, "push", "--quiet", "--atomic", texts, f"{MAIN}:{MAIN}", _TAGS)
        git(folder.notes.path, "push", "--quiet", "--atomic", notes, f"+{MAIN}:{MAIN}")
        remember(folder.path, Place.FOLLOWER, url, datetime.now(UTC).date())
