"""Finds words in clauses, notes and proposals, by the index and as one reader sees them."""

import re
import sqlite3
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from itertools import islice

from versions.index.lexicon import words_with
from versions.index.moment import Moment
from versions.index.source import note_key
from versions.index.source import proposal_key
from versions.index.wordings import whole_texts
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.searching.clauses import clause_hits
from versions.searching.clauses import numbered_in
from versions.searching.clauses import standing_in
from versions.searching.facets import Counts
from versions.searching.facets import Scope
from versions.searching.facets import Values
from versions.searching.facets import counted
from versions.searching.found import CLAUSE
from versions.searching.found import NOTE
from versions.searching.found import PROPOSAL
from versions.searching.found import Group
from versions.searching.found import Standing
from versions.searching.found import State
from versions.searching.found import Thing
from versions.searching.found import among
from versions.searching.found import chapters_of
from versions.searching.found import clause_groups
from versions.searching.found import note_values
from versions.searching.found import proposal_values
from versions.searching.found import states_of
from versions.searching.found import with_numbered
from versions.searching.hits import At
from versions.searching.hits import Hit
from versions.searching.hits import Hits
from versions.searching.hits import seen_text
from versions.searching.hits import shown_hit
from versions.seen.notes import SeenNotes
from versions.words.query import Pattern
from versions.words.query import number_in
from versions.words.query import patterns
from versions.words.query import pieces

_TOKEN = re.compile(r"[^\W_]+")
MOST = 100
"""So many clauses are told, and as many notes and proposals."""


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
        standing = standing_in(database, match)
        records = self._records(database, match)
        if counting:
            standing, records = self._certain(database, standing, records)
        numbered = tuple(numbered_in(database, self.moment, number_in(self.query), self.states))
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

    def _groups(self, standing: Standing, numbered: tuple[At, ...]) -> tuple[Group, ...]:
        newest = {one.document: one.tree for one in reversed(self.states)}
        places = [(newest[hit.document], hit.clause, text) for text, hit in numbered]
        whole = with_numbered(standing, places)
        return tuple(clause_groups(self.everywhere, self.chapters, self.scope.document, whole))

    def _clauses(
        self,
        database: sqlite3.Connection,
        match: str,
        standing: Standing,
        numbered: tuple[At, ...],
        wanted: frozenset[Thing],
    ) -> Iterator[tuple[Hit, ...]]:
        if self.scope.by or self.scope.kind not in ("", CLAUSE):
            return
        known = {(text, hit.clause) for text, hit in numbered}
        others = clause_hits(database, self.moment, match, self.states, standing)
        rest = (one for one in others if (one[0], one[1].clause) not in known)
        for hits, holding in ((numbered, ()), (rest, self.wanted)):
            taken = (
                one
                for one in hits
                if not self.scope.narrows or (one[1].document, one[1].clause) in wanted
            )
            yield from self._told(database, taken, holding)

    def _told(
        self, database: sqlite3.Connection, hits: Iterator[At], wanted: tuple[Pattern, ...]
    ) -> Iterator[tuple[Hit, ...]]:
        while some := list(islice(hits, MOST + 1)):
            texts = whole_texts(database, [at for at, _ in some])
            shown = (shown_hit(self.seen, texts[at], wanted, hit) for at, hit in some)
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
        if _holds(seen_text(seen, texts[text], hit), wanted)
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
