"""Which clause stands under which."""

import re
from collections.abc import Sequence
from typing import Protocol

_DECIMAL = re.compile(r"\w+(?:\.\w+)*")


class _Placed(Protocol):
    """What has a place in an outline."""

    @property
    def level(self) -> int: ...

    @property
    def number(self) -> str: ...


def parents(clauses: Sequence[_Placed]) -> list[int | None]:
    """The position of the clause that each clause stands under, none for the outermost.

    Examples:
        >>> from clauses.model import Clause
        >>> parents([Clause("A", 1), Clause("B", 2), Clause("C", 2), Clause("D", 1)])
        [None, 0, 0, None]
    """
    levels = _levels(clauses)
    above: list[int] = []
    found: list[int | None] = []
    for index, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        found.append(above[-1] if above and level else None)
        if level:
            above.append(index)
    return found


def _levels(clauses: Sequence[_Placed]) -> list[int]:
    """How deep each clause stands; told by the numbers where nothing else tells it."""
    levels = [clause.level for clause in clauses]
    if len(set(levels) - {0}) > 1:
        return levels
    return [level and _depth(clause.number) for level, clause in zip(levels, clauses, strict=True)]


def _depth(number: str) -> int:
    """How many levels deep a number says that its clause stands: 2 for ``4.2`` and ``D.2``."""
    found = _DECIMAL.match(number)
    return found.group().count(".") + 1 if found else 1
