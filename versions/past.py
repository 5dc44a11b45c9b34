"""Everything that ever stood in a repository, and the same history with other files."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property

from versions.mentions import Mentions
from versions.pen import person_of
from versions.repository import Commit
from versions.repository import Person
from versions.repository import Repository

File = tuple[str, str]
"""A path and the id of what lies there."""


@dataclass(frozen=True)
class Past:
    """The history of main as it is."""

    repository: Repository
    tip: str

    @cached_property
    def commits(self) -> tuple[Commit, ...]:
        """Every commit, oldest first."""
        return tuple(self.repository.ancestors(self.tip))[::-1]

    @cached_property
    def files(self) -> tuple[File, ...]:
        """Every file that ever stood, once for each content, by path."""
        met: set[File] = set()
        files: set[File] = set()
        for commit in self.commits:
            self._meet(commit.tree, "", met, files)
        return tuple(sorted(files))

    def _meet(self, tree: str, path: str, met: set[File], files: set[File]) -> None:
        if (path, tree) in met:
            return
        met.add((path, tree))
        for name, entry in self.repository.entries(tree).items():
            here = f"{path}/{name}" if path else name
            if entry.is_tree:
                self._meet(entry.oid, here, met, files)
            else:
                files.add((here, entry.oid))

    def authors(self) -> Iterator[str]:
        """Whose the commits are."""
        yield from dict.fromkeys(commit.author.name for commit in self.commits)


@dataclass(frozen=True)
class Rewriting:
    """A history in which some files are others, or gone, and somebody is not named."""

    past: Past
    changed: Mapping[File, bytes | None]
    mentions: Mentions
    key: str
    """What the person is called as an author."""

    def write(self) -> str:
        """Write the history anew, from the first commit that differs; answer its tip."""
        told: dict[str, str] = {}
        trees: dict[File, str | None] = {}
        for commit in self.past.commits:
            tree = self._tree(commit.tree, "", trees)
            parents = tuple(told[parent] for parent in commit.parents if parent in told)
            wanted = replace(
                commit,
                tree=tree or self.past.repository.write_tree(None, {}),
                parents=parents,
                author=self._author(commit.author),
                message=self.mentions.without(commit.message),
            )
            told[commit.oid] = commit.oid if wanted == commit else self._written(wanted)
        return told[self.past.tip]

    def _written(self, commit: Commit) -> str:
        return self.past.repository.write_commit(
            commit.tree, commit.parents, commit.message, commit.author, commit.committer
        )

    def _author(self, author: Person) -> Person:
        return person_of(self.key, author.when) if self.mentions.within(author.name) else author

    def _tree(self, tree: str, path: str, trees: dict[File, str | None]) -> str | None:
        """A tree as it is to be; nothing where nothing is left in it."""
        if (path, tree) not in trees:
            trees[path, tree] = self._changed_tree(tree, path, trees)
        return trees[path, tree]

    def _changed_tree(self, tree: str, path: str, trees: dict[File, str | None]) -> str | None:
        entries = self.past.repository.entries(tree)
        changes: dict[str, bytes | str | None] = {}
        for name, entry in entries.items():
            here = f"{path}/{name}" if path else name
            if entry.is_tree:
                below = self._tree(entry.oid, here, trees)
                if below != entry.oid:
                    changes[name] = below
            elif (here, entry.oid) in self.changed:
                changes[name] = self.changed[here, entry.oid]
        if not changes:
            return tree
        left = len(entries) - sum(content is None for content in changes.values())
        return self.past.repository.write_tree(tree, changes) if left else None
