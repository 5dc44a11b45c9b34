"""Takes into a repository what another holds, or a bundle; power may be cut at any moment."""

from pathlib import Path

from versions.git.packing import Git
from versions.git.repository import Repository

_FETCH = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head")
_SENDER = "--upload-pack=git -c safe.directory=* upload-pack"


def bring(repository: Repository, git: Git, source: Path, *refs: str) -> None:
    """Bring refs and all they lead to: objects first, and refs when those have reached the disk.

    A ref that reaches the disk before its objects would be taken for what it is not: complete.
    Nobody else may write there meanwhile: locks that a killed git left are removed.

    Args:
        repository: Where to.
        git: Lets git do something in a repository.
        source: Another repository of this machine, or a bundle.
        refs: What to bring and what it is called there; without a plus nothing is overwritten.

    Raises:
        DamagedStoreError: git is not installed, or refused.
    """
    repository.clear()
    where = str(source.resolve())
    held = git(repository, "ls-remote", "--refs", _SENDER, where).splitlines()
    objects = "".join(f"{row.split()[0]}\n" for row in held)
    git(repository, *_FETCH, _SENDER, "--stdin", where, feed=objects.encode())
    repository.settle()
    git(repository, *_FETCH, _SENDER, "--atomic", where, *refs)
    repository.settle()
