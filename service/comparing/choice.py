"""What a reader can ask to see of a comparison."""

from dataclasses import dataclass
from enum import StrEnum

from clauses.changes import Kind


class Layout(StrEnum):
    """How the two texts are set, as it stands in addresses."""

    RUNNING = "lopande"
    SIDES = "sida"
    WORDINGS = "lydelse"
    """As Swedish bills set them: what is common across, what differs in two columns."""
    CHANGES = "andringar"
    SINGLE = "en"
    """One change at a time, after the covering note."""


class Nature(StrEnum):
    """What a change is about, as it stands in addresses."""

    SUBSTANCE = "sak"
    UNSEEN = "osynligt"
    """A sign that nobody sees, or that looks like another, and that tidies nothing."""
    EDITORIAL = "redaktionell"
    SPELLING = "stavning"
    """As the following four: a kind of what is editorial."""
    PUNCTUATION = "skiljetecken"
    CASE = "skiftlage"
    SPACING = "mellanrum"
    PARAGRAPHS = "stycken"
    NUMBERING = "numrering"
    MOVE = "flytt"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked to see of a comparison; what is empty leaves nothing out."""

    layout: Layout = Layout.RUNNING
    whole: bool = False
    """Whether unchanged clauses are laid open."""
    kinds: frozenset[Kind] = frozenset()
    natures: frozenset[Nature] = frozenset()
    chapter: str = ""
    """The key of one chapter."""
    source: str = ""
    """The key of one body or note that must be among the reasons."""
    unexplained: bool = False
    """Only changes in which some words have no reason."""
    clause: int | None = None
    """Only the change of this clause of the later document."""
    at: int = 0
    """Which change is shown, one at a time; 0 is the covering note."""

    @property
    def sifts(self) -> bool:
        """Whether some changes are left out."""
        return bool(
            self.kinds or self.natures or self.chapter or self.source or self.unexplained
        ) or (self.clause is not None)
