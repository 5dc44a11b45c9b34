"""Suggested links: which clause a passage probably speaks of, and what speaks for it."""

from dataclasses import dataclass
from enum import StrEnum
from math import prod

from versions.errors import NotFoundError
from versions.minutes.values import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteState
from versions.words.spans import Span

SHOWN = 0.6
"""From this strength on a suggestion is shown unasked; below it is a guess."""


class UnknownSuggestionError(NotFoundError):
    """A link is not suggested, or is dealt with already."""

    def __init__(self, suggestion_id: str) -> None:
        super().__init__(f"{suggestion_id}: there is no such suggestion")
        self.suggestion_id = suggestion_id


class Ground(StrEnum):
    """What speaks for a suggestion."""

    NUMBER = "number"
    """The number that the clause had when the meeting was held."""
    HEADING = "heading"
    """The clause's heading, or the document's title."""
    TERM = "term"
    """Words that few other clauses have."""
    WORDING = "wording"
    """Words that the clause has in some version."""
    PROPOSAL = "proposal"
    """Words of a proposal for the clause."""
    CHANGE = "change"
    """Words that were struck or added in the clause around the meeting."""
    DEED = "deed"
    """What is said to be done is what was done to the clause around the meeting."""
    TOPIC = "topic"
    """What else was said under the same heading."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a suggestion."""

    ground: Ground
    strength: float
    """From 0 to 1: how often it is right when it stands alone."""
    text: str
    """The words it was found by: a number, a heading, a stretch of the clause."""
    marks: tuple[Span, ...] = ()
    """Where in the passage's text the very words stand."""
    version: str = ""
    """The version that has the words."""
    proposal: str = ""
    """The proposal that has the words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link that nobody has confirmed."""

    id: str
    note: str
    passage: str
    quote: str
    """The passage's words."""
    state: NoteState
    """The state of the minutes that the passage stands in."""
    passage_kind: PassageKind
    target: Target
    kind: LinkKind
    change: str
    """The commit that it may explain: that of the version with which the change came."""
    phrases: tuple[str, ...]
    """The changed words that it may explain; none where it is about the clause as a whole."""
    strength: float
    evidence: tuple[Evidence, ...]
    """The strongest first."""

    @property
    def shown(self) -> bool:
        """Whether it is strong enough to be shown unasked."""
        return self.strength >= SHOWN


def together(evidence: tuple[Evidence, ...]) -> float:
    """How strong several pieces of evidence are: the chance that not all of them err.

    Examples:
        >>> one = Evidence(Ground.TERM, 0.5, "remiss")
        >>> together((one, one))
        0.75
    """
    return round(1 - prod(1 - one.strength for one in evidence), 4)
