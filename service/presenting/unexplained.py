"""Changes without a reason, by document and clause."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import spot
from service.presenting.places import states
from versions.explaining.report import Told
from versions.stages import DocumentInfo
from versions.view import View


@dataclass(frozen=True, slots=True)
class Bare:
    """A clause with words that nobody has explained."""

    spot: Spot
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A document's newest state against the one before, as far as it has no reason."""

    info: DocumentInfo
    old: State
    new: State
    clauses: tuple[Bare, ...]
    withheld: bool
    """Whether reasons are not for this reader, whatever there may be."""


def unexplained(view: View) -> Iterator[Unexplained]:
    """What has no reason in the newest state of each document that has more than one."""
    for info in view.documents():
        known = states(view, info.id)
        if len(known) < 2:
            continue
        old, new = known[-2:]
        report = view.readable(info.id, partial(view.report, info.id, old.id, new.id))
        if report is None:
            continue
        by_clause = groupby(report.unexplained, key=lambda told: (told.clause.id, told.version))
        found = (
            Bare(place, tuple(told))
            for (clause, version), told in by_clause
            if (place := spot(view, info.id, clause, version))
        )
        yield Unexplained(info, old, new, tuple(found), report.withheld)
