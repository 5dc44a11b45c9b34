"""Minutes that come as a letter: who sent them to whom, when, and what they are called."""

import datetime
import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from versions.minutes.dates import dates_in
from versions.minutes.dates import find_date
from versions.minutes.lines import Line
from versions.minutes.values import Participant

_HEAD = re.compile(
    r"(?:(?P<sender>från|from)|(?P<receiver>till|to|kopia|cc)|(?P<subject>ämne|subject|angående|re)"
    r"|(?P<sent>skickat|datum|sent|date))\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"\s*[<(\[]?\b[\w.+-]+@[\w.-]+\b[>)\]]?")
_PEOPLE = re.compile(r";\s*|,\s*(?=\S+\s+\S)")
_LINES = 10
"""The head of a letter has fewer lines."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the head of a letter says; nothing of it where there is no such head."""

    title: str = ""
    date: datetime.date | None = None
    """The day the subject names; else the day it was sent."""
    people: tuple[Participant, ...] = ()


def take_letter(lines: Sequence[Line]) -> tuple[Letter, tuple[Line, ...]]:
    """Take the head of a letter out of lines; when it was sent stays among them.

    A head names at least a sender or receiver, and a subject.
    """
    found = {at: match for at, line in enumerate(lines[:_LINES]) if (match := _head(line))}
    subject = next((one["value"] for one in found.values() if one["subject"]), "")
    named = [one for one in found.values() if one["sender"] or one["receiver"]]
    if not subject or not named:
        return Letter(), tuple(lines)
    sent = next((find_date(one["value"]) for one in found.values() if one["sent"]), None)
    told = next(dates_in(subject, sent), sent) if sent else find_date(subject)
    people = tuple(person for one in named for person in _people(one))
    rest = (line for at, line in enumerate(lines) if at not in found or found[at]["sent"])
    return Letter(subject.strip(), told, people), tuple(rest)


def _head(line: Line) -> re.Match[str] | None:
    return None if line.rows else _HEAD.fullmatch(line.text)


def _people(match: re.Match[str]) -> Iterator[Participant]:
    role = match[0].partition(":")[0].strip()
    for part in _PEOPLE.split(match["value"]):
        name = _ADDRESS.sub("", part).strip(" ,.\"'")
        address = " ".join(one.strip(" <>()[]") for one in _ADDRESS.findall(part))
        if name or address:
            yield Participant(name or address, address if name else "", role=role)
