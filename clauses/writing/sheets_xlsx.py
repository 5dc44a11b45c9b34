"""Tables of words as an Excel workbook, a sheet each."""

import datetime
import io
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

LONGEST = 32_767
"""How many characters a cell can hold."""
_LONGEST_NAME = 31
_NO_DAY = datetime.datetime(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. Its first row says what stands in each column."""

    name: str
    rows: Iterable[Sequence[str]]
    widths: Sequence[int]
    """In characters, a column each."""
    fixed: int = 0
    """How many columns at the left stay in sight."""


def write_sheets(title: str, sheets: Iterable[Sheet]) -> bytes:
    """Write tables of words.

    Every cell is text and none a formula or a link, whatever stands in it. The header row stays in
    sight, can be filtered by, and is printed on each page. Rows are written one by one.

    Returns:
        The workbook, the same bytes for the same words.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    book.set_properties({"title": title, "created": _NO_DAY})
    for sheet in sheets:
        _write(book, sheet)
    book.close()
    return file.getvalue()


def _write(book: xlsxwriter.Workbook, told: Sheet) -> None:
    sheet = book.add_worksheet(told.name[:_LONGEST_NAME])
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, width in enumerate(told.widths):
        sheet.set_column(column, column, width)
    last = 0
    for last, row in enumerate(told.rows):
        for column, cell in enumerate(row):
            sheet.write_string(last, column, _fitting(cell), plain if last else head)
    sheet.freeze_panes(1, told.fixed)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, last, len(told.widths) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
