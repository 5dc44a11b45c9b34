"""The text of a clause as people type it, and what it was understood to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from clauses.compare import compare
from clauses.errors import ClausesError
from clauses.merging.merge import Merge
from clauses.merging.merge import merge
from clauses.model import Block
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Note
from clauses.reading.markdown import blocks_from_markdown
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import inline
from versions.format import clause_file
from versions.format.clause_file import DamagedClauseError
from versions.records.proposals import Proposal


class NoWordingError(ClausesError):
    """Nothing was typed."""

    def __init__(self) -> None:
        super().__init__("there is no wording; write one")


Typed = tuple[tuple[Block, ...], tuple[Note, ...]]


def typed(clause: Clause) -> str:
    """The text of a clause in the signs of its file, to be typed in; nothing of it is lost."""
    return clause_file.write(replace(clause, heading="")).partition("\n")[2].strip("\n")


def understood(text: str) -> Typed:
    """What somebody typed: in the signs of a clause file, else as Markdown.

    Raises:
        NoWordingError: There is no text.
    """
    lines = text.replace("\r\n", "\n").strip("\n")
    if not lines.strip():
        raise NoWordingError
    try:
        content = clause_file.parse_content(f"#\n\n{lines}\n")
    except DamagedClauseError:
        return blocks_from_markdown(lines)
    return content.blocks, content.notes


def change_between(standing: Clause, wanted: Typed) -> MarkedClause:
    """A wording and another in one, with what would be struck and added marked."""
    blocks, notes = wanted
    proposed = replace(standing, blocks=blocks, notes=notes)
    comparison = compare(Document("", (standing,)), Document("", (proposed,)))
    return inline(comparison.changes[0], comparison)


@dataclass(frozen=True, slots=True)
class Compromise:
    """Proposals laid beside each other, to be joined part by part."""

    proposals: tuple[Proposal, ...]
    merged: Merge

    def text(self, choices: Mapping[int, int | str]) -> str:
        """The text that the choices make, as it is typed.

        Args:
            choices: For a stretch, by its place, the proposal chosen there; -1 is the base.

        Raises:
            UndecidedError: A stretch in which proposals collide has no choice.
        """
        return self.merged.chosen(choices)


def compromise(standing: Clause, proposals: tuple[Proposal, ...]) -> Compromise:
    """Lay proposals for a clause beside each other, stretch by stretch."""
    texts = (typed(Clause("", blocks=one.blocks, notes=one.notes)) for one in proposals)
    return Compromise(proposals, merge(typed(standing), *texts))
