"""Minutes kept as a table: a row for each point, with what was said, decided and by whom."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import zip_longest

from versions.minutes.columns import read_columns
from versions.minutes.leads import read_lead
from versions.minutes.lines import END
from versions.minutes.lines import Line
from versions.minutes.lines import lines_of_text

_KINDS = (
    ("number", r"(?:punkt ?)?(?:nr|nummer|no)\.?|#|§|löpnr"),
    ("topic", r"(?:dagordnings)?punkt(?:er)?|ärende(?:n|mening)?|rubrik|ämne|agenda(?: ?punkt)?"),
    ("topic", r"fråg(?:a|eställning)|område|avsnitt|item|topic|subject|agenda item|matter|issue"),
    ("decision", r"beslut.*|ställningstagande.*|slutsats.*|decisions?.*|outcome|resolution|agreed"),
    ("said", r"diskussion.*|(?:mötes)?anteckning(?:ar)?.*|kommentar(?:er)?|sammanfattning|referat"),
    ("said", r"information|innehåll|beskrivning|text|notes?|discussion.*|summary|comments?"),
    ("beside", r"ansvarig.*|vem|åtgärd(?:er)?.*|nästa steg|uppföljning|action.*|responsible|owner"),
    ("beside", r"klart.*|datum|tid(?:punkt)?|deadline|senast|när|due.*|date|when|status|who"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_POINT = re.compile(r"punkt|item|agenda item", re.IGNORECASE)
"""Heads the numbers of points where another column says what these are."""
_NUMBERED = re.compile(r"(§?\s*\d{1,3}(?:\.\d{1,2})*)[.)]?\s+(?=\S)")


def open_agendas(lines: Iterable[Line]) -> Iterator[Line]:
    """Put the rows of tables of points as lines: a heading, what was said, what was decided.

    A table is one where its header names a point, and what was said or decided of it. What
    stands in further columns keeps the name of its column. Other tables stay what they are.
    """
    for line in lines:
        columns = _columns(line.rows[0]) if line.rows else {}
        if columns:
            yield from _opened(line.rows, columns)
        elif line.rows and _are_leads(line.rows[0]):
            yield from _beside(line.rows)
        else:
            yield line


def _are_leads(header: Sequence[str]) -> bool:
    """Whether each column is headed by what says that wordings stand in it."""
    filled = [cell for cell in header if cell]
    leads = [read_lead(cell, alone=True) for cell in filled]
    return len(filled) > 1 and all(lead and not lead.rest for lead in leads)


def _beside(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Wordings in columns, row by row: `Nuvarande lydelse` beside `Föreslagen lydelse`."""
    yield Line("", rows=(tuple(rows[0]),))
    for row in rows[1:]:
        for name, text in zip_longest(rows[0], row, fillvalue=""):
            if text:
                yield Line(f"{name.strip().rstrip(':')}: {text}" if name else text)
                yield END


def _columns(header: Sequence[str]) -> Mapping[int, str]:
    """What each column holds; empty where it is no table of points."""
    found = {at: kind for at, text in enumerate(header) if (kind := _kind(text))}
    topics = [at for at, kind in found.items() if kind == "topic"]
    if len(topics) > 1 and _POINT.fullmatch(header[topics[0]].strip().rstrip(":.")):
        found[topics[0]] = "number"
    kinds = set(found.values())
    filled = [at for at, text in enumerate(header) if text]
    known = "topic" in kinds and {"decision", "said"} & kinds and len(found) == len(filled)
    answers = "respondent" in read_columns(header)
    return found if known and not answers else {}


def _kind(text: str) -> str:
    plain = text.strip().rstrip(":")
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(plain)), "")


def _opened(rows: Sequence[Sequence[str]], columns: Mapping[int, str]) -> Iterator[Line]:
    yield Line("", rows=(tuple(rows[0]),))
    for row in rows[1:]:
        named = enumerate(zip_longest(rows[0], row, fillvalue=""))
        cells = [(columns.get(at, "beside"), name, text) for at, (name, text) in named]
        yield from _heading([(kind, text) for kind, _, text in cells if text])
        for kind, name, text in cells:
            if text and kind in ("said", "decision", "beside"):
                yield from _cell(kind, name, text)


def _heading(cells: Sequence[tuple[str, str]]) -> Iterator[Line]:
    number = " ".join(text for kind, text in cells if kind == "number").rstrip(".)")
    topics = [text for kind, text in cells if kind == "topic"]
    first, *more = topics[0].split("\n", 1) if topics else ("", "")
    typed = _NUMBERED.match(first)
    if typed and not number:
        number, first = typed[1], first[typed.end() :]
    if first or number:
        yield Line(first, heading=2, number=number)
    for text in (*more, *topics[1:]):
        yield from lines_of_text(text)


def _cell(kind: str, name: str, text: str) -> Iterator[Line]:
    if kind == "said":
        yield from lines_of_text(text)
    else:
        said = " ".join(text.split()) if kind == "beside" else text
        label = name.strip().rstrip(":")
        yield Line(f"{label}: {said}" if label else said)
