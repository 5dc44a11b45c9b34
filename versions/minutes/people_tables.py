"""Tables of participants: a person a row, or a group a column."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from versions.minutes.columns import read_columns
from versions.minutes.labels import says_absent
from versions.minutes.lines import Rows
from versions.minutes.persons import is_name
from versions.minutes.persons import read_person
from versions.minutes.values import Participant

_NAME = re.compile(r"(?:för- och efter)?namn|name", re.I)
"""Heads the names of persons, whatever the other columns are."""
_COLUMNS = {
    "name": re.compile(r"namn|name|deltagare|participant", re.I),
    "organisation": re.compile(
        r"organisation|kommun|arbetsplats|part|organization|företräder", re.I
    ),
    "role": re.compile(r"roll|funktion|titel|role|function|uppdrag", re.I),
    "absence": re.compile(r"frånvar(?:o|ande)|förhind(?:er|rad)|absent", re.I),
    "presence": re.compile(r"närvaro|närvarande|present|attendance", re.I),
}


def heads_people(row: Sequence[str]) -> bool:
    """Whether every cell of a row only names a column of participants."""
    return all(any(one.match(cell) for one in _COLUMNS.values()) for cell in row if cell)


def read_table(rows: Rows, role: str = "") -> list[Participant]:
    """The participants of a table; none where it is a table of something else."""
    if any(map(read_columns, rows)):
        return []
    header = _header(rows[0])
    if header:
        return list(_by_columns(rows, header))
    cells = [cell for row in rows[1:] for cell in row if cell]
    people = sum(is_name(read_person(cell).name) for cell in cells)
    return list(_by_cells(rows, role)) if cells and people * 2 > len(cells) else []


def _header(row: Sequence[str]) -> dict[str, int]:
    found = {
        kind: position
        for kind, pattern in _COLUMNS.items()
        for position, text in reversed(list(enumerate(row)))
        if pattern.match(text.strip())
    }
    named = any(_NAME.fullmatch(cell.strip()) for cell in row)
    whole = len(found) == len([cell for cell in row if cell])
    return found if "name" in found and (whole or (named and len(found) > 1)) else {}


def _by_columns(rows: Rows, header: dict[str, int]) -> Iterator[Participant]:
    for row in rows[1:]:
        cells = {kind: row[place] for kind, place in header.items() if place < len(row)}
        others = [
            f"{name}: {cell}".strip(": ")
            for at, (name, cell) in enumerate(zip_longest(rows[0], row, fillvalue=""))
            if cell and at not in header.values()
        ]
        if any(cells.values()):
            person = _by_cell_kinds(cells)
            yield replace(person, remark=", ".join(filter(None, [person.remark, *others])))


def _by_cell_kinds(cells: dict[str, str]) -> Participant:
    person = read_person(cells.get("name", ""), cells.get("role", ""))
    organisations = [part for part in (person.organisation, cells.get("organisation", "")) if part]
    presence, absence = cells.get("presence", ""), cells.get("absence", "")
    absent = person.absent or says_absent(presence) or presence.strip().lower() in ("nej", "no")
    absent = absent or bool(absence.strip() and absence.strip().lower() not in ("nej", "no"))
    remark = ", ".join(filter(None, [person.remark, presence, absence]))
    return replace(person, organisation=", ".join(organisations), absent=absent, remark=remark)


def _by_cells(rows: Rows, role: str) -> Iterator[Participant]:
    """Read a table with a group a column, row by row; a row that names a group starts it anew."""
    groups: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if not cell:
                continue
            person = read_person(cell, groups.get(column, role))
            if is_name(person.name) or (groups.get(column) is not None and "," in cell):
                yield person
            else:
                groups = _renamed(groups, row, column, cell)


def _renamed(groups: dict[int, str], row: Sequence[str], column: int, cell: str) -> dict[int, str]:
    alone = len([text for text in row if text]) == 1
    return dict.fromkeys(range(len(row)), cell) if alone else {**groups, column: cell}
