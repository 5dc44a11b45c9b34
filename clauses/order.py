"""What may stay where it is when a sequence is put in order."""

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_rise(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Find the positions of a strictly rising subsequence of the greatest weight.

    Args:
        values: Where each thing stands now, in the order in which it stood.
        weights: How much it would cost to say that the thing moved; positive.

    Returns:
        Positions in `values`, rising. Of equally heavy ones the same is found every time.

    Examples:
        >>> heaviest_rise([3, 1, 2, 5, 4], [1, 1, 1, 1, 1])
        [1, 2, 3]
        >>> heaviest_rise([3, 1, 2], [9, 1, 1])
        [0]
    """
    ranks = sorted(set(values))
    best: list[tuple[int, int]] = [(0, 0)] * (len(ranks) + 1)
    before = []
    for index, (value, weight) in enumerate(zip(values, weights, strict=True)):
        rank = bisect_left(ranks, value)
        heaviest, last = _heaviest_below(best, rank)
        before.append(-last - 1 if heaviest else -1)
        _enter(best, rank + 1, (heaviest + weight, -index - 1))
    _, last = _heaviest_below(best, len(ranks))
    rise = []
    at = -last - 1 if values else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]


def _heaviest_below(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The heaviest subsequence that ends below a rank: its weight and the place it ends at."""
    found = (0, 0)
    while rank:
        found = max(found, best[rank])
        rank &= rank - 1
    return found


def _enter(best: list[tuple[int, int]], rank: int, entry: tuple[int, int]) -> None:
    while rank < len(best):
        best[rank] = max(best[rank], entry)
        rank += rank & -rank


def longest_rise(values: Sequence[int]) -> list[int]:
    """Find the positions of a longest strictly rising subsequence.

    Returns:
        Positions in `values`, rising. Of equally long ones the same is found every time.

    Examples:
        >>> longest_rise([3, 1, 2, 5, 4])
        [1, 2, 4]
    """
    lowest: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(lowest, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(lowest):
            lowest.append(value)
            ends.append(at)
        else:
            lowest[length], ends[length] = value, at
    rise = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]
