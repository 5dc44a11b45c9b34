"""Brings a store of an earlier format to the one that is written now, a step at a time."""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime

from versions.format import layout
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import write_message
from versions.format.welcome import NOTE_ATTRIBUTES
from versions.format.welcome import TEXT_ATTRIBUTES
from versions.format.welcome import TEXT_README
from versions.git.folder import Folder
from versions.git.folder import Tips
from versions.git.journal import NOTES
from versions.git.journal import TEXTS
from versions.git.journal import Move
from versions.git.pen import SERVICE
from versions.git.pen import person_of
from versions.git.repository import MAIN
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository

ATTRIBUTES = ".gitattributes"
README = "README.md"


class NewerFormatError(DamagedStoreError):
    """A store was written by a later program."""

    def __init__(self, folder: Folder, found: int) -> None:
        super().__init__(
            folder.path, f"it is in format {found}, and this program knows {layout.FORMAT}"
        )
        self.found = found


Changes = Mapping[str, bytes | None]
"""Paths and what lies there from now on; nothing where the path goes."""


def _nothing(_notes: Repository, _tree: str) -> Changes:
    return {}


@dataclass(frozen=True, slots=True)
class Step:
    """What is otherwise in one format than in the one before."""

    why: str
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are added to texts."""
    notes: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are added to notes."""
    moved: Callable[[Repository, str], Changes] = _nothing
    """What goes elsewhere in a tree of notes."""


def _fanned(notes: Repository, tree: str) -> Changes:
    """Records that lay side by side in one folder, each below its first two letters."""
    changes: dict[str, bytes | None] = {}
    for folder in layout.FANNED:
        found = notes.find(tree, folder)
        for name, entry in notes.entries(found.oid).items() if found else ():
            if not entry.is_tree:
                changes[f"{folder}/{name}"] = None
                changes[layout.fanned(folder, name.removesuffix(".json"))] = notes.blob(entry.oid)
    return changes


STEPS: Mapping[int, Step] = {
    2: Step(
        "Both repositories say how git shows their files, and texts what lies where.",
        {ATTRIBUTES: TEXT_ATTRIBUTES, README: TEXT_README},
        {ATTRIBUTES: NOTE_ATTRIBUTES},
    ),
    3: Step(
        "Links, comments and the like lie below their first two letters.",
        {README: TEXT_README},
        moved=_fanned,
    ),
}
"""By the format that a step leads to. Files of versions are never changed."""


def first_files(repository: str) -> dict[str, bytes]:
    """What a new repository begins with, whatever the family."""
    files = {layout.FORMAT_FILE: _format_file(layout.FORMAT)}
    for step in STEPS.values():
        files |= step.texts if repository == TEXTS else step.notes
    return files


def to_present_format(folder: Folder) -> None:
    """Make sure that a store is in the present format; one of an earlier is brought to it.

    It is one decision over both repositories, made under the writer's lock.

    Raises:
        NewerFormatError: A later program has written it.
        DamagedStoreError: It says nothing of its format.
        CannotWriteError: It is of an earlier format and cannot be written.
    """
    if format_of(folder, folder.tips()) == layout.FORMAT:
        return
    with folder.writing() as tips:
        found = format_of(folder, tips)
        if found < layout.FORMAT:
            _migrate(folder, tips, found)


def format_of(folder: Folder, tips: Tips) -> int:
    """The format that a store says it is in.

    Raises:
        NewerFormatError: A later program has written it.
        DamagedStoreError: It says nothing of its format.
    """
    tree = folder.texts.commit(tips.texts).tree
    kept = folder.texts.find(tree, layout.FORMAT_FILE)
    if kept is None:
        raise DamagedStoreError(folder.path, f"it has no {layout.FORMAT_FILE}")
    found = layout.read_json(folder.texts.blob(kept.oid), layout.FORMAT_FILE).get("format")
    if not isinstance(found, int) or found < 1:
        raise DamagedStoreError(folder.path, f"{layout.FORMAT_FILE} names no format")
    if found > layout.FORMAT:
        raise NewerFormatError(folder, found)
    return found


def _migrate(folder: Folder, tips: Tips, found: int) -> None:
    steps = [STEPS[number] for number in range(found + 1, layout.FORMAT + 1)]
    texts, notes = folder.texts.commit(tips.texts).tree, folder.notes.commit(tips.notes).tree
    for step in steps:
        texts = folder.texts.write_tree(texts, step.texts)
        notes = folder.notes.write_tree(notes, step.notes)
        notes = folder.notes.write_tree(notes, step.moved(folder.notes, notes))
    why = "\n\n".join(step.why for step in steps)
    folder.move(
        (
            _move(folder.texts, TEXTS, tips.texts, texts, why),
            _move(folder.notes, NOTES, tips.notes, notes, why),
        )
    )


def _move(repository: Repository, name: str, tip: str, tree: str, why: str) -> Move:
    tree = repository.write_tree(tree, {layout.FORMAT_FILE: _format_file(layout.FORMAT)})
    message = write_message(Message(f"format {layout.FORMAT}", Action.MIGRATE, why))
    service = person_of(SERVICE, datetime.now(UTC))
    return Move(name, MAIN, tip, repository.write_commit(tree, (tip,), message, service, service))


def _format_file(number: int) -> bytes:
    return layout.write_json({"format": number})
