"""The wordings of a clause drawn along a line, with proposals as branches from it."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from service.presenting.clauses import Step
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.proposals import Offer
from service.presenting.proposals import Round

STEP = 290
"""How far apart two states stand."""
LEFT = 14
TOP = 14
ROW = 30
"""How far apart two branches stand."""
BEND = 26


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
    points = tuple(
        Point(LEFT + STEP * at, place.state, place.state.id in changed)
        for at, place in enumerate(places)
    )
    where = {point.state.id: point.x for point in points}
    branches = tuple(_branches(rounds, where))
    width = LEFT + STEP * max(len(points), 1) + (STEP // 2 if branches else 0)
    return Timeline(width, 2 * TOP + 34 + ROW * len(branches), points, branches)


def _branches(rounds: Sequence[Round], where: Mapping[str, int]) -> Iterator[Branch]:
    row = 0
    for one in rounds:
        start = where.get(one.state.id, LEFT) if one.state else LEFT
        for offer in one.offers:
            row += 1
            y = TOP + 34 + ROW * row - 8
            yield Branch(_path(start, y, offer.final), start, start + BEND + 14, y, offer)


def _path(start: int, y: int, joins: bool) -> str:
    """A line that leaves the wordings; that of an adopted proposal joins the next one."""
    out = f"M{start} {TOP}V{y - 10}q0 10 10 10H{start + BEND + 8}"
    if not joins:
        return out
    end = start + STEP
    return f"{out}M{start + STEP - 40} {y}H{end - 10}q10 0 10 -10V{TOP}"
