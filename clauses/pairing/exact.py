"""Pairs of clauses with the very same words."""

from collections import defaultdict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Sequence

from clauses.model import Clause
from clauses.pairing.pairs import Pairing
from clauses.pairing.pairs import same

SHORT = 100
"""A text of no more characters does not identify a clause without its heading."""
FRAGMENT = 20
"""Nor does its place, together with a text of no more characters than this."""

_Key = Callable[[Clause], Hashable]


def pair_exact(search: Pairing) -> None:
    """Pair clauses with the same heading and text, then those with the same text.

    What stands once on each side goes first, then equal neighbours of what is paired and equal
    clauses between the same pairs: repeated boilerplate goes by its context.
    """
    for unique_by, key_of in ((_whole, _whole), (_long_body, _body)):
        _pair_unique(search, unique_by)
        _grow(search, key_of)
        _pair_in_gaps(search, key_of)


def pair_repeated(search: Pairing) -> None:
    """Pair what is left of equal clauses in order; nothing tells them apart."""
    for key_of in (_whole, _body):
        lefts = _places(search.old, search.free_old(), key_of)
        rights = _places(search.new, search.free_new(), key_of)
        for key, left in lefts.items():
            for one, other in zip(left, rights.get(key, ()), strict=False):
                search.pair(one, other, doubtful=True)


def _whole(clause: Clause) -> Hashable:
    """Heading and words."""
    return (clause.heading, clause.text, clause.notes_text)


def _body(clause: Clause) -> Hashable:
    """The words below the heading, nothing if they are too few to go by."""
    return clause.text if len(clause.text) > FRAGMENT else ""


def _long_body(clause: Clause) -> Hashable:
    return clause.text if len(clause.text) > SHORT or not clause.heading else ""


def _pair_unique(search: Pairing, key_of: _Key) -> None:
    lefts = _places(search.old, range(len(search.old)), key_of)
    rights = _places(search.new, range(len(search.new)), key_of)
    for key, left in lefts.items():
        right = rights.get(key, [])
        if len(left) == len(right) == 1 and _may_be_one(search, left[0], right[0]):
            search.pair(left[0], right[0])


def _may_be_one(search: Pairing, left: int, right: int) -> bool:
    """Whether two clauses are free, and not each told by its heading to be another's.

    In fees and deadlines of one pattern a clause often says what another said before.
    """
    if not search.both_free(left, right):
        return False
    if search.old[left].heading == search.new[right].heading:
        return True
    headings = search.old_profiles[left].heading, search.new_profiles[right].heading
    return not search.unique_headings.issuperset(headings)


def _grow(search: Pairing, key_of: _Key) -> None:
    """Pair equal neighbours of what is paired."""
    waiting = list(search.forth.items())
    while waiting:
        left, right = waiting.pop()
        for step in (-1, 1):
            here, there = left + step, right + step
            if search.both_free(here, there) and _grows(search, key_of, here, there):
                search.pair(here, there)
                waiting.append((here, there))


def _grows(search: Pairing, key_of: _Key, left: int, right: int) -> bool:
    equal = same(key_of(search.old[left]), key_of(search.new[right]))
    return equal and _may_be_one(search, left, right)


def _pair_in_gaps(search: Pairing, key_of: _Key) -> None:
    """Pair equal clauses that are as many on both sides of a gap between pairs, in order."""
    old_gaps, new_gaps = search.gaps()
    lefts = _by_gap(search.old, old_gaps, key_of)
    rights = _by_gap(search.new, new_gaps, key_of)
    for key, left in lefts.items():
        right = rights.get(key, [])
        if len(left) == len(right):
            for one, other in zip(left, right, strict=True):
                if _may_be_one(search, one, other):
                    search.pair(one, other)


def _by_gap(
    clauses: Sequence[Clause], gaps: dict[int, int], key_of: _Key
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for index, gap in gaps.items():
        key = key_of(clauses[index])
        if key:
            found[key, gap].append(index)
    return found


def _places(
    clauses: Sequence[Clause], among: Iterable[int], key_of: _Key
) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index in among:
        key = key_of(clauses[index])
        if key:
            places[key].append(index)
    return places
