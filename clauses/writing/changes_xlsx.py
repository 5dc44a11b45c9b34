"""The list of changes as an Excel workbook."""

import datetime
import io

import xlsxwriter

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.writing.changes_list import COLUMNS
from clauses.writing.changes_list import change_rows
from clauses.writing.labels import Say
from clauses.writing.labels import english

WIDTHS = (28, 28, 18, 48, 48, 18, 22, 14, 60, 36)
LONGEST = 32_767
"""How many characters a cell can hold."""
_NO_DAY = datetime.datetime(1980, 1, 1)


def write_xlsx(
    comparison: Comparison, credit: Attribution | None = None, say: Say = english
) -> bytes:
    """List every change, one row for each stretch of changed text.

    Every cell is text and none a formula or a link, whatever stands in it. The header row stays in
    sight, can be filtered by, and is printed on each page. Rows are written one by one.

    Returns:
        The workbook, the same bytes for the same changes.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    book.set_properties({"title": comparison.new.title, "created": _NO_DAY})
    sheet = book.add_worksheet(say("Changes")[:31])
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    last = 0
    for last, row in enumerate(change_rows(comparison, credit, say)):
        for column, cell in enumerate(row):
            sheet.write_string(last, column, _fitting(cell), plain if last else head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    book.close()
    return file.getvalue()


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
