"""Where words are from by ``git blame``: a file with a word a line, a commit a version."""

import os
import resource
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


@dataclass(frozen=True, slots=True)
class Blame:
    """A repository with the versions of a text."""

    folder: Path

    def commit(self, wordings: Sequence[str]) -> None:
        """Take in all versions."""
        self._git("init", "--quiet", "--bare")
        stream = "".join(_commit(at, wording) for at, wording in enumerate(wordings))
        self._git("fast-import", "--quiet", given=stream)

    def firsts(self, version: int) -> list[int]:
        """The version that brought each word of one of them, as ``blame -w -M -C`` tells it."""
        told = self._git("blame", "-w", "-M", "-C", "--line-porcelain", f"v{version}", "--", "text")
        return [int(line[8:]) for line in told.splitlines() if line.startswith("summary ")]

    def _git(self, *words: str, given: str = "") -> str:
        command = ("git", "-C", str(self.folder), *words)
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, check=True, env=_ENVIRONMENT
        )
        return done.stdout


def _commit(version: int, wording: str) -> str:
    text = "".join(f"{word}\n" for word in wording.split())
    return (
        f"commit refs/heads/main\nmark :{2 * version + 1}\n"
        f"committer Bench <bench@example.org> {version} +0000\n{_data(str(version))}"
        f"M 100644 inline text\n{_data(text)}\n"
        f"reset refs/tags/v{version}\nfrom :{2 * version + 1}\n\n"
    )


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"


def cpu_of_children() -> float:
    """Seconds that ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
