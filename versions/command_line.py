"""The git command line, for what the library cannot do; no configuration outside counts."""

import os
import subprocess
from pathlib import Path

from versions.repository import DamagedStoreError


class GitCommandError(DamagedStoreError):
    """The git command line is missing, or could not do what it was asked."""


_SETTINGS = ("safe.directory=*", "gc.auto=0", "core.fsync=all", "protocol.ext.allow=never")


def git_answer(repository: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask git about a repository, whatever it answers.

    Raises:
        GitCommandError: git is not installed.
    """
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    try:
        return subprocess.run(
            ["git", *settings, "--git-dir", str(repository.resolve()), *words],
            env=_environment(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitCommandError(repository, "git is not installed") from error


def git(repository: Path, *words: str) -> str:
    """Let git do something in a repository, and answer what it prints.

    Raises:
        GitCommandError: git is not installed, or could not do it.
    """
    answer = git_answer(repository, *words)
    if answer.returncode:
        said = answer.stderr.decode(errors="replace").strip().splitlines() or ["it failed"]
        raise GitCommandError(repository, f"git {words[0]}: {said[-1]}")
    return answer.stdout.decode(errors="replace")


def _environment() -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND")
    alone = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
    }
    return {name: os.environ[name] for name in kept if name in os.environ} | alone
