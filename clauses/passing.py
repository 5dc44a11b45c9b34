"""Sentences that passed from one clause to another, or stand elsewhere in their own."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise

from clauses.changes import Change
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.model import Document
from clauses.sentences import sentence_starts
from clauses.similarity import words_of

WORDS = 5
"""Sentences of fewer words are found in many clauses and say nothing."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of a hunk, and the clause it stands in."""

    op: Op
    text: str
    clause: int


def with_passages(changes: Sequence[Change], old: Document, new: Document) -> tuple[Change, ...]:
    """Tell in the hunks of changes which sentences were struck in one place and added in another.

    A sentence counts when it was struck once and added once in the whole document. Its hunks
    carry the position of the other clause: where it went, or where it came from.

    Returns:
        The same changes, some of their hunks cut at sentences.
    """
    places: dict[tuple[str, ...], dict[Op, list[int]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        for piece in _pieces_of(change, old, new):
            places[words_of(piece.text)][piece.op].append(piece.clause)
    passed = {
        words: {Op.DELETE: sides[Op.INSERT][0], Op.INSERT: sides[Op.DELETE][0]}
        for words, sides in places.items()
        if len(words) >= WORDS and len(sides[Op.DELETE]) == len(sides[Op.INSERT]) == 1
    }
    if not passed:
        return tuple(changes)
    return tuple(_told(change, passed) for change in changes)


def _pieces_of(change: Change, old: Document, new: Document) -> Iterator[_Piece]:
    at = {Op.DELETE: 0, Op.INSERT: 0}
    starts = {
        Op.DELETE: list(_starts(change.old, old)),
        Op.INSERT: list(_starts(change.new, new)),
    }
    for hunk in change.hunks:
        if hunk.op is not Op.EQUAL:
            offset = at[hunk.op]
            for text in _sentences(hunk.text):
                here = offset + len(text) - len(text.lstrip())
                clause = next(one for start, one in reversed(starts[hunk.op]) if start <= here)
                yield _Piece(hunk.op, text, clause)
                offset += len(text)
        for op in at:
            at[op] += len(hunk.text) * (hunk.op in {Op.EQUAL, op})


def _starts(positions: Sequence[int], document: Document) -> Iterator[tuple[int, int]]:
    """Where the text of each clause begins among all of a change's."""
    at = 0
    for position in positions:
        yield at, position
        at += len(document.clauses[position].text) + 1


def _sentences(text: str) -> Iterator[str]:
    for start, end in pairwise([*sentence_starts(text), len(text)]):
        yield text[start:end]


def _told(change: Change, passed: Mapping[tuple[str, ...], Mapping[Op, int]]) -> Change:
    hunks = tuple(piece for hunk in change.hunks for piece in _cut(hunk, passed))
    return (
        change
        if len(hunks) == len(change.hunks) and hunks == change.hunks
        else replace(change, hunks=hunks)
    )


def _cut(hunk: Hunk, passed: Mapping[tuple[str, ...], Mapping[Op, int]]) -> Iterator[Hunk]:
    """A hunk cut where a sentence in it passed; what lies between stays whole."""
    if hunk.op is Op.EQUAL:
        yield hunk
        return
    rest = ""
    for text in _sentences(hunk.text):
        other = passed.get(words_of(text))
        if other is None:
            rest += text
            continue
        if rest:
            yield replace(hunk, text=rest)
            rest = ""
        yield replace(hunk, text=text, moved=other[hunk.op])
    if rest:
        yield replace(hunk, text=rest)
