"""Changes one clause of the text being worked on: one decision, one commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Note
from versions.errors import VersionsError
from versions.format import clause_file
from versions.format import layout
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import checked_line
from versions.format.messages import checked_wording
from versions.format.normal import normal
from versions.git.pen import Pen
from versions.records.notes import PassageRef
from versions.seen.texts import LATEST
from versions.writing.conflict import Conflict
from versions.writing.conflict import StaleBaseError
from versions.writing.desk import Desk
from versions.writing.versions import document_file


class NothingChangedError(VersionsError):
    """An edit says what stands already."""

    def __init__(self, clause: str) -> None:
        super().__init__(f"{clause}: the clause says that already; nothing was changed")
        self.clause = clause


@dataclass(frozen=True, slots=True)
class Committed:
    """A decision on one clause that was put down."""

    commit: str
    wording_id: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a clause to say."""

    document: str
    clause: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    base: str
    """The wording it starts from, or ``latest`` for whatever stands."""
    by: str
    when: datetime
    why: str = ""
    heading: str | None = None
    note: PassageRef | None = None


def change_clause(
    desk: Desk, wish: Wish, action: Action, pen: Pen, proposal: str = ""
) -> Committed:
    """Make a clause say something else.

    Raises:
        UnknownDocumentError: There is no such document.
        UnknownClauseError: It has no such clause now.
        UnknownNoteError: The passage it follows does not exist.
        StaleBaseError: The clause says something else than the base; nothing was changed.
        NothingChangedError: The clause says that already.
        BadTextError: It holds signs that no Word file can.
    """
    standing = desk.clause(wish.document, wish.clause)
    check_passage(desk, wish.note)
    heading = standing.heading
    if wish.heading is not None:
        heading = checked_line(wish.heading, "a heading")
    wished = replace(standing, heading=heading, blocks=wish.blocks, notes=wish.notes)
    new = checked_wording(normal(wished))
    name = f"{wish.document}/{wish.clause}"
    _check_base(desk, wish, standing, new)
    file = clause_file.write(new).encode()
    if file == clause_file.write(standing).encode():
        raise NothingChangedError(name)
    files = {layout.clause_path(wish.document, wish.clause): file}
    files |= _title(desk, wish, standing, new)
    root = desk.texts.repository.write_tree(desk.moment.texts_tree, files)
    trailers = {"Clause": (name,), "Proposal": (proposal,) * bool(proposal)}
    trailers["Note"] = (str(wish.note),) if wish.note else ()
    subject = f"{wish.document}: {action.value} {new.heading or new.id}"
    commit = pen.texts(root, Message(subject, action, wish.why, trailers))
    pen.put_down()
    return Committed(commit, clause_file.wording_id_of_file(file))


def check_passage(desk: Desk, reference: PassageRef | None) -> None:
    """Make sure that a passage exists.

    Raises:
        UnknownNoteError: It does not.
    """
    if reference is not None:
        note = desk.view.note(reference.note)
        if reference.passage:
            note.passage(reference.passage)


def _check_base(desk: Desk, wish: Wish, standing: Clause, new: Clause) -> None:
    current = clause_file.wording_id(standing)
    if wish.base in (LATEST, current):
        return
    conflict = Conflict(_wording(desk, wish), standing, new)
    raise StaleBaseError(f"{wish.document}/{wish.clause}", conflict)


def _wording(desk: Desk, wish: Wish) -> Clause | None:
    """The base; nothing where the clause never said that."""
    chronicle = desk.moment.chronicle
    for phase in reversed(chronicle.phases(wish.document, wish.clause)):
        if phase.wording_id == wish.base:
            tree = desk.texts.document_tree(phase.decision, wish.document)
            return desk.texts.clause(tree, wish.clause) if tree else None
    return None


def _title(desk: Desk, wish: Wish, standing: Clause, new: Clause) -> Mapping[str, bytes]:
    """A new heading of the preamble is a new title of the document."""
    if standing.level > 0 or new.heading == standing.heading:
        return {}
    record = replace(desk.texts.record(desk.tree(wish.document)), title=new.heading)
    path = f"{layout.document_path(wish.document)}/{layout.DOCUMENT_FILE}"
    return {path: document_file(record)}
