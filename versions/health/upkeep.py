"""Keeps a store small and quick, and brings it to followers, with the git command line."""

from datetime import UTC
from datetime import datetime
from pathlib import Path

from versions.git import forgetting
from versions.git.command_line import git
from versions.git.command_line import git_answer
from versions.git.folder import Folder
from versions.git.packing import is_crowded
from versions.git.packing import pack
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.health.elsewhere import Place
from versions.health.elsewhere import remember

_TAGS = "refs/tags/*:refs/tags/*"


def maintain(folder: Folder) -> None:
    """Pack what was written, under the writer's lock: nobody writes meanwhile, all may read.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
    """
    with folder.writing():
        for repository in (folder.texts, folder.notes):
            pack(repository, folder.git)


def mirror(folder: Folder, url: str) -> None:
    """Bring texts and notes to a follower who may read everything, each at once or not at all.

    Texts are never forced: a follower that holds something else refuses, which is an alarm. A
    follower in a folder of this machine is kept as well as the store is: packed, and made to
    forget what notes have forgotten.

    Args:
        folder: The store.
        url: Where `texts.git` and `notes.git` of the follower lie, for git; a folder of this
            machine is made where it is missing.

    Raises:
        DamagedStoreError: The follower cannot be reached, or refused.
        CannotWriteError: Nothing can be written beside the store.
    """
    here = Path(url) if Path(url).is_absolute() else None
    if here:
        _make(folder, here)
    with folder.writing():
        texts, notes = f"{url}/{folder.texts.path.name}", f"{url}/{folder.notes.path.name}"
        git(folder.texts.path, "push", "--quiet", "--atomic", texts, f"{MAIN}:{MAIN}", _TAGS)
        before = Repository(here / folder.notes.path.name).tip() if here else None
        git(folder.notes.path, "push", "--quiet", "--atomic", notes, f"+{MAIN}:{MAIN}")
        if here:
            _keep(folder, here, before)
        remember(folder.path, Place.FOLLOWER, url, datetime.now(UTC).date())


def _make(folder: Folder, here: Path) -> None:
    for repository in (folder.texts, folder.notes):
        follower = here / repository.path.name
        if not follower.exists():
            follower.mkdir(parents=True)
            git(follower, "init", "--bare", "--quiet", "--initial-branch=main", str(follower))


def _keep(folder: Folder, here: Path, before: str | None) -> None:
    """Pack a follower that is crowded; what notes no longer lead to is forgotten there too."""
    for repository in (folder.texts, folder.notes):
        follower = Repository(here / repository.path.name)
        if is_crowded(follower):
            pack(follower, folder.git)
    words = ("merge-base", "--is-ancestor", before or MAIN, MAIN)
    if git_answer(folder.notes.path, *words).returncode:
        forgetting.forget(Repository(here / folder.notes.path.name), folder.git)
