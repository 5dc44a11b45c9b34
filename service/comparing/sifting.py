"""What is known of each change of a comparison, and which of them a reader asked for."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Editorial
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Sort
from clauses.chapters import Chapters
from clauses.chapters import chapter_keys
from clauses.chapters import heads_chapter
from clauses.model import Document
from clauses.statistics import tally
from clauses.writing.labels import name
from service.comparing.choice import Choice
from service.comparing.choice import Nature
from service.comparing.explained import Explained
from service.comparing.explained import Explainer
from service.comparing.explained import explained

_BORN = frozenset({Kind.INSERTED, Kind.DELETED})
_MOVES = frozenset({Kind.MOVED, Kind.SPLIT, Kind.MERGED})
_SORTS = {
    Sort.SUBSTANCE: Nature.SUBSTANCE,
    Sort.REFERENCE: Nature.NUMBERING,
    Sort.EDITORIAL: Nature.EDITORIAL,
    Sort.TYPOGRAPHIC: Nature.EDITORIAL,
    Sort.FORMATTING: Nature.EDITORIAL,
}
_TIDYINGS = {
    Editorial.SPELLING: Nature.SPELLING,
    Editorial.PUNCTUATION: Nature.PUNCTUATION,
    Editorial.CASE: Nature.CASE,
    Editorial.SPACING: Nature.SPACING,
    Editorial.PARAGRAPHS: Nature.PARAGRAPHS,
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of either document, and how much of its text changed."""

    key: str
    """What addresses call it."""
    name: str
    changes: int
    share: float
    """Struck and added text against all text, between 0 and 1."""

    @property
    def percent(self) -> int:
        """The share in hundredths; never 0 where something changed."""
        return max(round(100 * self.share), 1 if self.share else 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one change."""

    change: Change
    natures: frozenset[Nature]
    chapter: str
    reasons: tuple[Explained, ...]
    struck: int
    """How many words were struck."""
    added: int

    @property
    def sources(self) -> Mapping[str, str]:
        """The bodies and notes among the reasons: what each is called, by its key."""
        found = {}
        for reason in self.reasons:
            if reason.answer.author:
                found[reason.answer.author] = reason.answer.author
            found.update({link.note: "" for link in reason.answer.notes})
        return found

    @property
    def unexplained(self) -> bool:
        """Whether some of its words have no reason, but for references that only follow."""
        return any(reason.bare for reason in self.reasons)

    def asked_for(self, choice: Choice) -> bool:
        """Whether the change is among those a reader asked for."""
        change = self.change
        return bool(
            change.kinds
            and (choice.clause is None or choice.clause in change.new)
            and (not choice.kinds or choice.kinds.intersection(change.kinds))
            and (not choice.natures or choice.natures & self.natures)
            and choice.chapter in ("", self.chapter)
            and (not choice.source or choice.source in self.sources)
            and (not choice.unexplained or self.unexplained)
        )


def natures(change: Change) -> frozenset[Nature]:
    """What a change is about; nothing where nothing changed."""
    kinds = frozenset(change.kinds)
    hunks = (*change.heading_hunks, *change.hunks, *change.note_hunks)
    found = {
        Nature.MOVE if hunk.moved else _SORTS[hunk.sort]
        for hunk in hunks
        if hunk.sort and hunk.op is not Op.EQUAL
    }
    found |= {_TIDYINGS[hunk.editorial] for hunk in hunks if hunk.editorial}
    found |= {
        Nature.UNSEEN for hunk in hunks if hunk.sort is Sort.TYPOGRAPHIC and not hunk.editorial
    }
    found |= {Nature.SUBSTANCE} if kinds & _BORN else set()
    found |= {Nature.MOVE} if kinds & _MOVES else set()
    found |= {Nature.NUMBERING} if Kind.RENUMBERED in kinds else set()
    found |= {Nature.EDITORIAL} if Kind.FORMATTED in kinds else set()
    return frozenset(found)


def facts_of(comparison: Comparison, explain: Explainer | None) -> tuple[Facts, ...]:
    """What is known of each change, in order.

    Args:
        comparison: What became of each clause.
        explain: Answers why an edit was made, where that is known at all.
    """
    chapter = Chapters.of(comparison)
    return tuple(
        _facts(change, chapter.of_change(change), explained(change, comparison, explain))
        if change.kinds
        else Facts(change, frozenset(), chapter.of_change(change), (), 0, 0)
        for change in comparison.changes
    )


def _facts(change: Change, chapter: str, reasons: tuple[Explained, ...]) -> Facts:
    counted = tally(change)
    words = sum(counted.struck.values()), sum(counted.added.values())
    return Facts(change, natures(change), chapter, reasons, *words)


def chapters(comparison: Comparison, facts: Sequence[Facts]) -> tuple[Chapter, ...]:
    """The chapters in which there is text, in the order they are met."""
    names = dict(_names(comparison.old)) | dict(_names(comparison.new))
    changed: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    everything: Counter[str] = Counter()
    for one in facts:
        touched[one.chapter] += bool(one.change.kinds)
        changed[one.chapter] += _length(one.change, changed_only=True)
        everything[one.chapter] += _length(one.change, changed_only=False)
    keys = list(dict.fromkeys(one.chapter for one in facts))
    return tuple(
        Chapter(key, names.get(key, key), touched[key], changed[key] / (everything[key] or 1))
        for key in keys
    )


def _names(document: Document) -> Iterator[tuple[str, str]]:
    for clause, key in zip(document.clauses, chapter_keys(document), strict=True):
        if heads_chapter(clause):
            yield key, name(clause)


def _length(change: Change, *, changed_only: bool) -> int:
    hunks = (*change.heading_hunks, *change.hunks, *change.note_hunks)
    return sum(len(hunk.text) for hunk in hunks if hunk.op is not Op.EQUAL or not changed_only)


def source_counts(facts: Sequence[Facts]) -> Mapping[str, int]:
    """How many changes each body and note is a reason for, the most first."""
    counts = Counter(key for one in facts for key in one.sources)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def nature_counts(facts: Sequence[Facts]) -> Mapping[Nature, int]:
    """How many changes there are of each nature."""
    counts = Counter(nature for one in facts for nature in one.natures)
    return {nature: counts[nature] for nature in Nature if counts[nature]}
