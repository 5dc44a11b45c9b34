"""Erases a person: from notes and all their history, and from whatever is derived of them.

Texts are never rewritten. What names the person there is told, as is what lies elsewhere.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from versions.errors import NotFoundError
from versions.format import layout
from versions.format.normal import line
from versions.git import forgetting
from versions.git.folder import Folder
from versions.git.forgetting import Erased
from versions.git.forgetting import ledger_path
from versions.git.repository import MAIN
from versions.health.elsewhere import copies
from versions.health.elsewhere import moved
from versions.health.ledger import Ledger
from versions.health.ledger import read_ledger
from versions.health.past import File
from versions.health.past import Past
from versions.health.past import Rewriting
from versions.health.remains import RemainKind
from versions.health.remains import Remains
from versions.health.remains import remains_in_notes
from versions.health.remains import remains_in_texts
from versions.health.unnaming import Unnaming
from versions.health.unnaming import UnreadFileError
from versions.health.unnaming import is_record
from versions.health.unnaming import names_in
from versions.records.people import PREFIX
from versions.records.people import Known
from versions.records.people import new_key
from versions.words.mentions import Mentions


class UnknownPersonError(NotFoundError):
    """Nobody is called so, or has this key, and the store holds no word of them."""

    def __init__(self, person: str) -> None:
        super().__init__(f"{person}: the store names no such person")
        self.person = person


@dataclass(frozen=True, slots=True)
class Traces:
    """Where a person is named."""

    who: Known
    rewritten: tuple[str, ...]
    """Files of notes, now or in their history, that would name nobody instead."""
    removed: tuple[str, ...]
    """Those that would go: the person's own, and files from outside that name them."""
    remains: tuple[Remains, ...]
    """What would be left, where the store may not or cannot change it."""


@dataclass(frozen=True)
class _Changes:
    """What erasing somebody does to the files of notes."""

    files: dict[File, bytes | None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Files from outside that nobody could look into."""

    def paths(self, *, gone: bool) -> tuple[str, ...]:
        return tuple(
            sorted({path for (path, _), now in self.files.items() if (now is None) is gone})
        )


def traces(folder: Folder, person: str) -> Traces:
    """Say where somebody is named, and what would become of it.

    Args:
        folder: The store.
        person: Their name, as it is written; or their key.

    Raises:
        UnknownPersonError: The store names no such person.
        BadTextError: It is too short for a name.
    """
    past = Past(folder.notes, folder.tips().notes)
    who = _known(past, read_ledger(ledger_path(folder.path)), person)
    changes = _changes(past, who)
    return _told(folder, person, who, changes, remains_in_texts(folder.texts, who))


def erase(folder: Folder, person: str) -> Traces:
    """Erase somebody, and say what was done and what is left.

    Once notes lead to their new history it stands; should it be cut off then, the next who writes
    carries it through. When nothing is left of them it is written down in the ledger beside the
    store, from which `restore` erases them again from older backups.

    Raises:
        UnknownPersonError: The store names no such person.
        BadTextError: It is too short for a name.
        CannotWriteError: The store cannot be written.
        DamagedStoreError: git is not installed, or the store cannot be read.
    """
    with folder.writing() as tips:
        past = Past(folder.notes, tips.notes)
        ledger = read_ledger(ledger_path(folder.path))
        who = _known(past, ledger, person)
        changes = _changes(past, who)
        left = tuple(remains_in_texts(folder.texts, who))
        _told(folder, person, who, changes, left)
        _erase(folder, past, who, changes, ledger.with_(who))
        left += tuple(remains_in_notes(folder.notes, who))
    return _told(folder, person, who, changes, left)


def erase_again(folder: Folder, ledger: Ledger) -> tuple[str, ...]:
    """Erase everybody from a restored store who is in a ledger; answer their keys."""
    erased: list[str] = []
    with folder.writing() as tips:
        for who in ledger.erased(_names(Past(folder.notes, tips.notes))):
            past = Past(folder.notes, folder.tips().notes)
            _erase(folder, past, who, _changes(past, who))
            erased.append(who.key)
    return tuple(dict.fromkeys(erased))


def named_again(folder: Folder, ledger: Ledger) -> tuple[str, ...]:
    """The keys of those in a ledger whom the notes name nonetheless."""
    names = _names(Past(folder.notes, folder.tips().notes)) if ledger.entries else ()
    return tuple(dict.fromkeys(who.key for who in ledger.erased(names)))


def _erase(
    folder: Folder, past: Past, who: Known, changes: _Changes, ledger: str | None = None
) -> None:
    """Rewrite notes and make them forget; then the ledger of the erased is to hold this."""
    forgetting.begin(folder.path)
    written = {
        file: None if content is None else folder.notes.write_blob(content)
        for file, content in changes.files.items()
    }
    rewriting = Rewriting(written, Mentions(who.name), who.key)
    tip = rewriting.write(folder.notes, folder.git)
    if ledger:
        forgetting.begin(folder.path, Erased(tip, ledger))
    if tip != past.tip:
        folder.notes.swap(MAIN, past.tip, tip)
    folder.forget()


def _told(
    folder: Folder, person: str, who: Known, changes: _Changes, left: Iterable[Remains]
) -> Traces:
    """What is told of somebody; an error where there is nothing."""
    remains = tuple(left)
    if not changes.files and not remains:
        raise UnknownPersonError(person)
    held = (
        Remains(RemainKind(one.place), f"{one.where} ({one.day})") for one in copies(folder.path)
    )
    unread = (Remains(RemainKind.UNREAD, path) for path in sorted(changes.unread))
    return Traces(
        who,
        changes.paths(gone=False),
        changes.paths(gone=True),
        (*remains, *unread, *held, *_away(folder)),
    )


def _away(folder: Folder) -> Iterator[Remains]:
    """Backups that are not where they were written, in one row: most of them are merely gone."""
    gone = sorted(moved(folder.path), key=lambda one: one.day)
    if gone:
        days = f"{gone[0].day} – {gone[-1].day}"
        yield Remains(RemainKind.MOVED, f"{gone[-1].where} × {len(gone)} ({days})")


def _known(past: Past, ledger: Ledger, person: str) -> Known:
    """Who is meant by a name or key."""
    people = {known.key: known for known in _people(past)}
    if person.startswith(PREFIX):
        found = people.get(person) or _erased(past, ledger, person)
        if found is None:
            raise UnknownPersonError(person)
        return found
    name = line(person)
    Mentions(name)
    for known in (*people.values(), *ledger.erased([name])):
        if known.name.casefold() == name.casefold():
            return Known(known.key, name)
    return Known(new_key([*people, *(entry.key for entry in ledger.entries)]), name)


def _erased(past: Past, ledger: Ledger, key: str) -> Known | None:
    """Somebody of the ledger whom the notes name again."""
    return next((who for who in ledger.erased(_names(past)) if who.key == key), None)


def _people(past: Past) -> Iterator[Known]:
    """Everybody who ever had a key."""
    for path, oid in past.files:
        if path.startswith("people/"):
            record = layout.read_json(past.repository.blob(oid), path)
            yield Known(str(record["key"]), str(record["name"]))


def _names(past: Past) -> tuple[str, ...]:
    """Everything in the notes that may be the name of a person, now or before."""
    found = dict.fromkeys(past.authors())
    for path, oid in past.files:
        if is_record(path):
            found.update(dict.fromkeys(names_in(past.repository.blob(oid))))
    return tuple(name for name in found if name)


def _changes(past: Past, who: Known) -> _Changes:
    unnaming = Unnaming(who)
    changes = _Changes()
    for path, oid in past.files:
        before = past.repository.blob(oid)
        try:
            after = unnaming.file(path, before)
        except UnreadFileError:
            changes.unread.add(path)
            continue
        if after != before:
            changes.files[path, oid] = after
    return changes
