"""Collations of consultation answers: tables of section, respondent, view and handling."""

import re
from collections.abc import Iterator
from collections.abc import Sequence

from versions.minutes_lines import Rows
from versions.minutes_values import Outcome
from versions.minutes_values import Passage
from versions.minutes_values import PassageKind

_COLUMNS = {
    "respondent": re.compile(
        r"remissinstans|instans|respondent|svarande|avsändare|remissvar från|part\b|kommun\b"
        r"|från\b|organisation|consultee|from\b|stakeholder|party",
        re.IGNORECASE,
    ),
    "handling": re.compile(
        r"hanter|bedömning|åtgärd|arbetsgruppens|beredning|ställningstagande|kommentar från"
        r"|hur .*hanter|handling|response by|assessment|action|treatment|how .*dealt",
        re.IGNORECASE,
    ),
    "outcome": re.compile(r"utfall|resultat|tillgodose|outcome|result", re.IGNORECASE),
    "view": re.compile(
        r"synpunkt|yttrande|remissvar\b|inspel|kommentar|svar\b|förslag|view|comment|opinion"
        r"|answer|remark|input",
        re.IGNORECASE,
    ),
    "section": re.compile(
        r"avsnitt|paragraf|klausul|punkt|kapitel|rubrik|§|section|clause|chapter|paragraph|article",
        re.IGNORECASE,
    ),
}
_OUTCOMES = re.compile(
    r"(?P<partly>\b(?:delvis|till viss del|i viss mån|till en del|partly|partially|in part)\b)"
    r"|(?P<not>\b(?:inte|ej|icke|not)\s+(?:\w+\s+){0,2}?(?:tillgodose|tillgodosett|beakta|bifall"
    r"|inarbeta|införa|accept|adopt|met\b|upheld)\w*"
    r"|\b(?:tillgodose|beakta|bifall|inarbeta)\w*\s+(?:inte|ej)\b"
    r"|\bavsl(?:ås|agits|ogs|agen)\b|\bavvisas\b|\bavstyrks\b|\brejected\b|\bdeclined\b"
    r"|\bingen (?:ändring|åtgärd|justering)\b|\bno (?:change|action)\b"
    r"|\b(?:lämnas|är) oförändra[dt]\b|\b(?:behålls|kvarstår|ändras inte)\b"
    r"|\b(?:unchanged|retained)\b)"
    r"|(?P<met>\b(?:tillgodose|tillgodosett|bifall|beakta|inarbeta|hörsamma)\w*"
    r"|\b(?:helt|ja|accepted|adopted|upheld|met|fully|yes)\b)",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:nej|no)\b", re.IGNORECASE)
_MET_IN_PART = re.compile(
    r"\b(?:tillgodose|beakta|bifall|inarbeta)\w*\s+(?:delvis|till viss del)", re.IGNORECASE
)


def read_columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds what.

    Returns:
        The positions of `respondent`, `section`, `view`, `handling` and `outcome` as far as there
        are such columns, in any order; empty where the table is no collation.
    """
    found: dict[str, int] = {}
    for position, text in enumerate(header):
        kind = next((kind for kind in _COLUMNS if _opens(kind, text, found)), None)
        if kind:
            found[kind] = position
    answered = "view" in found and ("handling" in found or "outcome" in found)
    return found if "respondent" in found and ("view" in found or answered) else {}


def _opens(kind: str, text: str, found: dict[str, int]) -> bool:
    return kind not in found and bool(_COLUMNS[kind].match(text.strip()))


def read_collation(rows: Rows, section: str = "") -> tuple[Passage, ...]:
    """Read the answers of a collation.

    Args:
        rows: The table's cells, the header first.
        section: What the answers are about where the table does not say.

    Returns:
        A passage a row; the header and rows that only name a section are text. Empty where the
        table is no collation.
    """
    columns = read_columns(rows[0]) if rows else {}
    if not columns:
        return ()
    return (_plain_row(rows[0]), *_answers(rows[1:], columns, section))


def _answers(rows: Rows, columns: dict[str, int], section: str) -> Iterator[Passage]:
    respondent = ""
    for row in rows:
        cells = {kind: row[place] if place < len(row) else "" for kind, place in columns.items()}
        if _heads(row) and columns["respondent"] > 0:
            section = next(cell for cell in row if cell)
            yield _plain_row(row)
        elif any(row):
            section = cells.get("section") or section
            respondent = cells["respondent"] or respondent
            yield _answer(row, cells, section, respondent)


def _heads(row: Sequence[str]) -> bool:
    """Whether a row only names the section of those below it."""
    texts = {cell for cell in row if cell}
    return len(texts) == 1 and bool(row[0])


def _plain_row(row: Sequence[str]) -> Passage:
    return Passage("", None, PassageKind.TEXT, row_text(row))


def row_text(row: Sequence[str]) -> str:
    """The cells of a row as one line of text."""
    return " – ".join(" ".join(cell.split()) for cell in row if cell)


def _answer(row: Sequence[str], cells: dict[str, str], section: str, respondent: str) -> Passage:
    handling = cells.get("handling", "")
    said = cells.get("outcome") or handling
    return Passage(
        "",
        None,
        PassageKind.ROW,
        row_text(row),
        respondent=respondent,
        view=cells.get("view", ""),
        handling=handling or cells.get("outcome", ""),
        outcome=read_outcome(said),
        section=section,
    )


def read_outcome(text: str) -> Outcome:
    """What became of an answer, as far as its handling says so in plain words.

    That a text was changed does not say whether the answer was met; such a handling has no outcome.

    Examples:
        >>> read_outcome("Tillgodoses inte. Skrivningen är avstämd.").name
        'NOT'
        >>> read_outcome("Avsnittet skrivs om.").name
        'UNKNOWN'
    """
    if _NO.fullmatch(text.strip().rstrip(".")):
        return Outcome.NOT
    if _MET_IN_PART.search(text):
        return Outcome.PARTLY
    match = _OUTCOMES.search(text)
    return Outcome(match.lastgroup or "") if match else Outcome.UNKNOWN
