"""Words that stood in another clause between two versions, before they came to their own."""

from collections.abc import Iterator
from collections.abc import Set
from dataclasses import dataclass
from dataclasses import field

from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Op
from clauses.changes import part_of
from clauses.passing import WORDS
from clauses.sentences import sentence_spans
from versions.index.lineage import Step
from versions.index.moment import Moment
from versions.words.spans import runs

_MOST = 1000
"""Between versions with more decisions none is found: each would be read for each sentence."""


@dataclass(frozen=True, slots=True)
class Lent:
    """The clause that words stood in, and the decision that brought them there."""

    clause: str
    position: int
    step: Step = field(compare=False)


class Lenders:
    """Finds, for sentences that came between two versions, the clauses that had them meanwhile."""

    def __init__(
        self, moment: Moment, document: str, comparison: Comparison, between: tuple[int, int]
    ) -> None:
        self._moment = moment
        self._document = document
        self._comparison = comparison
        self._between = between
        self._found: dict[str, tuple[Lent | None, ...]] = {}

    def cut(self, edit: Edit, here: Set[str]) -> Iterator[tuple[Edit, Lent | None]]:
        """Cut an edit where another decision brought its words to the clause that had them before.

        Args:
            edit: Struck or added words.
            here: The clauses that they are of now.
        """
        lent = self._lent(edit, here)
        if not any(lent):
            yield edit, None
            return
        known = list(dict.fromkeys(one for one in lent if one))
        values = [known.index(one) + 1 if one else 0 for one in lent]
        for low, high, value in runs(values, edit.text):
            yield part_of(edit, low, high), known[value - 1] if value else None

    def _lent(self, edit: Edit, here: Set[str]) -> list[Lent | None]:
        """For each character of an edit what brought it to the clause that had it before."""
        found: list[Lent | None] = [None] * len(edit.text)
        first, last = self._between
        if edit.op is Op.DELETE or edit.place.part != "text" or not 2 <= last - first <= _MOST:
            return found
        text = self._comparison.new.clauses[edit.place.clause].text
        start = edit.place.start
        for low, high in sentence_spans(text):
            shared = range(max(low, start), min(high, start + len(edit.text)))
            words = text[low:high].strip()
            if shared and len(words.split()) >= WORDS:
                brought = self._brought(words, here)
                for at in shared:
                    found[at - start] = brought[at - low] if at - low < len(brought) else None
        return found

    def _brought(self, words: str, here: Set[str]) -> tuple[Lent | None, ...]:
        """For each character of a sentence what brought it to the one clause that lent it."""
        if words not in self._found:
            self._found[words] = tuple(self._traced(words, here))
        return self._found[words]

    def _traced(self, words: str, here: Set[str]) -> Iterator[Lent | None]:
        first, last = self._between
        known = self._moment.chronicle.lost(self._document, words, first, last)
        still = {one.id for one in self._comparison.new.clauses if words in one.text}
        lenders = [clause for clause in known if clause not in still | here]
        if len(lenders) != 1:
            return
        lender = lenders[0]
        steps = self._moment.chronicle.steps(self._document, [lender], first, known[lender])
        wordings = [self._before(lender), *(step.said[1] for step in steps if step.said)]
        key = (self._document, lender, words, wordings[0])
        born = self._moment.readers.followings.trace(key, wordings).born
        at = wordings[-1].find(words)
        for number in born[at : at + len(words)]:
            step = steps[number - 1] if number else None
            yield Lent(lender, step.position, step) if step else None

    def _before(self, clause: str) -> str:
        """What a clause said in the earlier version."""
        return next((one.text for one in self._comparison.old.clauses if one.id == clause), "")
