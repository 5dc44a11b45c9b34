"""Words that passed from one clause to another between versions, followed to where they were."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from itertools import pairwise

from clauses.sentences import sentence_spans
from versions.explaining.origin import OriginSpan
from versions.explaining.passages import Passed
from versions.explaining.passages import passed_to
from versions.index.moment import Moment
from versions.seen.texts import Seen
from versions.stages import NOW

WORDS = 5
"""Fewer words stand in many clauses and say nothing of where they are from."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause whose words are followed to where they were, and what tells of others."""

    seen: Seen
    moment: Moment
    document: str
    id: str
    origin: Callable[[str, str], tuple[OriginSpan, ...]]
    """Tells the origins of another clause of the document, as it stands in a version."""


def followed(clause: Clause, spans: Sequence[OriginSpan]) -> tuple[OriginSpan, ...]:
    """The origins of the words of a clause, of those that passed from another clause before that.

    Words passed where the comparison with the version before tells that they moved. Sentences are
    looked for whole, then what of them came at one time.
    """
    known = [version.id for version in clause.seen.versions(clause.document)]
    order = {version: at for at, version in enumerate(known)}
    if not any(order.get(one.brought_by.version or "", len(known)) for one in spans):
        return tuple(spans)
    text = "".join(one.text for one in spans)
    found: list[OriginSpan] = []
    for low, high in sentence_spans(text):
        pieces = list(_cut(spans, low, high))
        newest = max(
            pieces, key=lambda one: order.get(one.brought_by.version or "", len(order) + 1)
        )
        whole = replace(newest, start=low, end=high, text=text[low:high])
        lent = _lent(clause, whole, known)
        found += lent or [
            part for piece in pieces for part in _lent(clause, piece, known) or [piece]
        ]
    return tuple(_joined(found))


def _lent(clause: Clause, span: OriginSpan, known: Sequence[str]) -> list[OriginSpan]:
    """What brought the words of a span to the clause they passed from, if they did."""
    words = span.text.strip()
    around = _around(known, span) if len(words.split()) >= WORDS else None
    if around is None or not _lost(clause, around, words):
        return []
    came = _passages(clause, around)
    lender = next((one.clause for one in came if words in one.before and words in one.after), "")
    if not lender:
        return []
    lent = clause.origin(lender, around[0])
    at = "".join(one.text for one in lent).find(words)
    return list(_set(span, list(_cut(lent, at, at + len(words)))))


def _around(known: Sequence[str], span: OriginSpan) -> tuple[str, str] | None:
    """The version before the one that brought a span, and that one."""
    brought = span.brought_by.version or NOW
    return next((pair for pair in pairwise([*known, NOW]) if pair[1] == brought), None)


def _lost(clause: Clause, around: tuple[str, str], words: str) -> bool:
    """Whether a clause had some words and has them no longer; else nothing is compared."""
    if not clause.seen.says(clause.document, around[0], words):
        return False
    before, after = (clause.seen.document(clause.document, version) for version in around)
    had = {one.id for one in before.clauses if words in one.text}
    return not had <= {one.id for one in after.clauses if words in one.text}


def _passages(clause: Clause, around: tuple[str, str]) -> Iterator[Passed]:
    """What a clause got from others between two versions."""
    trees = (clause.seen.tree(clause.document, version) for version in around)
    comparison = clause.moment.readers.compare(*trees)
    index = comparison.change_of([clause.id])
    if index is not None:
        yield from passed_to(comparison, comparison.changes[index])


def _cut(spans: Sequence[OriginSpan], start: int, end: int) -> Iterator[OriginSpan]:
    for one in spans:
        low, high = max(one.start, start), min(one.end, end)
        if low < high:
            text = one.text[low - one.start : high - one.start]
            yield replace(one, start=low, end=high, text=text)


def _set(span: OriginSpan, pieces: list[OriginSpan]) -> Iterator[OriginSpan]:
    """Pieces in the place of a span, its outer spaces with the first and the last."""
    lead = span.text[: len(span.text) - len(span.text.lstrip())]
    tail = span.text[len(span.text.rstrip()) :]
    at = span.start
    for number, piece in enumerate(pieces):
        text = f"{lead if number == 0 else ''}{piece.text}{tail if piece is pieces[-1] else ''}"
        yield replace(piece, start=at, end=at + len(text), text=text)
        at += len(text)


def _joined(pieces: Sequence[OriginSpan]) -> Iterator[OriginSpan]:
    """Neighbours from one wording, with the same notes, as one."""
    for _, group in groupby(pieces, key=lambda one: (one.brought_by, one.notes)):
        run = list(group)
        yield replace(run[0], end=run[-1].end, text="".join(one.text for one in run))
