"""Words of the later of two versions, found again in the earlier, in the clause that had them."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import edits
from clauses.diffing.hunks import word_hunks
from versions.words.spans import phrase_spans


@dataclass(frozen=True, slots=True)
class Passed:
    """A passage that a clause got from another."""

    clause: str
    """Id of the clause that it left."""
    before: str
    """How it read there."""
    after: str
    """How it reads here."""

    def words_before(self, phrases: Sequence[str]) -> Iterator[str]:
        """What some phrases were in the clause the passage left; without any, all of it."""
        if not phrases or any(phrase_spans(self.after, one) for one in phrases):
            yield self.before
            return
        hunks = word_hunks(self.before, self.after)
        for phrase in phrases:
            yield from words_before(hunks, phrase)


def passed_to(comparison: Comparison, change: Change) -> Iterator[Passed]:
    """The passages that the clauses of a change got from other clauses."""
    came = {
        one.moved.number: one.moved.clause
        for one in edits(change, comparison)
        if one.moved and one.op is Op.INSERT
    }
    for number, position in came.items():
        giver = comparison.change_at(Op.DELETE, position)
        if giver is not change:
            before = _passage(giver, comparison, Op.DELETE, number)
            after = _passage(change, comparison, Op.INSERT, number)
            yield Passed(comparison.old.clauses[position].id, before, after)


def other_end(comparison: Comparison, edit: Edit) -> tuple[Edit, ...]:
    """What was struck where added words came from, or added where struck words went."""
    if edit.moved is None:
        return ()
    op = Op.DELETE if edit.op is Op.INSERT else Op.INSERT
    change = comparison.change_at(op, edit.moved.clause)
    return tuple(_of_passage(change, comparison, op, edit.moved.number))


def words_before(hunks: Sequence[Hunk], phrase: str) -> Iterator[str]:
    """What a phrase of the later of two wordings was in the earlier.

    It goes from the first word of the phrase that stood there to the last; a phrase of which less
    than half stood there is new.
    """
    before = "".join(hunk.text for hunk in hunks if hunk.op is not Op.INSERT)
    after = "".join(hunk.text for hunk in hunks if hunk.op is not Op.DELETE)
    for start, end in phrase_spans(phrase, after):
        kept = list(_kept(hunks, start, end))
        if 2 * sum(high - low for low, high in kept) >= end - start:
            yield before[kept[0][0] : kept[-1][1]].strip()


def _kept(hunks: Sequence[Hunk], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where what was kept of a stretch of the later wording stood in the earlier."""
    old = new = 0
    for hunk in hunks:
        size = len(hunk.text)
        if hunk.op is Op.EQUAL:
            low, high = max(start, new), min(end, new + size)
            if low < high:
                yield low - new + old, high - new + old
        old += size * (hunk.op is not Op.INSERT)
        new += size * (hunk.op is not Op.DELETE)


def _of_passage(change: Change, comparison: Comparison, op: Op, number: int) -> Iterator[Edit]:
    for edit in edits(change, comparison):
        if edit.op is op and edit.moved and edit.moved.number == number:
            yield edit


def _passage(change: Change, comparison: Comparison, op: Op, number: int) -> str:
    """How a passage reads at one of its places, with the words that only this place has."""
    pieces = list(_of_passage(change, comparison, op, number))
    first, last = pieces[0].place, pieces[-1].place
    document = comparison.old if op is Op.DELETE else comparison.new
    end = last.start + len(pieces[-1].text)
    return document.clauses[first.clause].text[first.start : end].strip()
