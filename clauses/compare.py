"""What became of a whole document: the one call that most people need."""

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Kind
from clauses.changes import Op
from clauses.diffing.hunks import word_hunks
from clauses.model import Block
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.moved import WordHunks
from clauses.moved import hunks_around
from clauses.numbering import plain_number
from clauses.order import heaviest_rise
from clauses.outline import parents
from clauses.pairing.align import Pair
from clauses.pairing.align import pair_clauses
from clauses.passing import Movings
from clauses.passing import movings


def compare(
    old: Document,
    new: Document,
    *,
    apart: bool = False,
    hunks: Callable[..., tuple[Hunk, ...]] = word_hunks,
) -> Comparison:
    """Compare two documents clause by clause and word by word.

    Clauses that carry ids on both sides are paired by them, others by likeness.

    Args:
        old: The earlier document.
        new: The later document.
        apart: As `clauses.diffing.hunks.word_hunks` takes it: for documents whose changes are
            known to be of different people.
        hunks: Compares two wordings, for who keeps what was compared before.

    Returns:
        A change for every clause of both documents, unchanged ones too.
    """
    pairs = pair_clauses(old.clauses, new.clauses)
    moved = _moved(pairs, old.clauses, new.clauses)
    renumbered = _renumbered(pairs, old.clauses, new.clauses)
    words = partial(hunks, renumbered=renumbered, apart=apart)
    found = Comparison(old, new, ())
    changes = (
        _change(pair, found, passed, words, moved=pair in moved)
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


def _change(
    pair: Pair, found: Comparison, passed: Movings, words: WordHunks, *, moved: bool
) -> Change:
    lefts = [found.old.clauses[place] for place in pair.old]
    rights = [found.new.clauses[place] for place in pair.new]
    text = hunks_around(_text(lefts), _text(rights), passed, words)
    heading = words(_headings(lefts), _headings(rights))
    notes = words(_notes(lefts), _notes(rights))
    kinds = _kinds(lefts, rights, (text, heading, notes), moved=moved)
    likeness = round(pair.similarity, 3)
    return Change(pair.old, pair.new, kinds, text, heading, notes, pair.doubtful, likeness)


def _text(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.text for clause in clauses)


def _headings(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.heading for clause in clauses)


def _notes(clauses: Sequence[Clause]) -> str:
    return "\n".join(clause.notes_text for clause in clauses if clause.notes)


def _kinds(
    lefts: Sequence[Clause],
    rights: Sequence[Clause],
    hunks: tuple[Sequence[Hunk], Sequence[Hunk], Sequence[Hunk]],
    *,
    moved: bool,
) -> tuple[Kind, ...]:
    """What became of some clauses, by the hunks of their text, headings and notes."""
    if not lefts:
        return (Kind.INSERTED,)
    if not rights:
        return (Kind.DELETED,)
    text, heading, notes = hunks
    one_to_one = len(lefts) == len(rights) == 1
    edited = _touched(text if one_to_one else _within(text)) or _touched(notes)
    found = {
        Kind.SPLIT: len(rights) > 1,
        Kind.MERGED: len(lefts) > 1,
        Kind.MOVED: moved,
        Kind.RETITLED: one_to_one and _touched(heading),
        Kind.EDITED: edited,
        Kind.RENUMBERED: _numbers_differ(lefts[0], rights[0]),
        Kind.FORMATTED: one_to_one and not edited and _look_differs(lefts[0], rights[0]),
    }
    return tuple(kind for kind, holds in found.items() if holds)


def _touched(hunks: Iterable[Hunk]) -> bool:
    return any(hunk.op is not Op.EQUAL for hunk in hunks)


def _within(hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """What changed beside the paragraphs that were parted or joined, as in a split or merge."""
    return (hunk for hunk in hunks if hunk.editorial is not Editorial.PARAGRAPHS)


def _numbers_differ(left: Clause, right: Clause) -> bool:
    if left.number == right.number or not left.number or not right.number:
        return False
    return plain_number(left.number) != plain_number(right.number)


def _look_differs(left: Clause, right: Clause) -> bool:
    return left.blocks != right.blocks and _look(left) != _look(right)


def _look(clause: Clause) -> tuple[Block, ...]:
    """Everything about a clause but its words' numbers: labels of items are derived."""
    return tuple(
        replace(block, label="") if isinstance(block, Item) else block for block in clause.blocks
    )
