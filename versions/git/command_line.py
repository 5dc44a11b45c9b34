"""The git command line, for what the library cannot do; no configuration outside counts."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from subprocess import PIPE

from versions.git.repository import DamagedStoreError


class GitCommandError(DamagedStoreError):
    """The git command line is missing, or could not do what it was asked."""


class NoGitError(GitCommandError):
    """The git command line is missing."""

    def __init__(self, repository: Path) -> None:
        super().__init__(repository, "git is not installed")


_SETTINGS = ("safe.directory=*", "gc.auto=0", "core.fsync=all", "protocol.ext.allow=never")


def git_answer(
    repository: Path, *words: str, holding: tuple[int, ...] = (), feed: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Ask git about a repository, whatever it answers.

    Args:
        repository: Where it lies.
        words: The command.
        holding: The locks under which it runs: git goes on holding them, should we be killed.
        feed: What git is given to read.

    Raises:
        NoGitError: git is not installed.
    """
    try:
        return subprocess.run(
            _command(repository, *words),
            env=_environment(),
            pass_fds=holding,
            input=feed,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoGitError(repository) from error
    except OSError as error:
        raise GitCommandError(repository, f"git cannot be run: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class Object:
    """Any object of a repository, whether anything leads to it or not."""

    oid: str
    kind: str
    content: bytes


def git_objects(repository: Path) -> Iterator[Object]:
    """Read every object there is, in the order of their ids.

    Raises:
        GitCommandError: git is not installed, or could not read them all.
    """
    words = ["cat-file", "--batch-all-objects", "--batch"]
    try:
        process = subprocess.Popen(
            _command(repository, *words), env=_environment(), stdout=PIPE, stderr=DEVNULL
        )
    except FileNotFoundError as error:
        raise NoGitError(repository) from error
    with process:
        assert process.stdout is not None
        for head in process.stdout:
            oid, kind, *size = head.decode().split()
            if not size:
                raise GitCommandError(repository, f"git cat-file: object {oid} is {kind}")
            yield Object(oid, kind, process.stdout.read(int(size[0])))
            process.stdout.read(1)
    if process.returncode:
        raise GitCommandError(repository, "git cat-file: an object cannot be read")


def git(repository: Path, *words: str, holding: tuple[int, ...] = (), feed: bytes = b"") -> str:
    """Let git do something in a repository, and answer what it prints; see `git_answer`.

    Raises:
        GitCommandError: git is not installed, or could not do it.
    """
    answer = git_answer(repository, *words, holding=holding, feed=feed)
    if answer.returncode:
        said = answer.stderr.decode(errors="replace").strip().splitlines() or ["it failed"]
        raise GitCommandError(repository, f"git {words[0]}: {said[-1]}")
    return answer.stdout.decode(errors="replace")


def _command(repository: Path, *words: str) -> list[str]:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["git", *settings, "--git-dir", str(repository.resolve()), *words]


def _environment() -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND")
    alone = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
    }
    return {name: os.environ[name] for name in kept if name in os.environ} | alone
