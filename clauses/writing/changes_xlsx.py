"""The list of changes as an Excel workbook."""

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.writing.changes_list import change_rows
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.sheets_xlsx import Sheet
from clauses.writing.sheets_xlsx import write_sheets

WIDTHS = (28, 28, 18, 48, 48, 18, 22, 14, 60, 36)


def write_xlsx(
    comparison: Comparison, credit: Attribution | None = None, say: Say = english
) -> bytes:
    """List every change, one row for each stretch of changed text.

    Returns:
        The workbook, the same bytes for the same changes.
    """
    rows = change_rows(comparison, credit, say)
    return write_sheets(comparison.new.title, (Sheet(say("Changes"), rows, WIDTHS),))
