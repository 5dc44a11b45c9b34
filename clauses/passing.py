"""Sentences that passed from one clause to another, or stand elsewhere in their own."""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from clauses.changes import Op
from clauses.changes import Passage
from clauses.diffing.diff import common_ends
from clauses.diffing.diff import spans
from clauses.model import Document
from clauses.pairing.align import Pair
from clauses.sentences import sentence_spans
from clauses.similarity import similarity
from clauses.similarity import words_of

WORDS = 5
"""Sentences of fewer words are found in many clauses and say nothing."""
EDITED_WORDS = 8
"""A sentence that was edited on its way has at least so many."""
ALIKE = 0.75
"""The least likeness of a sentence that was edited on its way and what it became."""
NEAR = 50
"""How many changed sentences of its own clause a sentence is held against."""
COMMON = 8
"""Three words in a row that stand in more sentences than this find none of them."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A stretch of a text that was struck here and added elsewhere, or the other way about."""

    start: int
    end: int
    passage: Passage
    other: str
    """How it reads at the other place."""


@dataclass(frozen=True, slots=True)
class Movings:
    """What of one pair of texts passed to and from other places, in order."""

    struck: tuple[Moving, ...] = ()
    added: tuple[Moving, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """The texts of some clauses joined by newlines."""

    text: str
    clauses: tuple[tuple[int, int], ...]
    """Where each clause begins, and its position."""

    def clause(self, at: int) -> int:
        """The clause that an offset lies in."""
        return next(one for start, one in reversed(self.clauses) if start <= at)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that the other text of its pair does not have at its place."""

    pair: int
    number: int
    """Which sentence of its text it is."""
    start: int
    end: int
    """Without the spaces around it."""
    words: tuple[str, ...]


_Match = tuple[_Sentence, _Sentence]
"""A struck sentence, and the one that was added."""


def movings(pairs: Sequence[Pair], old: Document, new: Document) -> list[Movings]:
    """Find the sentences that were struck in one place and added in another.

    A sentence counts when it was struck once and added once in the whole document, or when it is
    most like one that was. Those that stand beside each other at both places are one passage.

    Returns:
        For each pair what passed to and from it.
    """
    struck, added = [], []
    for place, pair in enumerate(pairs):
        before, after = _joined(pair.old, old), _joined(pair.new, new)
        if before != after:
            lefts, rights = _changed(place, before, after)
            struck += lefts
            added += rights
    same = _same(struck, added)
    found: list[tuple[list[Moving], list[Moving]]] = [([], []) for _ in pairs]
    runs = _runs(sorted([*same, *_edited(struck, added, same)], key=_reading_order))
    for number, run in enumerate(runs, start=1):
        (first, came), (last, stays) = run[0], run[-1]
        left, right = _text(pairs[first.pair].old, old), _text(pairs[came.pair].new, new)
        ends = (first.start, last.end), (came.start, stays.end)
        texts = left.text[slice(*ends[0])], right.text[slice(*ends[1])]
        there = Passage(number, right.clause(came.start))
        here = Passage(number, left.clause(first.start))
        found[first.pair][0].append(Moving(*ends[0], there, texts[1]))
        found[came.pair][1].append(Moving(*ends[1], here, texts[0]))
    return [Movings(tuple(gone), tuple(sorted(come, key=_start))) for gone, come in found]


def _start(moving: Moving) -> int:
    return moving.start


def _reading_order(match: _Match) -> tuple[int, int]:
    return match[0].pair, match[0].number


def _joined(positions: Sequence[int], document: Document) -> str:
    return "\n".join([document.clauses[position].text for position in positions])


def _text(positions: Sequence[int], document: Document) -> _Text:
    lengths = (len(document.clauses[position].text) + 1 for position in positions[:-1])
    starts = accumulate(lengths, initial=0)
    return _Text(_joined(positions, document), tuple(zip(starts, positions, strict=False)))


def _changed(place: int, old: str, new: str) -> tuple[list[_Sentence], list[_Sentence]]:
    """The sentences that one text has and the other has not at the same place."""
    lefts, rights = list(sentence_spans(old)), list(sentence_spans(new))
    head, tail = common_ends(
        [old[start:end] for start, end in lefts], [new[start:end] for start, end in rights]
    )
    befores = _sentences(place, old, lefts[head : len(lefts) - tail])
    afters = _sentences(place, new, rights[head : len(rights) - tail])
    struck: list[_Sentence] = []
    added: list[_Sentence] = []
    for span in spans([one.words for one in befores], [one.words for one in afters]):
        if span.op is Op.DELETE:
            struck += befores[span.old_start : span.old_end]
        elif span.op is Op.INSERT:
            added += afters[span.new_start : span.new_end]
    return struck, added


def _sentences(place: int, text: str, bounds: Sequence[tuple[int, int]]) -> list[_Sentence]:
    """Some sentences of a text; those in rows of cells are no sentences for themselves."""
    return [
        _sentence(place, number, text, start, end) for number, (start, end) in enumerate(bounds)
    ]


def _sentence(place: int, number: int, text: str, start: int, end: int) -> _Sentence:
    whole = text[start:end]
    within = start + len(whole) - len(whole.lstrip())
    row = text[text.rfind("\n", 0, within) + 1 : within] + text[within:].partition("\n")[0]
    known = words_of(whole) if "\t" not in row else ()
    return _Sentence(place, number, within, start + len(whole.rstrip()), known)


_Once = Mapping[tuple[str, ...], _Sentence]
"""Sentences that occur once, by their words."""


def _once(sentences: Sequence[_Sentence], shortest: int) -> _Once:
    counts = Counter(one.words for one in sentences)
    return {
        one.words: one for one in sentences if counts[one.words] == 1 and len(one.words) >= shortest
    }


def _same(struck: Sequence[_Sentence], added: Sequence[_Sentence]) -> list[_Match]:
    """The sentences that were struck once and added once."""
    lefts, rights = _once(struck, WORDS), _once(added, WORDS)
    here, there = _by_pair(added), _by_pair(struck)
    return [
        (left, rights[words])
        for words, left in lefts.items()
        if words in rights
        if not (_stayed(left, here) and _stayed(rights[words], there))
    ]


_ByPair = Mapping[int, Sequence[_Sentence]]


def _by_pair(sentences: Sequence[_Sentence]) -> _ByPair:
    found: dict[int, list[_Sentence]] = defaultdict(list)
    for one in sentences:
        found[one.pair].append(one)
    return found


def _stayed(one: _Sentence, others: _ByPair) -> bool:
    """Whether a sentence was edited where it stands, and says by chance what another said."""
    near = others.get(one.pair, ())[:NEAR]
    return any(
        other.words != one.words and similarity(one.words, other.words) >= ALIKE for other in near
    )


def _edited(
    struck: Sequence[_Sentence], added: Sequence[_Sentence], known: Sequence[_Match]
) -> Iterator[_Match]:
    """The sentences that were edited on their way: each the most like of the other.

    One that was edited where it stands is likest to itself, and did not pass.
    """
    said = {left.words for left, _ in known}
    lefts = [one for words, one in _once(struck, EDITED_WORDS).items() if words not in said]
    rights = [one for words, one in _once(added, EDITED_WORDS).items() if words not in said]
    owners: dict[tuple[str, ...], list[int]] = defaultdict(list)
    own: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(rights):
        own[one.pair].append(place)
        for three in _threes(one.words):
            owners[three].append(place)
    alike = sorted(
        (-likeness, left.pair != rights[right].pair, place, right)
        for place, left in enumerate(lefts)
        for right in {*_candidates(left.words, owners), *own.get(left.pair, ())[:NEAR]}
        for likeness in [similarity(left.words, rights[right].words)]
        if likeness >= ALIKE and left.words != rights[right].words
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, passed, place, right in alike:
        if place not in taken[0] and right not in taken[1]:
            taken[0].add(place)
            taken[1].add(right)
            if passed:
                yield lefts[place], rights[right]


def _threes(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All three words in a row."""
    return {words[at : at + 3] for at in range(len(words) - 2)}


def _candidates(
    words: tuple[str, ...], owners: Mapping[tuple[str, ...], Sequence[int]]
) -> list[int]:
    near = [owners[three] for three in _threes(words) if three in owners]
    return sorted({place for places in near if len(places) <= COMMON for place in places})


def _runs(matches: Sequence[_Match]) -> Iterator[list[_Match]]:
    """The matches in runs of sentences that stand beside each other at both places."""
    run: list[_Match] = []
    for match in matches:
        if run and not all(map(_follows, run[-1], match)):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _follows(before: _Sentence, after: _Sentence) -> bool:
    return before.pair == after.pair and before.number + 1 == after.number
