"""The lines of a reading, whichever file they came from.

A reader of text without markup may give headings, numbered clauses or bare paragraphs; minutes are
understood from what their lines say, so all of it becomes one sequence of lines.
"""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import groupby
from itertools import repeat
from itertools import takewhile

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table

LONG = 160
"""A line with more characters is running text, never a heading or part of a header."""
_WIDEST = 64
"""Columns that a cell is taken to span at most."""
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_SIGNS = "-–•·▪◦*‣○●■□➢►\uf0b7\uf0a7\uf0d8"
"""What opens a bullet; the last three are how files printed from Word say it."""
_MARKED = re.compile(rf"[{_SIGNS}|]\s|#{{1,6}}\s")
_BULLET = re.compile(rf"[{_SIGNS}]\s+(?=\S)")
_NUMBER = re.compile(
    r"(?:(§\s*\d{1,3})[.:)]?|(\d{1,2})[.)]|(\d{1,2}(?:\.\d{1,2})+)[.)]?)\s+(?=[^\s\W\d_a-zåäö]|[*\"“”])"
)
_SECOND_NUMBER = re.compile(r"(?:och|and|samt)\s+\d", re.IGNORECASE)
_LABEL = re.compile(r"[A-ZÅÄÖ][^\W\d_]+(?: [^\W\d_]+){0,3}:(?:\s|$)")
"""A word or some before a colon open a line of their own."""
_RULE = re.compile(r"[\s|:-]+")
_SPACES = re.compile(r"[^\S\n\t]{3,}")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*|</?b>|</?strong>")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])")
_ALL_BOLD = re.compile(r"\*\*[^*]+\*\*|<b>[^<]+</b>|<strong>[^<]+</strong>")
_ENDED = (".", ":", "!", "?", '"', "”", ")", ";")
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or list item, or a whole table."""

    text: str
    heading: int = 0
    """Depth of a heading that the file itself calls one, 0 for anything else."""
    number: str = ""
    item: bool = False
    bold: bool = False
    rows: Rows = ()
    """The cells of a table."""
    filled: Rows = ()
    """The same with the words of merged cells in every row that these cover, where some do."""

    @property
    def full(self) -> str:
        """The words with the number before them."""
        return f"{self.number} {self.text}".strip() if self.number else self.text

    @property
    def long(self) -> bool:
        """Whether it is running text by its length alone."""
        return len(self.text) > LONG


END = Line("")
"""Says nothing but that what stood before it goes no further."""


def lines_of(reading: Reading) -> tuple[Line, ...]:
    """Every line of a reading in order, those of notes last in their clause."""
    guessed = {
        remark.clause for remark in reading.remarks if remark.kind is RemarkKind.GUESSED_HEADING
    }
    found = (
        line
        for position, clause in enumerate(reading.document.clauses)
        for line in _clause_lines(clause, guessed=position in guessed)
        if line.text.strip() or line.rows
    )
    return tuple(_joined(_with_tables(found)))


def lines_of_text(text: str) -> Iterator[Line]:
    """The lines of a text that stood in a cell."""
    yield from (line for line in map(_typed, map(Line, _segments(text))) if line.text)


def title_of(reading: Reading) -> str:
    """The document's own title, without typed marks."""
    return _typed(Line(reading.document.title)).full


def _clause_lines(clause: Clause, *, guessed: bool) -> Iterator[Line]:
    number = clause.number.strip().rstrip(".): –-")
    if clause.heading.strip():
        level = 0 if guessed else max(clause.level, 1)
        loud = guessed and not number
        line = _typed(Line(clause.heading.strip(), heading=level, bold=loud))
        yield _with_number(line, number)
        number = ""
    for line in _block_lines(clause.blocks):
        yield _with_number(line, "" if line.rows else number)
        number = ""
    for note in clause.notes:
        yield from _block_lines(note.blocks)


def _with_number(line: Line, number: str) -> Line:
    """A line with the number that a reader took off it; `7.2 och 7.3` is no number of one thing."""
    if number and _SECOND_NUMBER.match(line.text):
        return replace(line, text=f"{number} {line.text}")
    return replace(line, number=number) if number else line


def _block_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _table_lines(block)
        else:
            yield from _text_lines(block)


def _table_lines(table: Table) -> Iterator[Line]:
    if max((len(row) for row in table.rows), default=0) > 1:
        rows = [tuple(_spread(row)) for row in table.rows]
        titles = list(takewhile(_is_title, rows))
        yield from (_typed(Line(row[0])) for row in titles)
        if below := rows[len(titles) :]:
            filled = tuple(_filled(table.rows[len(titles) :]))
            yield Line("", rows=tuple(below), filled=filled)
    else:
        for row in table.rows:
            for cell in row:
                yield from _block_lines(cell.blocks)


def _spread(row: Sequence[Cell]) -> Iterator[str]:
    """The texts of a row's cells, an empty one for each further column that a cell spans."""
    for cell in row:
        yield _cell(cell.text)
        yield from repeat("", min(cell.columns, _WIDEST) - 1)


def _filled(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    """The rows with what stands in merged cells in each row; nothing where none are merged."""
    if not any(cell.goes_on for row in rows for cell in row):
        return
    above: tuple[str, ...] = ()
    for row in rows:
        merged = [cell.goes_on for cell in row for _ in range(min(cell.columns, _WIDEST))]
        here = tuple(_spread(row))
        kept = zip(here, merged, (*above, *repeat("", len(here))), strict=False)
        above = tuple(before if goes_on and not text else text for text, goes_on, before in kept)
        yield above


def _is_title(row: Sequence[str]) -> bool:
    """Whether a row above a table only says what the table is."""
    return bool(row[0]) and not any(row[1:])


def _text_lines(block: Paragraph | Item) -> Iterator[Line]:
    bold = _all_bold(block.runs)
    first = True
    for text in _segments(block.text):
        line = _typed(Line(text, bold=bold))
        if isinstance(block, Item) and first:
            label = block.label.strip().rstrip(".)")
            number = label if block.ordered and label else line.number
            line = replace(line, item=True, number=number)
        yield line
        first = False


def _all_bold(runs: tuple[Run, ...]) -> bool:
    worded = [run for run in runs if run.text.strip()]
    return bool(worded) and all(run.bold for run in worded)


def _segments(text: str) -> Iterator[str]:
    """Cut at the line breaks that end something, not at those that only wrap a long line."""
    pending = ""
    for part in text.split("\n"):
        if pending and _goes_on(pending, part):
            pending = f"{pending}\n{part}"
        else:
            if pending.strip():
                yield pending
            pending = part
    yield pending


def _goes_on(before: str, after: str) -> bool:
    if "\t" in before + after or before.startswith("|") or _MARKED.match(after):
        return False
    if _LABEL.match(after):
        return False
    wrapped = len(before.rsplit("\n", 1)[-1]) > 50 and not before.rstrip().endswith(_ENDED)
    return wrapped and bool(after.strip()) and not _NUMBER.match(after)


def _typed(line: Line) -> Line:
    """Read the marks that somebody typed: hashes, bullets, numbers, stars."""
    text = line.text.strip(" \n\r")
    if hashes := _HASHES.match(text):
        line = replace(line, heading=len(hashes[1]))
        text = text[hashes.end() :]
    elif bullet := _BULLET.match(text):
        line = replace(line, item=True)
        text = text[bullet.end() :]
    if found := _NUMBER.match(text):
        line = replace(line, number=found[found.lastindex or 0])
        text = text[found.end() :]
    return replace(line, text=_plain(text), bold=line.bold or bool(_ALL_BOLD.fullmatch(text)))


def _plain(text: str) -> str:
    text = _SPACES.sub("  ", text)
    return _ITALIC.sub(r"\1", _BOLD.sub(lambda match: match[1] or "", text)).strip(" \n\r")


def _with_tables(lines: Iterable[Line]) -> Iterator[Line]:
    """Make a table of three or more lines in a row that hold tabs or stand between bars."""
    for mark, group in groupby(lines, _column_mark):
        block = list(group)
        if mark and len(block) > 2:
            texts = [line.full for line in block if not _RULE.fullmatch(line.full)]
            yield Line("", rows=tuple(_cells(text, mark) for text in texts))
        else:
            yield from block


def _column_mark(line: Line) -> str:
    if line.text.startswith("|") and line.text.endswith("|"):
        return "|"
    return "\t" if "\t" in line.text else ""


def _cells(text: str, mark: str) -> tuple[str, ...]:
    inner = text.strip("|") if mark == "|" else text
    return tuple(_cell(cell) for cell in inner.split(mark))


def _cell(text: str) -> str:
    return _plain(text).strip()


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Join a paragraph that a page break cut in two."""
    pending: Line | None = None
    for line in lines:
        if pending and _cut(pending, line):
            pending = replace(pending, text=f"{pending.text} {line.text}")
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _cut(before: Line, after: Line) -> bool:
    if after.item or after.number or after.rows or before.rows or after.heading or before.heading:
        return False
    return before.long and before.text[-1].isalpha() and after.text[:1].islower()
