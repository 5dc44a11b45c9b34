"""Signs versions with a key of SSH, as git itself does, and checks such signatures."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from versions.errors import VersionsError
from versions.git.command_line import git_answer
from versions.git.repository import Repository

_NAMESPACE = "git"
_LONGEST = 30
"""Seconds that signing may take: a key on a token may want to be touched."""


class CannotSignError(VersionsError):
    """A version cannot be signed, so it is not made."""

    def __init__(self, key: Path, what: str) -> None:
        super().__init__(f"{key}: versions cannot be signed with this key: {what}")
        self.key = str(key)
        self.what = what


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that versions are signed with."""

    key: Path
    """The private half; or the public one, where an agent holds the private."""

    def sign(self, content: bytes) -> str:
        """Sign the content of a tag.

        Raises:
            CannotSignError: The key cannot be used, or ssh-keygen is not installed.
        """
        command = ["ssh-keygen", "-Y", "sign", "-q", "-n", _NAMESPACE, "-f", str(self.key)]
        try:
            done = subprocess.run(
                command,
                input=content,
                capture_output=True,
                check=False,
                timeout=_LONGEST,
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise CannotSignError(self.key, "ssh-keygen is not installed") from error
        except subprocess.TimeoutExpired as error:
            raise CannotSignError(self.key, "it took too long") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["it failed"]
            raise CannotSignError(self.key, said[-1])
        return done.stdout.decode()


def signature_fault(repository: Repository, tag: str, signers: Path) -> str:
    """What is wrong with the signature of a tag; nothing where one of the signers made it.

    Args:
        repository: Where the tag lies.
        tag: Its object.
        signers: Whose signatures count, in the form of ``ssh-keygen -Y verify``.

    Raises:
        GitCommandError: git is not installed.
    """
    settings = ("-c", "gpg.format=ssh", "-c", f"gpg.ssh.allowedSignersFile={signers.resolve()}")
    answer = git_answer(repository.path, *settings, "verify-tag", tag)
    if not answer.returncode:
        return ""
    said = answer.stderr.decode(errors="replace").strip().splitlines()
    return said[-1] if said else "it cannot be verified"
