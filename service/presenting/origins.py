"""Which wording brought each word of a clause: the words with their origins, and the origins."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.origin import trace
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import shown
from service.presenting.cutting import cut_runs
from service.presenting.places import Spot
from versions.clause_file import wording_id
from versions.history import Wording
from versions.spans import runs
from versions.view import View


@dataclass(frozen=True, slots=True)
class Origin:
    """A wording that brought some of the words."""

    number: int
    wording: Wording
    share: float
    """How much of the text it brought, between 0 and 1."""

    @property
    def percent(self) -> int:
        """The share in hundredths, at least one."""
        return max(1, round(100 * self.share))


@dataclass(frozen=True, slots=True)
class Traced:
    """A clause whose runs say in `edit` which origin they have, and the origins by number."""

    text: MarkedClause
    origins: tuple[Origin, ...]


def traced(view: View, place: Spot) -> Traced:
    """Follow the words of a clause back to the wordings that brought them."""
    wordings = _until(view.history(place.document.id, place.clause.id), place)
    text = place.clause.text
    born = trace([*(one.text for one in wordings[:-1]), text]).born
    stretches = list(runs(born, text))
    steps = sorted({step for _, _, step in stretches})
    numbers = {step: number for number, step in enumerate(steps, start=1)}
    brought = {step: born.count(step) / (len(born) or 1) for step in steps}
    whole = shown(place.clause)
    cut = cut_runs(
        whole.blocks, text, [(low, high, numbers[step]) for low, high, step in stretches]
    )
    return Traced(
        replace(whole, blocks=tuple(cut)),
        tuple(Origin(numbers[step], wordings[step], brought[step]) for step in steps),
    )


def _until(wordings: Sequence[Wording], place: Spot) -> Sequence[Wording]:
    """The wordings up to the one that a place has."""
    wanted = wording_id(place.clause)
    ends = [at for at, one in enumerate(wordings, start=1) if one.wording_id == wanted]
    return wordings[: ends[-1]] if ends else wordings
