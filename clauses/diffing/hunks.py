"""The changed words of a text, sorted by how much they matter."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from itertools import groupby

from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.cleanup import readable
from clauses.diffing.diff import Span
from clauses.diffing.weighing import weighed
from clauses.references import references
from clauses.text import Lines
from clauses.text import tokens


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
    lines = Lines(tokens)
    old_tokens, new_tokens = _tokens(old, lines), _tokens(new, lines)
    old_keys = _keys(old, old_tokens, {number: f"\0{after}" for number, after in numbers.items()})
    new_keys = _keys(new, new_tokens, {number: f"\0{number}" for number in numbers.values()})
    found = readable(old_tokens, new_tokens, old_keys, new_keys, apart=apart)
    return tuple(joined_hunks(_told(found, old_tokens, new_tokens)))


def _tokens(text: str, lines: Lines[list[str]]) -> list[str]:
    """The tokens of a text; its newlines are tokens of their own."""
    found = [token for line in lines(text) for token in (*line, "\n")]
    return found[:-1]


def _keys(text: str, parts: list[str], names: Mapping[str, str]) -> Sequence[str]:
    """What tokens are compared by: a reference by the clause it points at, all else by itself."""
    starts = {reference.start for reference in references(text)} if names else set()
    if not starts:
        return parts
    ends = accumulate(map(len, parts), initial=0)
    return [
        names.get(part, part) if at in starts else part
        for part, at in zip(parts, ends, strict=False)
    ]


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
        at += 1
        after = new[found[at].new_start] if at < len(found) else ""
        yield from _replaced(struck, added, *weighed(struck, added, after))


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


def _replaced(
    struck: str, added: str, sort: Sort, editorial: Editorial | None = None
) -> Iterator[Hunk]:
    if struck == added:
        yield Hunk(Op.EQUAL, struck)
        return
    if struck:
        yield Hunk(Op.DELETE, struck, sort, editorial=editorial)
    if added:
        yield Hunk(Op.INSERT, added, sort, editorial=editorial)


def joined_hunks(found: Iterable[Hunk]) -> Iterator[Hunk]:
    """Join neighbours that differ in text alone."""
    told = groupby(found, key=lambda one: (one.op, one.sort, one.moved, one.editorial))
    for _, alike in told:
        first, *further = alike
        text = "".join((first.text, *(hunk.text for hunk in further)))
        yield replace(first, text=text) if further else first
