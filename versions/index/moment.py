"""Everything a store holds at one moment, for those who already may read all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from functools import lru_cache

from clauses.changes import Comparison
from clauses.changes import Hunk
from clauses.compare import compare
from clauses.diffing.hunks import word_hunks
from versions.git.folder import Folder
from versions.git.folder import Tips
from versions.git.tags import Versions
from versions.index.answered import Answered
from versions.index.answered import Lasting
from versions.index.chronicle import Chronicle
from versions.index.database import Index
from versions.index.followings import Followings
from versions.index.lexicon import Lexicon
from versions.index.source import StoreSource
from versions.records.kept import Records
from versions.records.texts import Decision
from versions.records.texts import Texts
from versions.words.bags import Bags


class Readers:
    """What reads a store; kept as long as the store is open, since it keeps what it has read."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.texts = Texts(folder.texts)
        self.versions = Versions(folder.texts)
        self.records = Records(folder.notes)
        self.bags = Bags(folder.texts)
        self.index = Index(folder.path)
        self.followings = Followings()
        self.lexicon = Lexicon()
        self.answered = Answered()
        self.lasting = Lasting()
        self.compare = lru_cache(maxsize=64)(self._compare)
        self._hunks = lru_cache(maxsize=2048)(_hunks)

    def __reduce__(self) -> "tuple[type[Readers], tuple[Folder]]":
        """What was read stays where it was read."""
        return Readers, (self.folder,)

    def _compare(self, old_tree: str, new_tree: str) -> Comparison:
        """Compare two documents by ids; changes stay apart, for each has its reasons."""
        old, new = self.texts.document(old_tree), self.texts.document(new_tree)
        return compare(old, new, apart=True, hunks=self._kept_hunks)

    def _kept_hunks(
        self, old: str, new: str, renumbered: Mapping[str, str], apart: bool
    ) -> tuple[Hunk, ...]:
        """What became of a wording: after an edit that is known of every clause but one."""
        return self._hunks(old, new, frozenset(renumbered.items()), apart)


def _hunks(
    old: str, new: str, renumbered: frozenset[tuple[str, str]], apart: bool
) -> tuple[Hunk, ...]:
    return word_hunks(old, new, dict(renumbered), apart=apart)


@dataclass(frozen=True)
class Moment:
    """The tips of both repositories and what reads them."""

    readers: Readers
    tips: Tips

    def __reduce__(self) -> "tuple[type[Moment], tuple[Readers, Tips]]":
        """Elsewhere it is the same moment."""
        return Moment, (self.readers, self.tips)

    @property
    def texts_tree(self) -> str:
        """The tree of main in texts."""
        return self.readers.folder.texts.commit(self.tips.texts).tree

    @cached_property
    def source(self) -> StoreSource:
        """What the index is made of."""
        readers = self.readers
        return StoreSource(self.tips, readers.texts, readers.versions, readers.records)

    @cached_property
    def chronicle(self) -> Chronicle:
        """Every decision on the text being worked on, as the index tells it."""
        return Chronicle(self.readers.index, self.source)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The same as git tells it: for who checks the index, or makes it."""
        return self.readers.texts.decisions(self.tips.texts)

    @property
    def notes_tree(self) -> str:
        """The tree of main in notes."""
        return self.readers.folder.notes.commit(self.tips.notes).tree
