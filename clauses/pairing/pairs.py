"""The state of a search for pairs: what each clause holds and what is paired so far."""

from collections import Counter
from collections.abc import Hashable
from collections.abc import Sequence
from functools import cached_property

from clauses.model import Clause
from clauses.model import same_wording
from clauses.outline import parents
from clauses.similarity import Profiles
from clauses.similarity import similarity
from clauses.similarity import words_of
from clauses.text import Lines


class Pairing:
    """Two documents and the pairs found between them; each step of a search adds some."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        """Nothing is paired yet."""
        self.old, self.new = old, new
        lines = Lines(words_of)
        self.old_profiles, self.new_profiles = Profiles(old, lines), Profiles(new, lines)
        self.old_parents, self.new_parents = parents(old), parents(new)
        self.forth: dict[int, int] = {}
        """What each earlier clause became."""
        self.back: dict[int, int] = {}
        """What each later clause was."""
        self.likeness: dict[int, float] = {}
        """How alike the pair of each earlier clause is."""
        self.doubtful: set[int] = set()
        """Earlier clauses whose pair somebody should look at."""

    def pair(
        self, left: int, right: int, likeness: float | None = None, *, doubtful: bool = False
    ) -> None:
        """Say that an earlier clause became a later one."""
        self.forth[left] = right
        self.back[right] = left
        self.likeness[left] = self.alike(left, right) if likeness is None else likeness
        if doubtful:
            self.doubtful.add(left)

    def free_old(self) -> list[int]:
        """Earlier clauses without a counterpart yet."""
        return [index for index in range(len(self.old)) if index not in self.forth]

    def free_new(self) -> list[int]:
        """Later clauses without a counterpart yet."""
        return [index for index in range(len(self.new)) if index not in self.back]

    def both_free(self, left: int, right: int) -> bool:
        """Whether both exist and neither has a counterpart yet."""
        return (
            0 <= left < len(self.old)
            and 0 <= right < len(self.new)
            and left not in self.forth
            and right not in self.back
        )

    def unchanged(self, left: int, right: int) -> bool:
        """Whether two clauses are the same but for their place."""
        return same_wording(self.old[left], self.new[right])

    def alike(self, left: int, right: int) -> float:
        """How alike the words of two clauses are, between 0 and 1."""
        if self.unchanged(left, right):
            return 1.0
        return similarity(self.old_profiles[left].words, self.new_profiles[right].words)

    def alike_together(self, lefts: Sequence[int], rights: Sequence[int]) -> float:
        """How alike the words of several clauses are, taken together."""
        return similarity(
            [word for left in lefts for word in self.old_profiles[left].words],
            [word for right in rights for word in self.new_profiles[right].words],
        )

    @cached_property
    def unique_headings(self) -> frozenset[str]:
        """The headings that occur once on each side."""
        old = Counter(profile.heading for profile in self.old_profiles)
        new = Counter(profile.heading for profile in self.new_profiles)
        return frozenset(
            heading for heading in old if heading and old[heading] == new[heading] == 1
        )

    def gaps(self) -> tuple[dict[int, int], dict[int, int]]:
        """For each free clause of either side the later clause that it follows.

        Free clauses of both sides with the same value stand in the same gap between pairs.
        """
        old: dict[int, int] = {}
        new: dict[int, int] = {}
        before = -1
        for left in range(len(self.old)):
            before = self.forth.get(left, before)
            if left not in self.forth:
                old[left] = before
        before = -1
        for right in range(len(self.new)):
            before = right if right in self.back else before
            if right not in self.back:
                new[right] = before
        return old, new

    def same_parent(self, left: int, right: int) -> bool:
        """Whether what the earlier clause stands under became what the later one stands under."""
        parent, other = self.old_parents[left], self.new_parents[right]
        return parent is not None and self.forth.get(parent) == other

    def has_other_parent(self, left: int, right: int) -> bool:
        """Whether what one of them stands under is paired, but not with that of the other."""
        parent, other = self.old_parents[left], self.new_parents[right]
        known = parent in self.forth or other in self.back
        return known and not self.same_parent(left, right)


def same(one: Hashable, other: Hashable) -> bool:
    """Whether there is something, and it is the same."""
    return bool(one) and one == other
