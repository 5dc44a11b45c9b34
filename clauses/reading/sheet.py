"""Workbooks of Excel: a clause a sheet, a table in it, as it looks on the screen."""

import datetime
import re
import warnings
import zipfile
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from io import BytesIO

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Comment
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table
from clauses.reading.gate import check_xml
from clauses.reading.gate import open_archive
from clauses.reading.package import DAMAGES
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.whole import count
from clauses.reading.whole import whole_reading

MAX_CELLS = 1_000_000
"""Cells of the smallest rectangle that holds a sheet."""
_MAIN = b"spreadsheetml.sheet.main+xml"
_MAIN_MACROS = b"ms-excel.sheet.macroEnabled.main+xml"
_GIVEN_NAME = re.compile(r"(?:Blad|Sheet|Ark|Tabelle|Feuil|Taul)\s?\d*")
_DECIMALS = re.compile(r"0\.(0+)")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_HIDDEN = frozenset({"hidden", "veryHidden"})
AnyCell = SheetCell | MergedCell
Merged = Mapping[tuple[int | None, int | None], AnyCell]
"""The cell whose content is shown at a place that was merged with it."""


def read_sheet_file(data: bytes, name: str = "") -> Reading:
    """Read the bytes of an Excel workbook.

    Values are read and formulas never computed: what stands in the file as a formula's last
    result is its text. Rows, columns and sheets that are hidden are left out and told; rows that
    a filter or an outline folds away are read, since that is a way of looking. A cell that was
    merged over several rows stands in each of them, so that every row can be read on its own.

    Raises:
        RefusedError: It is not an Excel file that can be read safely, or there is nothing in it.
    """
    archive = open_archive(data, name)
    parts = _checked(archive, name)
    try:
        return _read(data, name, parts, archive.namelist())
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        raise RefusedError(name, Refusal.BROKEN, f"{type(error).__name__}: {error}") from error


def _read(data: bytes, name: str, parts: Mapping[str, bytes], names: Collection[str]) -> Reading:
    """Read a workbook that has passed the gate; openpyxl raises whatever a damaged one meets."""
    book = _loaded(data)
    seen = (_Sheet(one, name) for one in book.worksheets if one.sheet_state not in _HIDDEN)
    sheets = [sheet for sheet in seen if not sheet.unused]
    clauses = tuple(sheet.clause(alone=len(sheets) == 1) for sheet in sheets)
    remarks = [remark for at, sheet in enumerate(sheets) for remark in sheet.remarks(at)]
    remarks += _unseen_sheets(book, name)
    remarks += _beside(parts, names)
    if any(b"<f" in content for part, content in parts.items() if "worksheets/" in part):
        remarks += _without_result(data, book)
    title = str(book.properties.title or "").strip()
    reading = whole_reading(title, clauses, tuple(remarks), name)
    comments = tuple(one for at, sheet in enumerate(sheets) for one in sheet.comments(at))
    return Reading(reading.document, reading.characters, reading.remarks, (), comments)


def _checked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    """The parts that hold XML, each let through the gate.

    Raises:
        RefusedError: It is another kind of file, or a part of it is damaged or dangerous.
    """
    found = {}
    for part in archive.namelist():
        if part.casefold().endswith((".xml", ".rels")):
            try:
                found[part] = archive.read(part)
            except DAMAGES as error:
                raise RefusedError(name, Refusal.BROKEN, part) from error
            check_xml(found[part], name, part)
    kinds = found.get("[Content_Types].xml", b"")
    if _MAIN not in kinds and _MAIN_MACROS not in kinds:
        raise RefusedError(name, Refusal.WRONG_NAME, "it is no workbook")
    return found


def _loaded(data: bytes, *, results: bool = True) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(data), data_only=results, keep_links=False)


# ------------------------------------------------------------------------------------ one sheet


class _Sheet:
    """A sheet as it looks."""

    def __init__(self, sheet: Worksheet, file: str) -> None:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise RefusedError(file, Refusal.TOO_LARGE, f"sheet {sheet.title!r}")
        self.sheet = sheet
        self._merged = _merged(sheet)

    @property
    def _given_name(self) -> bool:
        """Whether a program named it, and nobody since."""
        return _GIVEN_NAME.fullmatch(self.sheet.title) is not None

    @property
    def unused(self) -> bool:
        """Whether nobody has named it or written on it."""
        return self._given_name and all(c.value is None for row in self._cells() for c in row)

    def clause(self, *, alone: bool) -> Clause:
        """What is seen of it; the name that a program gave the only sheet is no heading."""
        rows = tuple(row for row in self._rows() if any(cell.blocks for cell in row))
        blocks: tuple[Block, ...] = (Table(rows),) if rows else ()
        return Clause("" if alone and self._given_name else self.sheet.title, blocks=blocks)

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        hidden_columns, hidden_rows = self._hidden_columns(), self._hidden_rows()
        for row in self._cells():
            if row[0].row not in hidden_rows:
                yield tuple(self._cell(cell) for cell in row if cell.column not in hidden_columns)

    def _cells(self) -> Iterator[Sequence[AnyCell]]:
        yield from (row for row in self.sheet.iter_rows() if row)

    def _cell(self, cell: AnyCell) -> Cell:
        shown: AnyCell = self._merged.get((cell.row, cell.column), cell)
        if isinstance(shown, MergedCell) or shown.value is None:
            return Cell(())
        address = shown.hyperlink.target if shown.hyperlink else ""
        runs = (Run(line, link=address or "") for line in _text(shown).split("\n"))
        return Cell(tuple(Paragraph((run,)) for run in runs if run.text.strip()))

    def _hidden_rows(self) -> Collection[int]:
        """The rows that somebody hid; not those that a filter or an outline folds away."""
        folded = set(self._filtered_rows())
        return {
            number
            for number, row in self.sheet.row_dimensions.items()
            if row.hidden and not row.outlineLevel and number not in folded
        }

    def _filtered_rows(self) -> Iterator[int]:
        filters = [self.sheet.auto_filter, *(t.autoFilter for t in self.sheet.tables.values())]
        for one in filters:
            if one and one.ref and one.filterColumn:
                first, last = (int(n) for n in re.findall(r"\d+", one.ref)[:2])
                yield from range(first, min(last, self.sheet.max_row) + 1)

    def _hidden_columns(self) -> Collection[int]:
        groups = self.sheet.column_dimensions.values()
        hidden = (one for one in groups if one.hidden and not one.outlineLevel)
        last = self.sheet.max_column
        return {n for one in hidden for n in range(one.min or 0, min(one.max or 0, last) + 1)}

    def remarks(self, clause: int) -> Iterator[Remark]:
        """What was left out of it."""
        columns, rows = self._hidden_columns(), self._hidden_rows()
        hidden = [
            _text(cell)
            for row in self._cells()
            for cell in row
            if isinstance(cell, SheetCell) and cell.value is not None
            if cell.row in rows or cell.column in columns
        ]
        if hidden:
            yield Remark(RemarkKind.HIDDEN_TEXT, " ".join(hidden), 0, clause)

    def comments(self, clause: int) -> Iterator[Comment]:
        """The comments on its cells."""
        for row in self._cells():
            for cell in row:
                if cell.comment:
                    text, author = str(cell.comment.text).strip(), str(cell.comment.author or "")
                    quote = _text(cell) if isinstance(cell, SheetCell) else ""
                    yield Comment(text, quote, author, "", clause)


def _merged(sheet: Worksheet) -> Merged:
    """For every place of a merged range below its first cell, that cell; across it stays once."""
    return {
        (row, span.min_col): sheet.cell(span.min_row, span.min_col)
        for span in sheet.merged_cells.ranges
        for row in range(span.min_row + 1, span.max_row + 1)
    }


def _text(cell: SheetCell) -> str:
    """What a cell shows, as far as it matters: dates as dates, numbers with their decimals."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()
    decimals = _DECIMALS.fullmatch(cell.number_format)
    return f"{value:.{len(decimals[1])}f}" if decimals else f"{value:.15g}"


# ------------------------------------------------------------------------ what stands beside it


def _unseen_sheets(book: Workbook, name: str) -> Iterator[Remark]:
    for sheet in book.worksheets:
        if sheet.sheet_state in _HIDDEN:
            cells = [cell for row in _Sheet(sheet, name)._cells() for cell in row]
            texts = [_text(cell) for cell in cells if isinstance(cell, SheetCell)]
            words = " ".join(text for text in (sheet.title, *texts) if text)
            yield Remark(RemarkKind.HIDDEN_TEXT, words)


def _beside(parts: Mapping[str, bytes], names: Collection[str]) -> Iterator[Remark]:
    """What else a workbook holds: pictures, text boxes, macros, links to other files."""
    boxes = [box for part in sorted(parts) if "/drawings/" in part for box in _drawn(parts[part])]
    if words := " ".join(boxes):
        yield Remark(RemarkKind.TEXT_BOX, words, count(words))
    if any("/media/" in name for name in names):
        yield Remark(RemarkKind.PICTURE)
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        yield Remark(RemarkKind.MACROS)
    if any("/externalLinks/" in name for name in names):
        yield Remark(RemarkKind.EXTERNAL)


def _drawn(content: bytes) -> Iterator[str]:
    """The words of the text boxes in a drawing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    if root is not None:
        yield from (element.text for element in root.iter(_DRAWN) if element.text)


def _without_result(data: bytes, book: Workbook) -> Iterator[Remark]:
    """Formulas whose result does not stand in the file."""
    formulas = _loaded(data, results=False)
    for sheet in book.worksheets:
        told = [
            str(cell.value)
            for row in formulas[sheet.title].iter_rows()
            for cell in row
            if isinstance(cell, SheetCell) and cell.data_type == "f"
            if sheet.cell(cell.row, cell.column).value is None
        ]
        if told:
            yield Remark(RemarkKind.NOT_KEPT, " ".join(told))
