"""A repository of what one audience may read, for whoever wants to fetch it.

Whoever can fetch a repository can read all of it, so nothing else is ever brought into one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from versions.format.layout import document_path
from versions.format.welcome import TEXT_ATTRIBUTES
from versions.git.command_line import git
from versions.git.journal import CannotWriteError
from versions.git.making import made_beside
from versions.git.making import make_folders
from versions.git.making import put_in_place
from versions.git.packing import pack
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.git.tags import version_name
from versions.git.tags import version_ref
from versions.health.migrating import ATTRIBUTES
from versions.index.moment import Moment
from versions.index.moment import Readers
from versions.readership import Reader
from versions.stages import Audience
from versions.view import View


@dataclass(frozen=True, slots=True)
class Published:
    """What was published."""

    path: Path
    versions: tuple[str, ...]
    """Tags, in the order in which the versions were made."""
    left_out: tuple[str, ...]
    """Tags that the audience may read, but not without the history of others that it may not."""


def publish(readers: Readers, audience: Audience) -> Published:
    """Make the repository of an audience anew: its versions, and a main of the newest of each.

    The same versions give the same objects.

    Raises:
        CannotWriteError: It cannot be written.
        DamagedStoreError: git is not installed, or the store cannot be read.
    """
    path = readers.folder.path / "publish" / f"{audience.value}.git"
    with readers.folder.writing() as tips, _made_anew(path) as unfinished:
        moment = Moment(readers, tips)
        wanted = [version_name(one) for one in View(moment, Reader(audience)).all_versions]
        told = _without_others(moment, wanted)
        repository = Repository.create(unfinished)
        if told:
            refs = [f"{version_ref(name)}:{version_ref(name)}" for name in told]
            target = str(unfinished.resolve())
            git(readers.folder.texts.path, "push", "--quiet", "--atomic", target, *refs)
            _write_main(moment, repository, told)
            pack(repository, readers.folder.git)
        repository.settle()
    left_out = tuple(name for name in wanted if name not in told)
    return Published(path, tuple(told), left_out)


def _without_others(moment: Moment, wanted: list[str]) -> list[str]:
    """The versions behind which no other stands than those that are wanted too."""
    versions, texts = moment.readers.versions, moment.readers.folder.texts
    commits = {name: versions.commit(moment.tips.tags[name]) for name in wanted}
    allowed = set(commits.values())
    return [
        name
        for name, commit in commits.items()
        if {before.oid for before in texts.ancestors(commit)} <= allowed
    ]


def _write_main(moment: Moment, repository: Repository, names: list[str]) -> None:
    """One commit for each version, each with the newest version of every document until then."""
    tree: str | None = None
    tip: str | None = None
    for name in names:
        tag = moment.tips.tags[name]
        document = document_path(name.partition("/")[0])
        standing = moment.readers.versions.tree(tag)
        tree = repository.write_tree(tree, {document: standing, ATTRIBUTES: TEXT_ATTRIBUTES})
        made = repository.commit(moment.readers.versions.commit(tag))
        before = () if tip is None else (tip,)
        tip = repository.write_commit(tree, before, f"{name}\n", made.author, made.committer)
    if tip is not None:
        repository.swap(MAIN, None, tip)


@contextmanager
def _made_anew(path: Path) -> Iterator[Path]:
    """A place to make a folder in, which takes another's place when it is ready."""
    try:
        make_folders(path.parent)
        with made_beside(path) as place:
            yield place.folder / path.name
            put_in_place(place.folder / path.name, path)
    except OSError as error:
        raise CannotWriteError(path, error.strerror or str(error)) from error
