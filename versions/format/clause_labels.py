"""Which label an item of a list has when nothing is said: the one that follows."""

import re
from dataclasses import dataclass

_COUNTED = re.compile(r"(.*?)([0-9]{1,9}|[a-zA-Z])(\W*)\Z", re.DOTALL)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST_ROMAN = 39


@dataclass(slots=True)
class _Run:
    ordered: bool
    first: str
    count: int = 0


class Labels:
    """Follows the items of one list and answers the label each is expected to have."""

    def __init__(self) -> None:
        self._runs: dict[int, _Run] = {}

    def expected(self, level: int, ordered: bool) -> str:
        """The label of the next item at a level, ``"•"`` or ``"1."`` for the first."""
        run = self._runs.get(level)
        if run is None or run.ordered is not ordered:
            return "1." if ordered else "•"
        return following(run.first, run.count + 1) if ordered else run.first

    def seen(self, level: int, ordered: bool, label: str) -> None:
        """Go past an item with the label it has."""
        for deeper in [known for known in self._runs if known > level]:
            del self._runs[deeper]
        run = self._runs.get(level)
        if run is not None and run.ordered is ordered and label == self.expected(level, ordered):
            run.count += 1
        else:
            self._runs[level] = _Run(ordered, label)


def following(label: str, steps: int) -> str:
    """Answer the label so many items further on.

    Examples:
        >>> following("a)", 2), following("4.9", 1), following("i)", 3)
        ('c)', '4.10', 'iv)')
    """
    found = _COUNTED.match(label)
    if found is None:
        return label
    before, counter, after = found.groups()
    return before + _counted(counter, steps, alone=not before[-1:].isalpha()) + after


def _counted(counter: str, steps: int, alone: bool) -> str:
    if counter.isdigit():
        return str(int(counter) + steps)
    if counter in "iI" and alone:
        roman = _roman(1 + steps)
        return roman if counter == "i" else roman.upper()
    last = "z" if counter.islower() else "Z"
    return chr(min(ord(counter) + steps, ord(last)))


def _roman(number: int) -> str:
    parts = []
    rest = min(number, _HIGHEST_ROMAN)
    for value, sign in _ROMAN:
        count, rest = divmod(rest, value)
        parts.append(sign * count)
    return "".join(parts)
