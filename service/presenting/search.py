"""What a search found, gathered by clause and note."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.presenting.places import Spot
from service.presenting.places import spot
from versions.clause_file import wording_id
from versions.notes import NoteRecord
from versions.seen import NOW
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

    @property
    def count(self) -> int:
        """How many things that is."""
        return len(self.clauses) + len(self.notes) + len(self.proposals)


def found(view: View, query: str, document: str = "", version: str = "") -> Found:
    """Look for words in what the audience may read.

    Args:
        view: What may be found.
        query: Words, or a phrase in quotes.
        document: Look in one document alone.
        version: Look in versions of this name alone.
    """
    hits = view.search(query, document, version)
    clauses: dict[tuple[str, str], ClauseFound] = {}
    for hit in hits:
        key = hit.document, hit.clause
        if hit.kind == "clause" and key not in clauses:
            place = _standing(view, hit.document, hit.clause, hit.version)
            if place:
                newest = spot(view, hit.document, hit.clause)
                older = newest is not None and wording_id(newest.clause) != wording_id(place.clause)
                pieces = tuple(_pieces(hit.snippet, hit.marks))
                clauses[key] = ClauseFound(place, pieces, older)
    return Found(
        tuple(clauses.values()),
        tuple(
            NoteFound(view.note(hit.note), hit.passage, tuple(_pieces(hit.snippet, hit.marks)))
            for hit in hits
            if hit.kind == "note"
        ),
        tuple(
            ProposalFound(place, hit.proposal, hit.title, tuple(_pieces(hit.snippet, hit.marks)))
            for hit in hits
            if hit.kind == "proposal" and (place := spot(view, hit.document, hit.clause))
        ),
    )


def _standing(view: View, document: str, clause: str, version: str) -> Spot | None:
    """Where a wording is best read: in a version, where one says the same as the working text."""
    if version != NOW:
        return spot(view, document, clause, version)
    newest = spot(view, document, clause)
    working = view.clause(document, NOW, clause)
    if newest is None or wording_id(newest.clause) == wording_id(working):
        return newest
    return spot(view, document, clause, NOW)


def _pieces(snippet: str, marks: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    if snippet[-1:].isalnum() and " " in snippet:
        snippet = f"{snippet[: max(snippet.rindex(' '), *(end for _, end in marks))]} …"
    at = 0
    for start, end in marks:
        if at < start:
            yield Piece(snippet[at:start], False)
        if max(at, start) < end:
            yield Piece(snippet[max(at, start) : end], True)
        at = max(at, end)
    if at < len(snippet):
        yield Piece(snippet[at:], False)
