"""Spoils a store by hand: files are edited, and git is given plumbing commands."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.running import Done
from tests.versions.stores import clause_id
from versions.store import Store


@dataclass(frozen=True)
class Spoilt:
    """The folder of a store, for whoever spoils it by hand."""

    folder: Path

    def git(self, name: str, *words: str, feed: bytes = b"", index: bool = False) -> str:
        """A plumbing command in one of the repositories."""
        who = ("-c", "user.name=Handen", "-c", "user.email=hand@example.com")
        command = ["git", *who, "--git-dir", str(self.folder / f"{name}.git"), *words]
        alone = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        if index:
            alone["GIT_INDEX_FILE"] = str(self.folder.parent / "hand.index")
        done = subprocess.run(command, input=feed, capture_output=True, check=True, env=alone)
        return done.stdout.decode().strip()

    def clause(self) -> str:
        """The file of the clause on purpose."""
        return f"documents/hsa/clauses/{clause_id(Store.open(self.folder), 'syfte')}.md"

    def show(self, name: str, path: str) -> str:
        """What a file says now."""
        return self.git(name, "show", f"main:{path}") + "\n"

    def put(
        self,
        name: str,
        path: str,
        content: bytes | str | None,
        mode: str = "100644",
        says: str = "x",
    ) -> None:
        """Commit a file, the id of an object, or that a file is gone."""
        self.git(name, "read-tree", "main", index=True)
        oid = self.written(name, content) if isinstance(content, bytes) else content
        row = f"{mode} {oid}\t{path}\n" if oid else f"0 {'0' * 40}\t{path}\n"
        self.git(name, "update-index", "--index-info", feed=row.encode(), index=True)
        tree = self.git(name, "write-tree", "--missing-ok", index=True)
        made = self.git(name, "commit-tree", tree, "-p", "main", "-m", says)
        self.git(name, "update-ref", "refs/heads/main", made)

    def written(self, name: str, content: bytes) -> str:
        """A blob."""
        return self.git(name, "hash-object", "-w", "--stdin", feed=content)

    def loose(self, name: str, what: str) -> Path:
        """The file of an object."""
        oid = self.git(name, "rev-parse", what)
        return self.folder / f"{name}.git" / "objects" / oid[:2] / oid[2:]

    def ref(self, name: str, ref: str, content: str | None) -> None:
        """Write a ref's file, or take it away."""
        path = self.folder / f"{name}.git" / ref
        path.unlink() if content is None else path.write_text(content)


def is_clear(answer: Done) -> bool:
    """Whether a command was done, or says in one line of ours why not."""
    lines = answer.err.splitlines()
    told = all(line.startswith("lydelse: ") and not line.startswith("lydelse: :") for line in lines)
    return told and (answer.code == 0 or (answer.code in (4, 6) and bool(lines)))
