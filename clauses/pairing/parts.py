"""Clauses that were split off from others or merged into them."""

from collections import Counter
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import pairwise

from clauses.similarity import Profiles

CANDIDATES = 8
"""How many clauses are weighed closely for each one that has no counterpart."""
COMMON = 40
"""Two words found together in more clauses than this are no evidence."""
PART = 0.6
"""How much of a clause must come from another to be a part of it."""
PART_WORDS = 4
"""The fewest neighbouring pairs of words by which a part is known."""


def pairs_of_words(words: Sequence[str]) -> Counter[tuple[str, str]]:
    """How often each two words stand beside each other."""
    return Counter(pairwise(words))


def parts(
    free: Sequence[int],
    pieces: Profiles,
    wholes: Profiles,
    paired: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Find for clauses without counterpart what they were a part of.

    Args:
        free: Clauses of one document that have no counterpart.
        pieces: The words of every clause of that document.
        wholes: The same of the other document.
        paired: What each clause of the other document became in this one, where it changed.

    Yields:
        A free clause, and the clause of the other document most of whose words it holds that
        the other's counterpart has lost.
    """
    if not free:
        return
    lost = {
        whole: pairs_of_words(wholes[whole].words) - pairs_of_words(pieces[rest].words)
        for whole, rest in sorted(paired.items())
    }
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for whole, words in lost.items():
        for two in words:
            index[two].append(whole)
    for part in free:
        held = pairs_of_words(pieces[part].words)
        size = held.total()
        shares = Counter(whole for two in held for whole in index.get(two, ())[:COMMON])
        likely = sorted(shares, key=lambda whole: (-shares[whole], whole))[:CANDIDATES]
        found = [((lost[whole] & held).total(), -whole) for whole in likely]
        if size >= PART_WORDS and found and max(found)[0] >= PART * size:
            yield part, -max(found)[1]
