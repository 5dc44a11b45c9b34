"""Why a clause reads as it does: every change it went through, with its reasons."""

import datetime
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from itertools import chain

from clauses.changes import Hunk
from clauses.changes import Op
from clauses.model import PARTS
from versions.explaining.passages import passed_to
from versions.explaining.passages import words_before
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
    elsewhere: str = ""
    """The clause that had the words, where they passed from it to this one later."""
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
    """Passages in which something of the clause, or of the chapters it stands in, was considered
    and left; where it went is the link's phrase."""
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
    asked = _Track(frozenset([clause.id]), (phrase,) if phrase else ())
    pairs = tuple(_changes(seen, moment, document, name, asked))
    family = {clause.id}.union(*(pair.clause_ids for pair in pairs if not pair.elsewhere))
    chapters = seen.above(document, name, clause.id)
    unexplained = (words for pair in pairs for words in pair.unexplained())
    return Why(
        f"{document}/{clause_id}",
        name,
        clause.text,
        tuple(reason for pair in pairs for reason in pair.reasons()),
        tuple(unexplained) if seen.within else (),
        tuple(_considered(seen, document, family.union(chapters))),
        not seen.within,
    )


def _considered(seen: SeenNotes, document: str, clause_ids: set[str]) -> Iterator[Link]:
    for link in seen.linked(document):
        if link.kind is LinkKind.LEAVES and link.target.clause in clause_ids:
            yield seen.shown_link(link)


@dataclass(frozen=True, slots=True)
class _Track:
    """Clauses of a state of a document that are asked about."""

    clause_ids: frozenset[str]
    phrases: tuple[str, ...] = ()
    """The words of them that are; all where none are named."""
    elsewhere: str = ""
    """The clause, where the words passed from it to the one that was asked about."""


def _changes(
    seen: SeenNotes, moment: Moment, document: str, version: str, asked: _Track
) -> Iterator["_Pair"]:
    """What words went through up to a version, the latest first.

    They are followed through splits, and into the clauses that they passed from.
    """
    tracks = [asked]
    for old, new in _pairs(seen, document, version):
        followed, tracks = tracks, []
        for track in followed:
            trees = seen.tree(document, old), seen.tree(document, new)
            found = _change(moment, *trees, track.clause_ids)
            if found is None:
                tracks.append(track)
                continue
            pair = _Pair(seen, moment, document, (old, new), found, track)
            yield pair
            tracks += pair.earlier()
        if not tracks:
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
    return moment.readers.compare(old, new).change_of(ids)


_Told = tuple[Hunk, tuple[Piece, ...]]
"""A hunk, and the pieces of what it changed."""


class _Pair:
    """What became of words between two versions."""

    def __init__(
        self,
        seen: SeenNotes,
        moment: Moment,
        document: str,
        versions: tuple[str, str],
        index: int,
        track: _Track,
    ) -> None:
        self._old, self._new = versions
        self._track = track
        self._known: dict[str, list[_Told]] = {}
        trees = (seen.tree(document, version) for version in versions)
        comparison = moment.readers.compare(*trees)
        self._comparison = comparison
        self._change = comparison.changes[index]
        self._reasons = Reasons(seen, moment, document, *versions, comparison)
        self._before = frozenset(clause.id for clause in comparison.old_clauses(self._change))
        later = comparison.new_clauses(self._change)
        self.clause_ids = self._before | {clause.id for clause in later}
        self.elsewhere = track.elsewhere

    def earlier(self) -> Iterator[_Track]:
        """The same words in the earlier version: in these clauses, and in those they left."""
        if self._before:
            carried = (words_before(self._change.hunks, one) for one in self._track.phrases)
            known = tuple(dict.fromkeys(chain(self._track.phrases, *carried)))
            yield replace(self._track, clause_ids=self._before, phrases=known)
        for passed in passed_to(self._comparison, self._change):
            phrases = tuple(passed.words_before(self._track.phrases))
            if phrases:
                yield _Track(frozenset([passed.clause]), phrases, passed.clause)

    def reasons(self) -> Iterator[Reason]:
        """One for each decision, in order of time."""
        told = {part: self._told(part) for part in PARTS}
        wanted: dict[tuple[str, ...], list[Answer]] = {}
        for piece in self._pieces():
            wanted.setdefault(piece.answer.group, []).append(piece.answer)
        whole = None if self._track.phrases else self._reasons.of_change(self._change)
        if whole is not None:
            wanted.setdefault(whole.group, []).append(whole)
        found = (self._reason(told, answers) for answers in wanted.values())
        yield from sorted(found, key=lambda reason: reason.date.isoformat())

    def _told(self, part: str) -> list[_Told]:
        if part not in self._known:
            told = self._reasons.hunks(self._change, part)
            self._known[part] = [(hunk, self._touching(pieces)) for hunk, pieces in told]
        return self._known[part]

    def _touching(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        phrases = self._track.phrases
        if not phrases:
            return pieces
        return tuple(
            one for one in pieces if any(self._reasons.overlaps(one.edit, p) for p in phrases)
        )

    def unexplained(self) -> Iterator[Words]:
        """Changed words without a reason."""
        for piece in self._pieces():
            if not piece.answer.explained and piece.edit.text.strip():
                yield Words(piece.edit.text, piece.edit.op, self._old)

    def _pieces(self) -> Iterator[Piece]:
        for part in PARTS:
            for _, pieces in self._told(part):
                yield from pieces

    def _reason(self, told: Mapping[str, list[_Told]], answers: list[Answer]) -> Reason:
        first = answers[0]
        shown = {part: tuple(_shown(told[part], first.group)) for part in PARTS}
        adopted = [one.proposal for one in answers if one.proposal]
        return Reason(
            self._old,
            self._new,
            "".join(first.commits[:1]),
            first.author,
            first.date,
            "\n".join(dict.fromkeys(why for one in answers for why in one.whys)),
            tuple(hunk for hunk, _ in shown["text"]),
            tuple(answer for _, answer in shown["text"]),
            tuple(hunk for hunk, _ in shown["heading"]),
            tuple(hunk for hunk, _ in shown["notes"]),
            adopted[0] if adopted else None,
            tuple({(n.note, n.passage, n.kind): n for one in answers for n in one.notes}.values()),
            all(one.explained for one in answers),
            self.clause_ids,
            self.elsewhere,
        )


def _shown(told: list[_Told], group: tuple[str, ...]) -> Iterator[tuple[Hunk, Answer | None]]:
    """What stayed, and what one decision changed."""
    for hunk, pieces in told:
        if hunk.op is Op.EQUAL:
            yield hunk, None
        for piece in pieces:
            if piece.answer.group == group:
                yield replace(hunk, text=piece.edit.text), piece.answer
