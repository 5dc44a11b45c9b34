"""Packs what was written one object a file, so that a repository stays small and quick."""

from collections.abc import Callable

from versions.git.repository import Repository

Git = Callable[..., str]
"""Lets git do something: a repository, and the words of the command."""
CROWDED = 3000
"""So many loose objects are packed: what some five hundred decisions leave."""
_SAMPLE = ("17", "5b", "a3", "e9")
_OF = 256
_PACKING = (
    ("repack", "-d", "-q", "--geometric=2", "--write-midx"),
    ("pack-refs", "--all"),
    ("commit-graph", "write", "--reachable", "--changed-paths", "--no-progress"),
)


def is_crowded(repository: Repository) -> bool:
    """Whether there are many loose objects, judged by some of their directories."""
    folders = (repository.path / "objects" / name for name in _SAMPLE)
    found = sum(1 for folder in folders if folder.is_dir() for _ in folder.iterdir())
    return found * _OF > CROWDED * len(_SAMPLE)


def pack(repository: Repository, git: Git) -> None:
    """Pack a repository that nobody writes into meanwhile; all may read. Nothing is pruned.

    Packing removes emptied directories of objects; they are made again, since a new one would
    have a name that no disk knows.

    Raises:
        DamagedStoreError: git is not installed, or could not do it.
    """
    for words in _PACKING:
        git(repository, *words)
    repository.make_directories()
