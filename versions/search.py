"""Finds words in clauses, notes and proposals, by the index and as one reader sees them."""

import re
import sqlite3
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from itertools import islice

from versions.index_source import note_key
from versions.index_source import proposal_key
from versions.index_tables import whole_text
from versions.moment import Moment
from versions.query import Pattern
from versions.query import patterns
from versions.query import pieces
from versions.seen_notes import SeenNotes

_AROUND = 60
_MOST = 200
_WORDS = "SELECT coalesce(group_concat(word, char(10)), '') || char(10) FROM words"


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
class _State:
    document: str
    version: str
    tree: str


def search(
    seen: SeenNotes, moment: Moment, query: str, document: str, version: str
) -> tuple[Hit, ...]:
    """Find what holds every word of a query, in any form, its beginning or as part of a compound.

    Args:
        seen: What may be found.
        moment: What reads it.
        query: Words; in quotes a phrase, as it is written.
        document: Search one document alone, and no notes.
        version: Search one version alone, and no notes.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    states = tuple(_all_states(seen, document, version))
    wanted = tuple(patterns(query))
    about = {} if version else dict(_about_records(seen, document))

    def found(database: sqlite3.Connection) -> tuple[Hit, ...]:
        match = _match(database, query)
        if not match:
            return ()
        hits = _in_clauses(database, moment, match, states)
        hits += _in_records(database, match, about)
        said = ((_text(database, at), hit) for at, hit in hits)
        told = (
            _hit(seen.shown_words(text) if hit.note else text, wanted, hit) for text, hit in said
        )
        return tuple(islice(filter(None, told), _MOST))

    return moment.readers.index.answer(moment.source, found)


def _match(database: sqlite3.Connection, query: str) -> str:
    """What is asked of the index, which finds all that the patterns of a query can find."""
    return " AND ".join(filter(None, (_one(database, *piece) for piece in pieces(query))))


def _one(database: sqlite3.Connection, words: str, pattern: Pattern) -> str:
    tokens = re.findall(r"[^\W_]+", words)
    if len(tokens) != 1 or tokens[0] != words:
        return f'"{" ".join(tokens)}"*' if tokens else ""
    (known,) = database.execute(_WORDS).fetchone()
    lowered = re.compile(pattern.pattern)
    starts = {known.rfind("\n", 0, at.start()) + 1 for at in lowered.finditer(known)}
    said = sorted(known[start : known.find("\n", start)] for start in starts)
    return "(" + " OR ".join(f'"{word}"' for word in (*said, words)) + ")"


def _text(database: sqlite3.Connection, at: int) -> str:
    return whole_text(database, at) or ""


def _all_states(seen: SeenNotes, document: str, version: str) -> Iterator[_State]:
    for name in [document] if document else [info.id for info in seen.documents()]:
        for state, tree in _states(seen, name, version, alone=bool(document)):
            yield _State(name, state, tree)


def _states(
    seen: SeenNotes, document: str, version: str, *, alone: bool
) -> Iterator[tuple[str, str]]:
    """The states of a document to search, the newest first."""
    if not version:
        yield from reversed(list(seen.trees(document).items()))
    elif alone or any(known.id == version for known in seen.versions(document)):
        yield version, seen.tree(document, version)


def _in_clauses(
    database: sqlite3.Connection, moment: Moment, match: str, states: tuple[_State, ...]
) -> list[tuple[int, Hit]]:
    """Each wording that says it, with the newest state that has it."""
    rows = database.execute(
        "SELECT tree, clause, text FROM said JOIN stands ON text = said.rowid"
        " JOIN states ON states.id = state WHERE said MATCH ?",
        (match,),
    )
    standing: dict[str, dict[str, int]] = {}
    for tree, clause, text in rows:
        standing.setdefault(tree, {})[clause] = text
    hits: dict[tuple[str, str, int], Hit] = {}
    for state in states:
        found = standing.get(state.tree, {})
        places = moment.readers.positions(state.tree) if found else {}
        for clause in sorted(found, key=lambda one: places.get(one, 0)):
            key = state.document, clause, found[clause]
            if key not in hits:
                about = Hit("clause", state.document, state.version, clause, "", "", "", "", "", ())
                hits[key] = about
    return [(text, _dated(hit, states, standing)) for (_, _, text), hit in hits.items()]


def _dated(hit: Hit, states: tuple[_State, ...], standing: Mapping[str, Mapping[str, int]]) -> Hit:
    """A hit with the states in which its clause began and ceased to say it."""
    own = [state for state in states if state.document == hit.document]
    at = [state.version for state in own].index(hit.version)
    since, until = at, at
    while since + 1 < len(own) and hit.clause in standing.get(own[since + 1].tree, {}):
        since += 1
    while until >= 0 and hit.clause in standing.get(own[until].tree, {}):
        until -= 1
    return replace(hit, since=own[since].version, until=own[until].version if until >= 0 else "")


def _about_records(seen: SeenNotes, document: str) -> Iterator[tuple[str, Hit]]:
    for note in () if document else seen.all_notes:
        for passage in note.passages:
            about = Hit("note", "", "", "", note.id, passage.id, "", note.title, "", ())
            yield note_key(note, passage), about
    for one in seen.all_proposals:
        if document in ("", one.document):
            about = Hit("proposal", one.document, "", one.clause, "", "", one.id, one.title, "", ())
            yield proposal_key(one), about


def _in_records(
    database: sqlite3.Connection, match: str, about: Mapping[str, Hit]
) -> list[tuple[int, Hit]]:
    """The notes and proposals that say it, in the order in which they may be seen."""
    rows = database.execute(
        "SELECT key, id FROM said JOIN texts ON id = said.rowid"
        " WHERE said MATCH ? AND kind = 'record'",
        (match,),
    )
    found = dict(rows)
    return [(found[key], hit) for key, hit in about.items() if key in found]


def _hit(text: str, wanted: tuple[Pattern, ...], about: Hit) -> Hit | None:
    """The hit with its snippet, if the text holds every pattern."""
    places = [found.span() for pattern in wanted for found in pattern.finditer(text)]
    if any(pattern.search(text) is None for pattern in wanted):
        return None
    first = min(places)[0]
    start = max(0, first - _AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), first + 2 * _AROUND)
    marks = tuple(sorted({(a - start, b - start) for a, b in places if start <= a and b <= end}))
    title = text.partition("\n")[0] if about.kind == "clause" else about.title
    return replace(about, title=title, snippet=text[start:end].replace("\n", " "), marks=marks)
