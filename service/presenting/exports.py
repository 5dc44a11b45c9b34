"""What somebody wants as a file, and how that file begins."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from service.files.exporting import CLEAN
from service.files.exporting import TYPES
from service.presenting.places import State
from versions.stages import DocumentInfo

_T = TypeVar("_T")

WORD_COLUMNS = "spalter.docx"
"""Wordings beside each other in Word, where `docx` has tracked changes."""
CLEAN_FORMS = tuple(ending.lstrip(".") for ending in CLEAN)
SINCE_FORMS = ("docx", WORD_COLUMNS, *(one.lstrip(".") for one in TYPES if one != ".docx"))
LAYOUTS = {"lopande": "inline", "spalter": "columns", "andringar": "changes"}
"""What addresses and writers call the layouts."""
PICTURED = frozenset({"docx", WORD_COLUMNS, "pdf", "html"})
"""The forms that are shown as pictures of their pages."""
LISTED = frozenset({"csv", "xlsx"})
_LAID_OUT = frozenset({"pdf", "html"})
ROWS = 8
LINES = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """A version as a file."""

    document: DocumentInfo
    new: State
    old: State | None
    """The version since which changes are marked; nothing for a text without marks."""
    form: str
    layout: str
    """As addresses have it."""
    readers: str
    """An audience, or a body or party by its name; empty for the one who asks."""
    reasons: bool
    text_marks: bool
    """Whether changes are told in words too."""
    chapter: str = ""
    """The key of the only chapter that is wanted; empty for all of them."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that there are."""
        return SINCE_FORMS if self.old else CLEAN_FORMS

    @property
    def lays_out(self) -> bool:
        """Whether the form comes in several layouts."""
        return self.old is not None and self.form in _LAID_OUT

    @property
    def one_chapter(self) -> str:
        """The chapter that is told of alone; tracked changes stand in the whole document."""
        return self.chapter if self.old and self.form != "docx" else ""

    @property
    def explains(self) -> bool:
        """Whether the form has a place for reasons."""
        return self.old is not None and self.form not in {"json", "txt"}

    @property
    def pictured(self) -> bool:
        """Whether it is shown as pictures of pages."""
        return self.form in PICTURED

    @property
    def name(self) -> str:
        """What the file is called."""
        versions = [state.id for state in (self.old, self.new) if state]
        return f"{'-'.join([self.document.id, *versions])}.{self.form}"

    def written(self, form: str) -> tuple[str, str]:
        """The ending and the layout that a form of it is written in."""
        if form == WORD_COLUMNS:
            return ".docx", "columns"
        if self.form == WORD_COLUMNS:
            return f".{form}", "columns"
        return f".{form}", LAYOUTS[self.layout] if self.lays_out else "inline"

    @property
    def shown_as(self) -> str:
        """The form whose beginning tells how the file begins."""
        if self.pictured:
            return "pdf"
        return "csv" if self.form in LISTED else self.form


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows or lines of a file."""

    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    more: bool = False
    """Whether the file goes on."""


def beginning(form: str, data: bytes) -> Beginning:
    """How a file in a form of rows or lines begins."""
    text = data.decode("utf-8-sig")
    if form in LISTED:
        rows, more = _first(csv.reader(io.StringIO(text)), ROWS)
        return Beginning(rows=tuple(map(tuple, rows)), more=more)
    lines, more = _first(iter(text.splitlines()), LINES)
    return Beginning(lines=tuple(lines), more=more)


def _first(things: Iterator[_T], count: int) -> tuple[list[_T], bool]:
    found = list(islice(things, count))
    return found, next(things, None) is not None
