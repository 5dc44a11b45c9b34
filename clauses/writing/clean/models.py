"""What a new paragraph or table looks like: one that stands in the file already."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable
from collections.abc import Iterable

from clauses.writing.clean.units import Role
from clauses.writing.clean.units import Unit


class Models:
    """The paragraphs and tables of a file, to be looked up by what they are."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        """Take the units of a document in order; those without an element are left aside."""
        self._same: dict[Hashable, Unit] = {}
        self._numbered: dict[tuple[Role, bool], list[Unit]] = defaultdict(list)
        self._alike: dict[Role, list[Unit]] = defaultdict(list)
        for unit in units:
            if unit.element is not None:
                self._same.setdefault(unit.key, unit)
                self._numbered[unit.role, bool(unit.number)].append(unit)
                self._alike[unit.role].append(unit)

    def model(self, unit: Unit) -> Unit | None:
        """What something new is to look like: the same thing, else the last of its role."""
        if (same := self._same.get(unit.key)) is not None:
            return same
        numbered = self._numbered.get((unit.role, bool(unit.number)))
        alike = numbered or self._alike.get(unit.role)
        if not alike:
            return None
        before = bisect_right(alike, unit.clause, key=lambda one: one.clause)
        return alike[max(before - 1, 0)]
