"""Keeps minutes, and ties their passages to what they speak of."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.identifiers import unused_name
from versions.format.messages import BadTextError
from versions.format.messages import checked_line
from versions.format.messages import checked_name
from versions.format.normal import line
from versions.gathering.agenda import answered
from versions.gathering.agenda import questions_named
from versions.git.pen import SERVICE
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import note_id
from versions.minutes.reanchoring import carry
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.bodies import Body
from versions.records.bodies import called
from versions.records.bodies import with_known_bodies
from versions.records.bodies import write_bodies
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.links import UnknownLinkError
from versions.records.links import write_link
from versions.records.notes import EmptyNoteError
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.notes import read_note
from versions.records.notes import write_note
from versions.records.notes import write_participants
from versions.records.people import Known
from versions.records.people import new_key
from versions.records.questions import Event
from versions.records.questions import write_question
from versions.records.rejections import rejection_of
from versions.records.rejections import write_rejection
from versions.records.suggestions import Suggestion
from versions.seen.texts import UnknownClauseError
from versions.writing.desk import Desk
from versions.writing.desk import person_file


def import_note(
    desk: Desk, minutes: Minutes, source: bytes, file_name: str, when: datetime, readers: Readership
) -> NoteRecord:
    """Keep minutes and the file they came from.

    Raises:
        EmptyNoteError: There is no text in them.
    """
    _check(minutes, file_name)
    minutes = with_known_bodies(minutes, desk.view.bodies)
    name = unused_name(note_id(minutes), {note.id for note in desk.view.all_notes})
    files = _files(name, minutes, source, file_name, readers)
    pen = desk.pen(_author(minutes.body), when)
    asked = _asked(desk, name, minutes, pen.author, when, checked_readers(readers))
    pen.notes({**files, **dict(asked)}, f"note {name}")
    pen.put_down()
    return _read(name, files)


def _author(body: str) -> str:
    """Who keeps minutes: the body that met, unless nobody can be called so."""
    try:
        return checked_name(body)
    except BadTextError:
        return SERVICE


def _asked(
    desk: Desk, note: str, minutes: Minutes, by: str, when: datetime, readers: Readership
) -> Iterator[tuple[str, bytes]]:
    """What an agenda of ours makes certain: links, and questions that were dealt with."""
    words = {passage.id: passage.text for passage in minutes.passages}
    for one in answered(desk.view, minutes):
        tie = Tie(PassageRef(note, one.passage), one.target, one.kind)
        made = _made(tie, one.phrase, words[one.passage], by, when, readers)
        yield layout.link_path(made.id), write_link(made)
    day = minutes.date or when.date()
    for question_id, passage in questions_named(minutes):
        for question in (one for one in desk.view.all_questions if one.id == question_id):
            ref, said = PassageRef(note, passage), " ".join(words[passage].split())
            dealt = Event(question.state, day, minutes.body or question.to, "", said, ref)
            kept = replace(question, events=(*question.events, dealt))
            yield layout.question_path(question_id), write_question(kept)


def _check(minutes: Minutes, file_name: str) -> None:
    if not minutes.passages and not minutes.topics:
        raise EmptyNoteError(file_name)
    checked_line(minutes.body, "the name of a body")


def _said_path(note: str) -> str:
    return f"{layout.note_path(note)}/note.json"


def _people_path(note: str) -> str:
    return f"{layout.note_path(note)}/participants.json"


def _files(
    note: str,
    minutes: Minutes,
    source: bytes,
    file_name: str,
    readers: Readership,
    gone: Sequence[Passage] = (),
) -> dict[str, bytes]:
    """The files of a note."""
    name = line(file_name)
    kept = {layout.note_source_path(note, name): source} if source else {}
    return kept | {
        _said_path(note): write_note(note, minutes, name, checked_readers(readers), gone),
        _people_path(note): write_participants(minutes),
    }


def _read(note: str, files: Mapping[str, bytes]) -> NoteRecord:
    return read_note(files[_said_path(note)], files[_people_path(note)], layout.note_path(note))


@dataclass(frozen=True, slots=True)
class Replaced:
    """A note whose minutes came again."""

    note: NoteRecord
    went: tuple[Passage, ...]
    """The passages that there were before and are no more."""


def replace_note(
    desk: Desk, note: str, minutes: Minutes, source: bytes, file_name: str, when: datetime
) -> Replaced:
    """Let minutes that came again, such as adjusted ones, take the place of a note.

    Its name and its readers stay, and so do the links to passages that still stand in it.

    Raises:
        UnknownNoteError: There is no such note.
        EmptyNoteError: There is no text in the minutes.
    """
    before = desk.view.note(note)
    _check(minutes, file_name)
    minutes = with_known_bodies(minutes, desk.view.bodies)
    carried = carry(before.passages, before.gone, minutes.passages)
    told = replace(
        minutes,
        passages=carried.passages,
        body=minutes.body or before.body,
        date=minutes.date or before.date,
    )
    made = _files(note, told, source, file_name, before.readers, carried.went)
    pen = desk.pen(SERVICE, when)
    taken: dict[str, bytes | str | None] = {
        layout.note_source_path(note, before.file_name): None,
        **made,
    }
    pen.notes(taken, f"note {note} again")
    pen.put_down()
    return Replaced(_read(note, made), tuple(p for p in carried.went if p not in before.gone))


def adjust_note(desk: Desk, note: str, adjusted: bool, by: str, when: datetime) -> None:
    """Say that minutes are adjusted, or that they are a draft after all.

    Raises:
        UnknownNoteError: There is no such note.
    """
    path = _said_path(desk.view.note(note).id)
    content = desk.moment.readers.records.note_file(desk.moment.notes_tree, note)
    record = layout.read_json(content, path) | {"adjusted": adjusted}
    pen = desk.pen(by or SERVICE, when)
    pen.notes(
        {path: layout.write_json(record)}, f"note {note} {'' if adjusted else 'not '}adjusted"
    )
    pen.put_down()


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
    note = desk.view.note(tie.passage.note)
    quote = note.passage(tie.passage.passage).text
    check_target(desk, tie.target)
    commit = desk.commit(tie.change) if tie.change else ""
    pen = desk.pen(by or SERVICE, when)
    told = replace(tie, change=commit)
    made = (
        _made(told, checked_line(phrase, "a phrase"), quote, pen.author, when, readers)
        for phrase in tie.phrases or ("",)
    )
    links = tuple(replace(one, state=note.state) for one in made)
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
    if target.sort:
        desk.view.thing(target)
    elif target.version:
        places = desk.texts.places(desk.view.tree(target.document, target.version))
        if target.clause and all(place.clause_id != target.clause for place in places):
            raise UnknownClauseError(target.document, target.clause)
    elif target.clause:
        desk.view.last_with(target.document, target.clause)
    else:
        desk.tree(target.document)


def name_body(desk: Desk, name: str, aliases: Sequence[str], when: datetime) -> tuple[Body, ...]:
    """Say what else a body is called; an alias means one body, the one it was given to last.

    Raises:
        BadTextError: A name holds signs that no name may have.
    """
    given = [checked_name(alias) for alias in aliases]
    wanted = called(desk.view.bodies, checked_name(name))
    known = {body.name: body.aliases for body in desk.view.bodies}
    known.setdefault(wanted, ())
    bodies = tuple(
        Body(
            body,
            tuple(dict.fromkeys((*kept, *given)))
            if body == wanted
            else tuple(one for one in kept if one not in given),
        )
        for body, kept in known.items()
    )
    pen = desk.pen(SERVICE, when)
    pen.notes({layout.BODIES_FILE: write_bodies(bodies)}, f"body {wanted}")
    pen.put_down()
    return bodies


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
