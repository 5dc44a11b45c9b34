"""Wordings that minutes hold and nobody has made proposals: offered, never made so."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from versions.errors import NotFoundError
from versions.minutes.values import WORDINGS
from versions.minutes.values import Passage
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.view import View


class UnofferedError(NotFoundError):
    """A passage holds no wording that is offered as a proposal."""

    def __init__(self, passage: PassageRef) -> None:
        super().__init__(f"{passage}: no wording in it is offered; name the clause it is for")
        self.passage = passage


@dataclass(frozen=True, slots=True)
class OfferedWording:
    """A wording from minutes that may be a proposal for a clause."""

    document: str
    clause: str
    note: str
    passage: str
    title: str
    from_: str
    """The body whose proposal it is; else the body that met."""
    date: datetime.date | None
    text: str
    confirmed: bool
    """Whether somebody has said that the passage is about the clause."""

    @property
    def source(self) -> PassageRef:
        """The passage."""
        return PassageRef(self.note, self.passage)


def offered_wordings(view: View, document: str, clause: str) -> Iterator[OfferedWording]:
    """Wordings that minutes hold for a clause, by meeting; for the working group alone.

    Left out is what a version of the clause or a proposal for it says already.
    """
    said = _known(view, document, clause)
    for note in view.notes() if view.within else ():
        for one in _of_note(view, note):
            here = (one.document, one.clause) == (document, clause)
            if here and not any(_plain(one.text) in known for known in said):
                yield one


def offered_from(view: View, passage: PassageRef) -> OfferedWording:
    """The wording of a passage as it is offered.

    Raises:
        UnknownNoteError: There is no such note or passage.
        UnofferedError: It holds none, or nothing says which clause it is for.
    """
    note = view.note(passage.note)
    note.passage(passage.passage)
    for one in _of_note(view, note):
        if one.passage == passage.passage:
            return one
    raise UnofferedError(passage)


def wording_of(note: NoteRecord, passage: Passage, target: Target) -> OfferedWording:
    """The wording of a passage for a clause that somebody names."""
    return _offer(note, passage, target, confirmed=True)


def _of_note(view: View, note: NoteRecord) -> Iterator[OfferedWording]:
    """The wordings of a note for the clauses they are linked to, else the likeliest ones."""
    wordings = [passage for passage in note.passages if passage.kind in WORDINGS]
    if not wordings:
        return
    linked = {link.passage: link.target for link in view.links(note=note.id) if link.target.clause}
    likely = {one.passage: one.target for one in reversed(view.suggestions(note.id)) if one.shown}
    for passage in wordings:
        target = linked.get(passage.id) or likely.get(passage.id)
        if target:
            yield _offer(note, passage, target, confirmed=passage.id in linked)


def _offer(
    note: NoteRecord, passage: Passage, target: Target, *, confirmed: bool
) -> OfferedWording:
    topic = note.topics[passage.topic].heading if passage.topic is not None else ""
    return OfferedWording(
        target.document,
        target.clause,
        note.id,
        passage.id,
        passage.label or topic or note.title,
        passage.speaker or note.body or note.title,
        note.date,
        "\n".join(passage.wordings) or passage.text,
        confirmed,
    )


def _known(view: View, document: str, clause: str) -> set[str]:
    """What the clause says in any version, and what its proposals say."""
    said = {_plain(one.text) for one in view.proposals(document, clause)}
    for version in view.trees(document):
        try:
            said.add(_plain(view.clause(document, version, clause).text))
        except NotFoundError:
            continue
    return said


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
