"""What walking through a Word file yields: lines and grids, before they are clauses."""

from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple

from clauses.model import Run
from clauses.reading.word.lists import Label
from clauses.reading.word.styles import Style


class Piece(NamedTuple):
    """Some text and its look; a note piece has no text."""

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""
    link: str = ""
    note: str = ""


@dataclass(slots=True)
class Line:
    """A paragraph as the reader of the finished text sees it.

    Several paragraphs of the file make one line where the mark between them was struck.
    """

    style: Style
    block: int = 0
    """Which part of the story it belongs to; remarks and changes are placed by it."""
    pieces: list[Piece] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """The paragraphs of the file in it: their position, and where their text begins."""
    level: int = 0
    """Depth of the heading it is, 0 for anything else."""
    title: bool = False
    contents: bool = False
    label: Label | None = None
    numbering: tuple[str | None, int | None] | None = None
    """The list and level that the paragraph itself names."""
    centred: bool = False
    strong: bool = True
    """Whether all of its words are bold."""
    size: int = 0
    """In half points; 0 when it is not known."""
    boxed: bool = False

    @property
    def text(self) -> str:
        """The words, without look and label."""
        return "".join([piece.text for piece in self.pieces])

    @property
    def blank(self) -> bool:
        """Whether there is nothing to be seen in it."""
        return not any(piece.note or not piece.text.isspace() for piece in self.pieces)

    def runs(self, skip: int = 0) -> tuple[Run, ...]:
        """Its runs, neighbours of one look joined, without the first `skip` characters."""
        runs: list[Run] = []
        texts: list[str] = []
        look: tuple[object, ...] | None = None
        for piece in _without(self.pieces, skip):
            if piece[1:] != look or piece.note:
                _close(runs, texts, look)
                texts, look = [], piece[1:]
            texts.append(piece.text)
        _close(runs, texts, look)
        return tuple(runs)


def _close(runs: list[Run], texts: list[str], look: tuple[object, ...] | None) -> None:
    if look is not None:
        runs.append(Run("".join(texts), *look))  # type: ignore[arg-type]


def _without(pieces: list[Piece], skip: int) -> list[Piece]:
    if not skip:
        return pieces
    rest: list[Piece] = []
    for piece in pieces:
        cut = piece.text[skip:]
        skip = max(0, skip - len(piece.text))
        if cut or piece.note:
            rest.append(piece._replace(text=cut))
    return rest


@dataclass(slots=True)
class GridCell:
    """A cell of a grid."""

    lines: list["Line | Grid"]
    columns: int = 1
    goes_on: bool = False


@dataclass(slots=True)
class Grid:
    """A table as the reader of the finished text sees it."""

    block: int = 0
    rows: list[list[GridCell]] = field(default_factory=list)
    headed: bool = False
    contents: bool = False
    boxed: bool = False
