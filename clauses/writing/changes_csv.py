"""The list of changes as a table that a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.changes import edits
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
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([say(column) for column in COLUMNS])
    for change in comparison.changes:
        if change.kinds:
            writer.writerows(
                [_inert(cell) for cell in row] for row in _rows(change, comparison, credit, say)
            )
    return out.getvalue().encode("utf-8-sig")


def _rows(
    change: Change, comparison: Comparison, credit: Attribution | None, say: Say
) -> Iterator[Sequence[str]]:
    old = " + ".join(name(clause) for clause in comparison.old_clauses(change))
    new = " + ".join(name(clause) for clause in comparison.new_clauses(change))
    told = ", ".join(kinds(change, say))
    found = list(_replacements(tuple(edits(change, comparison))))
    for struck, added in found or [(None, None)]:
        whose = _credit(credit, added or struck)
        yield (
            new,
            old,
            told,
            struck.text if struck else "",
            added.text if added else "",
            whose.author,
            whose.date,
            "\n".join(whose.reasons),
        )


def _replacements(found: Sequence[Edit]) -> Iterator[tuple[Edit | None, Edit | None]]:
    """Deletions with the insertion that follows at once, where there is one."""
    waiting: Edit | None = None
    for edit in found:
        if edit.op is Op.DELETE:
            if waiting:
                yield waiting, None
            waiting = edit
        else:
            yield waiting, edit
            waiting = None
    if waiting:
        yield waiting, None


def _credit(credit: Attribution | None, edit: Edit | None) -> Credit:
    return credit(edit) if credit and edit else Credit()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
