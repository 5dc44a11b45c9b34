"""Which version a file is: exactly, or the nearest and where it differs."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass

from clauses.changes import Comparison
from clauses.compare import compare
from clauses.model import Document
from versions.format.normal import normal_document
from versions.stages import NOW
from versions.stages import DocumentInfo
from versions.view import View


@dataclass(frozen=True, slots=True)
class Known:
    """A version that a file was held against."""

    info: DocumentInfo
    version: str
    likeness: float
    """How much of both texts is the same, from 0 to 1; 1 for the very same text."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file is among the versions that a reader may see."""

    exact: tuple[Known, ...]
    """The versions that say the very same; more than one where a version was released anew."""
    nearest: Known | None
    comparison: Comparison | None
    """From the nearest version to the file, where the file is none exactly."""


def identity(
    view: View,
    document: Document,
    compare: Callable[[Document, Document], Comparison] = compare,
) -> Identity:
    """Find which version a document is.

    Words, headings, numbers and notes decide; looks do not. Nothing is stored.

    Args:
        view: The family.
        document: What was read in the file.
        compare: Compares two documents: here, or where heavy work is done.
    """
    text = normal_document(document)
    known = sorted(_known(view, text), key=lambda one: -one.likeness)
    exact = tuple(one for one in known if one.likeness == 1)
    if exact or not known or not known[0].likeness:
        return Identity(exact, exact[0] if exact else None, None)
    nearest = known[0]
    return Identity((), nearest, compare(view.document(nearest.info.id, nearest.version), text))


def _known(view: View, text: Document) -> Iterator[Known]:
    mine = _words(text)
    for info in view.documents():
        working = [NOW] if info.id in view.now else []
        for version in (*reversed([one.id for one in info.versions]), *working):
            theirs = _words(view.document(info.id, version))
            yield Known(info, version, _likeness(mine, theirs))


_Words = list[tuple[str, str, str, str]]


def _words(document: Document) -> _Words:
    return [
        (clause.number, clause.heading, clause.text, clause.notes_text)
        for clause in document.clauses
    ]


def _likeness(mine: _Words, theirs: _Words) -> float:
    """The share of clauses that both have, by length; 1 only where nothing differs."""
    if mine == theirs:
        return 1.0
    ours, others = Counter(one[1:] for one in mine), Counter(one[1:] for one in theirs)
    shared = sum(_length(one) for one in (ours & others).elements())
    both = sum(_length(one) for one in (ours | others).elements())
    return min(shared / (both or 1), 0.9999)


def _length(words: tuple[str, ...]) -> int:
    return sum(map(len, words)) + 1
