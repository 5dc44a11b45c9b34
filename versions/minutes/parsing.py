"""Minutes and collations: what a reading of them contains."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from clauses.model import Reading
from versions.minutes.agenda import open_agendas
from versions.minutes.asked import find_asked
from versions.minutes.header import take_header
from versions.minutes.letter import take_letter
from versions.minutes.lines import Line
from versions.minutes.lines import lines_of
from versions.minutes.lines import title_of
from versions.minutes.passages import numbered
from versions.minutes.passages import read_passages
from versions.minutes.people import take_people
from versions.minutes.topics import Headed
from versions.minutes.topics import find_topics
from versions.minutes.values import Minutes
from versions.minutes.values import Outcome
from versions.minutes.values import Participant
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind
from versions.minutes.values import Topic

__all__ = [
    "Minutes",
    "Outcome",
    "Participant",
    "Passage",
    "PassageKind",
    "Topic",
    "note_id",
    "read_minutes",
]

_BODY_NOUN = re.compile(
    r"(?:(?P<which>[^\W\d_]+)[\s-]+)?(?P<noun>styrgrupp|arbetsgrupp|referensgrupp|juristgrupp"
    r"|samrådsorgan|steering group|working group|reference group)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"gemensam(?:t|ma)?|den|det|nytt|ny|och|för|med|i|av|möte|mötet|from|the|joint|of|and|for"
    r"|meeting|common",
    re.IGNORECASE,
)
_LONG_BODY = 30
_COMMON_WORDS = {
    "sv": re.compile(r"\b(?:och|att|det|som|för|med|inte|ska|har|till|av|på|är|den|ett)\b"),
    "en": re.compile(r"\b(?:and|that|the|of|for|with|not|shall|has|to|by|on|is|a|it)\b"),
}


def read_minutes(reading: Reading, *, body: str = "", date: date | None = None) -> Minutes:
    """Understand the minutes of a meeting, or a collation of consultation answers.

    Nothing of the text is lost: what is understood goes into a field, a participant or a topic, and
    everything else is a passage in its place.

    Args:
        reading: The file as it was read.
        body: Whose minutes they are; beats what the text says.
        date: When the meeting was; beats what the text says.

    Returns:
        What the minutes contain. The ids of passages follow from their positions.
    """
    letter, lines = take_letter(lines_of(reading))
    people, lines = take_people(lines)
    header, lines, front = take_header(lines, letter.title or title_of(reading))
    rest = tuple(open_agendas(lines[front:]))
    headed = (*map(Headed, lines[:front]), *find_topics(rest))
    topics, read = read_passages(headed)
    passages = numbered(read)
    return Minutes(
        title=header.title,
        body=body or header.body,
        date=date or letter.date or header.date,
        time=header.time,
        form=header.form,
        adjusted=header.adjusted,
        language=_language(lines, reading.document.language),
        topics=topics,
        passages=passages,
        participants=letter.people + people + header.people,
        written_by=header.written_by,
        collation=any(passage.respondent for passage in passages),
        asked=tuple(find_asked(reading.controls, passages)),
    )


def _language(lines: Sequence[Line], stated: str) -> str:
    """The language that the common words are from; as stated where they do not tell."""
    cells = (cell for line in lines for row in line.rows for cell in row)
    text = " ".join((*(line.text for line in lines), *cells)).lower()
    counts = {language: len(common.findall(text)) for language, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > min(counts.values()) else stated


def note_id(minutes: Minutes) -> str:
    """What a note is called in addresses: its date and a short name of its body.

    Returns:
        `2025-08-12-styrgrupp`. Two meetings of a day may get the same; the store tells them apart.
    """
    day = minutes.date.isoformat() if minutes.date else "utan-datum"
    name = _slug(_short_body(minutes.body) or minutes.title) or "anteckning"
    return f"{day}-{name}"


def _short_body(body: str) -> str:
    if len(body) <= _LONG_BODY:
        return body
    match = _BODY_NOUN.search(body)
    if not match:
        return re.split(r"[,:;(–—]", body)[0]
    which = match["which"] or ""
    return match["noun"] if _NO_NAME.fullmatch(which) else f"{which} {match['noun']}"


def _slug(text: str) -> str:
    """Letters a to z, digits and hyphens, at most forty, cut between words."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > 40 and len(words) > 1:
        words.pop()
    return "-".join(words)[:40]
