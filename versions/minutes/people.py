"""Who was called to a meeting, as lists, tables and lines name them."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from versions.minutes.labels import PeopleLabel
from versions.minutes.labels import apart
from versions.minutes.labels import read_fields
from versions.minutes.labels import read_people_label
from versions.minutes.labels import says_absent
from versions.minutes.lines import Line
from versions.minutes.lines import Rows
from versions.minutes.people_tables import heads_people
from versions.minutes.people_tables import read_table
from versions.minutes.persons import inline
from versions.minutes.persons import is_name
from versions.minutes.persons import of_group
from versions.minutes.persons import politicians
from versions.minutes.persons import read_person
from versions.minutes.values import Participant

_WORDS = re.compile(r"\w+")
_POINTER = re.compile(
    r"(?:se|enligt|see|as per)\b.{0,60}(?:list|bilag|nedan|förteckning|annex|below).*", re.I
)


def take_people(lines: Sequence[Line]) -> tuple[tuple[Participant, ...], tuple[Line, ...]]:
    """Take the participants out of the lines.

    Returns:
        The participants in order, and the lines without them. What stands under a label such as
        `Kallade` and cannot be read as a name is left among the lines only where it is prose.
    """
    found: list[Participant] = []
    rest: list[Line] = []
    position = 0
    lines = list(chain.from_iterable(_apart(line, found) for line in lines))
    while position < len(lines):
        people, used = _people_at(lines, position)
        found += people
        if people and (left := _not_in(people, lines[position].rows)):
            rest.append(replace(lines[position], rows=left))
        if not used:
            rest.append(lines[position])
        position += max(used, 1)
    return tuple(found), tuple(rest)


def _not_in(people: Sequence[Participant], rows: Rows) -> Rows:
    """The rows of a table that say more than the participants that were read from it."""
    fields = " ".join(f"{p.name} {p.organisation} {p.role} {p.remark}" for p in people)
    said = set(_WORDS.findall(fields))
    return tuple(
        row
        for at, row in enumerate(rows)
        if not (at == 0 and heads_people(row))
        if any(not says_absent(word) for word in set(_WORDS.findall(" ".join(row))) - said)
    )


def _apart(line: Line, found: list[Participant]) -> Iterator[Line]:
    """A line without the rows of a table that name participants after a label, which are found."""
    left = []
    for row in line.rows:
        people = _row_people([cell for cell in row if cell])
        found += people
        if not people:
            left.append(row)
    if left:
        yield replace(line, rows=tuple(left))
    elif not line.rows:
        yield from (replace(line, text=text) for text in apart(line.text))


def _row_people(cells: Sequence[str]) -> list[Participant]:
    """The participants of a row that is a label and those it names, on a line each or on one."""
    if len(cells) > 2 and len(cells) % 2 == 0:
        pairs = [_row_people(cells[at : at + 2]) for at in range(0, len(cells), 2)]
        return [one for pair in pairs for one in pair] if all(pairs) else []
    label = read_people_label(cells[0]) if len(cells) == 2 else None
    if label is None or label.rest:
        return []
    if found := politicians(cells[1], label.label):
        return found
    lines = cells[1].split("\n")
    if len(lines) == 1:
        return list(inline(lines[0], label.label))
    people = [read_person(text.strip(), label.label) for text in lines if text.strip()]
    return people if all(is_name(person.name) for person in people) else []


def _people_at(lines: Sequence[Line], position: int) -> tuple[list[Participant], int]:
    """The participants that start at a line, and how many lines they take."""
    line = lines[position]
    if line.rows:
        people = read_table(line.rows)
        listed, used = _listed(lines, position + 1, people[-1].role) if people else ([], 0)
        return people + listed, used + 1 if people else 0
    label = None if line.number else _label_of(line)
    if label is None or (label.rest and _POINTER.fullmatch(label.rest)):
        return [], 0
    beside = list(inline(label.rest, label.label)) if label.rest else []
    if label.rest and not beside:
        return [], 0
    listed, used = _listed(lines, position + 1, label.label)
    people = beside + listed
    return people, used + 1 if people else 0


def _label_of(line: Line) -> PeopleLabel | None:
    """The label that opens a line; without a colon where nothing but names comes after it."""
    label = read_people_label(line.text)
    if label or line.long or line.rows:
        return label
    words = line.text.split()
    for count in range(1, min(4, len(words))):
        told, names = " ".join(words[:count]), " ".join(words[count:])
        bare = read_people_label(told)
        if bare and (is_name(names) or politicians(names, "")):
            return PeopleLabel(bare.label, names, colon=False)
    return None


def _listed(lines: Sequence[Line], start: int, role: str) -> tuple[list[Participant], int]:
    """The participants listed from a line on, under the role and under roles named between."""
    found: list[Participant] = []
    position = start
    while position < len(lines):
        line = lines[position]
        if line.rows:
            people = read_table(line.rows, role)
        elif _is_sublabel(lines, position):
            role, people = line.text.rstrip(" :"), []
            position += 1
            continue
        else:
            people = _one_line(line, role)
        if not people or _is_heading(lines, position, people):
            break
        found += people
        position += 1
    return found, position - start if found else 0


def _is_heading(lines: Sequence[Line], position: int, people: list[Participant]) -> bool:
    """Whether what looks like a name is a heading: nothing beside it, running text below."""
    line = lines[position]
    after = lines[position + 1] if position + 1 < len(lines) else None
    bare = len(people) == 1 and people[0] == Participant(line.text, role=people[0].role)
    return line.heading > 0 or (bare and not line.item and after is not None and after.long)


def _is_sublabel(lines: Sequence[Line], position: int) -> bool:
    """Whether a line only says which group the names below belong to."""
    line = lines[position]
    if line.long or line.number or is_name(line.text) or read_fields(line.text):
        return False
    below = lines[position + 1 : position + 2]
    if not (below and _one_line(below[0], "")):
        return False
    return line.bold or line.text.endswith(":") or _is_label(line.text)


def _is_label(text: str) -> bool:
    label = read_people_label(text)
    return label is not None and not label.rest


def _one_line(line: Line, role: str) -> list[Participant]:
    """The participants of one line of a list; none where it is no such line."""
    if line.long or line.rows or line.number or read_fields(line.text):
        return []
    text = line.text.strip()
    if found := politicians(text, role):
        return found
    if read_people_label(text) and ":" in text:
        return []
    group, colon, names = text.partition(":")
    if colon and len(group) < 40 and (grouped := list(inline(names.strip(), role))):
        return [of_group(one, group) for one in grouped]
    person = read_person(text, role)
    named = is_name(person.name)
    return [person] if named or (line.item and len(text) < 80) else []
