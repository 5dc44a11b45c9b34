"""Which passages of minutes were written where an agenda asked for them."""

from collections.abc import Iterator
from collections.abc import Sequence

from clauses.model import Control
from versions.minutes.values import Asked
from versions.minutes.values import Passage


def find_asked(controls: Sequence[Control], passages: Sequence[Passage]) -> Iterator[Asked]:
    """The passages that stand in the controls of a file, in order.

    A wording that stands in several controls is found in each by their order.

    Args:
        controls: The controls, in the order they begin.
        passages: All passages, in reading order.
    """
    after = 0
    for control in controls:
        lines = set(map(_plain, control.text.split("\n"))) - {""}
        found = list(_inside(lines, passages, after)) if lines else []
        for position in found:
            yield Asked(passages[position].id, control.name)
            after = position + 1


def _inside(lines: set[str], passages: Sequence[Passage], after: int) -> Iterator[int]:
    """The passages in a row that begin with one of some lines."""
    met = False
    for position in range(after, len(passages)):
        passage = passages[position]
        if {_plain(passage.text.split("\n")[0]), _plain(passage.full.split("\n")[0])} & lines:
            met = True
            yield position
        elif met:
            return


def _plain(text: str) -> str:
    """Words as they are compared: without white space, quotation marks and a mark of an item."""
    return " ".join(text.strip(" \t•–-").split()).strip('"”“')
