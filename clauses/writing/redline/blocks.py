"""Which paragraphs and tables of one story became which of another."""

import re
from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.changes import Op
from clauses.diffing.diff import spans
from clauses.order import heaviest_rise
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P

ALIKE = 0.35
"""How much of their words two paragraphs must share for one to have become the other."""
PART = 0.6
"""How much of a paragraph must come from another to have been split off or merged in."""
COMMON = 12
"""A word found in more paragraphs of a gap than this brings none of them together."""
BLOCKS = frozenset({P, TABLE, CONTROL, f"{W}customXml", f"{W}smartTag"})

Group = Callable[[Element], Hashable]
"""What a paragraph belongs to; only blocks that belong to the same thing are paired."""


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, table or content control, and what it is known by."""

    element: Element
    key: Hashable
    group: Hashable = None
    _words: Counter[str] | None = field(default=None)

    @property
    def words(self) -> Counter[str]:
        """How often each of its words occurs."""
        if self._words is None:
            text = " ".join(part.text or "" for part in self.element.iter(TEXT))
            self._words = Counter(_WORD.findall(text))
        return self._words

    @property
    def kind(self) -> Hashable:
        """Only blocks of one kind become each other."""
        return self.element.tag


_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Step:
    """Neighbouring blocks and what they became; one side is empty for struck or added ones."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]

    @property
    def same(self) -> bool:
        """Whether nothing was changed."""
        return len(self.old) == len(self.new) == 1 and self.old[0].key == self.new[0].key


class Keys:
    """Prints of blocks that know no editing sessions, bookmarks or languages."""

    _PASSING = (
        (b"rsid", rb' w:rsid\w*="[^"]*"'),
        (b"paraId", rb' w14:(?:paraId|textId)="[^"]*"'),
        (b"bookmark", rb"<w:bookmark(?:Start|End)\b[^>]*></w:bookmark(?:Start|End)>"),
        (b"commentRange", rb"<w:commentRange(?:Start|End)\b[^>]*></w:commentRange(?:Start|End)>"),
        (
            b"commentReference",
            rb"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
            rb"<w:commentReference\b[^>]*></w:commentReference></w:r>",
        ),
        (b"proofErr", rb"<w:proofErr\b[^>]*></w:proofErr>"),
        (b"PageBreak", rb"<w:lastRenderedPageBreak></w:lastRenderedPageBreak>"),
        (b"lang", rb"<w:lang\b[^>]*></w:lang>"),
        (b"noProof", rb"<w:noProof></w:noProof>"),
    )
    _EMPTY = re.compile(rb"<w:rPr></w:rPr>|<w:pPr></w:pPr>")

    def __init__(self, *sources: bytes) -> None:
        patterns = [
            pattern for sign, pattern in self._PASSING if any(sign in source for source in sources)
        ]
        self._passing = re.compile(b"|".join(patterns)) if patterns else None

    def of(self, element: Element) -> bytes:
        """The print of one block."""
        print_ = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
        if self._passing is not None:
            print_ = self._passing.sub(b"", print_)
            while b"<w:rPr></w:rPr>" in print_ or b"<w:pPr></w:pPr>" in print_:
                print_ = self._EMPTY.sub(b"", print_)
        return print_


def blocks_of(container: Iterable[Element], keys: Keys, group: Group | None = None) -> list[Block]:
    """The blocks of a container, in order."""
    return [
        Block(element, keys.of(element), group(element) if group else None)
        for element in container
        if element.tag in BLOCKS
    ]


def aligned(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """Say what became of the blocks of a container, in order.

    Equal blocks are paired first, those that occur once before others; then, between them,
    paragraphs by their words, and what was split off from a paragraph or merged into one.
    """
    steps: list[Step] = []
    old_at = new_at = 0
    for left, right in [*_anchors(old, new), (len(old), len(new))]:
        steps.extend(_between(old[old_at:left], new[new_at:right]))
        if left < len(old):
            steps.append(Step((old[left],), (new[right],)))
        old_at, new_at = left + 1, right + 1
    return steps


def _anchors(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Equal blocks that occur once on each side, as many words of them as keep their order."""
    rights = _unique(new)
    pairs = [(left, rights[key]) for key, left in _unique(old).items() if key in rights]
    weights = [len(bytes(str(old[left].key), "utf-8")) for left, _ in pairs]
    return [pairs[index] for index in heaviest_rise([right for _, right in pairs], weights)]


def _unique(blocks: Sequence[Block]) -> dict[Hashable, int]:
    places: dict[Hashable, int] = {}
    for index, block in enumerate(blocks):
        key = (block.key, block.group)
        places[key] = -1 if key in places else index
    return {key: index for key, index in places.items() if index >= 0}


def _between(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Step]:
    """Pair what lies between anchors: first repeated equal blocks, then the rest by its words."""
    if not old or not new:
        yield from _unpaired(old, new)
        return
    struck: list[Block] = []
    added: list[Block] = []
    keys = [(block.key, block.group) for block in old], [(block.key, block.group) for block in new]
    for span in spans(*keys):
        if span.op is Op.DELETE:
            struck.extend(old[span.old_start : span.old_end])
        elif span.op is Op.INSERT:
            added.extend(new[span.new_start : span.new_end])
        else:
            yield from _by_words(struck, added)
            struck, added = [], []
            for left, right in zip(
                old[span.old_start : span.old_end], new[span.new_start : span.new_end], strict=True
            ):
                yield Step((left,), (right,))
    yield from _by_words(struck, added)


def _unpaired(old: Iterable[Block], new: Iterable[Block]) -> Iterator[Step]:
    yield from (Step((block,), ()) for block in old)
    yield from (Step((), (block,)) for block in new)


def _by_words(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Step]:
    old_at = new_at = 0
    for lefts, rights in _grown(_alike(old, new), old, new):
        yield from _unpaired(old[old_at : lefts[0]], new[new_at : rights[0]])
        yield Step(tuple(old[index] for index in lefts), tuple(new[index] for index in rights))
        old_at, new_at = lefts[-1] + 1, rights[-1] + 1
    yield from _unpaired(old[old_at:], new[new_at:])


def _alike(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs in order that share the most words."""
    if len(old) == len(new) == 1:
        return [(0, 0)] if _may_pair(old[0], new[0]) else []
    scores = {
        (left, right): score
        for left, right in _candidates(old, new)
        if _may_pair(old[left], new[right]) and (score := likeness(old[left], new[right])) >= ALIKE
    }
    pairs = sorted(scores, key=lambda pair: (pair[0], -pair[1]))
    weights = [round(1000 * scores[pair]) for pair in pairs]
    return [pairs[index] for index in heaviest_rise([right for _, right in pairs], weights)]


def _may_pair(left: Block, right: Block) -> bool:
    return left.kind == right.kind and left.group == right.group


def likeness(left: Block, right: Block) -> float:
    """How many of their words two blocks share, between 0 and 1."""
    total = left.words.total() + right.words.total()
    return 2 * (left.words & right.words).total() / total if total else 1.0


def _candidates(old: Sequence[Block], new: Sequence[Block]) -> set[tuple[int, int]]:
    """Pairs that share a word that is rare among them; all of them where they are few."""
    if len(old) * len(new) <= COMMON * COMMON:
        return {(left, right) for left in range(len(old)) for right in range(len(new))}
    holders: dict[str, list[int]] = defaultdict(list)
    for right, block in enumerate(new):
        for word in block.words:
            holders[word].append(right)
    return {
        (left, right)
        for left, block in enumerate(old)
        for word in block.words
        if len(holders.get(word, ())) <= COMMON
        for right in holders.get(word, ())
    }


_Grown = tuple[list[int], list[int]]


def _grown(
    pairs: Sequence[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[_Grown]:
    """Add to each pair the neighbours that were split off from it or merged into it."""
    old_low = new_low = 0
    for index, (left, right) in enumerate(pairs):
        after = pairs[index + 1] if index + 1 < len(pairs) else (len(old), len(new))
        lefts, rights = [left], [right]
        if old[left].element.tag == P:
            _take_parts(rights, new, range(new_low, after[1]), old[left], new[right])
            if len(rights) == 1:
                _take_parts(lefts, old, range(old_low, after[0]), new[right], old[left])
        yield lefts, rights
        old_low, new_low = lefts[-1] + 1, rights[-1] + 1


def _take_parts(
    taken: list[int], blocks: Sequence[Block], free: range, whole: Block, first: Block
) -> None:
    """Take the neighbours that hold what of a paragraph is not in its counterpart."""
    rest = whole.words - first.words
    for step in (-1, 1):
        index = taken[0 if step < 0 else -1] + step
        while index in free and _is_part(blocks[index], rest, whole):
            rest = rest - blocks[index].words
            taken.insert(0 if step < 0 else len(taken), index)
            index += step


def _is_part(block: Block, rest: Counter[str], whole: Block) -> bool:
    shared = (block.words & rest).total()
    return _may_pair(block, whole) and shared >= max(2, PART * block.words.total())
