"""What changed in a document around a day: from the version valid then to the next one."""

import datetime
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import edits
from clauses.compare import compare
from clauses.model import Document
from clauses.model import part_text
from clauses.order import heaviest_rise
from versions.index.moment import Moment
from versions.seen.texts import Seen
from versions.stages import NOW

_Place = tuple[str, int]
"""A clause's id and level."""


@dataclass(frozen=True, slots=True)
class Around:
    """What became of one clause, told at the clause that a link to it would name."""

    document: str
    clause: str
    version: str
    """The version with the words: the later one, the earlier one of what was struck whole."""
    old: str
    new: str
    kinds: frozenset[Kind]
    struck: tuple["Stretch", ...]
    added: tuple["Stretch", ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that were struck or added."""

    text: str
    row: str = ""
    """The row of the table that they stand in."""

    @property
    def phrase(self) -> str:
        """What names the words where they stand: in a table the first cell of their row."""
        return self.row.split("\t")[0] or self.text


def valid_at(seen: Seen, document: str, day: datetime.date | None) -> str:
    """The newest version of a document that there was on a day; without day the newest.

    Returns:
        Its id; the first version's where the day is before all of them, nothing without versions.
    """
    versions = seen.versions(document)
    until = [one.id for one in versions if day is None or one.date <= day]
    return until[-1] if until else next((one.id for one in versions), "")


def following(seen: Seen, document: str, version: str) -> str:
    """The state of a document that came after a version; nothing after the last."""
    states = list(seen.trees(document))
    at = states.index(version) + 1 if version in states else len(states)
    return states[at] if at < len(states) else ""


def changed_around(
    seen: Seen, moment: Moment, document: str, day: datetime.date | None
) -> tuple[Around, ...]:
    """What became of each clause between the version valid on a day and the next state.

    Without a day it is not known what was to come, and nothing is told.
    """
    old = valid_at(seen, document, day) if day else ""
    new = following(seen, document, old) if old else ""
    if not new:
        return ()
    trees = seen.tree(document, old), seen.tree(document, new)
    told = ("around", document, old, new, *trees)
    return moment.readers.lasting.once(told, lambda: _between(moment, document, old, new, *trees))


def _between(
    moment: Moment, document: str, old: str, new: str, old_tree: str, new_tree: str
) -> tuple[Around, ...]:
    comparison = _touched(moment, old_tree, new_tree)
    return tuple(
        one
        for change in comparison.changes
        if set(change.kinds) - {Kind.RENUMBERED, Kind.FORMATTED}
        for one in _told(comparison, change, document, old, new)
    )


def _touched(moment: Moment, old: str, new: str) -> Comparison:
    """Compare two states by the clauses that changed or moved alone."""
    texts = moment.readers.texts
    wanted = texts.touched(old, new) | _displaced(texts.order(old), texts.order(new))
    return compare(texts.excerpt(old, wanted), texts.excerpt(new, wanted), apart=True)


def _displaced(before: Sequence[_Place], after: Sequence[_Place]) -> frozenset[str]:
    """The clauses that no longer stand in the order they had."""
    places = {clause_id: place for place, (clause_id, _) in enumerate(after)}
    kept = [clause_id for clause_id, _ in before if clause_id in places]
    still = heaviest_rise([places[one] for one in kept], [1] * len(kept))
    return frozenset(kept) - {kept[at] for at in still}


def _told(
    comparison: Comparison, change: Change, document: str, old: str, new: str
) -> Iterator[Around]:
    found = tuple(edits(change, comparison))
    struck = tuple(_stretch(comparison.old, one) for one in found if one.op is Op.DELETE)
    added = tuple(_stretch(comparison.new, one) for one in found if one.op is Op.INSERT)
    clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
    version = new if change.new else old
    for clause in clauses:
        yield Around(document, clause.id, version, old, new, frozenset(change.kinds), struck, added)


def _stretch(document: Document, edit: Edit) -> Stretch:
    text = part_text(document.clauses[edit.place.clause], edit.place.part)
    start = text.rfind("\n", 0, edit.place.start) + 1
    row = text[start:].partition("\n")[0]
    return Stretch(edit.text.strip(), row if "\t" in row else "")


def made(moment: Moment, document: str, version: str) -> str:
    """The commit that made a version; nothing for the text being worked on."""
    if version == NOW:
        return ""
    position = moment.chronicle.versions().get(f"{document}/{version}")
    return "" if position is None else moment.chronicle[position].commit
