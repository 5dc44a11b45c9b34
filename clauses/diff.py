"""Which tokens of one text became which of another, by work and never by the clock."""

from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from clauses.changes import Op
from clauses.order import heaviest_rise

WORK = 4_000_000
"""How many pairs of tokens may be weighed between two anchors before all of them count as new."""
DEEP = 40
"""How often a stretch is cut again at anchors of its own before all of it counts as new."""
FAR = 700
"""Above so many struck and added tokens the quicker of two ways to a shortest edit is taken."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens that was kept, struck or added: halves of two sequences, end exclusive."""

    op: Op
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """Compare two sequences of tokens.

    The same two sequences give the same spans on every machine. Where two long texts have
    nothing in common that could anchor them, the answer is coarser, never wrong.

    Args:
        old: The earlier tokens.
        new: The later tokens.

    Returns:
        Spans that cover both sequences in order. Neighbours differ in kind; a deletion stands
        before the insertion that replaces it.
    """
    return list(_joined(_spans(old, new)))


def _spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Span]:
    head = _common_prefix(old, new)
    tail = _common_suffix(old, new, head)
    yield Span(Op.EQUAL, 0, head, 0, head)
    old_end, new_end = len(old) - tail, len(new) - tail
    yield from _middle(old, new, head, old_end, head, new_end)
    yield Span(Op.EQUAL, old_end, len(old), new_end, len(new))


def _common_prefix(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    shorter = min(len(old), len(new))
    for index in range(shorter):
        if old[index] != new[index]:
            return index
    return shorter


def _common_suffix(old: Sequence[Hashable], new: Sequence[Hashable], head: int) -> int:
    longest = min(len(old), len(new)) - head
    for index in range(longest):
        if old[-1 - index] != new[-1 - index]:
            return index
    return longest


def _middle(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_start: int,
    old_end: int,
    new_start: int,
    new_end: int,
    depth: int = 0,
) -> Iterator[Span]:
    """Compare between two anchors; large stretches are cut at tokens that occur once a side."""
    size = (old_end - old_start) * (new_end - new_start)
    if size == 0:
        yield Span(Op.DELETE, old_start, old_end, new_start, new_start)
        yield Span(Op.INSERT, old_end, old_end, new_start, new_end)
        return
    if size <= WORK:
        yield from _exact(old, new, old_start, old_end, new_start, new_end)
        return
    anchors = _anchors(old[old_start:old_end], new[new_start:new_end]) if depth < DEEP else []
    if not anchors:
        yield Span(Op.DELETE, old_start, old_end, new_start, new_start)
        yield Span(Op.INSERT, old_end, old_end, new_start, new_end)
        return
    old_at, new_at = old_start, new_start
    for old_anchor, new_anchor in anchors:
        old_here, new_here = old_start + old_anchor, new_start + new_anchor
        yield from _middle(old, new, old_at, old_here, new_at, new_here, depth + 1)
        yield Span(Op.EQUAL, old_here, old_here + 1, new_here, new_here + 1)
        old_at, new_at = old_here + 1, new_here + 1
    yield from _middle(old, new, old_at, old_end, new_at, new_end, depth + 1)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Tokens that occur exactly once on each side, in the longest order common to both."""
    new_places = _unique_places(new)
    pairs = [
        (index, new_places[token])
        for token, index in _unique_places(old).items()
        if token in new_places
    ]
    return [pairs[kept] for kept in heaviest_rise([right for _, right in pairs], [1] * len(pairs))]


def _unique_places(sequence: Sequence[Hashable]) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    for index, token in enumerate(sequence):
        places[token] = -1 if token in places else index
    return {token: index for token, index in places.items() if index >= 0}


def _exact(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_at: int,
    old_end: int,
    new_at: int,
    new_end: int,
) -> Iterator[Span]:
    """A shortest edit, by diff-match-patch on one character a token.

    Where little is common its work grows with the square of what changed; there the edit is
    found by rapidfuzz instead.
    """
    codes: dict[Hashable, str] = {}
    old_codes = "".join(_code(token, codes) for token in old[old_at:old_end])
    new_codes = "".join(_code(token, codes) for token in new[new_at:new_end])
    if Indel.distance(old_codes, new_codes) > FAR:
        yield from _quick(old_codes, new_codes, old_at, new_at)
        return
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    for op, text in engine.diff_main(old_codes, new_codes, False):
        old_next = old_at + (len(text) if op <= 0 else 0)
        new_next = new_at + (len(text) if op >= 0 else 0)
        yield Span(_OPS[op], old_at, old_next, new_at, new_next)
        old_at, new_at = old_next, new_next


def _quick(old: str, new: str, old_at: int, new_at: int) -> Iterator[Span]:
    """A shortest edit that is found as quickly whatever is common."""
    for step in Indel.opcodes(old, new):
        yield Span(
            _TAGS[step.tag],
            old_at + step.src_start,
            old_at + step.src_end,
            new_at + step.dest_start,
            new_at + step.dest_end,
        )


_TAGS = {"equal": Op.EQUAL, "delete": Op.DELETE, "insert": Op.INSERT}
_OPS = {0: Op.EQUAL, -1: Op.DELETE, 1: Op.INSERT}
_SURROGATES = 0xD800


def _code(token: Hashable, codes: dict[Hashable, str]) -> str:
    """The character that stands for a token; surrogates are passed over."""
    if token not in codes:
        number = len(codes) + 1
        codes[token] = chr(number if number < _SURROGATES else number + 0x800)
    return codes[token]


def _joined(found: Iterator[Span]) -> Iterator[Span]:
    """Join neighbours of one kind and put each deletion before its insertion."""
    pending: dict[Op, Span] = {}
    for span in found:
        if span.old_start == span.old_end and span.new_start == span.new_end:
            continue
        if (span.op is Op.EQUAL) != (Op.EQUAL in pending) and pending:
            yield from _in_order(pending)
            pending = {}
        known = pending.get(span.op)
        pending[span.op] = span if known is None else _grown(known, span)
    yield from _in_order(pending)


def _grown(known: Span, span: Span) -> Span:
    return Span(known.op, known.old_start, span.old_end, known.new_start, span.new_end)


def _in_order(pending: dict[Op, Span]) -> Iterator[Span]:
    """The spans between two equal ones, the deletion first, each standing where it belongs."""
    if Op.EQUAL in pending:
        yield pending[Op.EQUAL]
        return
    struck, added = pending.get(Op.DELETE), pending.get(Op.INSERT)
    if struck and added:
        new_start = min(struck.new_start, added.new_start)
        old_end = max(struck.old_end, added.old_end)
        yield Span(Op.DELETE, struck.old_start, struck.old_end, new_start, new_start)
        yield Span(Op.INSERT, old_end, old_end, added.new_start, added.new_end)
    else:
        yield from (span for span in (struck, added) if span)
