"""Which clause of one document became which of another."""

from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Clause
from clauses.outline import parents
from clauses.parts import pairs_of_words
from clauses.parts import parts
from clauses.similarity import profile
from clauses.similarity import similarity

CANDIDATES = 8
"""How many clauses are weighed closely for each one that has no exact counterpart."""
COMMON = 40
"""A word found in more clauses than this is no evidence."""
ENOUGH = 0.5
"""The least likeness of a pair; less is enough for clauses that stand in the same gap."""
ENOUGH_IN_PLACE = 0.3
CERTAIN = 0.6
"""Pairs below this likeness are doubtful."""
CERTAIN_IF_NAMED = 0.25
"""The same for clauses whose heading occurs nowhere else."""
MARGIN = 0.08
"""A pair is doubtful too when another was nearly as good."""
SHORT = 20
"""A text of no more characters does not identify a clause without its heading."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Clauses of the earlier document and what they became; one side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float = 1.0
    doubtful: bool = False


def pair_clauses(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """Pair the clauses of two documents.

    Ids decide where every clause on both sides has one of its own. Otherwise exact text, then
    likeness of words weighed with heading, parent and place; numbers are not relied upon. Clauses
    that remain are looked for as parts of others: splits and merges.

    Returns:
        Pairs in which every clause of both documents occurs exactly once, in the order a reader
        meets them: that of the later document, deleted clauses after what they followed.
    """
    search = _Search(old, new)
    if _have_ids(old) and _have_ids(new):
        search.pair_ids()
    else:
        search.pair_preambles()
        search.pair_exact()
        search.pair_headings()
        search.pair_alike()
        search.pair_headings()
    search.find_parts()
    return list(_in_order(search.pairs(), len(old)))


@dataclass(frozen=True, slots=True)
class _Score:
    """How well an earlier and a later clause would pair."""

    left: int
    right: int
    likeness: float
    total: float
    enough: bool
    certain: bool
    named: bool
    """Whether both have a heading that occurs once on each side."""


_Key = Callable[[Clause], Hashable]


class _Search:
    """The state of one search; each step pairs some of what is left."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self.old, self.new = old, new
        self.old_profiles = [profile(clause) for clause in old]
        self.new_profiles = [profile(clause) for clause in new]
        self.old_parents, self.new_parents = parents(old), parents(new)
        self.forth: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.likeness: dict[int, float] = {}
        self.doubtful: set[int] = set()
        self.split_off: dict[int, list[int]] = defaultdict(list)
        self.merged_in: dict[int, list[int]] = defaultdict(list)

    def pair(self, left: int, right: int, likeness: float = 1.0, *, doubtful: bool = False) -> None:
        self.forth[left] = right
        self.back[right] = left
        self.likeness[left] = likeness
        if doubtful:
            self.doubtful.add(left)

    def free_old(self) -> list[int]:
        return [index for index in range(len(self.old)) if index not in self.forth]

    def free_new(self) -> list[int]:
        return [index for index in range(len(self.new)) if index not in self.back]

    def pair_ids(self) -> None:
        places = {clause.id: index for index, clause in enumerate(self.new)}
        for left, clause in enumerate(self.old):
            if clause.id in places:
                right = places[clause.id]
                self.pair(left, right, self.alike(left, right))

    def alike(self, left: int, right: int) -> float:
        return similarity(self.old_profiles[left].words, self.new_profiles[right].words)

    def pair_preambles(self) -> None:
        """Pair what stands before the first heading: there is one such clause a document."""
        if self.old and self.new and self.old[0].level == self.new[0].level == 0:
            self.pair(0, 0, self.alike(0, 0))

    def _alike_together(self, lefts: tuple[int, ...], rights: tuple[int, ...]) -> float:
        return similarity(
            [word for left in lefts for word in self.old_profiles[left].words],
            [word for right in rights for word in self.new_profiles[right].words],
        )

    # exact text

    def pair_exact(self) -> None:
        for key_of in (_whole, _body):
            lefts = _places(self.old, self.free_old(), key_of)
            rights = _places(self.new, self.free_new(), key_of)
            for key, left in lefts.items():
                if len(left) == len(rights.get(key, ())) == 1:
                    self.pair(left[0], rights[key][0], self.alike(left[0], rights[key][0]))
            self._grow(key_of)
            self._pair_repeated(key_of)

    def _grow(self, key_of: _Key) -> None:
        """Pair equal neighbours of what is paired: repeated boilerplate goes by its context."""
        waiting = list(self.forth.items())
        while waiting:
            left, right = waiting.pop()
            for step in (-1, 1):
                here, there = left + step, right + step
                if self._both_free(here, there) and _same(
                    key_of(self.old[here]), key_of(self.new[there])
                ):
                    self.pair(here, there, self.alike(here, there))
                    waiting.append((here, there))

    def _both_free(self, left: int, right: int) -> bool:
        return (
            0 <= left < len(self.old)
            and 0 <= right < len(self.new)
            and left not in self.forth
            and right not in self.back
        )

    def _pair_repeated(self, key_of: _Key) -> None:
        """Pair what is left of equal clauses in order."""
        lefts = _places(self.old, self.free_old(), key_of)
        rights = _places(self.new, self.free_new(), key_of)
        for key, left in lefts.items():
            for one, other in zip(left, rights.get(key, ()), strict=False):
                self.pair(one, other, self.alike(one, other), doubtful=True)

    # likeness

    def pair_alike(self) -> None:
        scores = sorted(self._scores(), key=lambda score: (-score.total, score.left, score.right))
        totals: dict[tuple[str, int], list[float]] = defaultdict(list)
        for score in scores:
            totals["old", score.left].append(score.total)
            totals["new", score.right].append(score.total)
        for score in scores:
            if score.enough and self._both_free(score.left, score.right):
                rivals = (*totals["old", score.left][1:2], *totals["new", score.right][1:2])
                close = any(0 <= score.total - rival < MARGIN for rival in rivals)
                doubtful = not score.certain or (close and not score.named and score.likeness < 1)
                self.pair(score.left, score.right, score.likeness, doubtful=doubtful)

    def _scores(self) -> Iterator[_Score]:
        gaps = self._gaps()
        unique = self._unique_headings()
        for left, rights in self._candidates(gaps, unique).items():
            for right in rights:
                heading = self.old_profiles[left].heading
                yield self._score(
                    left,
                    right,
                    same_heading=_same(heading, self.new_profiles[right].heading),
                    unique=heading in unique,
                    same_gap=gaps["old", left] == gaps["new", right],
                )

    def _score(
        self, left: int, right: int, *, same_heading: bool, unique: bool, same_gap: bool
    ) -> _Score:
        likeness = self.alike(left, right)
        parent, other = self.old_parents[left], self.new_parents[right]
        same_parent = parent is not None and self.forth.get(parent) == other
        named = same_heading and unique
        least = ENOUGH_IN_PLACE if same_heading or same_gap else ENOUGH
        least, certain = (0.0, CERTAIN_IF_NAMED) if named else (least, CERTAIN)
        total = likeness + 0.15 * same_heading + 0.15 * named
        total += 0.06 * same_parent + 0.06 * same_gap
        return _Score(left, right, likeness, total, likeness >= least, likeness >= certain, named)

    def _unique_headings(self) -> set[str]:
        """The headings that occur once on each side."""
        old = Counter(profile.heading for profile in self.old_profiles)
        new = Counter(profile.heading for profile in self.new_profiles)
        return {heading for heading in old if heading and old[heading] == new[heading] == 1}

    def _gaps(self) -> dict[tuple[str, int], int]:
        """For each free clause the counterpart, in the later document, of what it follows."""
        gaps: dict[tuple[str, int], int] = {}
        before = -1
        for left in range(len(self.old)):
            before = self.forth.get(left, before)
            if left not in self.forth:
                gaps["old", left] = before
        before = -1
        for right in range(len(self.new)):
            before = right if right in self.back else before
            if right not in self.back:
                gaps["new", right] = before
        return gaps

    def _candidates(
        self, gaps: dict[tuple[str, int], int], unique: set[str]
    ) -> dict[int, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        in_gap: dict[int, list[int]] = defaultdict(list)
        named: dict[str, int] = {}
        for right in self.free_new():
            in_gap[gaps["new", right]].append(right)
            named[self.new_profiles[right].heading] = right
            for word in set(self.new_profiles[right].words):
                index[word].append(right)
        found: dict[int, list[int]] = {}
        for left in self.free_old():
            near = {*self._nearest(left, index), *in_gap[gaps["old", left]][:CANDIDATES]}
            heading = self.old_profiles[left].heading
            if heading in unique and heading in named:
                near.add(named[heading])
            found[left] = sorted(near)
        return found

    def _nearest(self, left: int, index: dict[str, list[int]]) -> list[int]:
        """The clauses that share most rare words with an earlier one."""
        weights: Counter[int] = Counter()
        for word, count in self.old_profiles[left].counted.items():
            places = index.get(word, ())
            if 0 < len(places) <= COMMON:
                for right in places:
                    weights[right] += count * COMMON // len(places)
        ranked = sorted(weights.items(), key=lambda found: (-found[1], found[0]))
        return [right for right, _ in ranked[:CANDIDATES]]

    # headings without text

    def pair_headings(self) -> None:
        """Pair chapters whose heading changed by what became of the clauses below them."""
        votes: Counter[tuple[int, int]] = Counter()
        for left, right in self.forth.items():
            parent, other = self.old_parents[left], self.new_parents[right]
            if parent is not None and other is not None:
                votes[parent, other] += 1
        old_below, new_below = Counter(self.old_parents), Counter(self.new_parents)
        for (left, right), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            below = old_below[left], new_below[right]
            if self._both_free(left, right) and 2 * count > max(below):
                self.pair(left, right, self.alike(left, right))

    # splits and merges

    def find_parts(self) -> None:
        """Look for what has no counterpart as a part of what became of something else."""
        old = [pairs_of_words(profile.words) for profile in self.old_profiles]
        new = [pairs_of_words(profile.words) for profile in self.new_profiles]
        for right, whole in parts(self.free_new(), new, old, self.forth):
            self.split_off[whole].append(right)
        for left, whole in parts(self.free_old(), old, new, self.back):
            if self.back[whole] not in self.split_off:
                self.merged_in[whole].append(left)

    def pairs(self) -> Iterator[Pair]:
        split = {right for parts in self.split_off.values() for right in parts}
        merged = {left for parts in self.merged_in.values() for left in parts}
        for left, right in self.forth.items():
            lefts = tuple(sorted((left, *self.merged_in.get(right, ()))))
            rights = tuple(sorted((right, *self.split_off.get(left, ()))))
            if len(lefts) == len(rights) == 1:
                yield Pair(lefts, rights, self.likeness[left], left in self.doubtful)
            else:
                likeness = self._alike_together(lefts, rights)
                yield Pair(lefts, rights, likeness, likeness < CERTAIN)
        for left in self.free_old():
            if left not in merged:
                yield Pair((left,), (), 0.0)
        for right in self.free_new():
            if right not in split:
                yield Pair((), (right,), 0.0)


def _have_ids(clauses: Sequence[Clause]) -> bool:
    """Whether every clause has an id that no other has."""
    ids = {clause.id for clause in clauses}
    return "" not in ids and len(ids) == len(clauses)


def _whole(clause: Clause) -> Hashable:
    """Heading and words, nothing if there are no words."""
    return (clause.heading, clause.text, clause.notes_text)


def _body(clause: Clause) -> Hashable:
    """The words below the heading, nothing if they are too few to go by."""
    return clause.text if len(clause.text) > SHORT else ""


def _places(clauses: Sequence[Clause], free: list[int], key_of: _Key) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index in free:
        key = key_of(clauses[index])
        if key:
            places[key].append(index)
    return places


def _same(one: Hashable, other: Hashable) -> bool:
    return bool(one) and one == other


def _in_order(pairs: Iterable[Pair], old_size: int) -> Iterator[Pair]:
    """The order a reader meets them: the later document's, what is gone after what it followed."""
    listed = list(pairs)
    follows: dict[int, tuple[int, int]] = {}
    place = {left: pair.new[0] for pair in listed if pair.new for left in pair.old}
    before = -1
    for left in range(old_size):
        before = place.get(left, before)
        follows[left] = (before, left)
    return iter(
        sorted(
            listed,
            key=lambda pair: (pair.new[0], -1) if pair.new else follows[pair.old[0]],
        )
    )
