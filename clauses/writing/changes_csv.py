"""The list of changes as a table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Replacement
from clauses.changes import replacements
from clauses.hunks import sort_of
from clauses.visible import visible
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import kinds
from clauses.writing.labels import name

COLUMNS = ("Clause", "Earlier clause", "Kind", "Struck", "Added", "Who", "When", "Why")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(
    comparison: Comparison, credit: Attribution | None = None, say: Say = english
) -> bytes:
    """List every change, one row for each stretch of changed text.

    Returns:
        UTF-8 with a byte order mark, as spreadsheets want it. No cell can be taken for a formula.
    """
    changed = (change for change in comparison.changes if change.kinds)
    rows = (row for change in changed for row in _rows(change, comparison, credit, say))
    return write_table([say(column) for column in COLUMNS], rows)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table: UTF-8 with a byte order mark, no cell of which can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _rows(
    change: Change, comparison: Comparison, credit: Attribution | None, say: Say
) -> Iterator[Sequence[str]]:
    old = " + ".join(name(clause) for clause in comparison.old_clauses(change))
    new = " + ".join(name(clause) for clause in comparison.new_clauses(change))
    told = ", ".join(kinds(change, say))
    found = list(replacements(change, comparison)) or [Replacement()]
    for replacement in found:
        struck = "".join(edit.text for edit in replacement.struck)
        added = "".join(edit.text for edit in replacement.added)
        sort = sort_of(struck, added)
        whose = _credit(credit, (*replacement.added, *replacement.struck)[:1])
        yield (
            new,
            old,
            told,
            visible(struck, sort),
            visible(added, sort),
            whose.author,
            whose.date,
            "\n".join(whose.reasons),
        )


def _credit(credit: Attribution | None, first: Sequence[Edit]) -> Credit:
    return credit(first[0]) if credit and first else Credit()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
