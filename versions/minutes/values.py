"""What minutes contain, as frozen values."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from versions.minutes.quotes import quoted
from versions.minutes.quotes import unquoted


class PassageKind(StrEnum):
    """What a passage is in its meeting."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTE = "quote"
    PROPOSAL = "proposal"
    REWRITTEN = "rewritten"
    FINAL = "final"
    POSITION = "position"
    DECISION = "decision"
    INPUT = "input"
    QUESTION = "question"
    ROW = "row"


WORDINGS = frozenset(
    {PassageKind.QUOTE, PassageKind.PROPOSAL, PassageKind.REWRITTEN, PassageKind.FINAL}
)
"""The kinds whose whole text is a wording."""


class Outcome(StrEnum):
    """What became of an answer; nothing where the handling does not say."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A point of the agenda, as numbered and headed in the minutes."""

    number: str
    heading: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody called to a meeting, kept apart from its text."""

    name: str
    organisation: str = ""
    absent: bool = False
    role: str = ""
    """What the minutes list the person under: `Kallade`, `Styrgrupp Region`, `Justerat av`."""
    remark: str = ""
    """What else stands beside the name, as printed: whom the person replaces."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, bullet, heading or row that can be linked to."""

    id: str
    topic: int | None
    """Position in the minutes' topics."""
    kind: PassageKind
    text: str
    speaker: str = ""
    """The body whose input or proposal it is."""
    label: str = ""
    """What introduces it: `Förslag 1`, `Slutlig skrivelse (förslag)`, a topic's number."""
    respondent: str = ""
    view: str = ""
    handling: str = ""
    outcome: Outcome = Outcome.UNKNOWN
    section: str = ""

    @property
    def answer(self) -> bool:
        """Whether it is what somebody answered to a consultation."""
        return bool(self.respondent or self.view)

    @property
    def full(self) -> str:
        """The words with what introduces them, as printed."""
        mark = " " if self.label[:1].isdigit() or self.label.startswith("§") else ": "
        return f"{self.label}{mark}{self.text}" if self.label else self.text

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings in it: the whole of a proposal or quote, else what stands in quotes."""
        if self.kind in WORDINGS:
            return (unquoted(self.text),)
        return tuple(quote.text for quote in quoted(self.text))


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage that was written where an agenda asked for it."""

    passage: str
    name: str
    """What the agenda called the place; see `versions.gathering.agenda`."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was understood of the minutes of one meeting, or of a collation of answers."""

    title: str
    body: str
    date: datetime.date | None
    time: str = ""
    form: str = ""
    adjusted: bool = False
    language: str = "sv"
    topics: tuple[Topic, ...] = ()
    passages: tuple[Passage, ...] = ()
    """All of them, in reading order."""
    participants: tuple[Participant, ...] = ()
    written_by: str = ""
    collation: bool = False
    asked: tuple["Asked", ...] = ()
    """The passages that an agenda of ours asked for."""
