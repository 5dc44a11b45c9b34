"""Keeps a store small and quick, and brings it to followers, with the git command line."""

from datetime import UTC
from datetime import datetime
from pathlib import Path

from versions.git import forgetting
from versions.git.command_line import git
from versions.git.command_line import git_answer
from versions.git.folder import Folder
from versions.git.journal import CannotWriteError
from versions.git.making import made_beside
from versions.git.making import make_folders
from versions.git.making import put_in_place
from versions.git.packing import is_crowded
from versions.git.packing import pack
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.git.taking_in import bring
from versions.health.elsewhere import Place
from versions.health.elsewhere import remember

_MAIN = f"{MAIN}:{MAIN}"
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
    with folder.writing():
        if here:
            _follow(folder, here)
        else:
            _push(folder.texts, f"{url}/{folder.texts.path.name}", _MAIN, _TAGS)
            _push(folder.notes, f"{url}/{folder.notes.path.name}", f"+{_MAIN}")
        remember(folder.path, Place.FOLLOWER, url, datetime.now(UTC).date())


def _push(repository: Repository, url: str, *refs: str) -> None:
    git(repository.path, "push", "--quiet", "--atomic", url, *refs)


def _follow(folder: Folder, here: Path) -> None:
    """Bring everything to a folder of this machine, and keep it well.

    What notes no longer lead to is to be forgotten there too: a mark says so before they move.
    """
    try:
        make_folders(here / "pending")
        texts = _follower(here / folder.texts.path.name)
        notes = _follower(here / folder.notes.path.name)
    except OSError as error:
        raise CannotWriteError(here, error.strerror or str(error)) from error
    words = ("merge-base", "--is-ancestor", notes.tip() or MAIN, MAIN)
    if git_answer(folder.notes.path, *words).returncode:
        forgetting.begin(here)
    bring(texts, folder.git, folder.texts.path, _MAIN, _TAGS)
    bring(notes, folder.git, folder.notes.path, f"+{_MAIN}")
    for follower in (texts, notes):
        if is_crowded(follower):
            pack(follower, folder.git)
    if forgetting.begun(here):
        forgetting.forget(notes, folder.git)
        forgetting.done(here, notes.tip())


def _follower(path: Path) -> Repository:
    """A repository that follows, made where it is missing."""
    if not path.exists():
        with made_beside(path) as place:
            Repository.create(place.folder / path.name)
            put_in_place(place.folder / path.name, path)
    return Repository(path)
