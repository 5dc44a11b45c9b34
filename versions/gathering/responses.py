"""What came in while a version was on consultation: who said what of which clause."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from clauses.model import Clause
from clauses.model import Document
from versions.errors import NotFoundError
from versions.gathering.collated import Links
from versions.gathering.collated import collated
from versions.gathering.collated import links_by_passage
from versions.gathering.collated import out_on
from versions.gathering.sections import WHOLE
from versions.gathering.sections import Sections
from versions.minutes.stances import Stance
from versions.minutes.stances import read_stance
from versions.minutes.values import Outcome
from versions.minutes.values import Passage
from versions.records.bodies import called
from versions.records.comments import Comment
from versions.records.notes import NoteRecord
from versions.records.proposals import Status
from versions.stages import Stage
from versions.stages import Version
from versions.view import View


class NotConsultedError(NotFoundError):
    """A version was not sent on consultation: nobody was asked."""

    def __init__(self, document: str, version: str) -> None:
        super().__init__(f"{document}@{version}: the version was not sent on consultation")
        self.document = document
        self.version = version


class Manner(StrEnum):
    """In what way somebody said something."""

    ANSWER = "answer"
    """In an answer that is collated in a note."""
    PROPOSAL = "proposal"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody said of a clause, or of the document."""

    clause: str
    """The id of the clause; nothing where it is of the whole document."""
    respondent: str
    """Nothing where it is not known, or not for the reader."""
    manner: Manner
    stance: Stance
    text: str
    handling: str
    """What was done with it, in the words of the collation."""
    outcome: Outcome
    status: Status | None
    """Of a proposal."""
    date: datetime.date | None
    source: str
    """The id of the note, the proposal or the comment."""
    passage: str = ""
    """Of a note."""
    section: str = ""
    """What the answer calls the clause."""


@dataclass(frozen=True, slots=True)
class Responses:
    """What came in on a version; only what its reader may read."""

    document: Document
    version: Version
    found: tuple[Response, ...]
    """In the order of the clauses, then of the day."""
    unplaced: tuple[Response, ...]
    """Answers that say of no clause for certain which it is."""
    respondents: tuple[str, ...]
    """Who has said something: the parties first, then others."""
    silent: tuple[str, ...] | None
    """The parties that have said nothing; untold to those outside, who may not see all that is."""
    later: tuple[Clause, ...]
    """Clauses of the newest state on which nobody was ever asked."""
    newest: str
    """That state."""

    @property
    def answered(self) -> int:
        """On how many clauses something was said."""
        return len({one.clause for one in self.found} & {one.id for one in self.document.clauses})


def responses(view: View, document: str, version: str) -> Responses:
    """Tell what came in on a version that was sent on consultation.

    An answer is of the clauses that it is linked to, else of the one that its section names in the
    version. Proposals and comments are on the version that was out on their day.

    Raises:
        NotFoundError: There is no such version for this reader, or it was not on consultation.
    """
    found = view.version(document, version)
    if found.stage is not Stage.CONSULTATION:
        raise NotConsultedError(document, version)
    return view.once(("responses", document, found.id), lambda: _gathered(view, found))


def _gathered(view: View, version: Version) -> Responses:
    document = view.document(version.document, version.id)
    answers, unplaced = _answers(view, version, Sections(document))
    place = {clause.id: at for at, clause in enumerate(document.clauses, 1)} | {WHOLE: 0}
    found = sorted(
        chain(answers, _proposals(view, version), _comments(view, version)),
        key=lambda one: (place.get(one.clause, len(place)), one.date or datetime.date.min),
    )
    by = {one.respondent for one in (*found, *unplaced)}
    newest = list(view.trees(version.document))[-1]
    return Responses(
        document,
        version,
        tuple(found),
        unplaced,
        _in_order(view, by),
        tuple(party for party in view.parties if party not in by) if view.within else None,
        tuple(_never_asked(view, version.document, newest)),
        newest,
    )


def _in_order(view: View, by: set[str]) -> tuple[str, ...]:
    """Parties as they are listed, then others by name; who is not known last."""
    parties = [party for party in view.parties if party in by]
    others = by.difference(parties)
    return (*parties, *sorted(others, key=lambda one: (not one, one.casefold())))


def _answers(
    view: View, version: Version, sections: Sections
) -> tuple[tuple[Response, ...], tuple[Response, ...]]:
    """The answers of which the clause is known, and those of which it is not."""
    placed: list[Response] = []
    unplaced: list[Response] = []
    links, on = links_by_passage(view), collated(view)
    for note in view.notes():
        if note.id not in on or not _is_on(view, note, on[note.id], version):
            continue
        for passage in filter(lambda one: one.answer, note.passages):
            clauses = _linked(links, note, passage, version.document)
            if not clauses and on[note.id] == version:
                named = sections.find(passage.section)
                clauses = () if named is None else (named,)
                unplaced += [] if clauses else [_answer(view, note, passage, WHOLE)]
            placed += [_answer(view, note, passage, clause) for clause in clauses]
    return tuple(placed), tuple(unplaced)


def _is_on(view: View, note: NoteRecord, collation: Version, version: Version) -> bool:
    """Whether what a collation says of a document is said of a version."""
    if collation.document == version.document:
        return collation.id == version.id
    return out_on(view, version.document, note.date) == version.id


def _linked(links: Links, note: NoteRecord, passage: Passage, document: str) -> tuple[str, ...]:
    """The clauses of a document that an answer is linked to; `WHOLE` where it is to no clause."""
    here = [one.target for one in links.get((note.id, passage.id), ())]
    named = dict.fromkeys(to.clause for to in here if to.document == document)
    return tuple(clause for clause in named if clause) or tuple(named)


def _answer(view: View, note: NoteRecord, passage: Passage, clause: str) -> Response:
    said = passage.view or passage.text
    return Response(
        clause,
        _speaker(view, passage.respondent),
        Manner.ANSWER,
        read_stance(said),
        said,
        passage.handling,
        passage.outcome,
        None,
        note.date,
        note.id,
        passage.id,
        passage.section,
    )


def _proposals(view: View, version: Version) -> Iterator[Response]:
    for one in view.proposals(version.document):
        if out_on(view, version.document, one.date.date()) == version.id:
            yield Response(
                one.clause,
                _speaker(view, one.from_),
                Manner.PROPOSAL,
                Stance.VIEW,
                one.title,
                one.why,
                _BECAME.get(one.status, Outcome.UNKNOWN),
                one.status,
                one.date.date(),
                one.id,
            )


_BECAME = {Status.ADOPTED: Outcome.MET, Status.REJECTED: Outcome.NOT}


def _comments(view: View, version: Version) -> Iterator[Response]:
    for one in view.all_comments:
        if one.target.document == version.document and _commented(view, one) == version.id:
            yield Response(
                one.target.clause,
                _speaker(view, one.by),
                Manner.COMMENT,
                read_stance(one.text),
                one.text,
                one.handled.text if one.handled else "",
                one.handled.outcome if one.handled else Outcome.UNKNOWN,
                None,
                one.date.date(),
                one.id,
            )


def _commented(view: View, comment: Comment) -> str:
    """The version on consultation that a comment is on: its own, else what was out on its day."""
    known = {one.id: one.stage for one in view.versions(comment.target.document)}
    stage = known.get(comment.target.version, Stage.DRAFT)
    if stage is Stage.DRAFT:
        return out_on(view, comment.target.document, comment.date.date())
    return comment.target.version if stage is Stage.CONSULTATION else ""


def _speaker(view: View, name: str) -> str:
    """A respondent as it is known here: a party or body, whatever it is called."""
    known = called(view.bodies, name)
    return next((one for one in view.parties if one.casefold() == known.casefold()), known)


def _never_asked(view: View, document: str, newest: str) -> Iterator[Clause]:
    """The clauses of a state that were in no version sent on consultation."""
    asked = {
        clause.id
        for version in view.versions(document)
        if version.stage is Stage.CONSULTATION
        for clause in view.document(document, version.id).clauses
    }
    return (one for one in view.document(document, newest).clauses if one.id not in asked)
