"""Finds words in clauses, notes and proposals, by the index and as one reader sees them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from itertools import groupby
from itertools import islice

from versions.index.lexicon import words_with
from versions.index.moment import Moment
from versions.index.source import note_key
from versions.index.source import proposal_key
from versions.index.wordings import whole_texts
from versions.records.texts import Texts
from versions.seen.notes import SeenNotes
from versions.words.query import Pattern
from versions.words.query import number_in
from versions.words.query import patterns
from versions.words.query import pieces

_AROUND = 60
MOST = 100
"""So many clauses are told, and as many notes and proposals."""


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
class Hits:
    """What was found: clauses first, document by document, then notes and proposals."""

    hits: tuple[Hit, ...] = ()
    complete: bool = True
    """Whether that is all that holds what was looked for."""


_At = tuple[int, Hit]
"""A hit, and which text says it."""


@dataclass(frozen=True, slots=True)
class _State:
    document: str
    version: str
    tree: str


def search(seen: SeenNotes, moment: Moment, query: str, document: str, version: str) -> Hits:
    """Find what holds every word of a query, in any form, its beginning or as part of a compound.

    Clauses that have the number that is asked for come first.

    Args:
        seen: What may be found.
        moment: What reads it.
        query: Words; in quotes a phrase, as it is written.
        document: Search one document alone, and no notes.
        version: Search one version alone, and no notes.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    states = seen.once(
        ("searched", document, version), lambda: tuple(_all_states(seen, document, version))
    )
    wanted = tuple(patterns(query))
    lexicon = moment.readers.lexicon

    def told(
        database: sqlite3.Connection, hits: Iterator[_At], wanted: tuple[Pattern, ...]
    ) -> Iterator[tuple[Hit, ...]]:
        while some := list(islice(hits, MOST + 1)):
            texts = whole_texts(database, [at for at, _ in some])
            yield tuple(filter(None, (_shown(seen, texts[at], wanted, hit) for at, hit in some)))

    def found(database: sqlite3.Connection) -> Hits:
        match = _match(lexicon.of(database, moment.tips), query)
        if not match:
            return Hits()
        numbered = tuple(_numbered(database, moment, number_in(query), states))
        clauses = _in_clauses(database, moment, match, states)
        known = {(text, hit.clause) for text, hit in numbered}
        others = (one for one in clauses if (one[0], one[1].clause) not in known)
        kinds: list[Iterator[tuple[Hit, ...]]] = [
            chain(told(database, iter(numbered), ()), told(database, others, wanted))
        ]
        if not version:
            kinds.append(told(database, _in_records(database, match, seen, document), wanted))
        each = [tuple(islice(chain.from_iterable(kind), MOST + 1)) for kind in kinds]
        shown = tuple(chain.from_iterable(hits[:MOST] for hits in each))
        return Hits(shown, all(len(hits) <= MOST for hits in each))

    return moment.readers.index.answer(moment.source, found)


def _match(known: str, query: str) -> str:
    """What is asked of the index, which finds all that the patterns of a query can find."""
    return " AND ".join(filter(None, (_one(known, *piece) for piece in pieces(query))))


def _one(known: str, words: str, pattern: Pattern) -> str:
    tokens = re.findall(r"[^\W_]+", words)
    if len(tokens) != 1 or tokens[0] != words:
        return f'"{" ".join(tokens)}"*' if tokens else ""
    said = sorted(words_with(known, pattern.pattern))
    return "(" + " OR ".join(f'"{word}"' for word in (*said, words)) + ")"


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


_Standing = Mapping[str, Mapping[str, int]]
"""The clauses that say something in each tree, and which text says it."""


def _numbered(
    database: sqlite3.Connection, moment: Moment, number: str, states: tuple[_State, ...]
) -> Iterator[_At]:
    """The clauses that have a number in the newest state of their document."""
    texts = moment.readers.texts
    for _, own in groupby(states if number else (), key=lambda state: state.document):
        line = tuple(own)
        for place in texts.places(line[0].tree):
            if place.number.rstrip(".") == number:
                yield from _standing_alone(database, texts, line, place.clause_id)


def _standing_alone(
    database: sqlite3.Connection, texts: Texts, line: tuple[_State, ...], clause: str
) -> Iterator[_At]:
    """A clause as it stands in the newest of some states."""
    files = {state.tree: texts.clause_files(state.tree).get(clause) for state in line}
    key = files[line[0].tree]
    for (text,) in database.execute("SELECT id FROM texts WHERE key = ?", (key,)):
        standing = {tree: {clause: text} for tree, here in files.items() if here == key}
        yield text, _clause_hit(clause, line, 0, standing)


def _in_clauses(
    database: sqlite3.Connection, moment: Moment, match: str, states: tuple[_State, ...]
) -> Iterator[_At]:
    """Each wording that says it, with the newest state that has it.

    In a state those come first whose heading says it, then the others in the document's order.
    """
    standing = _standing(database, match)
    headed = _headed(database, match)
    told: set[tuple[str, str, int]] = set()
    for document, own in groupby(states, key=lambda state: state.document):
        line = tuple(own)
        for at, state in enumerate(line):
            found = standing.get(state.tree, {})
            places = moment.readers.texts.positions(state.tree) if len(found) > 1 else {}
            order = [
                (text not in headed, places.get(clause, 0), clause)
                for clause, text in found.items()
            ]
            for _, _, clause in sorted(order):
                key = document, clause, found[clause]
                if key not in told:
                    told.add(key)
                    yield found[clause], _clause_hit(clause, line, at, standing)


def _headed(database: sqlite3.Connection, match: str) -> frozenset[int]:
    """The wordings whose heading alone says all of it: they are about it, and come first."""
    rows = database.execute("SELECT rowid FROM said WHERE said MATCH ?", (f"heading : ({match})",))
    return frozenset(at for (at,) in rows)


def _standing(database: sqlite3.Connection, match: str) -> _Standing:
    rows = database.execute(
        "SELECT state, clause, text FROM said JOIN stands ON text = said.rowid WHERE said MATCH ?",
        (match,),
    )
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for state, clause, text in rows:
        found[state][clause] = text
    states = database.execute("SELECT id, tree FROM states")
    return {tree: found[state] for state, tree in states if state in found}


def _clause_hit(clause: str, own: tuple[_State, ...], at: int, standing: _Standing) -> Hit:
    """A hit with the states in which its clause began and ceased to say it."""
    since, until = at, at
    while since + 1 < len(own) and clause in standing.get(own[since + 1].tree, {}):
        since += 1
    while until >= 0 and clause in standing.get(own[until].tree, {}):
        until -= 1
    ended = own[until].version if until >= 0 else ""
    place = own[at].document, own[at].version
    return Hit("clause", *place, clause, "", "", "", "", "", (), own[since].version, ended)


def _in_records(
    database: sqlite3.Connection, match: str, seen: SeenNotes, document: str
) -> Iterator[_At]:
    """The notes and proposals that say it, in the order in which they may be seen."""
    rows = database.execute(
        "SELECT key, id FROM noted JOIN texts ON id = noted.rowid WHERE noted MATCH ?", (match,)
    )
    found = dict(rows)
    if found:
        about = _about_records(seen, document)
        yield from ((found[key], hit) for key, hit in about if key in found)


def _about_records(seen: SeenNotes, document: str) -> Iterator[tuple[str, Hit]]:
    for note in () if document else seen.all_notes:
        for passage in note.passages:
            about = Hit("note", "", "", "", note.id, passage.id, "", note.title, "", ())
            yield note_key(note, passage), about
    for one in seen.all_proposals:
        if document in ("", one.document):
            about = Hit("proposal", one.document, "", one.clause, "", "", one.id, one.title, "", ())
            yield proposal_key(one), about


def _shown(seen: SeenNotes, text: str, wanted: tuple[Pattern, ...], about: Hit) -> Hit | None:
    """The hit with its snippet, if the text as the reader sees it holds every pattern."""
    said = seen.shown_words(text, about.note) if about.note else text
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
