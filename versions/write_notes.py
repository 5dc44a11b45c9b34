"""Keeps minutes, and ties their passages to what they speak of."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from versions import layout
from versions.desk import Desk
from versions.desk import person_file
from versions.identifiers import new_id
from versions.identifiers import unused_name
from versions.links import Link
from versions.links import LinkKind
from versions.links import Target
from versions.links import UnknownChangeError
from versions.links import UnknownLinkError
from versions.links import write_link
from versions.messages import checked_line
from versions.messages import checked_name
from versions.minutes import Minutes
from versions.minutes import note_id
from versions.normal import line
from versions.notes import EmptyNoteError
from versions.notes import NoteRecord
from versions.notes import PassageRef
from versions.notes import read_note
from versions.notes import write_note
from versions.notes import write_participants
from versions.pen import SERVICE
from versions.people import Known
from versions.people import new_key
from versions.readership import Readership
from versions.readership import checked_readers
from versions.rejections import rejection_of
from versions.rejections import write_rejection
from versions.seen import UnknownClauseError
from versions.suggestions import Suggestion

_SHORTEST_CHANGE = 7


def import_note(
    desk: Desk, minutes: Minutes, source: bytes, file_name: str, when: datetime, readers: Readership
) -> NoteRecord:
    """Keep minutes and the file they came from.

    Raises:
        EmptyNoteError: There is no text in them.
        BadTextError: The body that met has control characters in its name.
    """
    if not minutes.passages and not minutes.topics:
        raise EmptyNoteError(file_name)
    checked_line(minutes.body, "the name of a body")
    name = unused_name(note_id(minutes), {note.id for note in desk.view.all_notes})
    folder = layout.note_path(name)
    said = write_note(name, minutes, line(file_name), checked_readers(readers))
    people = write_participants(minutes)
    files: dict[str, bytes | str | None] = {
        f"{folder}/note.json": said,
        f"{folder}/participants.json": people,
    }
    if source:
        files[layout.note_source_path(name, line(file_name))] = source
    pen = desk.pen(SERVICE, when)
    pen.notes(files, f"note {name}")
    pen.put_down()
    return read_note(said, people, folder)


@dataclass(frozen=True, slots=True)
class Tie:
    """What somebody says a passage speaks of, and how."""

    passage: PassageRef
    target: Target
    kind: LinkKind
    change: str = ""
    phrases: tuple[str, ...] = ()


def link(desk: Desk, tie: Tie, by: str, when: datetime, readers: Readership) -> tuple[Link, ...]:
    """Tie a passage to a document or clause, once for each phrase; the same link twice is one.

    Raises:
        NotFoundError: There is no such passage, document, clause, version or change.
        BadTextError: A phrase holds control characters.
    """
    quoted = desk.view.note(tie.passage.note).passage(tie.passage.passage)
    check_target(desk, tie.target)
    commit = _commit(desk, tie.change) if tie.change else ""
    pen = desk.pen(by or SERVICE, when)
    told = replace(tie, change=commit)
    links = tuple(
        _made(told, checked_line(phrase, "a phrase"), quoted.text, pen.author, when, readers)
        for phrase in tie.phrases or ("",)
    )
    files = {layout.link_path(made.id): write_link(made) for made in links}
    pen.notes(files, f"link {tie.passage} to {tie.target}")
    pen.put_down()
    return links


def _made(tie: Tie, phrase: str, quote: str, by: str, when: datetime, readers: Readership) -> Link:
    said = (str(tie.passage), str(tie.target), tie.kind.value, tie.change, phrase)
    return Link(
        id=new_id((), "link", *said),
        note=tie.passage.note,
        passage=tie.passage.passage,
        quote=quote,
        target=tie.target,
        kind=tie.kind,
        change=tie.change,
        phrase=phrase,
        by=by,
        date=when,
        confirmed=True,
        readers=checked_readers(readers),
    )


def reject(desk: Desk, suggestion: Suggestion, by: str, when: datetime) -> None:
    """Say that a suggested link is wrong, so that it is not suggested again."""
    pen = desk.pen(by or SERVICE, when)
    made = rejection_of(suggestion, pen.author, when)
    files = {layout.rejection_path(made.id): write_rejection(made)}
    pen.notes(files, f"suggestion {made.id} rejected")
    pen.put_down()


def unlink(desk: Desk, link_id: str, by: str, when: datetime) -> None:
    """Take a link away.

    Raises:
        UnknownLinkError: There is no such link. What an edit or adoption says itself stays said.
    """
    kept = desk.moment.readers.records.links(desk.moment.notes_tree)
    if all(known.id != link_id for known in kept):
        raise UnknownLinkError(link_id)
    pen = desk.pen(by or SERVICE, when)
    pen.notes({layout.link_path(link_id): None}, f"link {link_id} taken away")
    pen.put_down()


def check_target(desk: Desk, target: Target) -> None:
    """Make sure that there is what a target names.

    Raises:
        NotFoundError: There is not.
    """
    if target.version:
        places = desk.texts.places(desk.view.tree(target.document, target.version))
        if target.clause and all(place.clause_id != target.clause for place in places):
            raise UnknownClauseError(target.document, target.clause)
    elif target.clause:
        desk.view.last_with(target.document, target.clause)
    else:
        desk.tree(target.document)


def _commit(desk: Desk, change: str) -> str:
    """The decision that an id, perhaps shortened, names."""
    found = [one.commit for one in desk.view.decisions if one.commit.startswith(change)]
    if len(found) != 1 or len(change) < _SHORTEST_CHANGE:
        raise UnknownChangeError(change)
    return found[0]


def add_person(desk: Desk, name: str, when: datetime) -> str:
    """Make a person known and answer the key.

    Raises:
        BadTextError: The name holds signs that no name may have.
    """
    plain = checked_name(name)
    for known in desk.people():
        if known.name.casefold() == plain.casefold():
            return known.key
    person = Known(new_key(known.key for known in desk.people()), plain)
    pen = desk.pen(SERVICE, when)
    pen.notes({layout.person_path(person.key): person_file(person)}, f"{person.key} known")
    pen.put_down()
    return person.key
