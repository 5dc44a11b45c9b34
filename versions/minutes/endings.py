"""The last lines of minutes: who wrote and who adjusted them, wherever it stands."""

import datetime
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from versions.minutes.labels import Field
from versions.minutes.labels import Labelled
from versions.minutes.labels import bare_field
from versions.minutes.labels import is_greeting
from versions.minutes.labels import read_fields
from versions.minutes.labels import unmarked_ending
from versions.minutes.lines import Line
from versions.minutes.lines import Rows
from versions.minutes.persons import is_name
from versions.minutes.persons import read_person
from versions.minutes.values import Participant

_ENDING = re.compile(r"vid|antecknat|justera|taken|recorded|approved|adjusted", re.IGNORECASE)
_DONE = re.compile(r"justera[dt]|adjusted|approved|confirmed|checked|signed", re.IGNORECASE)
_IS_ADJUSTED = re.compile(r"protokollet (?:är|har) justera[dt]s?\b|the minutes are approved", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_UNSIGNED = re.compile(r"\b(?:ej|inte|icke|not)\b|_{3,}|\.{4,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the topics and below the last of them."""

    title: str = ""
    body: str = ""
    date: datetime.date | None = None
    time: str = ""
    form: str = ""
    written_by: str = ""
    adjusted: bool = False
    people: tuple[Participant, ...] = ()
    named: str = ""
    """The body as a field names it."""


def take_endings(header: Header, lines: Sequence[Line]) -> tuple[Header, tuple[Line, ...]]:
    """Take who wrote and who adjusted the minutes, wherever it stands."""
    rest: list[Line] = []
    position = 0
    while position < len(lines):
        if _IS_ADJUSTED.match(lines[position].text):
            header = replace(header, adjusted=True)
        field, names, used = _ending(lines, position)
        signatures = _signatures(lines[position].rows)
        for signature, name in signatures:
            header = signed(header, signature, [name])
        if signatures:
            used = 1
        elif field:
            header = signed(header, field, names)
        else:
            rest.append(lines[position])
        position += max(used, 1)
    return header, tuple(rest)


def _signatures(rows: Rows) -> list[tuple[Labelled, str]]:
    """Who signed, in a table of labels and below each a name; empty where it is none."""
    labels = (
        [(at, bare_field(cell), cell) for at, cell in enumerate(rows[0]) if cell] if rows else []
    )
    fields = {
        at: Labelled(field, cell, "")
        for at, field, cell in labels
        if field in (Field.WRITTEN, Field.ADJUSTED)
    }
    below = [(at, cell) for row in rows[1:] for at, cell in enumerate(row) if _LETTER.search(cell)]
    named = [(fields[at], cell) for at, cell in below if at in fields]
    known = len(named) == len(below) and all(is_name(read_person(name).name) for _, name in named)
    return named if known and len(fields) == len(labels) else []


def _ending(lines: Sequence[Line], position: int) -> tuple[Labelled | None, list[str], int]:
    fields = read_fields(lines[position].text) or _bare_ending(lines[position])
    fields = fields or unmarked_ending(lines[position].text)
    if len(fields) != 1 or fields[0].field not in (Field.WRITTEN, Field.ADJUSTED):
        return None, [], 0
    names = [fields[0].value] if fields[0].value else list(_names(lines[position + 1 :]))
    used = 1 if fields[0].value else 1 + len(names)
    valid = names and len(names[0]) < 120 and is_name(read_person(names[0].split(" och ")[0]).name)
    return (fields[0], names, used) if valid else (None, [], 0)


def _bare_ending(line: Line) -> tuple[Labelled, ...]:
    """A last label without its colon; `Anteckningar` alone is no label but a title."""
    if is_greeting(line.text) and line.text[:1].lower() not in "hd":
        return (Labelled(Field.WRITTEN, line.text, ""),)
    field = bare_field(line.text) if _ENDING.match(line.text) else None
    return (Labelled(field, line.text, ""),) if field else ()


def _names(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines[:6]:
        if line.rows or line.number or not is_name(read_person(line.text).name):
            return
        yield line.text


def signed(header: Header, field: Labelled, names: list[str]) -> Header:
    """The header with who wrote or adjusted the minutes."""
    if field.field is Field.WRITTEN:
        return replace(header, written_by=", ".join(filter(None, [header.written_by, *names])))
    signed = tuple(read_person(name, field.label) for name in names)
    done = bool(_DONE.match(field.label)) and not _UNSIGNED.search(" ".join(names))
    return replace(header, people=header.people + signed, adjusted=header.adjusted or done)
