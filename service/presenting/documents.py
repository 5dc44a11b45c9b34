"""A document as it is read: its clauses in order, with what is known of each beside it."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.model import Clause
from clauses.writing.labels import name
from clauses.writing.marked import MarkedClause
from service.presenting.linked import Anchor
from service.presenting.linked import linked
from service.presenting.places import State
from service.presenting.places import states
from versions.stages import DocumentInfo
from versions.view import View


@dataclass(frozen=True, slots=True)
class Section:
    """A clause set for reading."""

    clause: Clause
    slug: str
    text: MarkedClause
    kinds: tuple[Kind, ...]
    """What became of it since the version before."""
    proposals: int
    passages: int

    @property
    def name(self) -> str:
        """Number and heading."""
        return name(self.clause)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents with the lines below it."""

    section: Section
    below: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a document set for reading."""

    info: DocumentInfo
    state: State
    states: tuple[State, ...]
    before: State | None
    title: str
    language: str
    sections: tuple[Section, ...]
    contents: tuple[Entry, ...]
    anchors: tuple[Anchor, ...] = ()
    """Where references and terms in the text lead."""
    changed: int = 0
    """How many clauses changed since the version before, those that are gone too."""
    same: bool = False
    """Whether it says the very same as the version before."""

    @property
    def standing(self) -> State | None:
        """The version that says the same, for a working text in which nothing is new."""
        known = [state.id for state in self.states]
        return self.states[-1] if known and self.state.id not in known else None


def reading(view: View, info: DocumentInfo, state: State) -> Reading:
    """Set a version of a document for reading."""
    document = view.document(info.id, state.id)
    known = states(view, info.id)
    before, since = _since(view, info.id, known, state)
    became = _became(since) if since else {}
    slugs = view.slugs(info.id, state.id)
    found = linked(view, info, document, slugs)
    proposals = Counter(proposal.clause for proposal in view.proposals(info.id))
    passages = _passages(view, info.id)
    sections = tuple(
        Section(
            clause,
            slugs[clause.id],
            text,
            became.get(clause.id, ()),
            proposals[clause.id],
            passages[clause.id],
        )
        for clause, text in zip(document.clauses, found.clauses, strict=True)
    )
    return Reading(
        info,
        state,
        known,
        before,
        document.title,
        document.language,
        sections,
        contents(sections),
        found.anchors,
        sum(bool(change.kinds) for change in since.changes) if since else 0,
        before is not None and view.tree(info.id, before.id) == view.tree(info.id, state.id),
    )


def _since(
    view: View, document: str, known: Sequence[State], state: State
) -> tuple[State | None, Comparison | None]:
    """The version before, if there is one that can be read, and what changed since."""
    before = next((old for old, new in pairwise(known) if new.id == state.id), None)
    if before is None:
        return None, None
    asked = partial(view.compare, document, before.id, document, state.id)
    comparison = view.readable(document, asked)
    return (before, comparison) if comparison else (None, None)


def _became(comparison: Comparison) -> Mapping[str, tuple[Kind, ...]]:
    """What became of each clause that is there."""
    return {
        clause.id: change.kinds
        for change in comparison.changes
        for clause in comparison.new_clauses(change)
    }


def _passages(view: View, document: str) -> Counter[str]:
    named = {
        (note_link.target.clause, note_link.note, note_link.passage)
        for note_link in view.links(document=document)
    }
    return Counter(clause for clause, _, _ in named)


def contents(sections: Sequence[Section]) -> tuple[Entry, ...]:
    """The clauses with headings as an outline."""
    return tuple(_entries([section for section in sections if section.clause.heading]))


def _entries(sections: Sequence[Section]) -> Iterator[Entry]:
    at = 0
    while at < len(sections):
        end = at + 1
        while end < len(sections) and sections[end].clause.level > _inner(sections[at]):
            end += 1
        yield Entry(sections[at], tuple(_entries(sections[at + 1 : end])))
        at = end


def _inner(section: Section) -> int:
    """The level that clauses below must exceed; nothing lies below the preamble."""
    return section.clause.level or 99
