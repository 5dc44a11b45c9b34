"""Which tokens of one text became which of another, by work and never by the clock."""

from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from clauses.changes import Op
from clauses.order import longest_rise

WORK = 40_000_000
"""How many pairs of tokens may be weighed between two anchors; they take a bit each."""
DEEP = 40
"""How often a stretch is cut again at anchors of its own before all of it counts as new."""
ANCHORS = (1, 2, 3, 4, 6, 8)
"""How many tokens in a row an anchor has: as few as occur only once on each side."""


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
    codes: dict[Hashable, str] = {}
    return list(joined(_spans(_coded(old, codes), _coded(new, codes))))


def stayed(old: str, new: str) -> list[Span]:
    """The stretches that two lines of signs, one for each token, have in common; see `spans`."""
    return [span for span in _spans(old, new) if span.op is Op.EQUAL]


_SURROGATES = 0xD800


def _coded(tokens: Sequence[Hashable], codes: dict[Hashable, str]) -> str:
    """A character for each token, the same for equal ones; surrogates are passed over."""
    for token in tokens:
        if token not in codes:
            number = len(codes) + 1
            codes[token] = chr(number if number < _SURROGATES else number + 0x800)
    return "".join([codes[token] for token in tokens])


def _spans(old: str, new: str) -> Iterator[Span]:
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    yield Span(Op.EQUAL, 0, head, 0, head)
    old_end, new_end = len(old) - tail, len(new) - tail
    yield from _middle(old[head:old_end], new[head:new_end], head, head)
    yield Span(Op.EQUAL, old_end, len(old), new_end, len(new))


def _common_prefix(old: str, new: str) -> int:
    shorter = min(len(old), len(new))
    if old[:shorter] == new[:shorter]:
        return shorter
    return next(at for at in range(shorter) if old[at] != new[at])


def common_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many tokens both have in common at the beginning, and after those at the end."""
    shorter = min(len(old), len(new))
    head = tail = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _middle(old: str, new: str, old_at: int, new_at: int, depth: int = 0) -> Iterator[Span]:
    """Compare what lies between two anchors, cut at anchors of its own where it is large."""
    if old and new and len(old) * len(new) <= WORK:
        yield from _shortest(old, new, old_at, new_at)
        return
    anchors = _anchors(old, new) if old and new and depth < DEEP else []
    if not anchors:
        yield Span(Op.DELETE, old_at, old_at + len(old), new_at, new_at)
        yield Span(Op.INSERT, old_at + len(old), old_at + len(old), new_at, new_at + len(new))
        return
    before, after = 0, 0
    for left, right in [*anchors, (len(old), len(new))]:
        yield from _middle(
            old[before:left], new[after:right], old_at + before, new_at + after, depth + 1
        )
        before, after = left, right
        if left < len(old) and right < len(new):
            yield Span(
                Op.EQUAL, old_at + left, old_at + left + 1, new_at + right, new_at + right + 1
            )
            before, after = left + 1, right + 1


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Places where the same few tokens stand once on each side, in the longest common order.

    Where most of them would stand in another order they are alike by chance, and more tokens
    in a row are looked for.
    """
    best: list[tuple[int, int]] = []
    for length in ANCHORS:
        new_places = _unique(new, length)
        pairs = [
            (place, new_places[tokens])
            for tokens, place in _unique(old, length).items()
            if tokens in new_places
        ]
        kept = longest_rise([right for _, right in pairs])
        if len(kept) > len(best):
            best = [pairs[place] for place in kept]
        if 2 * len(kept) > len(pairs):
            break
    return best


def _unique(line: str, length: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for at in range(len(line) - length + 1):
        tokens = line[at : at + length]
        places[tokens] = -1 if tokens in places else at
    return {tokens: at for tokens, at in places.items() if at >= 0}


def _shortest(old: str, new: str, old_at: int, new_at: int) -> Iterator[Span]:
    """A shortest edit, found as quickly whatever is common."""
    for step in Indel.opcodes(old, new):
        yield Span(
            _OPS[step.tag],
            old_at + step.src_start,
            old_at + step.src_end,
            new_at + step.dest_start,
            new_at + step.dest_end,
        )


_OPS = {"equal": Op.EQUAL, "delete": Op.DELETE, "insert": Op.INSERT}


def joined(found: Iterator[Span]) -> Iterator[Span]:
    """Join neighbours of one kind and put each deletion before its insertion.

    Args:
        found: Spans in order; empty ones are left out.
    """
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
