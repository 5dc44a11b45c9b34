"""Finds words in clauses, notes and proposals, by the index and as one reader sees them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from itertools import chain
from itertools import groupby
from itertools import islice

from versions.facets import Counts
from versions.facets import Scope
from versions.facets import Values
from versions.facets import counted
from versions.found import CLAUSE
from versions.found import NOTE
from versions.found import PROPOSAL
from versions.found import Group
from versions.found import Standing
from versions.found import State
from versions.found import Thing
from versions.found import among
from versions.found import chapters_of
from versions.found import clause_groups
from versions.found import note_values
from versions.found import proposal_values
from versions.found import states_of
from versions.found import with_numbered
from versions.index.lexicon import words_with
from versions.index.moment import Moment
from versions.index.source import note_key
from versions.index.source import proposal_key
from versions.index.wordings import whole_texts
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.records.texts import Texts
from versions.seen.notes import SeenNotes
from versions.words.query import Pattern
from versions.words.query import number_in
from versions.words.query import patterns
from versions.words.query import pieces

_TOKEN = re.compile(r"[^\W_]+")
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


_At = tuple[int, Hit]
"""A hit, and which text says it."""
_Recorded = tuple[int, Hit, Values]
"""The hit of a note or proposal, which text says it, and its facets."""
_AT_ONCE = 500


def search(
    seen: SeenNotes, moment: Moment, query: str, scope: Scope, *, counting: bool = False
) -> Hits:
    """Find what holds every word of a query, in any form, its beginning or as part of a compound.

    Clauses that have the number that is asked for come first.

    Args:
        seen: What may be found.
        moment: What reads it.
        query: Words; in quotes a phrase, as it is written.
        scope: What alone is searched. Notes are of no document, and only clauses of a version.
        counting: Whether all that was found is counted too, by facet.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    asked = _Asked(
        seen,
        moment,
        query,
        scope,
        states_of(seen, scope),
        states_of(seen, Scope()),
        chapters_of(seen, moment, scope.document) if scope.document else {},
        seen.all_notes,
        seen.all_proposals,
        tuple(patterns(query)),
    )
    return moment.readers.index.answer(moment.source, lambda base: asked.found(base, counting))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search, with all that must be known before the index is asked.

    While it answers, whatever would ask the index itself waits for ever.
    """

    seen: SeenNotes
    moment: Moment
    query: str
    scope: Scope
    states: tuple[State, ...]
    everywhere: tuple[State, ...]
    """Every state there is for the reader, whatever is searched."""
    chapters: Mapping[str, str]
    """The chapter of each clause of the document in scope."""
    notes: tuple[NoteRecord, ...]
    proposals: tuple[Proposal, ...]
    wanted: tuple[Pattern, ...]

    def found(self, database: sqlite3.Connection, counting: bool) -> Hits:
        """What was found, and how much of each sort if that is asked for."""
        match = _match(self.moment.readers.lexicon.of(database, self.moment.tips), self.query)
        if not match:
            return Hits()
        standing = _standing(database, match)
        records = self._records(database, match)
        if counting:
            standing, records = self._certain(database, standing, records)
        numbered = tuple(_numbered(database, self.moment, number_in(self.query), self.states))
        groups = self._groups(standing, numbered) if counting or self.scope.narrows else ()
        clauses = self._clauses(database, match, standing, numbered, among(groups, self.scope))
        noted = ((text, hit) for text, hit, values in records if self.scope.takes(values))
        hits = [_most(kind) for kind in (clauses, self._told(database, noted, self.wanted))]
        return Hits(
            tuple(chain.from_iterable(some[:MOST] for some in hits)),
            all(len(some) <= MOST for some in hits),
            self._counts(groups, records) if counting else {},
        )

    def _records(self, database: sqlite3.Connection, match: str) -> tuple[_Recorded, ...]:
        """The notes and proposals that say it, in the order in which they may be seen."""
        rows = database.execute(
            "SELECT key, id FROM noted JOIN texts ON id = noted.rowid WHERE noted MATCH ?", (match,)
        )
        found = dict(rows)
        return (*self._passages(found), *self._proposals(found)) if found else ()

    def _passages(self, found: Mapping[str, int]) -> Iterator[_Recorded]:
        for note in self.notes:
            for passage in (None, *note.passages):
                name = passage.id if passage else ""
                text = found.get(note_key(note, name))
                if text is not None:
                    about = Hit(NOTE, "", "", "", note.id, name, "", note.title, "", ())
                    yield text, about, note_values(note, passage)

    def _proposals(self, found: Mapping[str, int]) -> Iterator[_Recorded]:
        for one in self.proposals:
            text = found.get(proposal_key(one))
            if text is not None:
                place = one.document, "", one.clause
                about = Hit(PROPOSAL, *place, "", "", one.id, one.title, "", ())
                yield text, about, proposal_values(one, self.chapters)

    def _certain(
        self, database: sqlite3.Connection, standing: Standing, records: tuple[_Recorded, ...]
    ) -> tuple[Standing, tuple[_Recorded, ...]]:
        """What was found less what the index cannot tell: phrases, and names withheld."""
        phrases = not all(_is_word(words) for words, _ in pieces(self.query))
        if phrases:
            standing = _holding(database, standing, self.wanted)
        if phrases or not self.seen.within:
            records = _saying(database, self.seen, self.wanted, records)
        return standing, records

    def _groups(self, standing: Standing, numbered: tuple[_At, ...]) -> tuple[Group, ...]:
        newest = {one.document: one.tree for one in reversed(self.states)}
        places = [(newest[hit.document], hit.clause, text) for text, hit in numbered]
        whole = with_numbered(standing, places)
        return tuple(clause_groups(self.everywhere, self.chapters, self.scope.document, whole))

    def _clauses(
        self,
        database: sqlite3.Connection,
        match: str,
        standing: Standing,
        numbered: tuple[_At, ...],
        wanted: frozenset[Thing],
    ) -> Iterator[tuple[Hit, ...]]:
        if self.scope.by or self.scope.kind not in ("", CLAUSE):
            return
        known = {(text, hit.clause) for text, hit in numbered}
        others = _in_clauses(database, self.moment, match, self.states, standing)
        rest = (one for one in others if (one[0], one[1].clause) not in known)
        for hits, holding in ((numbered, ()), (rest, self.wanted)):
            taken = (
                one
                for one in hits
                if not self.scope.narrows or (one[1].document, one[1].clause) in wanted
            )
            yield from self._told(database, taken, holding)

    def _told(
        self, database: sqlite3.Connection, hits: Iterator[_At], wanted: tuple[Pattern, ...]
    ) -> Iterator[tuple[Hit, ...]]:
        while some := list(islice(hits, MOST + 1)):
            texts = whole_texts(database, [at for at, _ in some])
            shown = (_shown(self.seen, texts[at], wanted, hit) for at, hit in some)
            yield tuple(filter(None, shown))

    def _counts(self, groups: tuple[Group, ...], records: tuple[_Recorded, ...]) -> Counts:
        clauses = ((group.values, len(group.clauses)) for group in groups)
        return counted(chain(clauses, ((values, 1) for _, _, values in records)), self.scope)


def _most(kind: Iterator[tuple[Hit, ...]]) -> tuple[Hit, ...]:
    """As many as are told, and one more to know that there are others."""
    return tuple(islice(chain.from_iterable(kind), MOST + 1))


def _match(known: str, query: str) -> str:
    """What is asked of the index, which finds all that the patterns of a query can find."""
    return " AND ".join(filter(None, (_one(known, *piece) for piece in pieces(query))))


def _is_word(words: str) -> bool:
    """Whether the index can tell for certain what holds it."""
    return _TOKEN.fullmatch(words) is not None


def _one(known: str, words: str, pattern: Pattern) -> str:
    if not _is_word(words):
        tokens = _TOKEN.findall(words)
        return f'"{" ".join(tokens)}"*' if tokens else ""
    said = sorted(words_with(known, pattern.pattern))
    return "(" + " OR ".join(f'"{word}"' for word in (*said, words)) + ")"


def _numbered(
    database: sqlite3.Connection, moment: Moment, number: str, states: tuple[State, ...]
) -> Iterator[_At]:
    """The clauses that have a number in the newest state of their document."""
    texts = moment.readers.texts
    for _, own in groupby(states if number else (), key=lambda state: state.document):
        line = tuple(own)
        for place in texts.places(line[0].tree):
            if place.number.rstrip(".") == number:
                yield from _standing_alone(database, texts, line, place.clause_id)


def _standing_alone(
    database: sqlite3.Connection, texts: Texts, line: tuple[State, ...], clause: str
) -> Iterator[_At]:
    """A clause as it stands in the newest of some states."""
    files = {state.tree: texts.clause_files(state.tree).get(clause) for state in line}
    key = files[line[0].tree]
    for (text,) in database.execute("SELECT id FROM texts WHERE key = ?", (key,)):
        standing = {tree: {clause: text} for tree, here in files.items() if here == key}
        yield text, _clause_hit(clause, line, 0, standing)


def _in_clauses(
    database: sqlite3.Connection,
    moment: Moment,
    match: str,
    states: tuple[State, ...],
    standing: Standing,
) -> Iterator[_At]:
    """Each wording that says it, with the newest state that has it.

    In a state those come first whose heading says it, then the others in the document's order.
    """
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


def _standing(database: sqlite3.Connection, match: str) -> Standing:
    rows = database.execute(
        "SELECT state, clause, text FROM said JOIN stands ON text = said.rowid WHERE said MATCH ?",
        (match,),
    )
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for state, clause, text in rows:
        found[state][clause] = text
    states = database.execute("SELECT id, tree FROM states")
    return {tree: found[state] for state, tree in states if state in found}


def _clause_hit(clause: str, own: tuple[State, ...], at: int, standing: Standing) -> Hit:
    """A hit with the states in which its clause began and ceased to say it."""
    since, until = at, at
    while since + 1 < len(own) and clause in standing.get(own[since + 1].tree, {}):
        since += 1
    while until >= 0 and clause in standing.get(own[until].tree, {}):
        until -= 1
    ended = own[until].version if until >= 0 else ""
    place = own[at].document, own[at].version
    return Hit("clause", *place, clause, "", "", "", "", "", (), own[since].version, ended)


def _saying(
    database: sqlite3.Connection,
    seen: SeenNotes,
    wanted: tuple[Pattern, ...],
    records: tuple[_Recorded, ...],
) -> tuple[_Recorded, ...]:
    """The notes and proposals that say it as the reader sees them, without withheld names."""
    texts = _texts(database, {text for text, _, _ in records})
    return tuple(
        (text, hit, values)
        for text, hit, values in records
        if _holds(_seen_text(seen, texts[text], hit), wanted)
    )


def _holding(
    database: sqlite3.Connection, standing: Standing, wanted: tuple[Pattern, ...]
) -> Standing:
    """What stands where, of the texts alone that hold every pattern."""
    texts = _texts(database, {text for here in standing.values() for text in here.values()})
    holding = {text for text, said in texts.items() if _holds(said, wanted)}
    return {
        tree: {clause: text for clause, text in here.items() if text in holding}
        for tree, here in standing.items()
    }


def _holds(said: str, wanted: tuple[Pattern, ...]) -> bool:
    return all(pattern.search(said) for pattern in wanted)


def _texts(database: sqlite3.Connection, wanted: Collection[int]) -> Mapping[int, str]:
    """What many texts say, so many at a time as a statement takes."""
    each = sorted(wanted)
    found: dict[int, str] = {}
    for start in range(0, len(each), _AT_ONCE):
        found |= whole_texts(database, each[start : start + _AT_ONCE])
    return found


def _seen_text(seen: SeenNotes, text: str, about: Hit) -> str:
    """A text as the reader gets it: what notes say, outside without names."""
    return seen.shown_words(text, about.note) if about.note else text


def _shown(seen: SeenNotes, text: str, wanted: tuple[Pattern, ...], about: Hit) -> Hit | None:
    """The hit with its snippet, if the text as the reader sees it holds every pattern."""
    said = _seen_text(seen, text, about)
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
