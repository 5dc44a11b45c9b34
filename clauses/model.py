"""What a document is: clauses of blocks of runs, as frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look.

    Line breaks inside a block are newline characters, tabs are tab characters. A reference to
    a footnote or endnote is a run without text whose `note` is the key of a `Note` of the
    same clause.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""
    """``"sup"``, ``"sub"`` or nothing."""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words, without look."""
        return runs_text(self.runs)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. Its label is derived from its place and is no part of the text."""

    runs: tuple[Run, ...]
    level: int = 0
    ordered: bool = False
    label: str = ""
    """The label as printed, ``"a)"`` or ``"•"``; empty when it is not known."""

    @property
    def text(self) -> str:
        """The words, without look and label."""
        return runs_text(self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, perhaps spanning several columns."""

    blocks: tuple["Block", ...]
    columns: int = 1
    goes_on: bool = field(default=False, compare=False)
    """Whether it is one with the cell above it, which shows its words; nothing stores that."""

    @property
    def text(self) -> str:
        """The blocks' texts, a line each."""
        return blocks_text(self.blocks)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is a heading row where `headed`."""

    rows: tuple[tuple[Cell, ...], ...]
    headed: bool = False

    @property
    def text(self) -> str:
        """Cells apart by tabs, rows by newlines."""
        return "\n".join("\t".join(cell.text for cell in row) for row in self.rows)


Block = Paragraph | Item | Table


class NoteKind(StrEnum):
    """Where a note is printed."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote of a clause."""

    key: str
    """What the referring run calls it; unique in its clause."""
    blocks: tuple[Block, ...]
    kind: NoteKind = NoteKind.FOOTNOTE

    @property
    def text(self) -> str:
        """The note's words."""
        return blocks_text(self.blocks)


@dataclass(frozen=True)
class Clause:
    """The smallest numbered or headed unit of a document.

    The preamble (a document's title and what stands before its first heading) is a clause of
    level 0 whose heading is the title.
    """

    heading: str
    level: int = 1
    """Depth in the outline: 1 for a chapter, 0 for the preamble."""
    number: str = ""
    """As printed, derived from the clause's place; never part of identity or text."""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    id: str = ""
    """Opaque and for ever; empty in a file from outside."""

    @cached_property
    def text(self) -> str:
        """The words below the heading: blocks apart by newlines, without notes."""
        return blocks_text(self.blocks)

    @property
    def notes_text(self) -> str:
        """The words of the notes, a line each."""
        return "\n".join(note.text for note in self.notes)


@dataclass(frozen=True, slots=True)
class Document:
    """A titled sequence of clauses in reading order."""

    title: str
    clauses: tuple[Clause, ...] = ()
    language: str = "sv"


class RemarkKind(StrEnum):
    """What a reader has to say about something in a file."""

    HIDDEN_TEXT = "hidden-text"
    CROSSED_OUT = "crossed-out"
    """Text with a line through it that no tracked change struck; it was read as any other."""
    FORMULA = "formula"
    """A formula whose parts stand above or below each other; its signs were read in a row."""
    LOOK_ALIKE = "look-alike"
    INVISIBLE = "invisible"
    NOT_KEPT = "not-kept"
    PICTURE = "picture"
    HEADER = "header"
    TEXT_BOX = "text-box"
    TRACKED_CHANGES = "tracked-changes"
    COMMENTS = "comments"
    GUESSED_HEADING = "guessed-heading"
    NO_HEADINGS = "no-headings"
    MACROS = "macros"
    NORMALISED = "normalised"
    CONTENTS = "contents"
    """A table of contents, which Word makes from the headings."""
    GUESSED_STRUCTURE = "guessed-structure"
    """The file knows no paragraphs or headings, or was converted; they were judged."""
    NO_TEXT = "no-text"
    """A page that is a picture; its number is the text."""
    EXTERNAL = "external"
    """An address outside the file; it was not followed."""


DECEIVING = frozenset(
    {
        RemarkKind.HIDDEN_TEXT,
        RemarkKind.CROSSED_OUT,
        RemarkKind.FORMULA,
        RemarkKind.NOT_KEPT,
        RemarkKind.TRACKED_CHANGES,
        RemarkKind.NO_TEXT,
    }
)
"""Remarks by which a text is not what somebody sees who opens its file."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of a file has to know."""

    kind: RemarkKind
    text: str = ""
    """The words it is about."""
    characters: int = 0
    """How many visible characters were left out."""
    clause: int | None = None
    """Position of the clause in the document."""


class RevisionKind(StrEnum):
    """What a tracked change did."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change found in a file."""

    kind: RevisionKind
    text: str
    author: str = ""
    date: str = ""
    """As written in the file, ISO 8601."""
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A margin comment found in a file."""

    text: str
    quote: str = ""
    author: str = ""
    date: str = ""
    clause: int | None = None
    replies: tuple["Comment", ...] = ()
    resolved: bool = False
    """Whether the thread that it opens was said to be dealt with."""


@dataclass(frozen=True, slots=True)
class Control:
    """Words of a file that stand in a content control or bookmark with a name of ours."""

    name: str
    text: str
    """Its words, a line each paragraph; nothing while it shows what is to be filled in."""


@dataclass(frozen=True, slots=True)
class Characters:
    """How complete a reading is; white space is not counted."""

    visible: int
    kept: int
    remarked: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader returns: the document and everything it has to say about it."""

    document: Document
    characters: Characters
    remarks: tuple[Remark, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    controls: tuple[Control, ...] = ()
    """In the order they begin."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document some text stands."""

    clause: int
    """Position of the clause."""
    part: str = "text"
    """``"heading"``, ``"text"`` or ``"notes"``."""
    start: int = 0
    """Offset in that part's text, in characters."""


PARTS = ("heading", "text", "notes")
"""The parts of a clause that are compared, each by itself."""


def part_text(clause: Clause, part: str) -> str:
    """The words of one part of a clause: ``"heading"``, ``"text"`` or ``"notes"``."""
    if part == "heading":
        return clause.heading
    return clause.text if part == "text" else clause.notes_text


def same_wording(one: Clause, other: Clause) -> bool:
    """Whether two clauses are the same but for their places, numbers and ids."""
    return (one.heading, one.blocks, one.notes) == (other.heading, other.blocks, other.notes)


def runs_text(runs: tuple[Run, ...]) -> str:
    """The words of some runs."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def blocks_text(blocks: tuple[Block, ...]) -> str:
    """The words of some blocks, a line each."""
    return "\n".join([block.text for block in blocks])


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph | Item]:
    """Every paragraph and item in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_of(cell.blocks)
        else:
            yield block
