"""The notes of a document written into the notes of a Word file."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.model import Document
from clauses.model import Note
from clauses.model import NoteKind
from clauses.reading.ooxml import W
from clauses.writing.clean.editing import Editor
from clauses.writing.clean.runs import RunWriter
from clauses.writing.clean.source import Source
from clauses.writing.clean.units import Unit
from clauses.writing.clean.units import block_units
from clauses.writing.clean.units import told
from clauses.writing.clean.units import words_of
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.template import built_in
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import aligned

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


@dataclass(slots=True, eq=False)
class _Entry:
    """A note and where it stands in the notes of its clause."""

    note: Note
    clause: int
    at: int
    id: str = ""


@dataclass(slots=True)
class NoteBook:
    """Finds ids for the notes of a document and writes them."""

    source: Source
    _kept: list[tuple[_Entry, _Entry]] = field(default_factory=list)
    _fresh: list[_Entry] = field(default_factory=list)

    def ids(self, document: Document) -> list[Mapping[str, str]]:
        """For each clause of a new document, the ids its notes get in the file, by their keys.

        A note that stood in the file keeps its id, changed or not.
        """
        old_ids = self.source.note_ids()
        found: list[dict[str, str]] = [{} for _ in document.clauses]
        for kind in NoteKind:
            old = [
                entry
                for entry in _entries(self.source.document, kind, old_ids)
                if self.source.note(kind, entry.id) is not None
            ]
            new = list(_entries(document, kind, None))
            self._pair(old, new, 1 + _highest(self.source.package, kind))
            for entry in new:
                found[entry.clause][entry.note.key] = entry.id
        return list(found)

    def _pair(self, old: Sequence[_Entry], new: Sequence[_Entry], free: int) -> None:
        left = {_block(entry): entry for entry in old}
        right = {_block(entry): entry for entry in new}
        for step in aligned(list(left), list(right)):
            for index, block in enumerate(step.new):
                entry = right[block]
                if index < len(step.old):
                    entry.id = left[step.old[index]].id
                    self._kept.append((left[step.old[index]], entry))
                else:
                    entry.id = str(free)
                    free += 1
                    self._fresh.append(entry)

    def write(self, editor_for: "EditorFor") -> None:
        """Write the notes that are new or say something else."""
        for old, new in self._kept:
            if told_note(old.note) != told_note(new.note):
                self._rewrite(old, new, editor_for)
        for entry in self._fresh:
            self._add(entry, editor_for)

    def _rewrite(self, old: _Entry, new: _Entry, editor_for: "EditorFor") -> None:
        kind = old.note.kind
        part = self.source.package.linked(f"{kind.value}s")[0]
        element = self.source.note(kind, old.id)
        assert element is not None
        editor = editor_for(part)
        at = (old.clause, "notes", old.at)
        units = editor.with_elements(block_units(old.note.blocks, at, {}), element)
        wanted = list(block_units(new.note.blocks, (new.clause, "notes", new.at), {}))
        _type_space(units, wanted, self.source)
        editor.edit(element, units, wanted)
        self.source.package.touch(part)

    def _add(self, entry: _Entry, editor_for: "EditorFor") -> None:
        kind = entry.note.kind.value
        part = _part(self.source.package, kind)
        root = self.source.package.root(part)
        element = new_element(f"{W}{kind}", id=entry.id)
        editor = editor_for(part)
        wanted = list(block_units(entry.note.blocks, (entry.clause, "notes", entry.at), {}))
        if wanted:
            wanted[0].typed = " "
        editor.edit(element, [], wanted)
        _dress(element, kind)
        root.append(element)
        self.source.package.touch(part)


class EditorFor:
    """Makes an editor for a part of the file."""

    def __init__(self, source: Source, kinds: Sequence[Mapping[str, NoteKind]]) -> None:
        self.source, self.kinds = source, kinds
        self._made: dict[str, Editor] = {}

    def __call__(self, part: str) -> Editor:
        """The editor of a part, the same one each time."""
        if part not in self._made:
            package = self.source.package
            self._made[part] = Editor(
                package,
                Reader(lambda name: _target(package, part, name)),
                RunWriter(package, part),
                lambda at, length: self.source.find(part, at, length),
                self.kinds,
            )
        return self._made[part]


def _target(package: Package, part: str, name: str) -> str:
    link = package.links(part).get(name)
    return link.target if link is not None else name


def _entries(
    document: Document, kind: NoteKind, ids: Sequence[Mapping[str, str]] | None
) -> Iterator[_Entry]:
    for position, clause in enumerate(document.clauses):
        at = 0
        for note in clause.notes:
            if note.kind is kind:
                name = ids[position].get(note.key, "") if ids else ""
                yield _Entry(note, position, at, name)
            at += len(note.text) + 1


def told_note(note: Note) -> object:
    """What makes two notes say the same."""
    return tuple((type(block), told(block, {})) for block in note.blocks)


def _block(entry: _Entry) -> Block:
    return Block(new_element(P), told_note(entry.note), None, words_of(entry.note.text))


def _highest(package: Package, kind: NoteKind) -> int:
    numbers = [
        note.get(ID, "") for part in package.linked(f"{kind.value}s") for note in package.root(part)
    ]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _type_space(old: Sequence[Unit], new: Sequence[Unit], source: Source) -> None:
    """Keep the space that stands between the mark of a note and its text."""
    if old and new and old[0].element is not None and source.skipped.get(old[0].element):
        old[0].typed = new[0].typed = " "


def _part(package: Package, kind: str) -> str:
    """The part that holds the notes of a kind, made as the built-in template has it."""
    known = package.linked(f"{kind}s")
    if known:
        return known[0]
    part = f"word/{kind}s.xml"
    package.put(part, Package(built_in()).read(part), _NOTES.format(kind))
    package.add_link(package.main, f"rIdOf{kind.title()}s", Link(f"{OFFICE_TYPES}{kind}s", part))
    return part


def _dress(note: Element, kind: str) -> None:
    """Give a new note the style of notes and the mark at its beginning."""
    paragraphs = list(note.iterchildren(P)) or [etree.SubElement(note, P)]
    for paragraph in paragraphs:
        properties = paragraph.find(PPR)
        if properties is None:
            properties = new_element(PPR)
            paragraph.insert(0, properties)
            properties.append(new_element(f"{W}pStyle", val=f"{kind.title()}Text"))
    run = new_element(RUN)
    etree.SubElement(etree.SubElement(run, RPR), f"{W}vertAlign").set(VAL, "superscript")
    etree.SubElement(run, f"{W}{kind}Ref")
    paragraphs[0].insert(1, run)
