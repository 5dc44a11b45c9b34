"""Which pairs of clauses somebody should look at."""

from collections import Counter
from collections.abc import Set

from clauses.order import heaviest_rise
from clauses.pairing.pairs import Pairing

ALIKE = 0.95
"""Below this likeness an edited clause is doubtful that stands under another than before."""
ALIKE_APART = 0.8
"""The same for one that changed places with others, or got or lost its heading."""
ALIKE_IF_NAMED = 0.5
"""The same for one that has the only heading of its kind and went from one chapter to another
that both stand in both documents. A chapter that is new may hold a copy made for it."""
FEW = 30
"""Fewer words do not tell a clause when its heading is new."""


def doubt(search: Pairing) -> None:
    """Doubt the pairs of a finished search that could well be otherwise."""
    moved = _moved(search)
    _doubt_unlike(search, moved)
    _doubt_repeated(search, moved)


def _doubt_unlike(search: Pairing, moved: Set[int]) -> None:
    """Doubt pairs that have neither all their words in common nor what else tells a clause.

    That is the heading, the clause they stand under and their order. The same few words under
    another heading are not enough either.
    """
    for left, right in search.forth.items():
        before, after = search.old_profiles[left], search.new_profiles[right]
        edited = search.old[left].text != search.new[right].text
        headed = before.heading != after.heading
        renamed = headed and bool(before.heading and after.heading)
        few = 0 < len(after.words) - len(after.heading.split()) < FEW
        unlike = edited and search.likeness[left] < _least(search, left, right, moved)
        if search.old[left].level and (unlike or (renamed and (edited or few))):
            search.doubtful.add(left)


def _least(search: Pairing, left: int, right: int, moved: Set[int]) -> float:
    """The likeness from which on an edited clause is certain."""
    before, after = search.old_profiles[left].heading, search.new_profiles[right].heading
    if search.has_other_parent(left, right):
        parents_stand = search.old_parents[left] in search.forth
        parents_stand &= search.new_parents[right] in search.back
        named = before == after and before in search.unique_headings
        return ALIKE_IF_NAMED if named and parents_stand else ALIKE
    return ALIKE_APART if left in moved or before != after else 0.0


def _doubt_repeated(search: Pairing, moved: Set[int]) -> None:
    """Doubt clauses when others say the very same.

    Those that changed places, and those in a row of equal ones that became longer or shorter.
    """
    old, new = ([one.words for one in side] for side in (search.old_profiles, search.new_profiles))
    before, after = Counter(old), Counter(new)
    for left, words in enumerate(old):
        in_row = words in (*old[max(0, left - 1) : left], *old[left + 1 : left + 2])
        uneven = in_row and before[words] != after[words]
        if left in search.forth and before[words] > 1 and (left in moved or uneven):
            search.doubtful.add(left)


def _moved(search: Pairing) -> set[int]:
    """The earlier clauses that do not stand in the order in which they stood."""
    lefts = sorted(search.forth)
    rights = [search.forth[left] for left in lefts]
    stayed = heaviest_rise(rights, [len(search.old_profiles[left].words) + 1 for left in lefts])
    return set(lefts) - {lefts[place] for place in stayed}
