"""Who was called to a meeting, as lists, tables and lines name them."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from itertools import zip_longest

from versions.minutes.columns import read_columns
from versions.minutes.labels import PeopleLabel
from versions.minutes.labels import apart
from versions.minutes.labels import read_fields
from versions.minutes.labels import read_people_label
from versions.minutes.labels import says_absent
from versions.minutes.lines import Line
from versions.minutes.lines import Rows
from versions.minutes.values import Participant

_PARTICLE = re.compile(r"von|af|del?|della|van|den|der|da|di|la|le|el|bin|al|ter")
_ORGANISATION = re.compile(
    r"kommun|region|förbund|\bstad\b|sjukhus|nämnd|styrelse|vård|\bAB\b|grupp|bolag|förvaltning"
    r"|council|county|hospital|municipal|authority|department|direktör|jurist|sekreterare|chef"
    r"|ordförande|ledamot|\bmöte|\bfråg|avtal",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_WORDS = re.compile(r"\w+")
_PAREN = re.compile(r"\(([^()]*)\)")
_BESIDE = re.compile(
    r"ersätt|\b(?:från|till) kl|deltog|\bdel av|ordf\b|ordförande|sekreterare|föredragande"
    r"|justerare|adjungerad|replac|substitut|\bchair|secretary",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:se|enligt|see|as per)\b.{0,60}(?:list|bilag|nedan|förteckning|annex|below).*", re.I
)
_PARTY = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w’'-]+(?:\s(?:von|af|de|[A-ZÅÄÖ][\w’'-]+)){1,3})"
    r"\s\((?P<party>[A-ZÅÄÖ]{1,4}|FiA|-)\)"
)
"""A politician as minutes name them: `Ada Bok (S)`."""
_INSTEAD = re.compile(r"\b(?:för|ersätter)\Z")
"""Before the one in whose place somebody sits."""
_SEPARATOR = re.compile(r"[,;]\s*(?![^()]*\))|\s+(?:och|samt|and)\s+(?=[A-ZÅÄÖ])(?![^()]*\))")
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
        if not (at == 0 and _is_header(row))
        if any(not says_absent(word) for word in set(_WORDS.findall(" ".join(row))) - said)
    )


def _is_header(row: Sequence[str]) -> bool:
    """Whether every cell of a row only names a column of participants."""
    return all(any(one.match(cell) for one in _COLUMNS.values()) for cell in row if cell)


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
    if politicians := _politicians(cells[1], label.label):
        return politicians
    lines = cells[1].split("\n")
    if len(lines) == 1:
        return list(_inline(lines[0], label.label))
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
    inline = list(_inline(label.rest, label.label)) if label.rest else []
    if label.rest and not inline:
        return [], 0
    listed, used = _listed(lines, position + 1, label.label)
    people = inline + listed
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
        if bare and (is_name(names) or _politicians(names, "")):
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
    if politicians := _politicians(text, role):
        return politicians
    if read_people_label(text) and ":" in text:
        return []
    group, colon, names = text.partition(":")
    if colon and len(group) < 40 and (grouped := list(_inline(names.strip(), role))):
        return [_of_group(one, group) for one in grouped]
    person = read_person(text, role)
    named = is_name(person.name)
    return [person] if named or (line.item and len(text) < 80) else []


def _of_group(person: Participant, group: str) -> Participant:
    """Somebody whom a line names after a group: their organisation, if it names none itself."""
    if not person.organisation:
        return replace(person, organisation=group)
    return replace(person, remark=", ".join(filter(None, [group, person.remark])))


def _inline(text: str, role: str) -> Iterator[Participant]:
    """The participants that one line names after a label."""
    if ";" in text and "," in text:
        people = [read_person(part.strip(" ."), role) for part in text.split(";") if part.strip()]
        yield from people if is_name(people[0].name) else ()
        return
    if politicians := _politicians(text, role):
        yield from politicians
        return
    parts = [part.strip(" .") for part in _SEPARATOR.split(text) if part.strip(" .")]
    if not parts or not is_name(_bare(parts[0])):
        return
    for together in _people(parts):
        yield read_person(", ".join(together), role)


def _politicians(text: str, role: str) -> list[Participant]:
    """Those whom a text names with their parties; none where it names others as well."""
    plain = " ".join(text.split())
    found = list(_PARTY.finditer(plain))
    ends = [*(one.start() for one in found[1:]), len(plain)]
    beside = [plain[one.end() : end].strip(" ,;") for one, end in zip(found, ends, strict=False)]
    others = any(is_name(part) for aside in beside for part in _SEPARATOR.split(aside))
    if not found or found[0].start() or others:
        return []
    replaced = [False, *(bool(_INSTEAD.search(aside)) for aside in beside[:-1])]
    return [
        Participant(
            one["name"], one["party"], absent or says_absent(f"{role} {aside}"), role, aside
        )
        for one, aside, absent in zip(found, beside, replaced, strict=True)
    ]


def _people(parts: Iterable[str]) -> Iterator[list[str]]:
    """Put each name and the organisation that follows it together."""
    current: list[str] = []
    for part in parts:
        if current and is_name(_bare(part)):
            yield current
            current = []
        current.append(part)
    yield current


def _bare(text: str) -> str:
    return _PAREN.sub("", text).strip()


def read_person(text: str, role: str = "") -> Participant:
    """Read a name with what stands beside it.

    Examples:
        >>> read_person("Ada Bok, Ekby kommun (förhindrad)").organisation
        'Ekby kommun'
    """
    asides = [part.strip() for aside in _PAREN.findall(text) for part in _aside_parts(aside)]
    name, _, organisation = _bare(text).partition(",")
    remarks = [aside for aside in asides if _BESIDE.search(aside)]
    absent = [aside for aside in asides if aside not in remarks and says_absent(aside)]
    others = [aside for aside in asides if aside not in remarks + absent]
    organisations = [part for part in (" ".join(organisation.split()), *others) if part]
    missing = bool(absent) or says_absent(role) or says_absent(organisation)
    return Participant(
        " ".join(name.split()), ", ".join(organisations), missing, role, ", ".join(remarks)
    )


def _aside_parts(aside: str) -> list[str]:
    return aside.split(",") if says_absent(aside) and not _BESIDE.search(aside) else [aside]


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person.

    Examples:
        >>> is_name("Ada von Bok"), is_name("Övriga frågor"), is_name("Inledning")
        (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or _ORGANISATION.search(text):
        return False
    named = [word for word in words if not _PARTICLE.fullmatch(word)]
    return len(named) >= 2 and all(word[:1].isupper() and _WORD.fullmatch(word) for word in named)


# ------------------------------------------------------------------------------------- tables


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
