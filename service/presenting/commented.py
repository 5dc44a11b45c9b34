"""Comments on words, and the words marked where they stand."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Clause
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import shown
from service.presenting.cutting import Stretch
from service.presenting.cutting import cut_runs
from versions.records.comments import Placed


@dataclass(frozen=True, slots=True)
class Commented:
    """A text whose runs name as `edit` the comment that is about them, and its comments."""

    text: MarkedClause
    comments: tuple[Placed, ...]
    """Those whose words stand in the text, in its order."""
    orphans: tuple[Placed, ...]
    """Those whose words are gone."""


def commented(clause: Clause, placed: Sequence[Placed]) -> Commented:
    """Mark the words of a clause that comments are about.

    Where comments are about the same words, the first is the one they lead to. What is said of the
    whole clause marks none of its words.
    """
    found = sorted((one for one in placed if one.place), key=lambda one: one.place or (0, 0))
    whole = shown(clause)
    cut = cut_runs(whole.blocks, clause.text, list(_apart(found)))
    orphans = tuple(one for one in placed if one.orphan)
    return Commented(replace(whole, blocks=tuple(cut)), tuple(found), orphans)


def _apart(comments: Sequence[Placed]) -> Iterator[Stretch]:
    at = 0
    for number, one in enumerate(comments):
        if one.place and one.place[0] >= at and not one.comment.anchor.whole:
            yield (*one.place, number)
            at = one.place[1]
