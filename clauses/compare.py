"""What became of a whole document: the one call that most people need."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from clauses.align import Pair
from clauses.align import pair_clauses
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Kind
from clauses.changes import Op
from clauses.hunks import word_hunks
from clauses.model import Block
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.moved import WordHunks
from clauses.moved import hunks_around
from clauses.numbering import plain_number
from clauses.order import heaviest_rise
from clauses.outline import parents
from clauses.passing import Movings
from clauses.passing import movings


def compare(old: Document, new: Document, *, apart: bool = False) -> Comparison:
    """Compare two documents clause by clause and word by word.

    Clauses that carry ids on both sides are paired by them, others by likeness.

    Args:
        old: The earlier document.
        new: The later document.
        apart: As `clauses.hunks.word_hunks` takes it: for documents whose changes are known to be
            of different people.

    Returns:
        A change for every clause of both documents, unchanged ones too.
    """
    pairs = pair_clauses(old.clauses, new.clauses)
    moved = _moved(pairs, old.clauses, new.clauses)
    renumbered = _renumbered(pairs, old.clauses, new.clauses)
    words = partial(word_hunks, renumbered=renumbered, apart=apart)
    found = Comparison(old, new, ())
    changes = (
        _kinded(_change(pair, found, passed, words), found, moved=pair in moved)
        for pair, passed in zip(pairs, movings(pairs, old, new), strict=True)
    )
    return replace(found, changes=tuple(changes))


def summary(comparison: Comparison) -> dict[str, int]:
    """Count the changes of each kind, and the clauses that are the same."""
    counts = Counter(kind.value for change in comparison.changes for kind in change.kinds)
    same = sum(not change.kinds for change in comparison.changes)
    return {**{kind.value: counts[kind.value] for kind in Kind}, "same": same}


def _moved(pairs: Sequence[Pair], old: Sequence[Clause], new: Sequence[Clause]) -> set[Pair]:
    """The fewest words that must have moved for the rest to stand in order, and new parents."""
    both = sorted((pair for pair in pairs if pair.old and pair.new), key=lambda pair: pair.old)
    elsewhere = _under_other_parents(both, old, new)
    both = [pair for pair in both if pair not in elsewhere]
    weights = [1 + sum(len(old[place].text) for place in pair.old) for pair in both]
    kept = set(heaviest_rise([pair.new[0] for pair in both], weights))
    return elsewhere | {pair for index, pair in enumerate(both) if index not in kept}


def _under_other_parents(
    both: Sequence[Pair], old: Sequence[Clause], new: Sequence[Clause]
) -> set[Pair]:
    old_parents, new_parents = parents(old), parents(new)
    became = {left: pair.new for pair in both for left in pair.old}
    came_from = {right: pair.old for pair in both for right in pair.new}
    return {
        pair
        for pair in both
        for above, below in [(old_parents[pair.old[0]], new_parents[pair.new[0]])]
        if above in became and below in came_from and below not in became[above]
    }


def _renumbered(
    pairs: Sequence[Pair], old: Sequence[Clause], new: Sequence[Clause]
) -> dict[str, str]:
    """What each number is called now, where it is called something else."""
    numbers = {
        plain_number(old[pair.old[0]].number): plain_number(new[pair.new[0]].number)
        for pair in pairs
        if pair.old and pair.new
    }
    return {
        before: after for before, after in numbers.items() if before and after and before != after
    }


def _change(pair: Pair, found: Comparison, passed: Movings, words: WordHunks) -> Change:
    """The words of a pair; its kinds are not known yet."""
    change = Change(pair.old, pair.new)
    lefts, rights = found.old_clauses(change), found.new_clauses(change)
    noted = ([one.notes_text for one in side if one.notes] for side in (lefts, rights))
    return replace(
        change,
        hunks=hunks_around(_text(lefts), _text(rights), passed, words),
        heading_hunks=words(_headings(lefts), _headings(rights)),
        note_hunks=words(*map("\n".join, noted)),
        doubtful=pair.doubtful,
        similarity=round(pair.similarity, 3),
    )


def _text(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.text for clause in clauses)


def _headings(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.heading for clause in clauses)


def _kinded(change: Change, found: Comparison, *, moved: bool) -> Change:
    kinds = _kinds(change, found.old_clauses(change), found.new_clauses(change), moved)
    return replace(change, kinds=kinds)


def _kinds(
    change: Change, lefts: Sequence[Clause], rights: Sequence[Clause], moved: bool
) -> tuple[Kind, ...]:
    if not change.old:
        return (Kind.INSERTED,)
    if not change.new:
        return (Kind.DELETED,)
    one_to_one = len(lefts) == len(rights) == 1
    edited = _touched(change.hunks if one_to_one else _within(change.hunks))
    edited = edited or _touched(change.note_hunks)
    found = {
        Kind.SPLIT: len(rights) > 1,
        Kind.MERGED: len(lefts) > 1,
        Kind.MOVED: moved,
        Kind.RETITLED: one_to_one and _touched(change.heading_hunks),
        Kind.EDITED: edited,
        Kind.RENUMBERED: _numbers_differ(lefts[0], rights[0]),
        Kind.FORMATTED: one_to_one and not edited and _look(lefts[0]) != _look(rights[0]),
    }
    return tuple(kind for kind, holds in found.items() if holds)


def _touched(hunks: Iterable[Hunk]) -> bool:
    return any(hunk.op is not Op.EQUAL for hunk in hunks)


def _within(hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """What changed beside the paragraphs that were parted or joined, as in a split or merge."""
    return (hunk for hunk in hunks if hunk.editorial is not Editorial.PARAGRAPHS)


def _numbers_differ(left: Clause, right: Clause) -> bool:
    return bool(
        left.number and right.number and plain_number(left.number) != plain_number(right.number)
    )


def _look(clause: Clause) -> tuple[Block, ...]:
    """Everything about a clause but its words' numbers: labels of items are derived."""
    return tuple(
        replace(block, label="") if isinstance(block, Item) else block for block in clause.blocks
    )
