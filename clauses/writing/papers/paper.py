"""A paper: what is set in type, as plain values. `clauses.writing.papers.pdf` makes a PDF of one.

A paper has a title, lines about it, and blocks. It knows nothing of clauses, so a report or a
meeting's papers are made of the same values as a redline:

    Paper("Lägesrapport", (Heading((Words("Öppna frågor"),)), Text((Words("Tre."),))))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clauses.changes import Op


class Tone(StrEnum):
    """How loudly words speak."""

    PLAIN = ""
    QUIET = "quiet"
    """Smaller matters: numbers, dates, references that merely follow."""
    LABEL = "label"
    """What we say about a text: a kind of change, a source."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one look that was kept, struck or added."""

    text: str
    op: Op = Op.EQUAL
    bold: bool = False
    italic: bool = False
    script: str = ""
    """``"sup"``, ``"sub"`` or nothing."""
    link: str = ""
    tone: Tone = Tone.PLAIN
    note: tuple["Block", ...] = ()
    """A footnote that is referred to after the text."""
    moved: bool = False
    """Whether what was struck or added stands elsewhere in the other text."""
    anchor: str = ""
    """What links within the paper, ``"#…"``, call the place."""


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those that are `listed` stand in the contents."""

    words: Line
    level: int = 1
    number: str = ""
    listed: bool = True
    remark: str = ""
    """What the contents say after it, such as the kind of change."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list, with its label as printed and whether it changed."""

    words: Line
    label: str = "•"
    level: int = 0
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """A list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a table, perhaps spanning several columns."""

    blocks: tuple["Block", ...]
    columns: int = 1


Row = tuple[Box, ...]


class Rules(StrEnum):
    """How a table is drawn."""

    LINES = "lines"
    """A line below each row, as in an agreement or a report."""
    PARALLEL = "parallel"
    """Wordings beside each other, with a line between the columns and italic heads."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Its first rows are header rows, which are repeated on each page."""

    rows: tuple[Row, ...]
    headers: int = 1
    widths: tuple[int, ...] = ()
    """Shares of the width, a column each; equal if not given."""
    rules: Rules = Rules.LINES


class Role(StrEnum):
    """What a group of blocks is."""

    PASSAGE = "passage"
    """Running text."""
    ASIDE = "aside"
    """What is said about the text above: smaller, with a line before it."""
    NOTES = "notes"
    """Footnotes below their clause."""
    CHANGED = "changed"
    """With a change bar in the margin."""
    QUOTE = "quote"
    """Words of somebody else."""
    LEAD = "lead"
    """Stays on the page of what follows."""
    SECTION = "section"
    """A clause with everything that belongs to it."""
    WHOLE = "whole"
    """Is not broken over pages; for what is much shorter than a page."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a group is in a Word file that is filled in: a content control."""

    name: str
    """What the reader of the file finds it by; see `clauses.reading.word.controls`."""
    title: str
    """What Word calls it."""
    empty: bool = False
    """Whether its words only say what is to be filled in."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks with one role and language."""

    blocks: tuple["Block", ...]
    role: Role = Role.PASSAGE
    language: str = ""
    """Where it is not that of the blocks around it."""
    control: Control | None = None
    """In a Word file alone."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, and the words for those who do not see it."""

    svg: str
    alternative: str
    caption: Line = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The listed headings with their pages."""

    title: str
    depth: int = 6


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Text | Entries | Grid | Group | Figure | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "sv"
    said_in: str = ""
    """The language of its kind, header and marks, where it is not that of the paper."""
    kind: str = ""
    """What sort of paper it is, above the title."""
    subtitle: str = ""
    running: tuple[str, str] = ("", "")
    """The page header: left and right."""
    page: str = "Page {page} of {pages}"
    """The page footer."""
    authors: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601; the only date in the file. Archives demand one: without it stands 1970-01-01."""
    wide: bool = False
    """Landscape."""


def line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    """Words of one look as a line."""
    return (Words(text, tone=tone),) if text else ()


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> Grid:
    """A table of plain text with one header row."""
    texts = [head, *rows]
    return Grid(
        tuple(tuple(Box((Text(line(text)),)) for text in row) for row in texts),
        widths=tuple(widths),
    )
