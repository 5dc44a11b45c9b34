"""The changed words of a text, sorted by how much they matter."""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import groupby

from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.cleanup import readable
from clauses.diff import Span
from clauses.references import references
from clauses.text import tokens

_SPACES_AND_MARKS = re.compile(r"[\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_ALIKE = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00bb": '"', "\u00ab": '"',
        "\u2018": "'", "\u2019": "'", "\u201a": "'",
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i",
        "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P",
        "С": "C", "Т": "T", "Х": "X",
    }
)  # fmt: skip


def word_hunks(
    old: str, new: str, renumbered: Mapping[str, str] | None = None, *, apart: bool = False
) -> tuple[Hunk, ...]:
    """Compare two wordings word by word.

    Args:
        old: The earlier wording.
        new: The later wording.
        renumbered: What each clause number of the earlier document is called in the later one;
            references that merely follow it are marked as such.
        apart: Keep changes apart that have a few words between them, because different people may
            have made them for different reasons.

    Returns:
        Hunks in order. Equal and deleted ones joined are `old`, equal and inserted ones `new`.
        No word or number is ever cut.

    Examples:
        >>> [(hunk.op.value, hunk.text) for hunk in word_hunks("Det bör ske.", "Det ska ske.")]
        [('equal', 'Det '), ('delete', 'bör'), ('insert', 'ska'), ('equal', ' ske.')]
    """
    numbers = renumbered or {}
    if old == new:
        return (Hunk(Op.EQUAL, old),) if old else ()
    old_tokens, new_tokens = tokens(old), tokens(new)
    old_keys = _keys(old, old_tokens, {number: f"\0{after}" for number, after in numbers.items()})
    new_keys = _keys(new, new_tokens, {number: f"\0{number}" for number in numbers.values()})
    found = readable(old_tokens, new_tokens, old_keys, new_keys, apart=apart)
    return tuple(_joined(_told(found, old_tokens, new_tokens)))


def _keys(text: str, parts: list[str], names: Mapping[str, str]) -> Sequence[str]:
    """What tokens are compared by: a reference by the clause it points at, all else by itself."""
    starts = {reference.start for reference in references(text)} if names else set()
    if not starts:
        return parts
    keys = []
    at = 0
    for part in parts:
        keys.append(names.get(part, part) if at in starts else part)
        at += len(part)
    return keys


def _told(found: list[Span], old: list[str], new: list[str]) -> Iterator[Hunk]:
    at = 0
    while at < len(found):
        span = found[at]
        if span.op is Op.EQUAL:
            yield from _kept(old[span.old_start : span.old_end], new[span.new_start : span.new_end])
            at += 1
            continue
        following = found[at + 1] if at + 1 < len(found) else span
        struck = "".join(old[span.old_start : span.old_end])
        added = "".join(new[span.new_start : span.new_end])
        if span.op is Op.DELETE and following.op is Op.INSERT:
            added = "".join(new[following.new_start : following.new_end])
            at += 1
        yield from _replaced(struck, added, sort_of(struck, added))
        at += 1


def _kept(old: list[str], new: list[str]) -> Iterator[Hunk]:
    """Equal tokens, and references that follow a renumbering."""
    if old == new:
        yield Hunk(Op.EQUAL, "".join(old))
        return
    for before, after in zip(old, new, strict=True):
        if before == after:
            yield Hunk(Op.EQUAL, before)
        else:
            yield from _replaced(before, after, Sort.REFERENCE)


def _replaced(struck: str, added: str, sort: Sort) -> Iterator[Hunk]:
    if struck == added:
        yield Hunk(Op.EQUAL, struck)
        return
    if struck:
        yield Hunk(Op.DELETE, struck, sort)
    if added:
        yield Hunk(Op.INSERT, added, sort)


def sort_of(struck: str, added: str) -> Sort:
    """Say how much it matters that one stretch of text became another.

    Examples:
        >>> sort_of("Regionen", "regionen").value, sort_of("–", "-").value
        ('editorial', 'typographic')
        >>> sort_of("bör", "ska").value
        'substance'
    """
    if _seen(struck) == _seen(added):
        return Sort.TYPOGRAPHIC
    if _SPACES_AND_MARKS.sub("", struck).casefold() == _SPACES_AND_MARKS.sub("", added).casefold():
        return Sort.EDITORIAL
    return Sort.SUBSTANCE


def _seen(text: str) -> str:
    """What the eye sees of a text: look-alikes told as one, the invisible left out."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_ALIKE)


def _joined(found: Iterator[Hunk]) -> Iterator[Hunk]:
    """Join neighbours that differ in text alone."""
    for (op, sort), alike in groupby(found, key=lambda hunk: (hunk.op, hunk.sort)):
        yield Hunk(op, "".join(hunk.text for hunk in alike), sort)
