"""Simpler ways of pairing clauses, to hold ours against."""

import hashlib
import math
from collections.abc import Iterable
from collections.abc import Sequence
from difflib import SequenceMatcher

from clauses.model import Clause
from clauses.pairing.align import Pair
from clauses.similarity import similarity
from clauses.similarity import words_of

LEAST = 0.5
"""The least likeness of a pair."""
HASHES = 64


def by_difflib(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """Equal clauses by difflib, those between them in order."""
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], False)
    links: list[tuple[int, int]] = []
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            links += zip(range(left, left_end), range(right, right_end), strict=False)
    return _pairs(links, old, new)


def by_number(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """Clauses that carry the same number; by place where there are no numbers."""
    places = {one.number or str(place): place for place, one in enumerate(new)}
    links = [
        (left, places[one.number or str(left)])
        for left, one in enumerate(old)
        if (one.number or str(left)) in places
    ]
    return _pairs(links, old, new)


def by_minhash(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """The clauses whose sketches agree most, best first."""
    lefts, rights = ([_sketch(one) for one in side] for side in (old, new))
    buckets: dict[tuple[int, int], list[int]] = {}
    for right, sketch in enumerate(rights):
        for place, value in enumerate(sketch):
            buckets.setdefault((place, value), []).append(right)
    scores: dict[tuple[int, int], int] = {}
    for left, sketch in enumerate(lefts):
        for place, value in enumerate(sketch):
            for right in buckets.get((place, value), [])[:50]:
                scores[left, right] = scores.get((left, right), 0) + 1
    ranked = sorted(scores.items(), key=lambda one: (-one[1], one[0]))
    return _pairs(_greedy(link for link, score in ranked if score >= HASHES * 0.3), old, new)


def best_assignment(old: Sequence[Clause], new: Sequence[Clause]) -> list[Pair]:
    """The assignment with most words in common, all pairs weighed."""
    lefts, rights = ([words_of(f"{one.heading} {one.text}") for one in side] for side in (old, new))
    costs = [[1 - similarity(left, right) for right in rights] for left in lefts]
    links = [(left, right) for left, right in _hungarian(costs) if costs[left][right] <= 1 - LEAST]
    return _pairs(links, old, new)


def _sketch(clause: Clause) -> list[int]:
    words = words_of(f"{clause.heading} {clause.text}")
    shingles = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
    prints = [
        int.from_bytes(hashlib.blake2b(one.encode(), digest_size=8).digest(), "big")
        for one in sorted(shingles)
    ]
    factors = [2 * index * 0x9E3779B97F4A7C15 + 1 for index in range(1, HASHES + 1)]
    return [min((value * factor) & (2**64 - 1) for value in prints) for factor in factors]


def _greedy(links: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    lefts, rights = set(), set()
    for left, right in links:
        if left not in lefts and right not in rights:
            taken.append((left, right))
            lefts.add(left)
            rights.add(right)
    return taken


def _hungarian(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The cheapest assignment, by shortest augmenting paths; the smaller side is used up."""
    if len(costs) > len(costs[0]):
        turned = [list(column) for column in zip(*costs, strict=True)]
        return [(left, right) for right, left in _hungarian(turned)]
    columns = len(costs[0])
    row_price, column_price = [0.0] * (len(costs) + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, len(costs) + 1):
        holder[0], column = row, 0
        came_from, least = [0] * (columns + 1), [math.inf] * (columns + 1)
        seen: list[int] = []
        while holder[column]:
            seen.append(column)
            unseen = [one for one in range(1, columns + 1) if one not in seen]
            for one in unseen:
                here = holder[column]
                cost = costs[here - 1][one - 1] - row_price[here] - column_price[one]
                if cost < least[one]:
                    least[one], came_from[one] = cost, column
            following = min(unseen, key=least.__getitem__)
            step = least[following]
            for one in seen:
                row_price[holder[one]] += step
                column_price[one] -= step
            for one in unseen:
                least[one] -= step
            column = following
        while column:
            holder[column] = holder[came_from[column]]
            column = came_from[column]
    return [(holder[one] - 1, one - 1) for one in range(1, columns + 1) if holder[one]]


def _pairs(
    links: Iterable[tuple[int, int]], old: Sequence[Clause], new: Sequence[Clause]
) -> list[Pair]:
    listed = list(links)
    lefts, rights = {left for left, _ in listed}, {right for _, right in listed}
    return [
        *(Pair((left,), (right,)) for left, right in listed),
        *(Pair((left,), ()) for left in range(len(old)) if left not in lefts),
        *(Pair((), (right,)) for right in range(len(new)) if right not in rights),
    ]
