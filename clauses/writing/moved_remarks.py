"""Where moved clauses and passages came from and went, said beside the reasons of each edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import edits
from clauses.model import Place
from clauses.writing.labels import Say
from clauses.writing.labels import has_passages
from clauses.writing.labels import other_place
from clauses.writing.labels import passage_label
from clauses.writing.labels import short_name


@dataclass(frozen=True, slots=True)
class _Passage:
    place: Place
    length: int
    label: str

    def holds(self, at: int) -> bool:
        return 0 <= at - self.place.start < self.length


def tells_of_moves(comparison: Comparison) -> bool:
    """Whether any clause moved as a whole, or any passage from one to another."""
    moved = any(Kind.MOVED in change.kinds for change in comparison.changes)
    return moved or has_passages(comparison)


def with_moves(credit: Attribution, comparison: Comparison, say: Say) -> Attribution:
    """An attribution that also says of words that moved where they came from or went.

    Args:
        credit: Answers whose each edit is and why it was made.
        comparison: Which clauses moved, and which passages passed between others.
        say: Turns the sentences into the reader's language.
    """
    clauses = dict(_clauses(comparison, say))
    passages: dict[tuple[Op, int, str], list[_Passage]] = {}
    for change in comparison.changes:
        for edit in edits(change, comparison):
            if edit.moved is not None:
                label = passage_label(edit.op, other_place(edit, comparison), say)
                passages.setdefault(_key(edit), []).append(
                    _Passage(edit.place, len(edit.text), label)
                )

    def credit_with_moves(edit: Edit) -> Credit:
        label = clauses.get((edit.op, edit.place.clause))
        told = [label] if label else []
        near = passages.get(_key(edit), ())
        told += [one.label for one in near if one.holds(edit.place.start)]
        known = credit(edit)
        return replace(known, reasons=(*known.reasons, *told)) if told else known

    return credit_with_moves


def _key(edit: Edit) -> tuple[Op, int, str]:
    return edit.op, edit.place.clause, edit.place.part


def _clauses(comparison: Comparison, say: Say) -> Iterator[tuple[tuple[Op, int], str]]:
    """What is said at both places of each clause that moved as a whole."""
    for change in comparison.changes:
        if Kind.MOVED in change.kinds and len(change.old) == len(change.new) == 1:
            (old,), (new,) = change.old, change.new
            went, came = comparison.new.clauses[new], comparison.old.clauses[old]
            yield (Op.DELETE, old), moved_label(Op.DELETE, short_name(went), change, say)
            yield (Op.INSERT, new), moved_label(Op.INSERT, short_name(came), change, say)


def moved_label(op: Op, place: str, change: Change, say: Say) -> str:
    """Tell where a clause went or came from, and whether to look for changed words in it.

    Examples:
        >>> moved_label(Op.INSERT, "4.2", Change((1,), (2,), (Kind.MOVED, Kind.EDITED)), str)
        'Moved from 4.2, see changed words too'
    """
    away = op is Op.DELETE
    moved = say("Moved to {clause}" if away else "Moved from {clause}").format(clause=place)
    edited = {Kind.EDITED, Kind.RETITLED} & set(change.kinds)
    return f"{moved}, {say('see changed words too')}" if edited else moved
