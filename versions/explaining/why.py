"""Why a clause reads as it does: every change it went through, with its reasons."""

import datetime
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Hunk
from clauses.changes import Op
from clauses.model import PARTS
from versions.explaining.reasons import Answer
from versions.explaining.reasons import Piece
from versions.explaining.reasons import Reasons
from versions.index.moment import Moment
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.proposals import Proposal
from versions.records.suggestions import Suggestion
from versions.seen.notes import SeenNotes
from versions.seen.texts import LATEST
from versions.seen.texts import UnknownClauseError


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision on a clause between two versions: what it changed, and why."""

    from_: str
    to: str
    commit: str
    by: str
    date: datetime.datetime | datetime.date
    why: str
    hunks: tuple[Hunk, ...]
    """What stayed of the text, and what this decision struck and added."""
    answers: tuple[Answer | None, ...]
    """For each hunk that is not equal, its own answer."""
    heading_hunks: tuple[Hunk, ...]
    note_hunks: tuple[Hunk, ...]
    proposal: Proposal | None
    notes: tuple[Link, ...]
    explained: bool
    clauses: frozenset[str] = frozenset()
    """Ids of the clauses that the change is about."""
    suggested: tuple[Suggestion, ...] = ()
    """Passages that may tell the reason where there is none; nobody has said that they do."""


@dataclass(frozen=True, slots=True)
class Words:
    """Changed words without a reason."""

    text: str
    op: Op
    since: str
    """The version in which they still were, or were not yet."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a clause reads as it does in a version."""

    clause: str
    version: str
    wording: str
    changes: tuple[Reason, ...]
    """The latest pair of versions first; the decisions of a pair in order of time."""
    unexplained: tuple[Words, ...]
    considered: tuple[Link, ...]
    """Passages in which something was considered and left; where it went is the link's phrase."""
    withheld: bool
    """Whether reasons are not for this audience, whatever there may be."""


def why(
    seen: SeenNotes, moment: Moment, document: str, clause_id: str, version: str, phrase: str
) -> Why:
    """Tell why a clause reads as it does in a version, or only some words of it.

    Raises:
        NotFoundError: There is no such document, version or clause for this audience.
    """
    name = seen.version(document, version).id if version == LATEST else version
    clause = seen.clause(document, name, clause_id)
    pairs = tuple(_changes(seen, moment, document, name, clause.id))
    family = {clause.id}.union(*(pair.clause_ids for pair in pairs))
    unexplained = (words for pair in pairs for words in pair.unexplained(phrase))
    return Why(
        f"{document}/{clause_id}",
        name,
        clause.text,
        tuple(reason for pair in pairs for reason in pair.reasons(phrase)),
        tuple(unexplained) if seen.within else (),
        tuple(_considered(seen, document, family)),
        not seen.within,
    )


def _considered(seen: SeenNotes, document: str, clause_ids: set[str]) -> Iterator[Link]:
    for link in seen.linked(document):
        if link.kind is LinkKind.LEAVES and link.target.clause in clause_ids:
            yield seen.shown_link(link)


def _changes(
    seen: SeenNotes, moment: Moment, document: str, version: str, clause_id: str
) -> Iterator["_Pair"]:
    """What a clause went through up to a version, the latest first, followed through splits."""
    ids = frozenset([clause_id])
    for old, new in _pairs(seen, document, version):
        found = _change(moment, seen.tree(document, old), seen.tree(document, new), ids)
        if found is not None:
            pair = _Pair(seen, moment, document, old, new, found)
            yield pair
            ids = pair.earlier
        if not ids:
            return


def _pairs(seen: SeenNotes, document: str, version: str) -> Iterator[tuple[str, str]]:
    """Neighbouring states of a document up to a version, the latest first."""
    states = list(seen.trees(document))
    if version not in states:
        raise UnknownClauseError(document, version)
    until = states[: states.index(version) + 1]
    return zip(reversed(until[:-1]), reversed(until), strict=False)


def _change(moment: Moment, old: str, new: str, ids: frozenset[str]) -> int | None:
    """Which change between two states has one of the clauses; nothing where none was touched."""
    texts = moment.readers.texts
    if not texts.touched(old, new) & ids and texts.order(old) == texts.order(new):
        return None
    comparison = moment.readers.compare(old, new)
    for index, change in enumerate(comparison.changes):
        if any(clause.id in ids for clause in comparison.new_clauses(change)):
            return index
    return None


_Told = tuple[Hunk, tuple[Piece, ...]]
"""A hunk, and the pieces of what it changed."""


class _Pair:
    """What became of a clause between two versions."""

    def __init__(
        self, seen: SeenNotes, moment: Moment, document: str, old: str, new: str, index: int
    ) -> None:
        self._old, self._new = old, new
        self._known: dict[tuple[str, str], list[_Told]] = {}
        comparison = moment.readers.compare(seen.tree(document, old), seen.tree(document, new))
        self._comparison = comparison
        self._change = comparison.changes[index]
        self._reasons = Reasons(seen, moment, document, old, new, comparison)
        earlier = comparison.old_clauses(self._change)
        self.earlier = frozenset(clause.id for clause in earlier)
        later = comparison.new_clauses(self._change)
        self.clause_ids = self.earlier | {clause.id for clause in later}

    def reasons(self, phrase: str) -> Iterator[Reason]:
        """One for each decision, in order of time."""
        told = {part: self._told(part, phrase) for part in PARTS}
        wanted: dict[tuple[str, ...], list[Answer]] = {}
        for piece in self._pieces(phrase):
            wanted.setdefault(piece.answer.group, []).append(piece.answer)
        whole = None if phrase else self._reasons.of_change(self._change)
        if whole is not None:
            wanted.setdefault(whole.group, []).append(whole)
        found = (self._reason(told, answers) for answers in wanted.values())
        yield from sorted(found, key=lambda reason: reason.date.isoformat())

    def _told(self, part: str, phrase: str) -> list[_Told]:
        if (part, phrase) not in self._known:
            told = self._reasons.hunks(self._change, part)
            self._known[part, phrase] = [
                (hunk, self._touching(pieces, phrase)) for hunk, pieces in told
            ]
        return self._known[part, phrase]

    def _touching(self, pieces: tuple[Piece, ...], phrase: str) -> tuple[Piece, ...]:
        if not phrase:
            return pieces
        return tuple(one for one in pieces if self._reasons.overlaps(one.edit, phrase))

    def unexplained(self, phrase: str) -> Iterator[Words]:
        """Changed words without a reason."""
        for piece in self._pieces(phrase):
            if not piece.answer.explained and piece.edit.text.strip():
                yield Words(piece.edit.text, piece.edit.op, self._old)

    def _pieces(self, phrase: str) -> Iterator[Piece]:
        for part in PARTS:
            for _, pieces in self._told(part, phrase):
                yield from pieces

    def _reason(self, told: Mapping[str, list[_Told]], answers: list[Answer]) -> Reason:
        first = answers[0]
        shown = {part: tuple(_shown(told[part], first.group)) for part in PARTS}
        adopted = [one.proposal for one in answers if one.proposal]
        return Reason(
            self._old,
            self._new,
            "".join(first.commits),
            first.author,
            first.date,
            first.why,
            tuple(hunk for hunk, _ in shown["text"]),
            tuple(answer for _, answer in shown["text"]),
            tuple(hunk for hunk, _ in shown["heading"]),
            tuple(hunk for hunk, _ in shown["notes"]),
            adopted[0] if adopted else None,
            tuple({(n.note, n.passage, n.kind): n for one in answers for n in one.notes}.values()),
            all(one.explained for one in answers),
            self.clause_ids,
        )


def _shown(told: list[_Told], group: tuple[str, ...]) -> Iterator[tuple[Hunk, Answer | None]]:
    """What stayed, and what one decision changed."""
    for hunk, pieces in told:
        if hunk.op is Op.EQUAL:
            yield hunk, None
        for piece in pieces:
            if piece.answer.group == group:
                yield replace(hunk, text=piece.edit.text), piece.answer
