"""Pairs of clauses that are alike: in words, heading, parent and place."""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.pairing.pairs import Pairing
from clauses.pairing.pairs import same

CANDIDATES = 8
"""How many clauses are weighed closely for each one that has no exact counterpart."""
COMMON = 40
"""A word found in more clauses than this is no evidence."""
ENOUGH = 0.5
"""The least likeness of a pair; less is enough for clauses that stand in the same gap."""
ENOUGH_IN_PLACE = 0.3
CERTAIN = 0.6
"""Pairs below this likeness are doubtful."""
CERTAIN_IF_NAMED = 0.3
"""The same for clauses whose heading occurs nowhere else."""
CONTAINED = 0.8
"""How much of a clause's words another must hold for it to be contained there."""
CONTAINED_WORDS = 8
"""Shorter clauses are contained in many others."""
MARGIN = 0.08
"""A pair is doubtful too when another was nearly as good."""


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
    contained: bool
    """Whether one of them holds nearly all words of the other."""


def pair_alike(search: Pairing) -> None:
    """Pair the clauses that are most alike, the best pairs first."""
    scores = sorted(_scores(search), key=lambda score: (-score.total, score.left, score.right))
    totals: dict[tuple[str, int], list[float]] = defaultdict(list)
    for score in scores:
        totals["old", score.left].append(score.total)
        totals["new", score.right].append(score.total)
    for score in scores:
        if score.enough and search.both_free(score.left, score.right):
            rivals = (*totals["old", score.left][1:2], *totals["new", score.right][1:2])
            close = any(0 <= score.total - rival < MARGIN for rival in rivals)
            doubtful = not score.certain or (close and not score.named and score.likeness < 1)
            search.pair(score.left, score.right, score.likeness, doubtful=doubtful)
    _doubt_rivals(search, scores)


def _doubt_rivals(search: Pairing, scores: Sequence[_Score]) -> None:
    """Doubt the pairs of clauses that hold the words of one that is left over."""
    for score in scores:
        if score.contained and score.left not in search.forth and score.right in search.back:
            search.doubtful.add(search.back[score.right])
        elif score.contained and score.right not in search.back and score.left in search.forth:
            search.doubtful.add(score.left)


def pair_headings(search: Pairing) -> None:
    """Pair chapters whose heading changed by what became of the clauses below them."""
    votes: Counter[tuple[int, int]] = Counter()
    for left, right in search.forth.items():
        parent, other = search.old_parents[left], search.new_parents[right]
        if parent is not None and other is not None:
            votes[parent, other] += 1
    old_below, new_below = Counter(search.old_parents), Counter(search.new_parents)
    for (left, right), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        below = old_below[left], new_below[right]
        if search.both_free(left, right) and 2 * count > max(below):
            search.pair(left, right)


def _scores(search: Pairing) -> Iterator[_Score]:
    old_gaps, new_gaps = search.gaps()
    for left, rights in _candidates(search, old_gaps, new_gaps).items():
        for right in rights:
            yield _score(search, left, right, same_gap=old_gaps[left] == new_gaps[right])


def _score(search: Pairing, left: int, right: int, *, same_gap: bool) -> _Score:
    heading = search.old_profiles[left].heading
    same_heading = same(heading, search.new_profiles[right].heading)
    named = same_heading and heading in search.unique_headings
    likeness = search.alike(left, right)
    contained = _is_contained(search, left, right, likeness)
    least = ENOUGH_IN_PLACE if same_heading or same_gap else ENOUGH
    certain = CERTAIN_IF_NAMED if named else CERTAIN
    if named or (contained and same_gap):
        least = 0.0
    total = likeness + 0.15 * same_heading + 0.15 * named
    total += 0.06 * search.same_parent(left, right) + 0.06 * same_gap
    return _Score(
        left, right, likeness, total, likeness >= least, likeness >= certain, named, contained
    )


def _is_contained(search: Pairing, left: int, right: int, likeness: float) -> bool:
    sizes = len(search.old_profiles[left].words), len(search.new_profiles[right].words)
    in_common = likeness * sum(sizes) / 2
    return min(sizes) >= CONTAINED_WORDS and in_common >= CONTAINED * min(sizes)


def _candidates(
    search: Pairing, old_gaps: dict[int, int], new_gaps: dict[int, int]
) -> dict[int, list[int]]:
    """The later clauses that are worth weighing for each earlier one."""
    index: dict[str, list[int]] = defaultdict(list)
    named: dict[str, int] = {}
    for right in new_gaps:
        named[search.new_profiles[right].heading] = right
        for word in set(search.new_profiles[right].words):
            index[word].append(right)
    found: dict[int, list[int]] = {}
    for left, beside in _in_gaps(old_gaps, new_gaps):
        near = {*_nearest(search, left, index), *beside}
        heading = search.old_profiles[left].heading
        if heading in search.unique_headings and heading in named:
            near.add(named[heading])
        found[left] = sorted(near)
    return found


def _in_gaps(
    old_gaps: dict[int, int], new_gaps: dict[int, int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Each free earlier clause with the later ones about its place in the same gap."""
    old, new = _by_gap(old_gaps), _by_gap(new_gaps)
    for gap, lefts in old.items():
        rights = new[gap]
        for place, left in enumerate(lefts):
            middle = place * len(rights) // len(lefts)
            start = max(0, min(middle - CANDIDATES // 2, len(rights) - CANDIDATES))
            yield left, rights[start : start + CANDIDATES]


def _by_gap(gaps: dict[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for place, gap in gaps.items():
        found[gap].append(place)
    return found


def _nearest(search: Pairing, left: int, index: dict[str, list[int]]) -> list[int]:
    """The clauses that share most rare words with an earlier one."""
    weights: Counter[int] = Counter()
    for word, count in search.old_profiles[left].counted.items():
        places = index.get(word, ())
        if 0 < len(places) <= COMMON:
            for right in places:
                weights[right] += count * COMMON // len(places)
    ranked = sorted(weights.items(), key=lambda found: (-found[1], found[0]))
    return [right for right, _ in ranked[:CANDIDATES]]
