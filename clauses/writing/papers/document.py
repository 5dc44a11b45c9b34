"""A document without marks as a paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.model import Clause
from clauses.model import Document
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.marked import shown
from clauses.writing.papers.marked import Marks
from clauses.writing.papers.marked import paper_blocks
from clauses.writing.papers.marked import paper_line
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Contents
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.redline import labelled


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands around a document."""

    version: str = ""
    """What the version is called."""
    language: str = "en"
    """The language of these words, not of the document."""
    say: Say = english
    date: str = ""


def document_paper(document: Document, cover: Cover) -> Paper:
    """Lay a document out to be set in type, with its contents if it has several headings."""
    headed = [clause for clause in document.clauses if clause.level and clause.heading]
    contents = Group((Contents(cover.say("Contents"), 2),), language=cover.language)
    return Paper(
        document.title or cover.version,
        (
            *([contents] if len(headed) > 1 else []),
            *(
                Group(tuple(_clause(clause, document.title)), Role.SECTION)
                for clause in document.clauses
            ),
        ),
        language=document.language,
        said_in=cover.language,
        subtitle=cover.version if document.title else "",
        running=(document.title, cover.version),
        page=cover.say("Page {page} of {pages}"),
        date=cover.date,
    )


def _clause(clause: Clause, title: str) -> Iterator[Block]:
    marked, marks = shown(clause), Marks()
    words = paper_line(marked.heading, marks)
    if clause.heading != title or clause.level:
        yield Heading(words, max(1, clause.level), clause.number)
    yield from paper_blocks(marked.blocks, marks, clause.level + 1)
    if marked.notes:
        yield Group(tuple(paper_blocks(labelled(marked.notes), marks)), Role.NOTES)
