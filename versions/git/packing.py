"""Packs what was written one object a file, so that a repository stays small and quick.

git syncs what it writes, and not the names it gives. So what is made reaches the disk with its
name before anything goes that it holds instead: power may be cut at any moment.
"""

from collections.abc import Callable
from collections.abc import Iterable
from pathlib import Path

from versions.git.disk import sync_directory
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository

Git = Callable[..., str]
"""Lets git do something: a repository, and the words of the command."""
CROWDED = 3000
"""So many loose objects are packed: what some five hundred decisions leave."""
_SAMPLE = ("17", "5b", "a3", "e9")
_OF = 256
_GROWTH = 2
"""A pack stays as it is while it is so many times as large as all smaller ones together."""
_PACK = ("pack-objects", "-q", "--non-empty", "--delta-base-offset")
_GRAPH = ("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress")


def is_crowded(repository: Repository) -> bool:
    """Whether there are many loose objects, judged by some of their directories."""
    folders = (repository.path / "objects" / name for name in _SAMPLE)
    found = sum(1 for folder in folders if folder.is_dir() for _ in folder.iterdir())
    return found * _OF > CROWDED * len(_SAMPLE)


def pack(repository: Repository, git: Git) -> None:
    """Pack a repository that nobody writes into meanwhile; all may read. Nothing is pruned.

    Small packs are joined with what lies loose, so that their number stays a logarithm.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
    """
    repository.clear()
    packs = [one for one in _packs(repository) if one.with_suffix(".idx").exists()]
    joined, kept = _small_and_large(packs)
    said = [*(path.name for path in joined), *(f"^{path.name}" for path in kept)]
    words = (*_PACK, "--stdin-packs", "--unpacked")
    made = _made(repository, git, words, said)
    _put_in_place(repository, git, (*made, *kept), instead_of=joined)
    git(repository, "prune-packed", "-q")
    _pack_refs(repository, git)
    git(repository, *_GRAPH)
    repository.make_directories()


def pack_alone(repository: Repository, git: Git) -> None:
    """Pack what the refs lead to; all else goes for good.

    Raises:
        DamagedStoreError: git is not installed, or could not do it, or something did not go.
    """
    repository.clear()
    made = _made(repository, git, (*_PACK, "--all"), ())
    _put_in_place(repository, git, made, instead_of=_packs(repository))
    git(repository, "prune", "--expire=now")
    for left in repository.path.glob("objects/??/*"):
        raise DamagedStoreError(left, "it could not be removed")
    git(repository, *_GRAPH)
    repository.settle()


def _packs(repository: Repository) -> list[Path]:
    return sorted((repository.path / "objects" / "pack").glob("pack-*.pack"))


def _small_and_large(packs: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The packs that are to be joined, and those that are large beside them."""
    by_size = sorted(packs, key=lambda path: (path.stat().st_size, path.name))
    below, small = 0, 0
    for number, path in enumerate(by_size):
        size = path.stat().st_size
        if number and size < _GROWTH * below:
            small = number + 1
        below += size
    return by_size[:small], by_size[small:]


def _made(
    repository: Repository, git: Git, words: tuple[str, ...], said: Iterable[str]
) -> list[Path]:
    """What git packs, if there was anything to pack, with its name on disk."""
    folder = repository.path.resolve() / "objects" / "pack"
    feed = "".join(f"{one}\n" for one in said).encode()
    names = git(repository, *words, str(folder / "pack"), feed=feed).split()
    sync_directory(folder)
    return [folder / f"pack-{name}.pack" for name in names]


def _put_in_place(
    repository: Repository, git: Git, packs: Iterable[Path], instead_of: Iterable[Path]
) -> None:
    """Let some packs alone count from now on, and remove others."""
    names = sorted({path.name for path in packs})
    if not names:
        return
    feed = "".join(f"{name.removesuffix('.pack')}.idx\n" for name in names).encode()
    git(repository, "multi-pack-index", "write", "--no-progress", "--stdin-packs", feed=feed)
    sync_directory(repository.path / "objects" / "pack")
    for path in instead_of:
        if path.name not in names:
            for part in (*path.parent.glob(f"{path.stem}.[!p]*"), path):
                part.unlink(missing_ok=True)


def _pack_refs(repository: Repository, git: Git) -> None:
    """Write all refs into one file; those that stand alone go when it has its name on disk."""
    git(repository, "pack-refs", "--all", "--no-prune")
    sync_directory(repository.path)
    git(repository, "pack-refs", "--all")
