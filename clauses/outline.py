"""Which clause stands under which."""

from collections.abc import Sequence

from clauses.model import Clause
from clauses.numbering import plain_number


def parents(clauses: Sequence[Clause]) -> list[int | None]:
    """The position of the clause that each clause stands under, none for the outermost.

    Examples:
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


def _levels(clauses: Sequence[Clause]) -> list[int]:
    """How deep each clause stands; told by the numbers where nothing else tells it."""
    levels = [clause.level for clause in clauses]
    if len(set(levels) - {0}) > 1:
        return levels
    return [
        level and len(plain_number(clause.number).split("."))
        for level, clause in zip(levels, clauses, strict=True)
    ]
