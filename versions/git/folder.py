"""The folder of a store: two repositories, the writer's lock and the journal over both."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from versions.errors import VersionsError
from versions.git import forgetting
from versions.git import journal
from versions.git.command_line import git
from versions.git.disk import sync_directory
from versions.git.journal import NOTES
from versions.git.journal import TEXTS
from versions.git.journal import Move
from versions.git.making import made_beside
from versions.git.making import make_folders
from versions.git.making import put_in_place
from versions.git.packing import is_crowded
from versions.git.packing import pack
from versions.git.repository import MAIN
from versions.git.repository import DamagedStoreError
from versions.git.repository import MovedRefError
from versions.git.repository import Repository
from versions.git.signing import Signer

_TRIES = 100
_TAGS = "refs/tags/"


class NoStoreError(VersionsError):
    """There is no store in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: there is no store here; make one with init")
        self.folder = str(folder)


class FolderInUseError(VersionsError):
    """A folder holds something, so that no store can be made in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: the folder is not empty; name another for the new store")
        self.folder = str(folder)


@dataclass(frozen=True, slots=True)
class Tips:
    """Where both repositories stood at one moment."""

    texts: str
    notes: str
    tags: Mapping[str, str]
    """Names of version tags and the tag objects they point at."""

    def after(self, moves: Iterable[Move]) -> "Tips":
        """Where both stand when some refs have moved."""
        new = {(move.repository, move.ref): move.new for move in moves}
        tags = {
            ref.removeprefix(_TAGS): oid
            for (repository, ref), oid in new.items()
            if repository == TEXTS and ref.startswith(_TAGS)
        }
        texts, notes = (new.get((name, MAIN)) for name in (TEXTS, NOTES))
        return Tips(texts or self.texts, notes or self.notes, {**self.tags, **tags})


class Folder:
    """Opens the repositories of a store, reads their tips together and moves them together."""

    def __init__(self, path: Path, signer: Signer | None = None) -> None:
        """Open the folder of a store.

        Args:
            path: Where it lies.
            signer: What versions are signed with, if they are.

        Raises:
            NoStoreError: It holds no store.
            DamagedStoreError: It holds a part of one.
        """
        if not (path / f"{TEXTS}.git").exists() and not (path / f"{NOTES}.git").exists():
            raise NoStoreError(path)
        self.path = path
        self.signer = signer
        self.texts = Repository(path / f"{TEXTS}.git")
        self.notes = Repository(path / f"{NOTES}.git")
        self._repositories = {TEXTS: self.texts, NOTES: self.notes}
        self._locks: tuple[int, ...] = ()

    def __reduce__(self) -> "tuple[type[Folder], tuple[Path, Signer | None]]":
        """A folder is opened anew where heavy work is done on it."""
        return Folder, (self.path, self.signer)

    @classmethod
    @contextmanager
    def create(cls, path: Path) -> Iterator["Folder"]:
        """Make a store beside where it is to lie; it gets its name when it has its first commits.

        Raises:
            FolderInUseError: The folder holds something.
        """
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise FolderInUseError(path)
        try:
            make_folders(path.parent)
            with made_beside(path) as place:
                _make(place.folder / "store")
                made = cls(place.folder / "store")
                made._locks = (place.lock,)
                yield made
                made.settle()
                put_in_place(made.path, path)
        except OSError as error:
            raise journal.CannotWriteError(path, error.strerror or str(error)) from error

    def tips(self) -> Tips:
        """Read where everything stands, as of one moment.

        Refs never go back to where they were, so two readings that agree had nothing between.
        """
        before = self._tips()
        for _ in range(_TRIES):
            after = self._tips()
            if after == before:
                return after
            before = after
        raise DamagedStoreError(self.path, "its refs do not stand still")

    def _tips(self) -> Tips:
        moves = journal.recorded(self.path)
        texts, notes = self.texts.tip(), self.notes.tip()
        if texts is None or notes is None:
            raise DamagedStoreError(self.path, "it has no main branch")
        return Tips(texts, notes, self.texts.tags()).after(moves)

    @contextmanager
    def writing(self) -> Iterator[Tips]:
        """Hold the writer's lock, with everything carried through that others began."""
        with journal.locked(self.path) as held:
            before, self._locks = self._locks, (*self._locks, held.descriptor)
            try:
                if held.unfinished:
                    self.settle()
                self._complete()
                self.roll_forward()
                yield self.tips()
                self._pack_where_crowded()
            except OSError as error:
                raise journal.CannotWriteError(self.path, error.strerror or str(error)) from error
            finally:
                self._locks = before

    def git(self, repository: Repository, *words: str, feed: bytes = b"") -> str:
        """Let git work in a repository while the lock is held, and answer what it prints.

        Should we be killed, nobody else gets the lock before git has ended.

        Raises:
            GitCommandError: git is not installed, or could not do it.
        """
        return git(repository.path, *words, holding=self._locks, feed=feed)

    def _complete(self) -> None:
        """Make directories anew that power cut while git packed may have taken with it."""
        for repository in self._repositories.values():
            if not repository.is_complete():
                repository.make_directories()

    def settle(self) -> None:
        """Make everything that was named, perhaps by an unfinished writer, reach the disk."""
        try:
            for repository in self._repositories.values():
                repository.settle()
            journal.settle(self.path)
            sync_directory(self.path)
        except OSError as error:
            raise journal.CannotWriteError(self.path, error.strerror or str(error)) from error

    def _pack_where_crowded(self) -> None:
        """Pack what many decisions left; where that cannot be done they stand all the same."""
        with suppress(DamagedStoreError, OSError):
            for repository in self._repositories.values():
                if is_crowded(repository):
                    pack(repository, self.git)

    def forget(self) -> None:
        """Make notes and the index forget what main of notes does not lead to.

        Raises:
            UnfinishedError: It could not be done; the next writer does it.
        """
        try:
            forgetting.forget(self.notes, self.git)
            forgetting.forget_index(self.path)
            forgetting.done(self.path, self.notes.tip())
        except (DamagedStoreError, journal.CannotWriteError, OSError) as error:
            raise journal.UnfinishedError(self.path, str(error)) from error

    def roll_forward(self) -> None:
        """Carry a decision through that was recorded and then interrupted."""
        moves = journal.recorded(self.path)
        if moves:
            try:
                self._carry_through(moves)
            except MovedRefError as error:
                what = f"{error.ref} left its journal behind"
                raise DamagedStoreError(self.path, what) from error
            journal.done(self.path)
        if forgetting.begun(self.path):
            self.forget()

    def move(self, moves: tuple[Move, ...]) -> None:
        """Move several refs as one decision; only the holder of the lock may call this.

        Raises:
            MovedRefError: A ref was moved by somebody without the lock; then none has moved.
            UnfinishedError: The decision is made, but the next writer must carry it through.
        """
        if len(moves) == 1:
            self._swap(moves[0])
            return
        journal.record(self.path, moves)
        try:
            self._swap(moves[0])
        except MovedRefError:
            journal.done(self.path)
            raise
        except DamagedStoreError as error:
            raise journal.UnfinishedError(self.path, error.what) from error
        self._finish(moves[1:])

    def _finish(self, moves: tuple[Move, ...]) -> None:
        try:
            self._carry_through(moves)
            journal.done(self.path)
        except (DamagedStoreError, MovedRefError, OSError) as error:
            raise journal.UnfinishedError(self.path, str(error)) from error

    def _carry_through(self, moves: tuple[Move, ...]) -> None:
        for move in moves:
            if self._repositories[move.repository].tip(move.ref) != move.new:
                self._swap(move)

    def _swap(self, move: Move) -> None:
        self._repositories[move.repository].swap(move.ref, move.old, move.new)


def _make(path: Path) -> None:
    (path / "pending").mkdir(parents=True)
    (path / "lock").touch()
    Repository.create(path / f"{TEXTS}.git")
    Repository.create(path / f"{NOTES}.git")
