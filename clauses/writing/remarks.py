"""What the marks of Word do not tell, said beside the reasons of each edit: moves, the unseen."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Editorial
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Replacement
from clauses.changes import Sort
from clauses.changes import replacements
from clauses.diffing.visible import shown_words
from clauses.model import Place
from clauses.writing.labels import Say
from clauses.writing.labels import other_place
from clauses.writing.labels import passage_label
from clauses.writing.labels import short_name


@dataclass(frozen=True, slots=True)
class _Remark:
    place: Place
    length: int
    label: str

    def holds(self, at: int) -> bool:
        return 0 <= at - self.place.start < self.length


def with_remarks(credit: Attribution, comparison: Comparison, say: Say) -> Attribution:
    """An attribution that also tells of each edit what the marks of Word alone do not.

    It is the same where there is nothing of the kind to tell.

    Args:
        credit: Answers whose each edit is and why it was made.
        comparison: Which clauses moved, which passages passed between others, and what changed
            without being seen.
        say: Turns the sentences into the reader's language.
    """
    clauses = dict(_clauses(comparison, say))
    remarks = _remarks(comparison, say)
    if not clauses and not remarks:
        return credit

    def credit_with_remarks(edit: Edit) -> Credit:
        label = clauses.get((edit.op, edit.place.clause))
        told = [label] if label else []
        told += [one.label for one in remarks.get(_key(edit), ()) if one.holds(edit.place.start)]
        known = credit(edit)
        return replace(known, remarks=(*known.remarks, *told)) if told else known

    return credit_with_remarks


_Key = tuple[Op, int, str]
"""Which of both documents, the clause and its part."""


def _remarks(comparison: Comparison, say: Say) -> Mapping[_Key, Sequence[_Remark]]:
    """What is to be said of stretches of text, by the part they stand in."""
    found: dict[_Key, list[_Remark]] = {}
    for change in comparison.changes:
        for replacement in replacements(change, comparison):
            for edit in (*replacement.struck, *replacement.added):
                if label := _label(edit, replacement, comparison, say):
                    remark = _Remark(edit.place, len(edit.text), label)
                    found.setdefault(_key(edit), []).append(remark)
    return found


def _label(edit: Edit, replacement: Replacement, comparison: Comparison, say: Say) -> str:
    if edit.moved is not None:
        return passage_label(edit.op, other_place(edit, comparison), say)
    return unseen_label(replacement, say) if is_unseen(edit) else ""


def is_unseen(edit: Edit) -> bool:
    """Whether nobody can see what an edit changed."""
    return edit.sort is Sort.TYPOGRAPHIC or edit.editorial is Editorial.SPACING


def unseen_label(replacement: Replacement, say: Say) -> str:
    """Tell by name what changed without being seen.

    Examples:
        >>> gone = Edit(Op.DELETE, "\u200b", Place(0), None, Sort.TYPOGRAPHIC)
        >>> unseen_label(Replacement((gone,)), str)
        'Change that is not seen: ⟨U+200B ZERO WIDTH SPACE⟩ was struck'
    """
    struck, added = (
        "".join(map(shown_words, side)) for side in (replacement.struck, replacement.added)
    )
    if struck and added:
        told = say("{struck} became {added}")
    else:
        told = say("{struck} was struck") if struck else say("{added} was added")
    return f"{say('Change that is not seen')}: {told.format(struck=struck, added=added)}"


def _key(edit: Edit) -> _Key:
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
