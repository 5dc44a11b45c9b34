"""The list of changes as a table that any spreadsheet opens."""

import csv
import io
from collections.abc import Iterable
from collections.abc import Sequence

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.writing.changes_list import change_rows
from clauses.writing.labels import Say
from clauses.writing.labels import english

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write_csv(
    comparison: Comparison, credit: Attribution | None = None, say: Say = english
) -> bytes:
    """List every change, one row for each stretch of changed text."""
    columns, *rows = change_rows(comparison, credit, say)
    return write_table(columns, rows)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table: UTF-8 with a byte order mark, no cell of which can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_inert(cell) for cell in columns])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
