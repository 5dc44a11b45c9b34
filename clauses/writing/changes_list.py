"""The list of changes: one row for each stretch of changed text, for tables of any form."""

from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Replacement
from clauses.changes import replacements
from clauses.checking.following import Stale
from clauses.checking.following import stale_by_change
from clauses.diffing.visible import visible
from clauses.writing.credited import quoted
from clauses.writing.labels import Say
from clauses.writing.labels import kinds
from clauses.writing.labels import names
from clauses.writing.labels import other_place
from clauses.writing.labels import passage_label
from clauses.writing.labels import sort_label
from clauses.writing.labels import stale_label

COLUMNS = (
    *("Clause", "Earlier clause", "Kind", "Struck", "Added", "Nature"),
    *("Who", "When", "Why", "Source"),
)

Row = tuple[str, ...]


def change_rows(comparison: Comparison, credit: Attribution | None, say: Say) -> Iterator[Row]:
    """The header row and the rows, one after the other; a cell for each of `COLUMNS`."""
    yield tuple(say(column) for column in COLUMNS)
    stale = stale_by_change(comparison)
    for change in comparison.changes:
        if change.kinds:
            yield from _rows(change, comparison, credit, say)
        for one in stale.get(change, ()):
            yield _stale_row(one, change, comparison, say)


def _stale_row(one: Stale, change: Change, comparison: Comparison, say: Say) -> Row:
    """A reference that did not follow: what is wrong with it stands as the reason."""
    where = names(comparison.new_clauses(change)), names(comparison.old_clauses(change))
    told = stale_label(one, comparison, say)
    return (*where, say("Reference that did not follow"), "", "", "", "", "", told, "")


def _rows(
    change: Change, comparison: Comparison, credit: Attribution | None, say: Say
) -> Iterator[Row]:
    where = names(comparison.new_clauses(change)), names(comparison.old_clauses(change))
    told = ", ".join(kinds(change, say))
    for replacement in list(replacements(change, comparison)) or [Replacement()]:
        struck = "".join(edit.text for edit in replacement.struck)
        added = "".join(edit.text for edit in replacement.added)
        first = replacement.first
        whose = _credit(credit, (*replacement.added, *replacement.struck)[:1])
        moved = _passage(first, comparison, say)
        how = (first.sort, first.editorial) if first else (None, None)
        yield (
            *where,
            ", ".join(filter(None, (told, moved))),
            visible(struck, *how),
            visible(added, *how),
            sort_label(first, say) if first else "",
            whose.author,
            whose.date,
            "\n".join(whose.reasons),
            "\n".join(filter(None, (quoted(reason).source for reason in whose.reasons))),
        )


def _passage(first: Edit | None, comparison: Comparison, say: Say) -> str:
    """Where moved text went or came from; nothing where none moved."""
    if not first or first.moved is None:
        return ""
    return passage_label(first.op, other_place(first, comparison), say)


def _credit(credit: Attribution | None, first: Sequence[Edit]) -> Credit:
    return credit(first[0]) if credit and first else Credit()
