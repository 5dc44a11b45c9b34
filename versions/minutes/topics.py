"""Which lines of minutes head a topic."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from versions.minutes.labels import heads_part
from versions.minutes.labels import is_greeting
from versions.minutes.labels import read_fields
from versions.minutes.labels import read_people_label
from versions.minutes.leads import read_lead
from versions.minutes.lines import Line
from versions.minutes.quotes import OPENING
from versions.minutes.values import Topic

SHORT = 110
"""A heading has fewer characters."""
_RUN_IN = re.compile(
    r"(?P<heading>[^\W\d_a-zåäö][^.:;?!–—\"”“]{2,80}?)\s[–—-]\s(?P<rest>[A-ZÅÄÖ].{30,})", re.DOTALL
)
_DEFINES = re.compile(r"(?:Innebär|Avser|Är|Med|Means|Refers|Is)\b")
_DEFINITIONS = re.compile(r"definition(?:er)?|begrepp(?:en)?|definitions|terms")
_KNOWN = re.compile(
    r"(?:sammanfatt\w*|sammanfattande|slutsats\w*|nästa (?:steg|möte)|huvudfrågor|övrig[ta]"
    r"|inledning|avslut\w*|bakgrund|återkoppling|dagordning|summary|conclusions?|next (?:steps?"
    r"|meeting)|main (?:questions|points)|background|any other business|closing|agenda)\b[^:]*:",
    re.IGNORECASE,
)
_SECTIONS = re.compile(r"\d+(?:\.\d+)+\s+(?:och|and|samt)\s+\d")
_LETTERED = re.compile(r"[a-zåäö][.)]\s+\S")
_LETTERHEAD = re.compile(
    r"(?:diarienummer|dnr|ärendenummer|handläggare|justeringens|underskrift(?:er)?)\b"
    r"|(?:till|to)\Z|(?:paragrafer|version|sid(?:a|or)?|till|från|kopia|ämne|skickat|plats|to|from|cc|subject"
    r"|sent|pages?)\s*:|(?:sid(?:a|or)?|pages?|version)\s+\d",
    re.IGNORECASE,
)
_FILED = re.compile(r"(?:dnr|diarienummer|ärendenr|ärendenummer)\b.{0,40}\Z", re.IGNORECASE)
_ENDS = (".", ",", ";", ":", "!", *OPENING)


@dataclass(frozen=True, slots=True)
class Headed:
    """A line, and the topic that it heads where it heads one."""

    line: Line
    topic: Topic | None = None


def find_topics(lines: Sequence[Line]) -> tuple[Headed, ...]:
    """Say which lines head a topic.

    Headings that the file calls headings come first, then numbers and bold lines; a short line
    that nothing marks is taken for a heading only where the file has no headings of its own. A
    topic that runs into its text (`Bemanning – Frågan har …`) becomes two lines.
    """
    lines = list(_with_titles(lines))
    by_section = any(line.number.startswith("§") for line in lines)
    marked = sum((line.heading > 0 or _is_loud(line)) and not _leads(line) for line in lines)
    styled = by_section or marked > 1
    found: list[Headed] = []
    numbered = _numbered_topics(lines)
    for position, line in enumerate(lines):
        of_matter = by_section and not line.number and heads_part(line.text)
        topic = None if of_matter else _topic(lines, position, numbered, styled=styled)
        if topic is None and not styled:
            found += _run_in(line, _last_topic(found))
        else:
            found.append(Headed(line, topic))
    return tuple(found)


def _with_titles(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, the title of a matter before the file number that stood beside its number."""
    waiting: Line | None = None
    for line in lines:
        if waiting and not (line.rows or line.item or line.number or line.long):
            yield replace(line, number=waiting.number, heading=max(line.heading, waiting.heading))
            yield replace(waiting, number="", heading=0, bold=False)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = line if line.number.startswith("§") and _FILED.match(line.text) else None
        if waiting is None:
            yield line
    if waiting:
        yield waiting


def _is_loud(line: Line) -> bool:
    """Whether a line is a heading by being bold alone."""
    plain = line.item or line.number or line.text.endswith(".")
    return line.bold and len(line.text) <= SHORT and not plain


def _leads(line: Line) -> bool:
    return read_lead(line.text, alone=True) is not None


def _last_topic(found: Sequence[Headed]) -> Topic | None:
    return next((headed.topic for headed in reversed(found) if headed.topic), None)


def _topic(
    lines: Sequence[Line], position: int, numbered: frozenset[int], *, styled: bool
) -> Topic | None:
    line = lines[position]
    if line.rows or len(line.text) > SHORT or _leads(line) or _LETTERED.match(line.text):
        return None
    if line.heading or position in numbered:
        return Topic(line.number, line.text.rstrip(":"))
    if line.item or line.number:
        return None
    marked = line.bold and not line.text.endswith(".")
    plain = not styled and _stands_alone(lines, position)
    known = not styled and _KNOWN.fullmatch(line.text)
    return Topic("", line.text.rstrip(" :")) if marked or plain or known else None


def _stands_alone(lines: Sequence[Line], position: int) -> bool:
    """Whether a line looks like a heading and has something below it."""
    text = lines[position].text
    if read_fields(text) or read_people_label(text) or _is_of_letter(text):
        return False
    if position and _ends_letter(lines[position - 1].text):
        return False
    if (
        not (text[:1].isupper() or _SECTIONS.match(text))
        or text.endswith(_ENDS)
        or "\n" in text
        or "\t" in text
    ):
        return False
    return len(text.split()) <= 12 and position + 1 < len(lines)


def _is_of_letter(text: str) -> bool:
    """Whether a line belongs to the head or the end of a letter."""
    return bool(_LETTERHEAD.match(text) or is_greeting(text))


def _ends_letter(text: str) -> bool:
    """Whether the line below one is a name: of whom a letter is to, or of whom it is from."""
    return is_greeting(text) or text.casefold() in ("till", "to")


def _numbered_topics(lines: Sequence[Line]) -> frozenset[int]:
    """Positions of the numbered lines that head topics rather than list something."""
    found: set[int] = set()
    last = ""
    position = 0
    while position < len(lines):
        run = _run(lines, position)
        if run and (len(run) == 1 or _continues(last, lines[run[0]].number)):
            found.update(run)
            last = lines[run[-1]].number
        position += max(len(run), 1)
    return frozenset(found)


def _run(lines: Sequence[Line], start: int) -> list[int]:
    """Positions of the numbered short lines that follow each other from a line on."""
    run: list[int] = []
    for position in range(start, len(lines)):
        line = lines[position]
        if not line.number or len(line.text) > SHORT or line.text.endswith((".", ";")):
            break
        if run and _digits(line.number) <= _digits(lines[run[-1]].number):
            break
        run.append(position)
    return run


def _continues(last: str, number: str) -> bool:
    """Whether a number comes right after that of the last topic."""
    before, after = _digits(last), _digits(number)
    return bool(before) and len(before) == len(after) and after[-1] == before[-1] + 1


def _digits(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


def _run_in(line: Line, topic: Topic | None) -> list[Headed]:
    """A line cut where a heading runs into its text; the whole line where none does."""
    match = None if line.item or line.rows or line.number else _RUN_IN.fullmatch(line.text)
    if match is None or len(match["heading"].split()) > 8 or _DEFINES.match(match["rest"]):
        return [Headed(line)]
    if topic and _DEFINITIONS.fullmatch(topic.heading.lower()):
        return [Headed(line)]
    heading = Line(match["heading"].strip())
    return [Headed(heading, Topic("", heading.text)), Headed(replace(line, text=match["rest"]))]
