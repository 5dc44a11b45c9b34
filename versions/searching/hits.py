"""What was found and what is shown of it, as one reader sees it."""

from dataclasses import dataclass
from dataclasses import field
from itertools import chain

from versions.searching.facets import Counts
from versions.seen.notes import SeenNotes
from versions.words.query import Pattern

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that holds what was looked for."""

    kind: str
    """``"clause"``, ``"note"`` or ``"proposal"``."""
    document: str
    version: str
    """The newest visible state that holds it, for a clause."""
    clause: str
    note: str
    passage: str
    """The passage of the note; nothing where its title says it."""
    proposal: str
    title: str
    """Heading of the clause, title of the note or proposal."""
    snippet: str
    marks: tuple[tuple[int, int], ...]
    """Where in the snippet the words stand."""
    since: str = ""
    """The visible state in which the clause began to say it."""
    until: str = ""
    """The next visible state, which no longer does; nothing where it stands."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: clauses first, document by document, then notes and proposals."""

    hits: tuple[Hit, ...] = ()
    complete: bool = True
    """Whether that is all that holds what was looked for."""
    counts: Counts = field(default_factory=dict)
    """How much was found, by facet, where that was asked for."""


At = tuple[int, Hit]
"""A hit, and which text says it."""


def seen_text(seen: SeenNotes, text: str, about: Hit) -> str:
    """A text as the reader gets it: what notes say, outside without names."""
    return seen.shown_words(text, about.note) if about.note else text


def shown_hit(seen: SeenNotes, text: str, wanted: tuple[Pattern, ...], about: Hit) -> Hit | None:
    """The hit with its snippet, if the text as the reader sees it holds every pattern."""
    said = seen_text(seen, text, about)
    found = [[one.span() for one in pattern.finditer(said)] for pattern in wanted]
    if not all(found):
        return None
    title, _, body = said.partition("\n") if about.kind == "clause" else (about.title, "", said)
    past = len(said) - len(body)
    places = sorted({(a - past, b - past) for a, b in chain.from_iterable(found) if a >= past})
    first = places[0][0] if places else 0
    start = max(0, first - _AROUND)
    start = body.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(body), first + 2 * _AROUND)
    marks = tuple((a - start, b - start) for a, b in places if start <= a and b <= end)
    return _told(about, title, body[start:end].rstrip().replace("\n", " "), marks)


def _told(about: Hit, title: str, snippet: str, marks: tuple[tuple[int, int], ...]) -> Hit:
    """A hit with what is shown of it; `replace` takes twice as long, for hundreds of them."""
    place = about.document, about.version, about.clause
    record = about.note, about.passage, about.proposal
    times = about.since, about.until
    return Hit(about.kind, *place, *record, title, snippet, marks, *times)
