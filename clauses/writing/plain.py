"""A document as plain text."""

from collections.abc import Iterator

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item


def write_plain(document: Document) -> str:
    """Write a document as a person would type it, numbers and labels included."""
    parts = []
    if document.title and not (document.clauses and document.clauses[0].heading == document.title):
        parts.append(document.title)
    parts += [clause_plain(clause) for clause in document.clauses]
    return "\n\n".join(parts) + "\n"


def clause_plain(clause: Clause) -> str:
    """Write one clause: its number and heading on one line, its blocks below, its notes last.

    Examples:
        >>> from clauses.model import Paragraph, Run
        >>> print(clause_plain(Clause("Parter", 2, "1.1", (Paragraph((Run("Två parter."),)),))))
        1.1 Parter
        <BLANKLINE>
        Två parter.
    """
    heading = f"{clause.number} {clause.heading}".strip()
    lines = [heading] if heading else []
    lines += _spaced(list(_blocks(clause.blocks)))
    lines += [f"[{note.key}] {note.text}" for note in clause.notes]
    return "\n\n".join(lines)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[bool, str]]:
    """Each block's text, and whether it continues the list before it."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Item):
            label = block.label or ("-" if not block.ordered else "+")
            yield isinstance(before, Item), f"{'  ' * block.level}{label} {block.text}"
        else:
            yield False, block.text
        before = block


def _spaced(blocks: list[tuple[bool, str]]) -> list[str]:
    """Paragraphs apart, items of one list together."""
    told: list[str] = []
    for continues, text in blocks:
        if continues:
            told[-1] += f"\n{text}"
        else:
            told.append(text)
    return told
