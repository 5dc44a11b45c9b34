"""The passages of minutes: what each paragraph, bullet and row is in its meeting."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from versions.minutes.collation import read_collation
from versions.minutes.collation import row_text
from versions.minutes.labels import heads_part
from versions.minutes.leads import Lead
from versions.minutes.leads import introduces_proposal
from versions.minutes.leads import introduces_wording
from versions.minutes.leads import read_lead
from versions.minutes.lines import END
from versions.minutes.lines import Line
from versions.minutes.quotes import closes_quote
from versions.minutes.quotes import is_quote
from versions.minutes.quotes import opens_quote
from versions.minutes.topics import Headed
from versions.minutes.values import WORDINGS
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind
from versions.minutes.values import Topic

_ANNOUNCES = re.compile(r"(?::|\b(?:att besluta|beslutar|beslutade|beslutas|att))\Z", re.IGNORECASE)
"""What a list goes on from."""
_DISCUSSION = re.compile(
    r"\b(?:styrgrupp\w*|arbetsgruppen\w*|referensgrupp\w*|grupp(?:en|erna)|möte[st]\w*|deltagar\w*"
    r"|jurister\w*|synpunkt\w*|förslag(?:et|en)?|skrivning\w*|formulering\w*|diskussion\w*|dialogen"
    r"|ordförande\w*|lyfte[s]?|framkom\w*|beton(?:ade|at)\w*|framhöll\w*|konstatera[dt]\w*"
    r"|konstateras|uttryck(?:te|tes)|ansåg\w*|menade|föredrog|enades|enas|informerade\w*"
    r"|bordlade[s]?|eskaler\w*|påpekade|påpekar|noterade\w*|frågade|tackade|tackar"
    r"|steering group\w*|working group|reference group|the meeting|participants|discussed"
    r"|proposals?|wording|noted|agreed|pointed out|stressed|suggested|felt|asked)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Read:
    """Passages, and how many lines they were read from."""

    passages: tuple[Passage, ...]
    used: int


def read_passages(headed: Sequence[Headed]) -> tuple[tuple[Topic, ...], tuple[Passage, ...]]:
    """Read topics and passages; the passages have no ids yet."""
    topic: int | None = None
    topics: list[Topic] = []
    passages: list[Passage] = []
    position = 0
    while position < len(headed):
        heading = headed[position].topic
        if heading:
            topics.append(heading)
            topic = len(topics) - 1
            read = Read((_heading(headed[position].line, heading),), 1)
        else:
            section = _full(topics[-1]) if topics else ""
            read = _read_at(_until_topic(headed, position), _before(headed, position), section)
        passages += (replace(passage, topic=topic) for passage in read.passages)
        position += read.used
    return tuple(topics), tuple(passages)


def _heading(line: Line, topic: Topic) -> Passage:
    return replace(_passage(PassageKind.HEADING, line.text), label=topic.number)


def _until_topic(headed: Sequence[Headed], start: int) -> list[Line]:
    found = []
    for each in headed[start:]:
        if each.topic:
            break
        found.append(each.line)
    return found


def _before(headed: Sequence[Headed], position: int) -> Line:
    return headed[position - 1].line if position else Line("")


def numbered(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages with their ids, `p1` and on."""
    return tuple(
        replace(passage, id=f"p{position}") for position, passage in enumerate(passages, 1)
    )


def _passage(kind: PassageKind, text: str, lead: Lead | None = None) -> Passage:
    label, speaker = (lead.label, lead.speaker) if lead else ("", "")
    return Passage("", None, kind, text, speaker, label)


# ------------------------------------------------------------------------- one piece of a topic


def _full(topic: Topic) -> str:
    return f"{topic.number} {topic.heading}".strip()


def _read_at(lines: Sequence[Line], before: Line, section: str) -> Read:
    """Read the passages that start at the first line, under the topic that the section names."""
    line = lines[0]
    if line == END:
        return Read((), 1)
    if line.rows:
        return Read(read_collation(line.rows, section, line.filled) or _rows(line), 1)
    lead = _lead(line)
    if lead:
        return _read_lead(lead, line, lines[1:])
    if not line.item and (opens_quote(line.text) or is_quote(line.text)):
        kind = PassageKind.PROPOSAL if introduces_proposal(before.text) else PassageKind.QUOTE
        return _wording(_passage(kind, ""), lines)
    if not line.item and _unmarked_wording(line, before):
        return _wording(_passage(PassageKind.QUOTE, ""), lines)
    kind = PassageKind.ITEM if line.item else PassageKind.TEXT
    return Read((_numbered_passage(kind, line),), 1)


def _rows(table: Line) -> tuple[Passage, ...]:
    return tuple(_passage(PassageKind.ROW, row_text(row)) for row in table.rows if any(row))


def _lead(line: Line) -> Lead | None:
    if line.rows or (line.item and line.number):
        return None
    lead = read_lead(line.text, alone=line.heading > 0 or line.bold)
    bare = None if lead else read_lead(line.text, alone=True)
    return bare if bare and not bare.rest and not line.text.endswith((".", "–", "-")) else lead


def _numbered_passage(kind: PassageKind, line: Line) -> Passage:
    return replace(_passage(kind, line.text), label=line.number)


def _unmarked_wording(line: Line, before: Line) -> bool:
    return introduces_wording(before.text) and not _DISCUSSION.search(line.text)


def _read_lead(lead: Lead, line: Line, after: Sequence[Line]) -> Read:
    """Read a lead and what it introduces; a lead of nothing stays as text."""
    first = [Line(lead.rest)] if lead.rest else []
    if lead.kind in WORDINGS:
        read = _wording(_passage(lead.kind, "", lead), [*first, *after])
    else:
        read = _sayings(lead, [*first, *after], whole=line.heading > 0, inline=bool(first))
    if not read.passages:
        return Read((_numbered_passage(PassageKind.TEXT, line),), 1)
    return Read(read.passages, read.used + 1 - len(first))


# -------------------------------------------------------------------------------------- wordings


def _wording(passage: Passage, lines: Sequence[Line]) -> Read:
    """Read a wording that may go on over several paragraphs."""
    used = _quote_length(lines) or _plain_length(lines)
    if not used:
        return Read((), 0)
    text = "\n".join(line.full for line in lines[:used])
    return Read((replace(passage, text=text),), used)


def _quote_length(lines: Sequence[Line]) -> int:
    """How many lines from the first on stand in quotation marks."""
    length = 0
    while length < len(lines) and not lines[length].rows:
        if is_quote(lines[length].text):
            length += 1
        elif opens_quote(lines[length].text):
            closing = _closing(lines[length:])
            if not closing:
                break
            length += closing
        else:
            break
    return length


def _closing(lines: Sequence[Line]) -> int:
    """How many lines there are up to the one that closes the quote of the first."""
    for length, line in enumerate(lines[:12], 1):
        if length > 1 and (_lead(line) or line.rows):
            return 0
        if length > 1 and closes_quote(line.text):
            return length
    return 0


def _plain_length(lines: Sequence[Line]) -> int:
    """How many lines a wording without quotation marks has: up to what speaks about it."""
    length = 0
    for line in lines:
        if _ends_wording(line, first=length == 0):
            break
        length += 1
    return length


def _ends_wording(line: Line, *, first: bool) -> bool:
    if line.rows or line == END or _lead(line):
        return True
    if first:
        return False
    return is_quote(line.text) or bool(_DISCUSSION.search(line.text)) or line.text.endswith(":")


# --------------------------------------------------------------- inputs, positions, decisions …


def _sayings(lead: Lead, lines: Sequence[Line], *, whole: bool, inline: bool) -> Read:
    """Read what a body says under a lead.

    Args:
        lead: What introduces it.
        lines: The lines from the first thing said on.
        whole: Whether everything up to the next lead belongs to it, as under a heading.
        inline: Whether the first line stood on the line of the lead.
    """
    said = list(_said(lines, whole=whole, inline=inline))
    return Read(tuple(_passage(lead.kind, line.full, lead) for line in said), len(said))


def _said(lines: Sequence[Line], *, whole: bool, inline: bool) -> Iterator[Line]:
    listed = False
    for position, line in enumerate(lines):
        if line.rows or heads_part(line.text) or (_lead(line) and (position or not inline)):
            return
        in_list = line.item or bool(line.number) or line.text.startswith(("att ", "that "))
        if not (position == 0 or whole or in_list):
            return
        if in_list and position and not (whole or listed or _announces(lines[position - 1])):
            return
        listed = listed or in_list
        yield line


def _announces(line: Line) -> bool:
    return bool(_ANNOUNCES.search(line.text))
