"""What a search found, gathered by clause and note."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.model import same_wording
from service.presenting.places import Spot
from service.presenting.places import spot
from versions.records.notes import NoteRecord
from versions.searching.facets import Counts
from versions.searching.facets import Scope
from versions.searching.hits import Hit
from versions.stages import NOW
from versions.view import View


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet."""

    text: str
    found: bool
    """Whether it is among the words that were looked for."""


@dataclass(frozen=True, slots=True)
class ClauseFound:
    """A clause that says the words, in its newest wording that does."""

    spot: Spot
    snippet: tuple[Piece, ...]
    older: bool
    """Whether its newest wording no longer says them."""
    since: str
    """The first version in a row with this one that says them."""
    until: str
    """The next one, which no longer does; nothing where they stand."""


@dataclass(frozen=True, slots=True)
class NoteFound:
    """A passage that says the words."""

    note: NoteRecord
    passage: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ProposalFound:
    """A proposal that says the words."""

    spot: Spot
    id: str
    title: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found."""

    clauses: tuple[ClauseFound, ...] = ()
    notes: tuple[NoteFound, ...] = ()
    proposals: tuple[ProposalFound, ...] = ()
    complete: bool = True
    """Whether that is all there is."""
    counts: Counts = field(default_factory=dict)
    """How much there is of it, by facet."""

    @property
    def count(self) -> int:
        """How many things that is."""
        return len(self.clauses) + len(self.notes) + len(self.proposals)


def found(view: View, query: str, scope: Scope) -> Found:
    """Look for words in what the audience may read.

    Args:
        view: What may be found.
        query: Words, or a phrase in quotes.
        scope: What alone is looked in.
    """
    told = view.sought(query, scope)
    hits = told.hits
    return Found(
        tuple(_clauses(view, [hit for hit in hits if hit.kind == "clause"])),
        tuple(
            NoteFound(view.note(hit.note), hit.passage, tuple(_pieces(hit)))
            for hit in hits
            if hit.kind == "note"
        ),
        tuple(
            ProposalFound(place, hit.proposal, hit.title, tuple(_pieces(hit)))
            for hit in hits
            if hit.kind == "proposal" and (place := spot(view, hit.document, hit.clause))
        ),
        told.complete,
        told.counts,
    )


def _clauses(view: View, hits: Sequence[Hit]) -> Iterator[ClauseFound]:
    """Each clause once, by the newest wording that was found."""
    seen: set[tuple[str, str]] = set()
    for hit in hits:
        place = _standing(view, hit.document, hit.clause, hit.version)
        if place is None or (hit.document, hit.clause) in seen:
            continue
        seen.add((hit.document, hit.clause))
        newest = spot(view, hit.document, hit.clause) or place
        older = not same_wording(newest.clause, place.clause)
        yield ClauseFound(place, tuple(_pieces(hit)), older, hit.since, hit.until)


def _standing(view: View, document: str, clause: str, version: str) -> Spot | None:
    """Where a wording is best read: in a version, where one says the same as the working text."""
    if version != NOW:
        return spot(view, document, clause, version)
    newest = spot(view, document, clause)
    working = view.clause(document, NOW, clause)
    if newest is None or same_wording(newest.clause, working):
        return newest
    return spot(view, document, clause, NOW)


def _pieces(hit: Hit) -> Iterator[Piece]:
    at = 0
    snippet = _ended(hit)
    for start, end in hit.marks:
        if at < start:
            yield Piece(snippet[at:start], False)
        if max(at, start) < end:
            yield Piece(snippet[max(at, start) : end], True)
        at = max(at, end)
    if at < len(snippet):
        yield Piece(snippet[at:], False)


def _ended(hit: Hit) -> str:
    """The snippet, which may break off within a word, ended at a whole one."""
    if not hit.snippet[-1:].isalnum() or " " not in hit.snippet:
        return hit.snippet
    whole = max([hit.snippet.rindex(" "), *(end for _, end in hit.marks)])
    return f"{hit.snippet[:whole]} …"
