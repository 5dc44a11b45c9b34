"""Which column of a table of answers holds what, by the many names that people give them."""

import re
from collections.abc import Mapping
from collections.abc import Sequence

from versions.minutes.lines import Rows

Columns = Mapping[str, tuple[int, ...]]
"""The positions of `respondent`, `section`, `view`, `handling` and `outcome`."""
_LONG = 60
"""A heading of a column has fewer characters."""
_KINDS = (
    (
        "respondent",
        r"remissinstans|instans|respondent|svarande|svarslämnare|avsändare|(?:remiss)?svar från\b"
        r"|(?:inkommen|inkommet|lämnad|inlämnad|synpunkt(?:en|er)?) (?:från|av)\b|aktör"
        r"|uppgiftslämnare|consultee|stakeholder|submitted by|(?:answer|response|comment) from\b"
        r"|vem har (?:svarat|lämnat)|who\b",
    ),
    (
        "outcome",
        r"utfall|resultat|tillgodose|beaktas?\b|(?:inarbetat|inarbetas|accepteras)\b|status\b|outcome"
        r"|result|accepted|met\b",
    ),
    (
        "handling",
        r"hanter|bedömning|åtgärd|arbetsgruppens|beredning|ställningstagande|hur .*hanter"
        r"|(?:kommentar|svar|förslag) (?:från|av|till|på) (?:arbetsgrupp|redaktion|projekt|hanter"
        r"|åtgärd|synpunkt)|projektets|redaktionens|styrgruppens|juristernas|återkoppling"
        r"|vad (?:har )?(?:gjorts|görs)|(?:handling|treatment|assessment|action|disposition)\b"
        r"|response (?:by|to)|how .*(?:dealt|handled)|motiv|beslut|decision|reply"
        r"|(?:our )?response\b",
    ),
    (
        "view",
        r"(?:sammanfattning av )?(?:remissvar|synpunkt|yttrande|inspel|kommentar|förslag|fråga"
        r"|ändringsförslag)|svar\b|vad .*(?:anser|anför|tycker|skriver)|summary of|view|comment"
        r"|opinion|answer|remark|input|suggest|proposed change|feedback|content of",
    ),
    (
        "respondent",
        r"part(?:er)?\b|kommun(?:er)?\b|region\b|från\b|organisation|verksamhet\b|nämnd\b|namn\b"
        r"|from\b|party|organi[sz]ation|name\b|source\b|huvudman",
    ),
    (
        "section",
        r"avsnitt|paragraf|klausul|punkt\b|§|section|clause|paragraph|article|textavsnitt",
    ),
    (
        "section",
        r"(?:dokument|sid[ao]?|sidnr|del|text|rad)\s*[/,]\s*(?:avsnitt|stycke|kapitel|punkt)"
        r"|kapitel|rubrik|kap\b|stycke|chapter|heading|var i \w+|where\b",
    ),
    (
        "section",
        r"avser|gäller|område|ämne|del\b|ref(?:erens)?\b|dokument|concerns|subject|topic|part",
    ),
    ("section", r"sid(?:a|an|or|nr)?\b|rad\b|page\b|line\b"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_PEOPLE = re.compile(r"namn|name|deltagare|participant", re.IGNORECASE)
"""A list of those who met may have a column for comments."""
_SEVERAL = frozenset({"view", "handling"})
"""Of these a table may have several columns: a view and the change that is wanted."""


def read_columns(row: Sequence[str]) -> Columns:
    """Which column holds what, if a row is the header of a collation.

    Returns:
        The positions of each kind as far as there are such columns, in any order; empty where
        the row heads no collation: that takes views, and respondents or what became of them.
    """
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for kind, pattern in _PATTERNS:
        for position, text in enumerate(row):
            again = kind in found and kind not in _SEVERAL
            if position not in taken and not again and _names(pattern, text):
                found[kind] = (*found.get(kind, ()), position)
                taken.add(position)
    if set(found) == {"respondent", "view"} and _PEOPLE.match(row[found["respondent"][0]].strip()):
        return {}
    answered = bool({"respondent", "handling", "outcome"} & found.keys())
    return found if "view" in found and answered else {}


def _names(pattern: re.Pattern[str], text: str) -> bool:
    plain = text.strip().strip("*").strip()
    return len(plain) < _LONG and pattern.match(plain) is not None


def read_form(rows: Rows) -> Mapping[str, str]:
    """The one answer of a table that has a row for each thing asked; empty where it has not."""
    pairs = [[cell for cell in row if cell] for row in rows]
    if len(rows) < 2 or any(len(pair) > 2 for pair in pairs):
        return {}
    labels = tuple(pair[0] if len(pair) == 2 else "" for pair in pairs)
    columns = read_columns(labels)
    labelled = sum(map(len, columns.values()))
    if labelled < 3 or labelled * 2 <= len([pair for pair in pairs if pair]):
        return {}
    return {
        kind: "\n".join(pairs[place][1] for place in places) for kind, places in columns.items()
    }
