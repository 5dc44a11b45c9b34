"""Which clause stands under which."""

from collections.abc import Sequence

from clauses.model import Clause


def parents(clauses: Sequence[Clause]) -> list[int | None]:
    """The position of the clause that each clause stands under, none for the outermost.

    Examples:
        >>> parents([Clause("A", 1), Clause("B", 2), Clause("C", 2), Clause("D", 1)])
        [None, 0, 0, None]
    """
    above: list[int] = []
    found: list[int | None] = []
    for index, clause in enumerate(clauses):
        while above and clauses[above[-1]].level >= clause.level:
            above.pop()
        found.append(above[-1] if above and clause.level else None)
        if clause.level:
            above.append(index)
    return found
