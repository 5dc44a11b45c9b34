"""Collations of consultation answers: tables of section, respondent, view and handling."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from versions.minutes.columns import Columns
from versions.minutes.columns import read_columns
from versions.minutes.columns import read_form
from versions.minutes.lines import Rows
from versions.minutes.outcomes import read_outcome
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind

_SECTION = re.compile(
    r"§|\d+(?:\.\d+)*\.?\s|\d+(?:\.\d+)+|(?:kap|avsnitt|punkt|bilaga|stycke|hela |övergripande"
    r"|allmän|generell|chapter|section|clause|annex|general|whole )",
    re.IGNORECASE,
)
_RESPONDENT = re.compile(
    r"kommun|region|förbund|\bstad\b|sjukhus|nämnd|styrelse|förening|\bAB\b|organisation|myndighet"
    r"|förvaltning|råd\b|rådet\b|vården\b|universitet|länsstyrelse|council|county|municipality"
    r"|hospital|association|authority|board\b",
    re.IGNORECASE,
)


_ANSWER_FROM = re.compile(
    r"(?:(?:remiss)?svar(?:et)?|synpunkter|yttrande|answers?|comments|response)\s+(?:från|av|from|by)\s+"
    r"|(?:remiss)?instans:\s*|respondent:\s*",
    re.IGNORECASE,
)
"""What a heading says before the respondent."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What was said once for the rows below it."""

    section: str = ""
    respondent: str = ""

    def headed(self, text: str, columns: Columns) -> "_Given":
        """With what a heading above some answers says they are about, or from whom."""
        if "respondent" not in columns and ("section" in columns or _names_respondent(text)):
            return replace(self, respondent=_ANSWER_FROM.sub("", text))
        return replace(self, section=text)


def _names_respondent(text: str) -> bool:
    return bool(_RESPONDENT.search(text)) and not _SECTION.match(text)


def read_collation(rows: Rows, heading: str = "", filled: Rows = ()) -> tuple[Passage, ...]:
    """Read the answers of a collation.

    A header may stand anywhere in the table, and again further down. What is given once, for
    section or respondent, holds for the rows below it, as does a row of one cell. A table that
    is a form, a row for each thing asked about one answer, is one answer.

    Args:
        rows: The table's cells.
        heading: The heading above the table; it names the section of the answers or the
            respondent, where the table does not say.
        filled: The cells with what merged ones say in each row that they cover, where some do.

    Returns:
        A passage a row; headers and rows that only name something are text. Empty where the
        table is no collation.
    """
    form = read_form(rows)
    if form:
        given = _Given().headed(heading, dict.fromkeys(form, (0,)))
        return (_answer(_form_text(rows), form, given),)
    whole = filled if len(filled) == len(rows) else rows
    return tuple(_answers(rows, whole, heading)) if any(map(read_columns, rows)) else ()


def _answers(rows: Rows, filled: Rows, heading: str) -> Iterator[Passage]:
    columns: Columns = {}
    given = _Given()
    for row, whole, after in zip(rows, filled, (*rows[1:], ()), strict=True):
        if found := read_columns(row):
            columns, given = found, _Given().headed(heading, found)
            yield _plain_row(row)
        elif columns and row == whole and _heads(row, after, columns):
            given = given.headed(next(cell for cell in row if cell), columns)
            yield _plain_row(row)
        elif any(row) and columns:
            cells = _cells(whole, columns)
            given = _Given(
                cells.get("section") or given.section, cells.get("respondent") or given.respondent
            )
            yield _answer(row_text(row), cells, given)
        elif any(row):
            yield _plain_row(row)


def _cells(row: Sequence[str], columns: Columns) -> dict[str, str]:
    """What a row says of each kind; several columns of one kind a line each."""
    return {
        kind: "\n".join(row[place] for place in places if place < len(row) and row[place])
        for kind, places in columns.items()
    }


def _heads(row: Sequence[str], after: Sequence[str], columns: Columns) -> bool:
    """Whether a row only names the section or the respondent of those below it.

    Where respondents stand first, a lone name is one, unless the next row names its own.
    """
    filled = [cell for cell in row if cell]
    if len(set(filled)) != 1 or not row[0]:
        return False
    if len(filled) > 1 or 0 not in columns.get("respondent", ()) or _SECTION.match(row[0]):
        return True
    return len([cell for cell in after if cell]) > 1 and bool(after[0])


def _plain_row(row: Sequence[str]) -> Passage:
    return Passage("", None, PassageKind.TEXT, row_text(row))


def row_text(row: Sequence[str]) -> str:
    """The cells of a row as one line of text."""
    return " – ".join(" ".join(cell.split()) for cell in row if cell)


def _form_text(rows: Rows) -> str:
    return "\n".join(
        ": ".join(" ".join(cell.split()).rstrip(":") for cell in row if cell) for row in rows
    )


def _answer(text: str, cells: Mapping[str, str], given: _Given) -> Passage:
    handling = cells.get("handling", "")
    decided = cells.get("outcome", "")
    return Passage(
        "",
        None,
        PassageKind.ROW,
        text,
        respondent=cells.get("respondent") or given.respondent,
        view=cells.get("view", ""),
        handling=handling or decided,
        outcome=read_outcome(decided) or read_outcome(handling),
        section=cells.get("section") or given.section,
    )
