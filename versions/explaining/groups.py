"""The clauses of one change, followed from the earlier version to the later."""

from collections.abc import Iterator
from functools import cached_property

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Replacement
from clauses.changes import edits
from clauses.changes import part_of
from clauses.changes import replacements
from clauses.model import PARTS
from clauses.model import Item
from clauses.model import part_text
from clauses.tracing.trace import Trace
from versions.index.lineage import Step
from versions.index.lineage import joined
from versions.index.moment import Moment
from versions.words.spans import overlaps
from versions.words.spans import rows
from versions.words.spans import runs
from versions.words.spans import settled

STRUCTURE = frozenset({Kind.MOVED, Kind.SPLIT, Kind.MERGED})
"""What can happen to a clause without a word of it changing."""
_ENDS = ".,;"
"""What may stay at the end of an item when another takes its place."""


class Group:
    """The clauses of one change, and what they said from the earlier version to the later."""

    def __init__(
        self,
        moment: Moment,
        document: str,
        change: Change,
        comparison: Comparison,
        between: tuple[int, int],
    ) -> None:
        self._texts = moment.readers.texts
        self._followings = moment.readers.followings
        self._document = document
        self._change = change
        self._comparison = comparison
        old, new = comparison.old_clauses(change), comparison.new_clauses(change)
        self.clause_ids = frozenset(clause.id for clause in (*old, *new))
        self._chronicle, self._between = moment.chronicle, between
        self._steps = moment.chronicle.steps(document, self.clause_ids, *between)
        self._traces: dict[str, Trace] = {}
        self._sides: dict[tuple[Op, str], str] = {}
        self._spans: dict[tuple[str, Op, str], tuple[tuple[int, int], ...]] = {}

    def stands_apart(self, edit: Edit) -> bool:
        """Whether what explains a move, split or merge leaves an edit in it unexplained.

        A heading that a split or merge calls for comes with it; other words do not.
        """
        kinds = set(self._change.kinds)
        if edit.place.part == "heading":
            return kinds & STRUCTURE == {Kind.MOVED}
        return bool(kinds & STRUCTURE)

    def parts(self, edit: Edit) -> Iterator[tuple[Edit, Step | None]]:
        """Cut an edit where another decision begins to account for it."""
        if len(self._steps) <= 1:
            yield edit, self._steps[0] if self._steps else None
            return
        part, start = edit.place.part, self.start(edit)
        found = self._trace(part)
        values = found.died if edit.op is Op.DELETE else found.born
        here = settled(values[start : start + len(edit.text)])
        for low, high, value in runs(here, edit.text):
            step = self._steps[value - 1] if value else self._nearest(edit)
            yield part_of(edit, low, high), step

    def _nearest(self, edit: Edit) -> Step:
        """Who must have moved words that stood somewhere in the group all along."""
        clause_id = self._clause_id(edit)
        touching = [step for step in self._steps if clause_id in step.touched] or self._steps
        return touching[-1]

    def _clause_id(self, edit: Edit) -> str:
        document = self._comparison.old if edit.op is Op.DELETE else self._comparison.new
        return document.clauses[edit.place.clause].id

    def _trace(self, part: str) -> Trace:
        if part not in self._traces:
            self._traces[part] = self._kept(part) or self._followed(part)
        return self._traces[part]

    def _kept(self, part: str) -> Trace | None:
        """What the index has kept of the words of one clause, if it was followed beforehand."""
        if part != "text" or len(self.clause_ids) > 1:
            return None
        (clause_id,) = self.clause_ids
        lives = self._chronicle.lives(self._document, clause_id, self._between[0])
        if lives is None:
            return None
        first, last = map(lives.at, self._between)
        if lives.positions[first + 1 : last + 1] != tuple(step.position for step in self._steps):
            return None
        texts = self._side(Op.DELETE, part), self._side(Op.INSERT, part)
        return lives.trace(first, last, texts)

    def _followed(self, part: str) -> Trace:
        between = (self._joined(step, part) for step in self._steps[:-1])
        wordings = [self._side(Op.DELETE, part), *between, self._side(Op.INSERT, part)]
        key = (self._document, self.clause_ids, part, wordings[0])
        return self._followings.trace(key, wordings)

    def _joined(self, step: Step, part: str) -> str:
        """One part of the clauses as a decision left them, in order, a line between."""
        if step.said is not None:
            return step.said[PARTS.index(part)]
        tree = self._texts.document_tree(step.decision, self._document)
        return joined(self._texts, tree, self.clause_ids, part)

    def _side(self, op: Op, part: str) -> str:
        if (op, part) not in self._sides:
            clauses = (
                self._comparison.old_clauses(self._change)
                if op is Op.DELETE
                else self._comparison.new_clauses(self._change)
            )
            self._sides[op, part] = "\n".join(part_text(clause, part) for clause in clauses)
        return self._sides[op, part]

    def start(self, edit: Edit) -> int:
        """Where an edit begins in the joined text of its side."""
        old = edit.op is Op.DELETE
        positions = self._change.old if old else self._change.new
        document = self._comparison.old if old else self._comparison.new
        before = positions[: positions.index(edit.place.clause)]
        lengths = (len(part_text(document.clauses[at], edit.place.part)) + 1 for at in before)
        return sum(lengths) + edit.place.start

    def touches(self, edit: Edit, phrase: str) -> bool:
        """Whether an edit, or what it replaced or was replaced by, shares words with a phrase."""
        return any(self._shares(one, phrase) for one in self._with_counterpart(edit))

    def _shares(self, edit: Edit, phrase: str) -> bool:
        key = (phrase, edit.op, edit.place.part)
        if key not in self._spans:
            self._spans[key] = rows(phrase, self._side(edit.op, edit.place.part))
        start = self.start(edit)
        return overlaps(self._spans[key], start, start + len(edit.text))

    def _with_counterpart(self, edit: Edit) -> tuple[Edit, ...]:
        for replacement in self._replacements:
            both = (*replacement.struck, *replacement.added)
            if any(_within(edit, one) for one in both):
                alone = not (replacement.struck and replacement.added)
                return (edit,) if alone or all(map(self._is_item, both)) else both
        return (edit,)

    def _is_item(self, edit: Edit) -> bool:
        """Whether an edit is a whole item of a list: another in its place has its own reason."""
        document = self._comparison.old if edit.op is Op.DELETE else self._comparison.new
        blocks = document.clauses[edit.place.clause].blocks
        said = edit.text.strip().rstrip(_ENDS)
        return any(isinstance(one, Item) and one.text.rstrip(_ENDS) == said for one in blocks)

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What was struck and added."""
        return tuple(edits(self._change, self._comparison))

    @cached_property
    def _replacements(self) -> tuple[Replacement, ...]:
        return tuple(replacements(self._change, self._comparison))


def _within(part: Edit, whole: Edit) -> bool:
    same = part.op is whole.op and part.place.clause == whole.place.clause
    if not same or part.place.part != whole.place.part:
        return False
    start, end = whole.place.start, whole.place.start + len(whole.text)
    return start <= part.place.start and part.place.start + len(part.text) <= end
