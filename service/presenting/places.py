"""Where documents, versions and clauses lie, as addresses and names for people."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import partial

from clauses.model import Clause
from clauses.writing.labels import name
from versions.errors import NotFoundError
from versions.stages import NOW
from versions.stages import DocumentInfo
from versions.stages import Stage
from versions.stages import Version
from versions.view import View


@dataclass(frozen=True, slots=True)
class State:
    """A version of a document, or the text being worked on."""

    id: str
    version: Version | None = None
    """Nothing for the text being worked on."""

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return self.version.stage if self.version else Stage.DRAFT


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause as it stands in one state of a document."""

    document: DocumentInfo
    state: State
    clause: Clause
    slug: str

    @property
    def name(self) -> str:
        """Number and heading."""
        return name(self.clause)


def document_info(view: View, document: str) -> DocumentInfo:
    """One document of the family.

    Raises:
        UnknownDocumentError: There is no such document for this audience.
    """
    view.versions(document)
    (found,) = (info for info in view.documents() if info.id == document)
    return found


def states(view: View, document: str) -> tuple[State, ...]:
    """Every visible state of a document, oldest first.

    The text being worked on is left out where it says the same as the newest version.

    Raises:
        UnknownDocumentError: There is no such document for this audience.
    """
    found = [State(version.id, version) for version in view.versions(document)]
    trees = view.trees(document)
    if NOW in trees and not (found and trees[found[-1].id] == trees[NOW]):
        found.append(State(NOW))
    return tuple(found)


def state_of(view: View, document: str, version: str) -> State:
    """A version of a document, or the text being worked on; of ``latest`` by its own name.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    view.tree(document, version)
    if version == NOW:
        return State(NOW)
    found = view.version(document, version)
    return State(found.id, found)


def spot(view: View, document: str, clause_id: str, version: str = "") -> Spot | None:
    """A clause where it is best read: in a version, else in the newest state that has it."""
    try:
        info = document_info(view, document)
    except NotFoundError:
        return None
    for state in _preferred(view, info, version):
        there = view.readable(document, partial(view.document, document, state.id))
        for clause in there.clauses if there else ():
            if clause.id == clause_id:
                return Spot(info, state, clause, view.slugs(document, state.id)[clause_id])
    return None


def spot_at(view: View, document: str, version: str, name: str) -> Spot:
    """A clause, named by id or slug, as it stands in one version.

    Raises:
        NotFoundError: There is no such document, version or clause for this audience.
    """
    info = document_info(view, document)
    state = state_of(view, document, version)
    clause = view.clause(document, version, name)
    numbered = next(one for one in view.document(document, version).clauses if one.id == clause.id)
    return Spot(info, state, numbered, view.slugs(document, version)[clause.id])


def spots(view: View, place: Spot) -> tuple[Spot, ...]:
    """The same clause in every state that has it, oldest first."""
    return tuple(
        Spot(place.document, state, clause, view.slugs(place.document.id, state.id)[clause.id])
        for state in states(view, place.document.id)
        for clause in view.document(place.document.id, state.id).clauses
        if clause.id == place.clause.id
    )


def neighbours(view: View, place: Spot) -> tuple[Spot | None, Spot | None]:
    """The clauses before and after one in its version; none at either end."""
    document, version = place.document.id, place.state.id
    clauses = view.document(document, version).clauses
    named = view.slugs(document, version)
    at = next(at for at, one in enumerate(clauses) if one.id == place.clause.id)
    before, after = clauses[max(0, at - 1) : at], clauses[at + 1 : at + 2]
    return _only(place, before, named), _only(place, after, named)


def _only(place: Spot, found: Sequence[Clause], named: Mapping[str, str]) -> Spot | None:
    return next((replace(place, clause=one, slug=named[one.id]) for one in found), None)


def slug_in(view: View, place: Spot, state: State) -> str:
    """What addresses call a clause in another state; empty where it is not in that."""
    return view.slugs(place.document.id, state.id).get(place.clause.id, "")


def _preferred(view: View, info: DocumentInfo, version: str) -> Iterator[State]:
    """States in the order in which a reader wants them: the named one, then the newest version."""
    known = [State(found.id, found) for found in reversed(info.versions)]
    if NOW in view.trees(info.id):
        known.append(State(NOW))
    yield from sorted(known, key=lambda state: state.id != version)
