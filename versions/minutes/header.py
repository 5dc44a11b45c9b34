"""The header of minutes: title, body, date, time, form, who wrote and who adjusted them."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from versions.minutes.dates import find_date
from versions.minutes.dates import read_moment
from versions.minutes.dates import without_moment
from versions.minutes.endings import Header
from versions.minutes.endings import signed
from versions.minutes.endings import take_endings
from versions.minutes.labels import Field
from versions.minutes.labels import Labelled
from versions.minutes.labels import bare_field
from versions.minutes.labels import read_fields
from versions.minutes.labels import read_people_label
from versions.minutes.lines import Line
from versions.minutes.persons import is_name
from versions.minutes.persons import read_person

HEADER_LINES = 30
BODY = re.compile(
    r"grupp|nämnd|styrelse|utskott|forum|råd\b|rådet|organ(?:et)?\b|kommitté|jurist|möte[ts]?\b"
    r"|group|committee|board|council|panel|lawyers",
    re.IGNORECASE,
)
_WORD = (
    r"(?:utkast till |draft )?(?:(?:mötes|minnes|dag|tjänste)?anteckning(?:ar|arna)?"
    r"|(?:mötes|sammanträdes)?protokoll(?:sutdrag)?|(?:meeting )?minutes|(?:meeting )?notes"
    r"|mötessammanfattning|meeting summary|sammanfattning|beslutslogg|decision log)"
)
_MEETING = (
    r"(?:fört vid |förda vid )?(?:the\s+|(?:ett |digitalt |extra |gemensamt )*"
    r"(?:möte[nt]?|sammanträde[nt]?|meetings?)\b\s*(?:(?:med|i|för|av|of|with)\s+)?(?:den\s+|the\s+)?)?"
)
_TITLE = re.compile(
    rf"(?P<word>{_WORD})\b"
    rf"(?:(?:\s*[–—|:,-]\s*|\s+(?:(?:från|för|av|vid|of|from|for)\s+)?){_MEETING}(?P<body>.*))?",
    re.IGNORECASE,
)
_NAMES_SOMETHING = re.compile(r"\s*[–—|:-]\s*\S|\s(?:från|för|av|of|from|for)\s", re.IGNORECASE)
"""After the word for minutes: what says whose they are."""
_LABELLED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?:\s")
_STARTS_WITH_DAY = re.compile(
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
    r"\W*(?:den\s+)?\d",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:remiss(?:tid|perioden?)?|svarstid|(?:svar )?senast|consultation(?: period)?|deadline)\b"
    r"[^.]*",
    re.IGNORECASE,
)
"""What tells how long something goes on; no day of a meeting."""


def take_header(lines: Sequence[Line], title: str) -> tuple[Header, tuple[Line, ...], int]:
    """Take the header out of lines that hold no participants any more.

    Args:
        lines: The lines in order.
        title: The document's own title, where it has one.

    Returns:
        The header, the lines that are left, and how many of these stand before the topics.
    """
    header, rest = _take_title(lines, title)
    header, rest = take_endings(header, rest)
    header, rest, front = _take_fields(header, rest)
    return _with_named_body(header, rest, front)


def _with_named_body(
    header: Header, lines: tuple[Line, ...], front: int
) -> tuple[Header, tuple[Line, ...], int]:
    """Let a field that names the body beat the line below the title, which stays as text."""
    if not header.named:
        return header, lines, front
    told = replace(header, body=header.named)
    if not header.body or header.body == header.named or header.body in header.title:
        return told, lines, front
    return told, (Line(header.body), *lines), front + 1


# --------------------------------------------------------------------------------- title, body


def _take_title(lines: Sequence[Line], title: str) -> tuple[Header, tuple[Line, ...]]:
    if not title.strip() and lines and (told := _titled_table(lines[0])):
        return told[0], (*told[1], *lines[1:])
    title = title.strip() or _first_title(lines)
    start = 0
    while title and start < min(len(lines), 4) and lines[start].full.strip() == title:
        start += 1
    header = Header(title, body=_body_of_title(title), date=find_date(title))
    rest = tuple(lines[start:])
    if not header.body and rest and _is_body(rest):
        named, _, beside = rest[0].full.partition("\t")
        header = replace(header, body=_undated(named), date=header.date or find_date(named))
        rest = (*([Line(beside.strip())] if beside.strip() else []), *rest[1:])
    return header, rest


def _titled_table(line: Line) -> tuple[Header, tuple[Line, ...]] | None:
    """The header that the first row of a table gives: what it is, and beside it whose."""
    cells = [cell for cell in line.rows[0] if cell] if line.rows else []
    if len(cells) != 2 or not re.fullmatch(_WORD, cells[0], re.IGNORECASE):
        return None
    rest = (replace(line, rows=line.rows[1:]),) if line.rows[1:] else ()
    return Header(cells[0], body=_undated(cells[1]), date=find_date(cells[1])), rest


def _first_title(lines: Sequence[Line]) -> str:
    if not lines or lines[0].long or lines[0].rows:
        return ""
    fields = [labelled.field for labelled in read_fields(lines[0].text)]
    return lines[0].full if set(fields) <= {Field.WRITTEN} else ""


def _body_of_title(title: str) -> str:
    match = _TITLE.fullmatch(title)
    body = _undated(match["body"] or "" if match else title)
    named = match is not None and _NAMES_SOMETHING.search(title[match.end("word") :])
    return body if named or BODY.search(body) else ""


def _undated(text: str) -> str:
    return without_moment(text)


def _is_body(lines: Sequence[Line]) -> bool:
    """Whether the first line, right below the title, names whose minutes they are."""
    line = lines[0]
    if line.long or line.rows or line.item or line.number or line.text.endswith((".", ":")):
        return False
    if read_fields(line.text) or read_people_label(line.text) or is_name(line.text):
        return False
    if _LABELLED.match(line.text) and not BODY.search(line.text):
        return False
    header_goes_on = len(lines) > 1 and bool(read_fields(lines[1].text) or lines[1].rows)
    return header_goes_on or (bool(BODY.search(line.text)) and not line.heading)


# ---------------------------------------------------------------------------------- the fields


def _take_fields(header: Header, lines: Sequence[Line]) -> tuple[Header, tuple[Line, ...], int]:
    end = _end_of_header(lines)
    rest: list[Line] = []
    position = 0
    while position < end:
        header, kept, used = _field_at(header, lines, position)
        rest += kept
        position += used
    front = len(rest)
    if header.date is None:
        header = replace(header, date=_loose_date(lines[: max(end, 5)]))
    return header, (*rest, *lines[position:]), front


def _end_of_header(lines: Sequence[Line]) -> int:
    """How many lines there are up to the last field of the header."""
    end = 0
    prose = False
    for position, line in enumerate(lines[:HEADER_LINES]):
        if line.long or (line.number and not read_fields(line.text)):
            break
        if prose and _bare_moment(line):
            break
        if _fields_of(line, lines[position + 1 : position + 2]) or _fields_of_rows(line):
            end = position + 1
        prose = prose or line.text.endswith(".")
    return end


def _fields_of(line: Line, after: Sequence[Line]) -> tuple[Labelled, ...]:
    fields = read_fields(line.text) or _bare_fields(line, after) or _bare_moment(line)
    if len(fields) == 1 and not fields[0].value and after and not _starts_field(after[0]):
        return (replace(fields[0], value=after[0].text),)
    return fields


def _bare_fields(line: Line, after: Sequence[Line]) -> tuple[Labelled, ...]:
    """A label without its colon above its value, as in `Sammanträdesdatum`; of dates alone."""
    field = bare_field(line.text)
    dated = field in (Field.DATE, Field.WHEN_WHERE) and after and find_date(after[0].text)
    return (Labelled(field, line.text, ""),) if field and dated else ()


def _bare_moment(line: Line) -> tuple[Labelled, ...]:
    """A line that is a date and perhaps a time, and nothing but where beside both of them."""
    if line.rows or line.long or line.text.endswith("."):
        return ()
    moment = read_moment(line.text)
    if moment.date and not moment.rest:
        return (Labelled(Field.DATE, "", line.text),)
    placed = moment.date and moment.time and _STARTS_WITH_DAY.match(line.text)
    return (Labelled(Field.WHEN_WHERE, "", line.text),) if placed else ()


def _starts_field(line: Line) -> bool:
    labelled = read_fields(line.text) or read_people_label(line.text)
    return bool(line.long or line.rows or line.heading or labelled)


def _fields_of_rows(line: Line) -> dict[int, tuple[Labelled, ...]]:
    """The fields of a table, by row."""
    found = {}
    for position, row in enumerate(line.rows):
        fields = _fields_of_cells([cell for cell in row if cell])
        if fields:
            found[position] = fields
    return found


def _fields_of_cells(cells: list[str]) -> tuple[Labelled, ...]:
    labelled = [read_fields(cell) for cell in cells]
    if cells and all(labelled):
        return tuple(field for fields in labelled for field in fields)
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    known = [(bare_field(label), label, value) for label, value in pairs]
    if len(cells) % 2 or not all(field for field, _, _ in known):
        return ()
    return tuple(Labelled(field, label, value) for field, label, value in known if field)


def _field_at(
    header: Header, lines: Sequence[Line], position: int
) -> tuple[Header, list[Line], int]:
    line = lines[position]
    if line.rows:
        return _with_rows(header, line)
    fields = _fields_of(line, lines[position + 1 : position + 2])
    told = _with_fields(header, fields)
    if told is None:
        return header, [line], 1
    return told, [], 1 if fields[-1].value in line.text else 2


def _with_fields(header: Header, fields: Sequence[Labelled]) -> Header | None:
    """The header with all of some fields; nothing where one of them is not understood."""
    told: Header | None = header if fields else None
    for field in fields:
        told = _with_field(told, field) if told else None
    return told


def _with_rows(header: Header, table: Line) -> tuple[Header, list[Line], int]:
    by_row = _fields_of_rows(table)
    left = []
    for position, row in enumerate(table.rows):
        told = _with_fields(header, by_row.get(position, ()))
        if told is None:
            left.append(row)
        header = told or header
    return header, [replace(table, rows=tuple(left))] if left else [], 1


def _with_field(header: Header, field: Labelled) -> Header | None:
    """The header with a field; nothing where it has one already or the value is not understood."""
    match field.field:
        case Field.DATE:
            return _dated(header, field.value)
        case Field.TIME:
            return replace(header, time=field.value) if not header.time else None
        case Field.FORM:
            return replace(header, form=", ".join(filter(None, [header.form, field.value])))
        case Field.WHEN_WHERE:
            return _dated_and_placed(header, field.value)
        case Field.BODY:
            return replace(header, named=field.value) if not header.named else None
        case _ if is_name(read_person(field.value.split(" och ")[0]).name):
            return signed(header, field, [field.value])
        case _:
            return None


def _dated(header: Header, value: str) -> Header | None:
    moment = read_moment(value)
    again = header.date is not None and header.date != moment.date
    if moment.date is None or again or moment.rest or (moment.time and header.time):
        return None
    return replace(header, date=moment.date, time=header.time or moment.time)


def _dated_and_placed(header: Header, value: str) -> Header | None:
    """The header with date, time and the place that stands beside them, as the form."""
    moment = read_moment(value)
    again = header.date is not None and moment.date not in (None, header.date)
    if again or not (moment.date or moment.time) or (moment.time and header.time):
        return None
    form = ", ".join(filter(None, [header.form, moment.rest]))
    date = header.date or moment.date
    return replace(header, date=date, time=header.time or moment.time, form=form)


def _loose_date(lines: Sequence[Line]) -> datetime.date | None:
    """The date that a field or short line gives among other words, which stay where they are."""
    short = (_PERIOD.sub(" ", line.text) for line in lines if not line.long)
    return next((found for text in short if (found := find_date(text))), None)
