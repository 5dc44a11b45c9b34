"""What became of the tokens of some paragraphs, each with whoever changed it."""

from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import chain
from itertools import repeat

from clauses.changes import Credit
from clauses.changes import Op
from clauses.diffing.cleanup import slid
from clauses.diffing.cleanup import without_islands
from clauses.diffing.diff import Span
from clauses.diffing.diff import spans
from clauses.diffing.words import word_spans
from clauses.model import Place
from clauses.text import is_word
from clauses.writing.redline.pen import NOBODY
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.tokens import CODE
from clauses.writing.redline.tokens import Line
from clauses.writing.redline.tokens import Token

KEPT = 0.2
"""Where less of the words than this would stay, all of them are struck and added anew."""


@dataclass(slots=True, eq=False)
class Item:
    """A token that was kept, struck or added."""

    op: Op
    token: Token
    """The earlier token if it was kept."""
    later: Token | None = None
    """The later token, if it was kept."""
    credit: Credit = NOBODY
    clause: int | None = None


def compared(
    old: Sequence[Line], new: Sequence[Line], pen: Pen, *, whole: bool = False
) -> list[Item]:
    """Compare paragraphs that became others, the mark of the last one being kept.

    Args:
        old: The earlier paragraphs; none where all is new.
        new: The later ones; none where all is gone.
        pen: Knows whose the changes are.
        whole: Strike all and add all, but for the last mark.

    Returns:
        Items in the order in which they are written. Those that were not added are `old`, those
        that were not struck are `new`.
    """
    left = [token for line in old for token in line.tokens]
    right = [token for line in new for token in line.tokens]
    tail = _kept_mark(left, right) if left and right else []
    found = _replaced(left, right) if whole or not left or not right else _spans(left, right)
    items = list(chain.from_iterable(_items(span, left, right) for span in found))
    items = list(chain.from_iterable(map(_with_fields, (*_with_instructions(items), *tail))))
    _credit(items, old, new, pen)
    return items


def _kept_mark(left: list[Token], right: list[Token]) -> list[Item]:
    """The last mark of both sides; struck and added where only one of them ends a section so."""
    was, now = left.pop(), right.pop()
    if was.key == now.key:
        return [Item(Op.EQUAL, was, now)]
    return [Item(Op.DELETE, was), Item(Op.INSERT, now)]


def _replaced(left: Sequence[Token], right: Sequence[Token]) -> list[Span]:
    return [
        Span(Op.DELETE, 0, len(left), 0, 0),
        Span(Op.INSERT, len(left), len(left), 0, len(right)),
    ]


def _spans(left: Sequence[Token], right: Sequence[Token]) -> list[Span]:
    old_keys, new_keys = [token.key for token in left], [token.key for token in right]
    old_texts, new_texts = [_text(token) for token in left], [_text(token) for token in right]
    found = word_spans(old_keys, new_keys, old_texts, new_texts)
    kept = sum(
        is_word(token.text) or not token.plain
        for span in found
        if span.op is Op.EQUAL
        for token in left[span.old_start : span.old_end]
    )
    if kept < KEPT * min(_weight(left), _weight(right)):
        return _replaced(left, right)
    return without_islands(slid(found, old_keys, new_keys), old_texts, new_texts)


def _weight(tokens: Sequence[Token]) -> int:
    return sum(is_word(token.text) or not token.plain for token in tokens)


def _text(token: Token) -> str:
    """A token as text; what is no text must not be taken for a stray mark."""
    return token.text if token.plain else "\n"


def _items(span: Span, left: Sequence[Token], right: Sequence[Token]) -> Iterator[Item]:
    old, new = left[span.old_start : span.old_end], right[span.new_start : span.new_end]
    if span.op is Op.EQUAL:
        yield from (Item(Op.EQUAL, one, other) for one, other in zip(old, new, strict=True))
    else:
        yield from (Item(span.op, token) for token in (*old, *new))


def _with_instructions(items: Sequence[Item]) -> Iterator[Item]:
    """Items with fields kept that show the same although their instruction became another."""
    at = 0
    for start, end in _replacements(items):
        yield from items[at:start]
        yield from _fields_kept(items[start:end])
        at = end
    yield from items[at:]


def _replacements(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Where struck fields are followed by added ones, with what stands between kept items."""
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and (items[end].op is Op.EQUAL) == (items[at].op is Op.EQUAL):
            end += 1
        if {item.op for item in items[at:end] if _told_by_result(item)} == {Op.DELETE, Op.INSERT}:
            yield at, end
        at = end


def _told_by_result(item: Item) -> Hashable:
    """What a field is and shows, if its instruction alone can be changed."""
    told = item.token.field
    if told is None or not told.kind or not told.result:
        return None
    return told.kind, told.shown, tuple(wrap.key for wrap in item.token.wraps)


def _fields_kept(items: Sequence[Item]) -> Iterator[Item]:
    old = [item for item in items if item.op is Op.DELETE]
    new = [item for item in items if item.op is Op.INSERT]
    keys = [[_told_by_result(item) or id(item) for item in side] for side in (old, new)]
    for span in spans(*keys):
        struck, added = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
        if span.op is Op.EQUAL:
            for was, now in zip(struck, added, strict=True):
                yield Item(Op.EQUAL, was.token, now.token)
        else:
            yield from (*struck, *added)


def _with_fields(item: Item) -> Iterator[Item]:
    """A kept field whose result has changed, part by part; anything else as it is."""
    later = item.later
    if later is None or item.token.field is None or later.field is None:
        yield item
        return
    was, now = item.token.field, later.field
    alike = [part.key for part in was.opening] == [part.key for part in now.opening]
    other_code = item.token.key != later.key
    recut = alike and len(item.token.pieces) != len(later.pieces)
    if was.shown == now.shown and not recut and not other_code:
        yield item
    elif not alike:
        yield from (Item(Op.DELETE, item.token), Item(Op.INSERT, later))
    else:
        was.place_in(item.token)
        now.place_in(later)
        for part, other in zip(was.opening, now.opening, strict=True):
            if other_code and part.key == CODE:
                yield from (Item(Op.DELETE, part), Item(Op.INSERT, other))
            else:
                yield Item(Op.EQUAL, part, other)
        for span in _spans(was.result, now.result):
            for inner in _items(span, was.result, now.result):
                yield from _with_fields(inner)
        yield from map(Item, repeat(Op.EQUAL), was.closing, now.closing)


def _credit(items: Sequence[Item], old: Sequence[Line], new: Sequence[Line], pen: Pen) -> None:
    """Ask whose each struck or added stretch is."""
    if pen.attribution is None:
        return
    starts = dict(chain(_starts(old, Op.DELETE, pen), _starts(new, Op.INSERT, pen)))
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].op is items[at].op:
            end += 1
        if items[at].op is not Op.EQUAL:
            group = items[at:end]
            tokens = [item.token for item in group]
            places = [_place_of(token, starts) for token in tokens]
            credits = pen.credits(items[at].op, tokens, places)
            for item, credit, place in zip(group, credits, places, strict=True):
                item.credit = credit
                item.clause = place.clause if place else None
        at = end


def _place_of(token: Token, starts: Mapping[Token, Place | None]) -> Place | None:
    """Where a token stands, or a part of one."""
    if token.part_of is None:
        return starts[token]
    field, offset = token.part_of
    place = _place_of(field, starts)
    return replace(place, start=place.start + offset) if place else None


def _starts(lines: Sequence[Line], op: Op, pen: Pen) -> Iterator[tuple[Token, Place | None]]:
    for line in lines:
        start = pen.start(op, line.paragraph)
        at = 0
        for token in line.tokens:
            yield token, start.at(at) if start else None
            at += len(token.text)
