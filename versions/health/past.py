"""Everything that ever stood in a repository, and the same history with other files.

git itself reads and writes the history: a folder of thousands of files changes in every commit.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from versions.git.command_line import git
from versions.git.pen import address_of
from versions.git.repository import Repository
from versions.words.mentions import Mentions

File = tuple[str, str]
"""A path and the id of what lies there."""
_REWRITTEN = "refs/lydelse/rewritten"
"""What git calls a history while it writes it anew; no ref is ever called so."""
_NOWHERE = "0" * 40
_GONE = "D"


@dataclass(frozen=True)
class Past:
    """The history of main as it is."""

    repository: Repository
    tip: str

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Every file that ever stood, once for each content, by path."""
        words = ("log", "-z", "--format=", "--raw", "--no-abbrev", "--no-renames", "--root")
        told = git(self.repository.path, *words, self.tip).split("\0")
        found: set[File] = set()
        for row, path in zip(told[::2], told[1::2], strict=False):
            _, _, _, oid, change = row.split(" ")
            if change != _GONE:
                found.add((path, oid))
        return tuple(sorted(found))

    def authors(self) -> tuple[str, ...]:
        """Whose the commits are."""
        told = git(self.repository.path, "log", "--format=%an", self.tip).splitlines()
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True)
class Rewriting:
    """A history in which some files are others, or gone, and somebody is not named."""

    changed: Mapping[File, str | None]
    """What files become: the id of another content, or nothing where they go."""
    mentions: Mentions
    key: str
    """What the person is called as an author."""

    def write(self, repository: Repository, git_: Callable[..., str]) -> str:
        """Write the history of main anew, and answer its tip; equal commits keep their ids.

        Only the holder of the store's lock may call this.

        Args:
            repository: Where it lies.
            git_: Lets git do something while the lock is held.

        Raises:
            GitCommandError: git could not do it.
        """
        exported = git(repository.path, "fast-export", "--no-data", "--reencode=no", "main")
        rows = (f"{row}\n" for row in exported.removesuffix("\n").split("\n"))
        told = "".join(self._rows(rows))
        tip = git_(repository, "fast-import", "--quiet", "--force", feed=told.encode()).strip()
        repository.settle()
        return tip

    def _rows(self, rows: Iterator[str]) -> Iterator[str]:
        """The history for git, which answers its tip and lets no ref lead there.

        A ref may reach the disk before what it leads to.
        """
        last = ""
        for row in rows:
            word, _, rest = row.partition(" ")
            last = rest if word == "mark" else last
            if word in ("commit", "reset"):
                yield f"{word} {_REWRITTEN}\n"
            elif word == "author":
                yield self._author(row)
            elif word == "data":
                yield from self._message(int(rest), rows)
            elif word == "M":
                yield self._file(rest.rstrip("\n"))
            else:
                yield row
        yield f"get-mark {last}reset {_REWRITTEN}\nfrom {_NOWHERE}\n\n"

    def _author(self, row: str) -> str:
        name, _, rest = row.removeprefix("author ").rpartition(" <")
        if not self.mentions.within(name):
            return row
        return f"author {self.key} <{address_of(self.key)}>{rest.partition('>')[2]}"

    def _message(self, length: int, rows: Iterator[str]) -> Iterator[str]:
        said = ""
        while len(said.encode()) < length:
            said += next(rows)
        message = said.encode()[:length].decode()
        after = said.encode()[length:].decode()
        wanted = self.mentions.without(message)
        yield f"data {len(wanted.encode())}\n{wanted}{after}"

    def _file(self, told: str) -> str:
        mode, oid, path = told.split(" ", 2)
        wanted = self.changed.get((path, oid), oid)
        return f"D {path}\n" if wanted is None else f"M {mode} {wanted} {path}\n"
