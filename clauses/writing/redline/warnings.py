"""Comments in the margin at references that did not follow when clauses got other numbers."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from clauses.changes import Comparison
from clauses.checking.following import Stale
from clauses.writing.labels import Say
from clauses.writing.labels import stale_label
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SILENT
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import XML_SPACE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import shown_text
from clauses.writing.ooxml.names import words_in
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.resolve import accept
from clauses.writing.redline.comments import SPEAKER
from clauses.writing.redline.comments import add_comment
from clauses.writing.redline.pen import Places
from clauses.writing.redline.pen import Start
from clauses.writing.redline.tokens import Token
from clauses.writing.redline.tokens import line_of


@dataclass(frozen=True, slots=True)
class Caution:
    """What is said of some characters of a paragraph of the later file."""

    paragraph: int
    """Which one it is, counted from 0 through the whole text."""
    words: str
    """The words of that paragraph."""
    start: int
    end: int
    text: str


def warnings_in(
    stale: Sequence[Stale], comparison: Comparison, body: Element, places: Places, say: Say
) -> tuple[Caution, ...]:
    """What is to be said of the references of a later file that did not follow.

    Args:
        stale: The references, some at least.
        comparison: Which clauses became which.
        body: The text of the later file, as yet unchanged.
        places: Where each of its paragraphs stands.
        say: Turns the sentences into the reader's language.
    """
    paragraphs = list(body.iter(P))
    starts = [places.get(paragraph) for paragraph in paragraphs]
    found = []
    for one in stale:
        at, start = _paragraph_of(one, starts)
        if start is not None:
            low = one.start - start.place.start + start.skipped
            high = low + one.end - one.start
            told = stale_label(one, comparison, say)
            found.append(Caution(at, words_in(paragraphs[at]), low, high, told))
    return tuple(found)


def _paragraph_of(one: Stale, starts: Sequence[Start | None]) -> tuple[int, Start | None]:
    """The last paragraph of its clause that begins at or before a reference."""
    found: tuple[int, Start | None] = (0, None)
    for at, start in enumerate(starts):
        if start and start.place.clause == one.clause and start.place.part == "text":
            if start.place.start > one.start:
                break
            found = (at, start)
    return found


def write_warnings(package: Package, body: Element, warnings: Sequence[Caution]) -> None:
    """Set a comment about each reference that did not follow.

    Args:
        package: The package they are written into.
        body: The tree of the text, with its tracked changes.
        warnings: What is to be said, by the paragraphs that stand once all changes are accepted.
    """
    if not warnings:
        return
    package.touch(package.main)
    accepted = deepcopy(body)
    original = dict(zip(accepted.iter(RUN), body.iter(RUN), strict=True))
    accept(accepted)
    paragraphs = list(accepted.iter(P))
    found: list[tuple[Caution, list[Element]]] = []
    for one in reversed(warnings):
        near = [*paragraphs[one.paragraph : one.paragraph + 1], *paragraphs]
        twin = next((paragraph for paragraph in near if words_in(paragraph) == one.words), None)
        found.append((one, list(_runs_of(one, twin, original)) if twin is not None else []))
    for one, runs in reversed(found):
        if runs:
            add_comment(package, runs[0], runs[-1], one.text, SPEAKER)


def _runs_of(
    one: Caution, paragraph: Element, original: Mapping[Element, Element]
) -> Iterator[Element]:
    """The runs that hold what a warning is about, and nothing else where they can be cut."""
    within: dict[Element, tuple[int, int]] = {}
    for run, low, high in _spans(one, line_of(paragraph, _NOWHERE).tokens):
        within[run] = (within.get(run, (low, high))[0], high)
    for run, (low, high) in within.items():
        yield _cut(original[run], low, high)


def _spans(one: Caution, tokens: Sequence[Token]) -> Iterator[tuple[Element, int, int]]:
    """The runs that hold what a warning is about, and from where to where in each."""
    read: Counter[Element] = Counter()
    start = 0
    for token in tokens:
        at = start
        for run, text in ((piece.run, piece.item) for piece in token.pieces):
            if run is None or not isinstance(text, str):
                continue
            low, high = max(one.start, at), min(one.end, at + len(text))
            if low < high:
                yield run, read[run] + low - at, read[run] + high - at
            read[run] += len(text)
            at += len(text)
        start += len(token.text)


_NOWHERE = Reader(lambda name: name)


def _cut(run: Element, low: int, high: int) -> Element:
    """Part a run so that some of its characters have one of their own; it, or the whole run."""
    texts = [child for child in run if child.tag != RPR and child.tag not in SILENT]
    if len(texts) != 1 or texts[0].tag != TEXT or (low, high) == (0, len(shown_text(texts[0]))):
        return run
    text = shown_text(texts[0])
    middle = deepcopy(run)
    for silent in [child for child in middle if child.tag in SILENT]:
        middle.remove(silent)
    last = deepcopy(middle)
    for part, words in ((run, text[:low]), (middle, text[low:high]), (last, text[high:])):
        _say(part, words)
    run.addnext(middle)
    if text[high:]:
        middle.addnext(last)
    if not text[:low]:
        run.getparent().remove(run)  # type: ignore[union-attr]
    return middle


def _say(run: Element, words: str) -> None:
    for text in run.iter(TEXT):
        text.text = words
        text.set(XML_SPACE, "preserve")
