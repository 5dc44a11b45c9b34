"""The passages of a note, each with the topic it stands under, as words to be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from versions.minutes.values import Passage
from versions.minutes.values import PassageKind
from versions.records.notes import NoteRecord
from versions.words.stems import Stem
from versions.words.stems import stems

_OF_MEETINGS = re.compile(
    r"\W*(?:(?:inledning|introduktion|återblick|bakgrund|information|lägesrapport|avslut(?:ning)?"
    r"|mötet(?: \w+)?|övrig[at](?: \w+)?|nästa (?:möte|steg)|föregående (?:protokoll|möte)"
    r"|dagordning|närvarande|val av .*|sammanfattning|bilag(?:a|or)|datum|plats|beslut"
    r"|opening|introduction|background|closing|next (?:meeting|steps)|other (?:business|matters)"
    r"|any other business|previous minutes|agenda|apologies|summary)\W*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a topic is called, or the section that a row of answers is about."""

    text: str
    label: str
    stems: tuple[Stem, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A passage as it is compared."""

    passage: Passage
    stems: tuple[Stem, ...]
    topic: Heading

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.passage.text


def said_in(note: NoteRecord) -> Iterator[Said]:
    """The passages of a note that can be about something: all but the headings of topics."""
    headings = {
        one.topic: Heading(one.text, one.label, tuple(stems(one.text)))
        for one in note.passages
        if one.kind is PassageKind.HEADING and not _OF_MEETINGS.fullmatch(one.text)
    }
    none = Heading("", "", ())
    for passage in note.passages:
        if passage.kind is not PassageKind.HEADING:
            topic = _section(passage) or headings.get(passage.topic, none)
            yield Said(passage, tuple(stems(passage.text)), topic)


def _section(passage: Passage) -> Heading | None:
    """What a row of answers is about."""
    section = passage.section
    return Heading(section, "", tuple(stems(section))) if section else None
