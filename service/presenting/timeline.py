"""The wordings of a clause drawn along a line, with proposals as branches from it."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from itertools import pairwise

from service.presenting.clauses import Step
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.proposals import Offer
from service.presenting.proposals import Round

APART = 136
"""How far a state stands from the next one: room for its name and date."""
ROOM = 290
"""The same where proposals branch off, whose titles need more."""
LEFT = 14
TOP = 14
ROW = 30
"""How far apart two branches stand."""
BEND = 26
NAMES = 48
"""How much room the names and dates of the states take below the line."""


@dataclass(frozen=True, slots=True)
class Point:
    """A state of the document in which the clause stands."""

    x: int
    state: State
    changed: bool
    """Whether the wording is another than in the state before."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A proposal, as a line from the wording it would replace."""

    path: str
    start: int
    """Where it leaves the line."""
    x: int
    y: int
    offer: Offer


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn, in units of the picture."""

    width: int
    height: int
    points: tuple[Point, ...]
    branches: tuple[Branch, ...]


def timeline(places: Sequence[Spot], steps: Sequence[Step], rounds: Sequence[Round]) -> Timeline:
    """Draw the states that have a clause, and its proposals between them."""
    changed = {step.new.id for step in steps if step.marked}
    states = [place.state for place in places]
    branching = {_first(one, states) for one in rounds}
    ends = list(accumulate((ROOM if one in branching else APART for one in states), initial=LEFT))
    points = tuple(
        Point(x, state, state.id in changed) for x, state in zip(ends, states, strict=False)
    )
    between = dict(zip(states, pairwise(ends), strict=True))
    branches = tuple(_branches([(between[_first(one, states)], one) for one in rounds]))
    return Timeline(ends[-1], 2 * TOP + NAMES + ROW * len(branches), points, branches)


def _first(one: Round, states: Sequence[State]) -> State:
    """The state from which the proposals of a round branch off."""
    return one.state if one.state and one.state in states else states[0]


def _branches(rounds: Iterable[tuple[tuple[int, int], Round]]) -> Iterator[Branch]:
    row = 0
    for (start, end), one in rounds:
        for offer in one.offers:
            row += 1
            y = TOP + NAMES + ROW * row - 8
            path = _path(start, end if offer.final else 0, y)
            yield Branch(path, start, start + BEND + 14, y, offer)


def _path(start: int, end: int, y: int) -> str:
    """A line that leaves the wordings; that of an adopted proposal joins them where it ends."""
    out = f"M{start} {TOP}V{y - 10}q0 10 10 10H{start + BEND + 8}"
    return f"{out}M{end - 40} {y}H{end - 10}q10 0 10 -10V{TOP}" if end else out
