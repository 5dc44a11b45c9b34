"""One bare git repository. This is the only module that knows pygit2.

Objects are written with fsync and read back; refs move by compare-and-swap. Nothing here takes
a lock or decides what is written: see `versions.git.folder` and docs/why/store.md.
"""

import os
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import AbstractContextManager
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import pygit2
from pygit2.enums import ConfigLevel
from pygit2.enums import ObjectType
from pygit2.enums import RepositoryOpenFlag

from versions.errors import VersionsError
from versions.git.commits import Commit
from versions.git.commits import Person
from versions.git.commits import Tag
from versions.git.commits import commit_bytes
from versions.git.commits import commit_from
from versions.git.commits import tag_bytes
from versions.git.commits import tag_from
from versions.git.disk import remove
from versions.git.disk import sync
from versions.git.disk import sync_directory
from versions.git.trees import Entry
from versions.git.trees import KeptTrees
from versions.git.trees import subtree
from versions.git.trees import tree_bytes
from versions.git.trees import tree_entries
from versions.git.trees import with_other

MAIN = "refs/heads/main"
STALE_LOCK_SECONDS = 3.0
"""A ref's lock file older than this, met by the holder of the store's lock, is a dead writer's."""

_FAN_OUT = 256
_LEFT = (
    "objects/tmp_*",
    "objects/pack/tmp_*",
    "objects/pack/.tmp-*",
    "objects/incoming-*",
    "packed-refs.new",
    "fast_import_crash_*",
)
_LOCKS = ("*.lock", "refs/**/*.lock", "objects/info/**/*.lock", "objects/pack/*.lock")
_AS_IT_IS = RepositoryOpenFlag.NO_SEARCH | RepositoryOpenFlag.BARE
_CONFIG = """[core]
\tfsync = all
[gc]
\tauto = 0
[receive]
\tdenyNonFastForwards = true
\tdenyDeletes = true
"""


class DamagedStoreError(VersionsError):
    """Something in the store cannot be read or written."""

    def __init__(self, where: Path | str, what: str) -> None:
        super().__init__(f"{where}: the store is damaged or cannot be written: {what}")
        self.where = str(where)
        self.what = what


class MovedRefError(VersionsError):
    """A ref was moved by somebody who does not hold the store's lock."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref}: moved by another program while it was written; try again")
        self.ref = ref


def isolate() -> None:
    """Keep the configuration of machine and user out, and make every write reach the disk.

    A store may belong to somebody else than who serves it: nothing in it is ever run.
    """
    for level in (ConfigLevel.GLOBAL, ConfigLevel.XDG, ConfigLevel.SYSTEM, ConfigLevel.PROGRAMDATA):
        pygit2.settings.search_path[level] = ""
    pygit2.settings.enable_fsync_gitdir(True)
    pygit2.settings.owner_validation = False


isolate()


class Repository:
    """Reads and writes objects and refs of one bare repository."""

    def __init__(self, path: Path) -> None:
        """Open a repository.

        Raises:
            DamagedStoreError: There is none at `path`, or it cannot be read.
        """
        self.path = path
        with self._damage():
            self._git = pygit2.Repository(str(path), _AS_IT_IS)
            self._odb = self._git.odb
        self.entries = KeptTrees(self._entries)

    @classmethod
    def create(cls, path: Path) -> "Repository":
        """Make an empty bare repository whose directories are all on disk."""
        with _damage(path):
            pygit2.init_repository(str(path), bare=True, initial_head="main")
        for leftover in ("hooks", "info", "description"):
            remove(path / leftover)
        sync(path / "HEAD")
        _configure(path / "config")
        made = cls(path)
        made.make_directories()
        return made

    def make_directories(self) -> None:
        """Make every directory that writing may need, and sync their names."""
        with self._damage():
            for number in range(_FAN_OUT):
                (self.path / "objects" / f"{number:02x}").mkdir(exist_ok=True)
            for folder in ("objects/pack", "objects", "refs/heads", "refs/tags", "refs", "."):
                (self.path / folder).mkdir(exist_ok=True)
                sync_directory(self.path / folder)

    def is_complete(self) -> bool:
        """Whether every directory is there that objects may be written into."""
        with self._damage(), os.scandir(self.path / "objects") as found:
            return [len(one.name) for one in found].count(2) == _FAN_OUT

    def clear(self) -> None:
        """Remove what killed programs began and left, locks of git's among it.

        Only the holder of the store's lock may call this.
        """
        with self._damage():
            for pattern in _LEFT:
                for left in self.path.glob(pattern):
                    remove(left)
            for pattern in _LOCKS:
                for lock in self.path.glob(pattern):
                    self._wait_for_lock(lock)

    def settle(self) -> None:
        """Remove what a killed writer began, and sync every name that it may have left unsynced.

        Only the holder of the store's lock may call this.
        """
        for left in self.path.glob("objects/tmp_object_*"):
            left.unlink(missing_ok=True)
        self.make_directories()
        refs = (path for path in self.path.glob("refs/**/") if path.is_dir())
        for folder in (*self.path.glob("objects/*/"), self.path / "objects", *refs, self.path):
            sync_directory(folder)

    def tip(self, ref: str = MAIN) -> str | None:
        """Where a ref points, or nothing where there is no such ref."""
        with self._damage():
            reference = self._git.references.get(ref)
            return None if reference is None else str(reference.target)

    def tags(self) -> dict[str, str]:
        """Every tag's name and the object it points at."""
        prefix = "refs/tags/"
        with self._damage():
            return {
                reference.name[len(prefix) :]: str(reference.target)
                for reference in self._git.references.iterator()
                if reference.name.startswith(prefix)
            }

    def blob(self, oid: str) -> bytes:
        """The content of a file."""
        return self._read(oid, ObjectType.BLOB)

    def _entries(self, tree: str) -> Mapping[str, Entry]:
        return dict(tree_entries(self._read(tree, ObjectType.TREE)))

    def find(self, tree: str, path: str) -> Entry | None:
        """What lies at a path below a tree; nothing where nothing does."""
        found = subtree(tree)
        for name in path.split("/"):
            below = self.entries(found.oid).get(name) if found.is_tree else None
            if below is None:
                return None
            found = below
        return found

    def at(self, tree: str, path: str) -> str | None:
        """What lies at a path below a tree, without keeping the trees on the way."""
        with self._damage():
            root = self._git[tree]
            with suppress(KeyError):
                return str(root[path].id) if isinstance(root, pygit2.Tree) else None
            return None

    def everything(self, tree: str, path: str = "") -> Iterator[tuple[str, Entry]]:
        """Whatever lies below a tree and is no folder, with its path."""
        for name, entry in self.entries(tree).items():
            here = f"{path}/{name}" if path else name
            if entry.is_tree:
                yield from self.everything(entry.oid, here)
            else:
                yield here, entry

    def files(self, tree: str, path: str = "") -> Iterator[tuple[str, str]]:
        """Paths and ids of all files below a tree; symbolic links and the like are none."""
        for here, entry in self.everything(tree, path):
            if entry.is_file:
                yield here, entry.oid

    def commit(self, oid: str) -> Commit:
        """Read a commit."""
        with self._damage():
            return commit_from(oid, self._read(oid, ObjectType.COMMIT))

    def tag(self, oid: str) -> Tag:
        """Read an annotated tag."""
        with self._damage():
            return tag_from(oid, self._read(oid, ObjectType.TAG))

    def ancestors(self, tip: str, stop: str | None = None) -> Iterator[Commit]:
        """Commits from a tip back along first parents, newest first, `stop` left out."""
        oid: str | None = tip
        while oid is not None and oid != stop:
            commit = self.commit(oid)
            yield commit
            oid = commit.parents[0] if commit.parents else None

    def write_blob(self, content: bytes) -> str:
        """Write a file's content."""
        return self._write(ObjectType.BLOB, content)

    def write_tree(self, base: str | None, changes: Mapping[str, bytes | str | None]) -> str:
        """Write a tree that differs from another in some paths only.

        Args:
            base: The tree to start from, or nothing.
            changes: Paths and what lies there from now on: a file's content, the id of a whole
                tree, or nothing where the path goes.

        Returns:
            The new tree. Subtrees without a changed path are not read, nor written.
        """
        standing = self.entries(base) if base else {}
        entries = dict(standing)
        below: dict[str, dict[str, bytes | str | None]] = {}
        for path, content in changes.items():
            name, _, rest = path.partition("/")
            if rest:
                below.setdefault(name, {})[rest] = content
            else:
                self._put(entries, name, content)
        for name, inner in below.items():
            here = entries.get(name)
            tree = self.write_tree(here.oid if here else None, inner)
            self._put(entries, name, tree if self.entries(tree) else None)
        written = self._write(ObjectType.TREE, self._tree(base, standing, entries))
        self.entries.keep(written, entries)
        return written

    def _tree(
        self, base: str | None, standing: Mapping[str, Entry], entries: Mapping[str, Entry]
    ) -> bytes:
        """The content of a tree, from that of its base where no name came or went."""
        if base is None or standing.keys() != entries.keys():
            return tree_bytes(entries)
        return with_other(self._read(base, ObjectType.TREE), standing, entries)

    def _put(self, entries: dict[str, Entry], name: str, content: bytes | str | None) -> None:
        if content is None:
            entries.pop(name, None)
        elif isinstance(content, str):
            entries[name] = subtree(content)
        else:
            entries[name] = Entry(self.write_blob(content))

    def write_commit(
        self, tree: str, parents: tuple[str, ...], message: str, author: Person, committer: Person
    ) -> str:
        """Write a commit that nothing points at yet."""
        content = commit_bytes(tree, parents, message, author, committer)
        return self._write(ObjectType.COMMIT, content)

    def write_tag(
        self,
        name: str,
        target: str,
        message: str,
        tagger: Person,
        sign: Callable[[bytes], str] | None = None,
    ) -> str:
        """Write an annotated tag that no ref points at yet, with its signature where it has one."""
        content = tag_bytes(name, target, message, tagger)
        signature = sign(content).encode() if sign else b""
        return self._write(ObjectType.TAG, content + signature)

    def swap(self, ref: str, old: str | None, new: str) -> None:
        """Move a ref from what it was known to be, and read it back.

        Only the holder of the store's lock may call this.

        Raises:
            MovedRefError: It points elsewhere than at `old`.
            DamagedStoreError: It could not be written.
        """
        with self._damage():
            self._wait_for_lock(self.path / f"{ref}.lock")
            try:
                self._create_ref(ref, new) if old is None else self._move_ref(ref, old, new)
            except pygit2.GitError:
                if self.tip(ref) != new:
                    raise
                sync_directory((self.path / ref).parent)
            if self.tip(ref) != new:
                raise DamagedStoreError(self.path, f"{ref} does not hold what was written")

    def _create_ref(self, ref: str, new: str) -> None:
        folder = (self.path / ref).parent
        if not folder.exists():
            folder.mkdir()
            sync_directory(folder.parent)
        try:
            self._git.references.create(ref, new, force=False)
        except (pygit2.AlreadyExistsError, ValueError) as error:
            if self.tip(ref) != new:
                raise MovedRefError(ref) from error

    def _move_ref(self, ref: str, old: str, new: str) -> None:
        reference = self._git.references.get(ref)
        if reference is None or str(reference.target) != old:
            raise MovedRefError(ref)
        try:
            reference.set_target(new)
        except (pygit2.GitError, ValueError) as error:
            if self.tip(ref) not in (old, new):
                raise MovedRefError(ref) from error
            raise

    def _wait_for_lock(self, lock: Path) -> None:
        """Wait for another program's lock on a ref, and remove it when its writer must be dead."""
        while lock.exists():
            age = time.time() - lock.stat().st_mtime
            if not 0 <= age < STALE_LOCK_SECONDS:
                lock.unlink(missing_ok=True)
            else:
                time.sleep(0.05)

    def _read(self, oid: str, kind: ObjectType) -> bytes:
        with self._damage():
            try:
                found, content = self._odb.read(oid)
            except KeyError as error:
                raise DamagedStoreError(self.path, f"object {oid} is missing") from error
            if found != kind:
                raise DamagedStoreError(self.path, f"object {oid} is no {kind.name.lower()}")
            return content

    def _write(self, kind: ObjectType, content: bytes) -> str:
        """Write an object and read it back, so that what is acknowledged can be read."""
        with self._damage():
            oid = str(self._git.write(kind, content))
            if self._odb.read(oid)[1] != content:
                raise DamagedStoreError(self.path, f"object {oid} does not hold what was written")
            return oid

    def _damage(self) -> AbstractContextManager[None]:
        return _damage(self.path)


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        yield
    except (pygit2.GitError, OSError, KeyError, ValueError) as error:
        raise DamagedStoreError(path, str(error).strip("'\"")) from error


def _configure(config: Path) -> None:
    with config.open("a", encoding="utf-8") as file:
        file.write(_CONFIG)
        file.flush()
        os.fsync(file.fileno())
