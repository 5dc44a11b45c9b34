"""What was found, thing by thing: the values of each facet, as one reader sees it."""

import datetime
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from itertools import pairwise

from versions.index.moment import Moment
from versions.minutes.values import Passage
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.searching.facets import Scope
from versions.searching.facets import Values
from versions.seen.notes import SeenNotes
from versions.stages import Stage

CLAUSE, NOTE, PROPOSAL = "clause", "note", "proposal"
Standing = Mapping[str, Mapping[str, int]]
"""The clauses that say something in each tree, and which text says it."""
Thing = tuple[str, str]
"""A clause: its document and its id."""


@dataclass(frozen=True, slots=True)
class State:
    """A visible state of a document."""

    document: str
    version: str
    tree: str
    stage: str
    year: str
    """Nothing for the text being worked on."""


def states_of(seen: SeenNotes, scope: Scope) -> tuple[State, ...]:
    """The states that are searched: document by document, the newest first.

    Raises:
        NotFoundError: There is no such document or version for this reader.
    """
    asked = ("searched", scope.document, scope.version, scope.stage)
    return seen.once(asked, lambda: tuple(_all_states(seen, scope)))


def _all_states(seen: SeenNotes, scope: Scope) -> Iterator[State]:
    alone = bool(scope.document)
    for name in [scope.document] if alone else [info.id for info in seen.documents()]:
        known = {version.id: version for version in seen.versions(name)}
        for version, tree in _states(seen, name, scope.version, alone=alone):
            told = known.get(version)
            stage, day = (told.stage, told.date) if told else (Stage.DRAFT, None)
            if scope.stage in ("", stage.value):
                yield State(name, version, tree, stage.value, _year(day))


def _states(
    seen: SeenNotes, document: str, version: str, *, alone: bool
) -> Iterator[tuple[str, str]]:
    if not version:
        yield from reversed(list(seen.trees(document).items()))
    elif alone or version in seen.trees(document):
        yield version, seen.tree(document, version)


def _year(day: datetime.date | None) -> str:
    return str(day.year) if day else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of a document that are alike in every facet."""

    document: str
    values: Values
    clauses: tuple[str, ...]


def clause_groups(
    states: Sequence[State], chapters: Mapping[str, str], within: str, standing: Standing
) -> Iterator[Group]:
    """Every clause that says it, in whichever state, with its facets.

    Args:
        states: Every state that the reader sees.
        chapters: The chapter of each clause of one document.
        within: That document.
        standing: Which clauses say it in which trees.
    """
    for document, own in groupby(states, key=lambda state: state.document):
        line = tuple(own)
        says: dict[str, int] = {}
        for at, state in enumerate(line):
            for clause in standing.get(state.tree, ()):
                says[clause] = says.get(clause, 0) | 1 << at
        alike: dict[tuple[int, str], list[str]] = {}
        for clause, places in says.items():
            chapter = chapters.get(clause, "") if document == within else ""
            alike.setdefault((places, chapter), []).append(clause)
        for (places, chapter), clauses in alike.items():
            where = tuple(at for at in range(len(line)) if places >> at & 1)
            yield Group(document, _values(line, where, chapter), tuple(clauses))


def _values(line: tuple[State, ...], places: tuple[int, ...], chapter: str) -> Values:
    """The facets of a clause that says something in some states."""
    stages = tuple({line[at].stage: None for at in places})
    versions = tuple(line[at].version for at in places)
    began = next((a for a, b in pairwise(places) if b > a + 1), places[-1])
    year = line[began].year
    head = (chapter,) if chapter else ()
    return (line[0].document,), versions, stages, head, (CLAUSE,), (), (year,) if year else ()


def chapters_of(seen: SeenNotes, moment: Moment, document: str) -> Mapping[str, str]:
    """The clause that heads the chapter of each clause, in the newest state that has it."""
    return seen.once(("chapters", document), partial(_chapters_of, seen, moment, document))


def _chapters_of(seen: SeenNotes, moment: Moment, document: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for tree in reversed(list(seen.trees(document).values())):
        head = ""
        for place in moment.readers.texts.places(tree):
            head = place.clause_id if place.level <= 1 else head
            found.setdefault(place.clause_id, head)
    return found


def note_values(note: NoteRecord, passage: Passage | None = None) -> Values:
    """The facets of a passage, or of the title of a note."""
    speaking = (passage.speaker, passage.respondent) if passage else ()
    said = dict.fromkeys((note.body, *speaking))
    year = _year(note.date)
    return (), (), (), (), (NOTE,), tuple(filter(None, said)), (year,) if year else ()


def proposal_values(proposal: Proposal, chapters: Mapping[str, str]) -> Values:
    """The facets of a proposal, in the chapter of its clause where chapters are told."""
    chapter = chapters.get(proposal.clause, "")
    by = (proposal.from_,) if proposal.from_ else ()
    year = (_year(proposal.date.date()),)
    return (proposal.document,), (), (), (chapter,) if chapter else (), (PROPOSAL,), by, year


def among(groups: Sequence[Group], scope: Scope) -> frozenset[Thing]:
    """The clauses that are searched."""
    taken = (group for group in groups if scope.takes(group.values))
    return frozenset((group.document, clause) for group in taken for clause in group.clauses)


def with_numbered(standing: Standing, numbered: Sequence[tuple[str, str, int]]) -> Standing:
    """What stands where, with the clauses that have the number that is asked for.

    Args:
        standing: Which clauses say it in which trees.
        numbered: The tree, the clause and the text of each.
    """
    added = {tree: dict(here) for tree, here in standing.items()} if numbered else {}
    for tree, clause, text in numbered:
        added.setdefault(tree, {}).setdefault(clause, text)
    return added or standing
