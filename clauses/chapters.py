"""The chapter that each clause of a comparison stands in."""

from collections.abc import Mapping
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.model import Clause
from clauses.model import Document


@dataclass(frozen=True, slots=True)
class Chapters:
    """The chapter that each clause of either document stands in, by its key."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    became: Mapping[str, str]
    """The chapter that an earlier chapter became."""

    @classmethod
    def of(cls, comparison: Comparison) -> "Chapters":
        """Find the chapters of both documents and what the earlier ones became."""
        old, new = chapter_keys(comparison.old), chapter_keys(comparison.new)
        became = {
            old[change.old[0]]: new[change.new[0]]
            for change in comparison.changes
            if change.old and change.new and heads_chapter(comparison.old.clauses[change.old[0]])
        }
        return cls(old, new, became)

    def of_change(self, change: Change) -> str:
        """The chapter of a change: the later one, or what the earlier one became."""
        if change.new:
            return self.new[change.new[0]]
        key = self.old[change.old[0]]
        return self.became.get(key, key)


def heads_chapter(clause: Clause) -> bool:
    """Whether a chapter begins with a clause."""
    return clause.level <= 1


def chapter_keys(document: Document) -> tuple[str, ...]:
    """The key of the chapter that each clause stands in.

    Returns:
        The chapter's number; where it has none ``k`` and its position; ``0`` before the first.
    """
    key = "0"
    keys = []
    for place, clause in enumerate(document.clauses):
        if heads_chapter(clause):
            key = clause.number.rstrip(".") or (f"k{place}" if clause.level else "0")
        keys.append(key)
    return tuple(keys)
