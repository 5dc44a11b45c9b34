"""How a written comparison is laid out and what stands around it, whatever its form."""

from dataclasses import dataclass
from enum import StrEnum

from clauses.changes import Attribution
from clauses.writing.labels import Say
from clauses.writing.labels import english


class View(StrEnum):
    """How a comparison is laid out."""

    INLINE = "inline"
    COLUMNS = "columns"
    CHANGES = "changes"
    """As inline, without what is unchanged."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the comparison."""

    old_name: str = ""
    new_name: str = ""
    language: str = "en"
    view: View = View.INLINE
    credit: Attribution | None = None
    say: Say = english
    text_marks: bool = False
    """Write what was struck and added in words too, for those who listen."""
    date: str = ""
    """The day of the later text, ISO 8601, where it is known."""

    versions: bool = False
    """Whether both texts are versions, whose names can head their columns."""

    @property
    def heads(self) -> tuple[str, str]:
        """What heads the columns: the versions' names, else what Swedish law calls them."""
        if self.versions:
            return self.old_name, self.new_name
        return self.say("Current wording"), self.say("Proposed wording")

    @property
    def between(self) -> str:
        """The names of both texts in one line."""
        return " → ".join(name for name in (self.old_name, self.new_name) if name)
