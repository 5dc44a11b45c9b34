"""Dates and times as minutes write them, in Swedish and English."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = r"(?P<name>" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"\b(?P<day>\d{1,2})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"\b(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])\b",
        r"\b(?P<short>\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<short>2\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])\b",
        rf"{_DAY}\s?/\s?(?P<month>\d{{1,2}})\s?-\s?(?P<short>\d\d)\b",
        rf"{_DAY}(?=\s?[–—-]\s?\d{{1,2}}\s?/\s?(?P<month>\d{{1,2}})[\s/.-]+{_YEAR})",
        rf"{_DAY}(?=\s?(?:[–—-]|till|och|to|and)\s?\d{{1,2}}\s+{_MONTH},?\s+{_YEAR})",
        rf"{_DAY}\s+{_MONTH}(?=\s?(?:[–—-]|till|och|to|and)\s?\d{{1,2}}\s+\w+\s+{_YEAR})",
        rf"(?:\bden\s+)?{_DAY}(?::e|:a|st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}\s?[/.-]\s?(?P<month>\d{{1,2}})[\s/.-]+{_YEAR}",
    )
)
_WITHOUT_YEAR = re.compile(
    rf"(?:\bden\s+|\bthe\s+)?{_DAY}(?::e|:a|st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}", re.IGNORECASE
)
_DAY_AT_END = re.compile(rf"[\s,]+{_WITHOUT_YEAR.pattern}\s*$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_TIME = re.compile(
    rf"(?:\bkl(?:ockan|\.)?\s*)?\b{_CLOCK}\s*(?:[–—-]|till|to)\s*{_CLOCK}(?:\s*[ap]\.?m\b\.?)?"
    rf"|\bkl(?:ockan|\.)?\s*{_CLOCK}|\b\d{{1,2}}[.:]\d{{2}}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a time beside it, and the words that are neither."""

    date: datetime.date | None
    time: str
    rest: str


def find_date(text: str) -> datetime.date | None:
    """The first date in a text that the calendar has.

    Examples:
        >>> find_date("Styrgruppen den 12 augusti 2025")
        datetime.date(2025, 8, 12)
        >>> find_date("12/8 2025")
        datetime.date(2025, 8, 12)
    """
    return read_moment(text).date


def read_moment(text: str) -> Moment:
    """Take a date and a time out of a text.

    Returns:
        The first date and the first time; `rest` is what else the text says, weekdays left out.
    """
    start, end, found = min(_dates(text), default=(0, 0, None))
    without_date = f"{text[:start]} {text[end:]}"
    clock = _TIME.search(without_date)
    without_time = _TIME.sub(" ", without_date, count=1)
    return Moment(found, clock[0] if clock else "", _rest(without_time))


def dates_in(text: str, met: datetime.date) -> Iterator[datetime.date]:
    """Every date of a text in order; one without year is the one nearest to a meeting.

    Examples:
        >>> met = datetime.date(2026, 5, 13)
        >>> [day.isoformat() for day in dates_in("den 1 september, klart 2027-06-30", met)]
        ['2026-09-01', '2027-06-30']
    """
    found = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if day := _date(match.groupdict()):
                found[match.start()] = (match.end(), day)
    for match in _WITHOUT_YEAR.finditer(text):
        inside = any(start <= match.start() < end for start, (end, _) in found.items())
        day = None if inside else _nearest(match, met)
        if day:
            found[match.start()] = (match.end(), day)
    yield from (day for _, (_, day) in sorted(found.items()))


def _nearest(match: re.Match[str], met: datetime.date) -> datetime.date | None:
    """The day nearest to a meeting: what lies just behind it is not taken for next year's."""
    years = (met.year - 1, met.year, met.year + 1)
    days = [_date(match.groupdict() | {"year": str(year)}) for year in years]
    return min((day for day in days if day), key=lambda day: abs(day - met), default=None)


def without_moment(text: str) -> str:
    """A text without its first date, as a title is shown."""
    start, end, found = min(_dates(text), default=(0, 0, None))
    rest = f"{text[:start]} {text[end:]}" if found else _DAY_AT_END.sub("", text)
    return rest.strip(" ,;–—-\t")


def _dates(text: str) -> Iterator[tuple[int, int, datetime.date]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if found := _date(match.groupdict()):
                yield match.start(), match.end(), found
                break


def _date(parts: dict[str, str | None]) -> datetime.date | None:
    name = (parts.get("name") or "").lower()
    month = _MONTH_OF.get(name) or int(parts.get("month") or 0)
    year = parts.get("year") or f"20{parts.get('short') or ''}"
    try:
        return datetime.date(int(year), month, int(parts["day"] or 0))
    except ValueError:
        return None


def _rest(text: str) -> str:
    said = re.sub(r"\(\s*\)", " ", _WEEKDAY.sub(" ", text))
    plain = " ".join(said.split()).strip(" ,;.:–—-")
    alone = plain.startswith("(") and plain.find(")") in (-1, len(plain) - 1)
    return plain.strip(" ,;.:–—-()") if alone or plain in "()" else plain
