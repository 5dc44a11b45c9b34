"""Short ways to say what a document holds, for tests."""

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Run(text),) if text else ())


def item(text: str, label: str = "•", level: int = 0) -> Item:
    """An item of a list."""
    return Item((Run(text),), level, label not in {"•", "–"}, label)


def table(*rows: tuple[str, ...]) -> Table:
    """A table of plain cells whose first row is its heading."""
    return Table(tuple(tuple(Cell((paragraph(text),)) for text in row) for row in rows), True)


def footnote(key: str, text: str) -> Note:
    """A footnote of one paragraph."""
    return Note(key, (paragraph(text),))


def clause(
    heading: str, *texts: str | Block, number: str = "", level: int = 1, id: str = ""
) -> Clause:
    """A clause of paragraphs or of any blocks."""
    blocks = tuple(paragraph(text) if isinstance(text, str) else text for text in texts)
    return Clause(heading, level, number, blocks, id=id)


def document(*clauses: Clause, title: str = "Avtal") -> Document:
    """A document of some clauses."""
    return Document(title, clauses)


def numbered(*clauses: Clause) -> Document:
    """A document whose clauses are numbered 1, 2, 3 as they stand."""
    return Document(
        "Avtal",
        tuple(
            Clause(one.heading, one.level, str(place), one.blocks, one.notes, one.id)
            for place, one in enumerate(clauses, start=1)
        ),
    )
