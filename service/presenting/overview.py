"""What the first page shows: the documents on their way, what is to be settled, what is new."""

import datetime
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from itertools import pairwise

from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import spot
from service.presenting.places import states
from versions.gathering.state import decided_on
from versions.records.plans import PlanStep
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.releases import ReleasedComparison
from versions.records.verdicts import Standing
from versions.stages import DocumentInfo
from versions.stages import Stage
from versions.stages import Version
from versions.view import View

UNSETTLED = frozenset({Status.OPEN, Status.ESCALATED})
LATEST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Station:
    """A stage on a document's way, and the versions that have come there."""

    stage: Stage
    versions: tuple[Version, ...]
    current: bool
    """Whether the newest version stands here."""
    passed: bool
    """Whether the newest version has left this stage behind."""


@dataclass(frozen=True, slots=True)
class Way:
    """A document on its way to a decision."""

    info: DocumentInfo
    stations: tuple[Station, ...]
    newest: State | None
    before: State | None
    """The state before the newest, to compare it with."""
    standing: Standing | None
    """Who has decided on the newest decision version."""
    coming: PlanStep | None
    """The next step of its plan."""
    released: tuple[ReleasedComparison, ...]
    """Comparisons the reader may see, of versions of which they may not see one or both."""

    @property
    def below(self) -> bool:
        """Whether it stands under another document."""
        return self.info.parent is not None


@dataclass(frozen=True, slots=True)
class Matter:
    """A clause for which other wordings were proposed."""

    spot: Spot
    proposals: tuple[Proposal, ...]
    unsettled: int
    final: Proposal | None


def ways(view: View, today: datetime.date) -> tuple[Way, ...]:
    """Every document of the family, each with how far it has come."""
    return tuple(_way(view, info, today) for info in view.documents())


def _way(view: View, info: DocumentInfo, today: datetime.date) -> Way:
    known = [State(version.id, version) for version in info.versions]
    last = (known or list(states(view, info.id)))[-1:]
    return Way(
        info,
        tuple(_stations(info.versions)),
        last[0] if last else None,
        next((older for older, newer in reversed(list(pairwise(known)))), None),
        decided_on(view, info),
        next((one for one in view.plan(info.id) if (one.until or one.date) >= today), None),
        tuple(_released(view, info)),
    )


def _released(view: View, info: DocumentInfo) -> Iterator[ReleasedComparison]:
    mine = {version.id for version in info.versions}
    yield from (one for one in view.comparisons(info.id) if not {one.old, one.new} <= mine)


def _stations(versions: Sequence[Version]) -> Iterator[Station]:
    order = list(Stage)
    newest = order.index(versions[-1].stage) if versions else 0
    for place, stage in enumerate(order):
        here = tuple(version for version in versions if version.stage is stage)
        yield Station(stage, here, place == newest, place < newest)


def matters(view: View) -> tuple[Matter, ...]:
    """The clauses with proposals: the unsettled first, then those with most proposals."""
    found = [matter for matter in _matters(view) if matter]
    return tuple(sorted(found, key=lambda one: (one.unsettled == 0, -len(one.proposals))))


def _matters(view: View) -> Iterator[Matter | None]:
    known = sorted(
        (proposal for info in view.documents() for proposal in view.proposals(info.id)),
        key=_clause_of,
    )
    for (document, clause), group in groupby(known, key=_clause_of):
        yield _matter(view, document, clause, tuple(group))


def _clause_of(proposal: Proposal) -> tuple[str, str]:
    return proposal.document, proposal.clause


def _matter(
    view: View, document: str, clause: str, proposals: tuple[Proposal, ...]
) -> Matter | None:
    place = spot(view, document, clause)
    if place is None:
        return None
    adopted = [proposal for proposal in proposals if proposal.status is Status.ADOPTED]
    unsettled = sum(proposal.status in UNSETTLED for proposal in proposals)
    return Matter(place, proposals, unsettled, adopted[-1] if adopted else None)
