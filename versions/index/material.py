"""What an index is made of, whatever tells it."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from versions.git.folder import Tips
from versions.records.texts import Decision


@dataclass(frozen=True, slots=True)
class Said:
    """What a wording says."""

    heading: str
    text: str
    notes: str
    wording_id: str


UNREAD = Said("", "", "", "")
"""What stands for a wording that cannot be read; every other has a wording id."""


EVERY = ""
"""What stands for every document, where it cannot be read which ones a decision changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision made of one clause."""

    document: str
    clause: str
    key: str | None
    """Its wording from then on; nothing where the clause went."""
    number: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a decision did."""

    changes: tuple[Change, ...]
    reordered: tuple[str, ...]
    """The documents whose clauses it put in another order."""
    unread: tuple[str, ...] = ()
    """The documents of which it cannot be read; `EVERY` where nothing of it can."""


class Source(Protocol):
    """What an index is made of; what it holds is the same for the same tips."""

    tips: Tips

    def states(self) -> Mapping[str, str]:
        """The trees of documents, by the names of their states."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """The decisions on the texts, newest first, as far back as they can be read."""
        ...

    def deed(self, before: Decision | None, decision: Decision) -> Deed:
        """What a decision did."""
        ...

    def files(self, tree: str) -> Mapping[str, str]:
        """The wordings in a tree, by clause."""
        ...

    def wording(self, key: str) -> Said:
        """What a wording says."""
        ...

    def grew_from(self, notes: str) -> bool:
        """Whether notes only went on from a commit; otherwise something of them was erased."""
        ...

    def records(self) -> Mapping[str, str]:
        """The path of every note and proposal, and the object that lies there."""
        ...

    def record(self, path: str, oid: str) -> Mapping[str, str]:
        """What is said there, by keys that begin with the path and a slash."""
        ...
