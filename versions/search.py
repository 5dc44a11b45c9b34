"""Finds words in clauses, notes and proposals."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Clause
from versions.moment import Moment
from versions.query import Pattern
from versions.query import patterns
from versions.seen import Seen

_AROUND = 60
_MOST = 200


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


def search(seen: Seen, moment: Moment, query: str, document: str, version: str) -> tuple[Hit, ...]:
    """Find what holds every word of a query in any of its forms; see `versions.query`.

    Args:
        seen: What may be found.
        moment: What reads it.
        query: Words; in quotes a phrase.
        document: Search one document alone, and no notes.
        version: Search one version alone, and no notes.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    wanted = tuple(patterns(query))
    if not wanted:
        return ()
    hits = list(_in_clauses(seen, moment, wanted, document, version))
    if not document and not version:
        hits += _in_notes(seen, wanted)
    if not version:
        hits += _in_proposals(seen, wanted, document)
    return tuple(hits[:_MOST])


def _in_clauses(
    seen: Seen, moment: Moment, wanted: tuple[Pattern, ...], document: str, version: str
) -> Iterator[Hit]:
    for name in [document] if document else [info.id for info in seen.documents()]:
        found: set[tuple[str, str]] = set()
        for state, tree in _states(seen, name, version, alone=bool(document)):
            files = moment.readers.texts.clause_files(tree)
            for clause in moment.readers.texts.document(tree).clauses:
                key = clause.id, files[clause.id]
                hit = None if key in found else _in_clause(clause, name, state, wanted)
                found.add(key)
                if hit is not None:
                    yield hit


def _states(seen: Seen, document: str, version: str, *, alone: bool) -> Iterator[tuple[str, str]]:
    """The states of a document to search, the newest first."""
    if not version:
        yield from reversed(list(seen.trees(document).items()))
    elif alone or any(known.id == version for known in seen.versions(document)):
        yield version, seen.tree(document, version)


def _in_clause(
    clause: Clause, document: str, version: str, wanted: tuple[Pattern, ...]
) -> Hit | None:
    text = f"{clause.heading}\n{clause.text}\n{clause.notes_text}"
    return _hit(
        text,
        wanted,
        Hit("clause", document, version, clause.id, "", "", "", clause.heading, "", ()),
    )


def _in_notes(seen: Seen, wanted: tuple[Pattern, ...]) -> Iterator[Hit]:
    for note in seen.all_notes:
        for passage in note.passages:
            told = (passage.text, passage.section, passage.respondent, passage.view)
            text = "\n".join((*told, passage.handling))
            about = Hit("note", "", "", "", note.id, passage.id, "", note.title, "", ())
            hit = _hit(text, wanted, about)
            if hit is not None:
                yield hit


def _in_proposals(seen: Seen, wanted: tuple[Pattern, ...], document: str) -> Iterator[Hit]:
    for one in seen.all_proposals:
        if document and one.document != document:
            continue
        about = Hit("proposal", one.document, "", one.clause, "", "", one.id, one.title, "", ())
        hit = _hit(f"{one.title}\n{one.text}", wanted, about)
        if hit is not None:
            yield hit


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
    return replace(about, snippet=text[start:end].replace("\n", " "), marks=marks)
