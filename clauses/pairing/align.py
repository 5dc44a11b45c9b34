"""Which clause of one document became which of another."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Clause
from clauses.pairing.doubt import doubt
from clauses.pairing.exact import pair_exact
from clauses.pairing.exact import pair_repeated
from clauses.pairing.likely import pair_alike
from clauses.pairing.likely import pair_headings
from clauses.pairing.pairs import Pairing
from clauses.pairing.parts import parts

CERTAIN_TOGETHER = 0.9
"""Splits and merges below this likeness of the whole are doubtful."""


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
    search = Pairing(old, new)
    if _have_ids(old) and _have_ids(new):
        _pair_ids(search)
    else:
        _pair_preambles(search)
        pair_exact(search)
        pair_headings(search)
        pair_alike(search)
        pair_headings(search)
        pair_repeated(search)
        doubt(search)
    return list(_in_order(_pairs(search), len(old)))


def _have_ids(clauses: Sequence[Clause]) -> bool:
    """Whether every clause has an id that no other has."""
    ids = {clause.id for clause in clauses}
    return "" not in ids and len(ids) == len(clauses)


def _pair_ids(search: Pairing) -> None:
    places = {clause.id: index for index, clause in enumerate(search.new)}
    for left, clause in enumerate(search.old):
        if clause.id in places:
            search.pair(left, places[clause.id])


def _pair_preambles(search: Pairing) -> None:
    """Pair what stands before the first heading: there is one such clause a document."""
    if search.old and search.new and search.old[0].level == search.new[0].level == 0:
        search.pair(0, 0)


def _pairs(search: Pairing) -> Iterator[Pair]:
    """The pairs, with splits and merges among them, and what has no counterpart."""
    split_off, merged_in = _parts(search)
    for left, right in search.forth.items():
        lefts = tuple(sorted((left, *merged_in.get(right, ()))))
        rights = tuple(sorted((right, *split_off.get(left, ()))))
        if len(lefts) == len(rights) == 1:
            yield Pair(lefts, rights, search.likeness[left], left in search.doubtful)
        else:
            likeness = search.alike_together(lefts, rights)
            yield Pair(lefts, rights, likeness, likeness < CERTAIN_TOGETHER)
    merged = {left for parts in merged_in.values() for left in parts}
    split = {right for parts in split_off.values() for right in parts}
    yield from (Pair((left,), (), 0.0) for left in search.free_old() if left not in merged)
    yield from (Pair((), (right,), 0.0) for right in search.free_new() if right not in split)


def _parts(search: Pairing) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    """What was split off from each earlier clause, and what was merged into each later one."""
    old, new = search.old_profiles, search.new_profiles
    changed = {
        left: right for left, right in search.forth.items() if not search.unchanged(left, right)
    }
    became = {right: left for left, right in changed.items()}
    split_off: dict[int, list[int]] = defaultdict(list)
    merged_in: dict[int, list[int]] = defaultdict(list)
    for right, whole in parts(search.free_new(), new, old, changed):
        split_off[whole].append(right)
    for left, whole in parts(search.free_old(), old, new, became):
        if search.back[whole] not in split_off:
            merged_in[whole].append(left)
    return split_off, merged_in


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
