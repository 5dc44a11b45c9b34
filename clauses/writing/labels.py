"""The words that every written comparison uses, in English, for a translator to turn."""

from collections.abc import Callable
from collections.abc import Sequence

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Sort
from clauses.checking.following import Stale
from clauses.model import Clause
from clauses.statistics import tidied

Say = Callable[[str], str]
"""Turns an English phrase into the reader's language."""

KINDS = {
    Kind.EDITED: "Edited",
    Kind.INSERTED: "Inserted",
    Kind.DELETED: "Deleted",
    Kind.MOVED: "Moved",
    Kind.RENUMBERED: "Renumbered",
    Kind.RETITLED: "Retitled",
    Kind.SPLIT: "Split",
    Kind.MERGED: "Merged",
    Kind.FORMATTED: "Changed formatting",
}
SORTS = {
    Sort.SUBSTANCE: "Substance",
    Sort.EDITORIAL: "Editorial",
    Sort.TYPOGRAPHIC: "Typography",
    Sort.REFERENCE: "Reference that follows",
    Sort.FORMATTING: "Formatting",
}
TIDYINGS = {
    Editorial.SPELLING: "spelling",
    Editorial.PUNCTUATION: "punctuation",
    Editorial.CASE: "capital and small letters",
    Editorial.SPACING: "spaces",
    Editorial.PARAGRAPHS: "paragraphs",
}


_REWORDED = frozenset({Kind.EDITED, Kind.RETITLED})


def english(phrase: str) -> str:
    """Leave a phrase as it is."""
    return phrase


def name(clause: Clause) -> str:
    """A clause as people call it: number and heading, or its first words.

    Examples:
        >>> name(Clause("Parter", number="1.1"))
        '1.1 Parter'
    """
    heading = clause.heading or clause.text[:40]
    return f"{clause.number} {heading}".strip()


def short_name(clause: Clause) -> str:
    """A clause in as few words as people use: its number, else its heading or first words.

    Examples:
        >>> short_name(Clause("Parter", number="1.1")), short_name(Clause("Parter"))
        ('1.1', 'Parter')
    """
    return clause.number or name(clause)


def names(clauses: Sequence[Clause]) -> str:
    """Several clauses in one line."""
    return " + ".join(name(clause) for clause in clauses)


def sign(key: str) -> str:
    """What a footnote is called in print: its number, whatever its key is.

    Examples:
        >>> sign("a2"), sign("1"), sign("*")
        ('2', '1', '*')
    """
    return key.lstrip("abcdefghijklmnopqrstuvwxyz") or key


def kinds(change: Change, say: Say) -> list[str]:
    """The kinds of a change in the reader's words, and how it tidies where it does only that."""
    told = [say(KINDS[kind]) for kind in change.kinds]
    return [*told, *filter(None, [tidying(change, say)])]


def tidying(change: Change, say: Say) -> str:
    """What was tidied where nothing else was done to the words, ``"only spelling"``."""
    found = tidied(change) if _REWORDED.intersection(change.kinds) else ()
    only = ", ".join(say(TIDYINGS[kind]) for kind in found)
    return say("only {what}").format(what=only) if found else ""


def sort_label(edit: Edit, say: Say) -> str:
    """How much a change matters, and what kind of tidying it is.

    Examples:
        >>> from clauses.model import Place
        >>> sort_label(Edit(Op.INSERT, ",", Place(0), None, Sort.EDITORIAL), english)
        'Editorial'
    """
    if edit.moved:
        return say("Moved text")
    sort = say(SORTS[edit.sort]) if edit.sort else ""
    return f"{sort}: {say(TIDYINGS[edit.editorial])}" if edit.editorial else sort


def numbers(change: Change, comparison: Comparison) -> str:
    """How the clause's number changed, ``"4.2 → 5.1"``; empty where it did not.

    Several clauses of a split or merge are told by all their numbers.
    """
    before = _numbers(comparison.old_clauses(change))
    after = _numbers(comparison.new_clauses(change))
    return f"{before} → {after}" if before and after and before != after else ""


def other_place(text: Hunk | Edit, comparison: Comparison) -> str:
    """The clause that moved text went to or came from; empty where none moved."""
    if text.moved is None:
        return ""
    there = comparison.new if text.op is Op.DELETE else comparison.old
    return short_name(there.clauses[text.moved.clause])


def has_passages(comparison: Comparison) -> bool:
    """Whether any text moved from one place to another, clauses as wholes apart."""
    return any(hunk.moved for change in comparison.changes for hunk in change.hunks)


def passage_label(op: Op, place: str, say: Say) -> str:
    """Tell where moved text went or came from.

    Examples:
        >>> passage_label(Op.DELETE, "4.2", english)
        'Moved text to 4.2'
    """
    away = op is Op.DELETE
    return say("Moved text to {clause}" if away else "Moved text from {clause}").format(
        clause=place
    )


OTHER = {Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
"""The other end of a moved text: it was struck in one place and added in another."""


def passage_anchor(number: int, op: Op) -> str:
    """What one end of a moved text is called in addresses.

    Examples:
        >>> passage_anchor(3, Op.DELETE), passage_anchor(3, Op.INSERT)
        ('flyttad-3-fran', 'flyttad-3-till')
    """
    return f"flyttad-{number}-{'fran' if op is Op.DELETE else 'till'}"


def stale_label(one: Stale, comparison: Comparison, say: Say) -> str:
    """Tell of a reference that it did not follow, what it pointed at, and what it points at now."""
    if one.target is None:
        first = say("The reference to {number} is to a clause that is gone.")
        told = first.format(number=one.text)
    else:
        first = say(
            "The reference to {number} did not follow the new numbers: the clause is now {clause}."
        )
        told = first.format(number=one.text, clause=name(comparison.new.clauses[one.target]))
    if one.stands is None:
        return told
    stands = say("That number now belongs to {clause}.")
    return f"{told} {stands.format(clause=name(comparison.new.clauses[one.stands]))}"


def _numbers(clauses: Sequence[Clause]) -> str:
    return " + ".join(clause.number for clause in clauses if clause.number)
