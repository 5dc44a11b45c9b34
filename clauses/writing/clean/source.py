"""A Word file as the source of a document: which element holds which of its words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from clauses.model import Document
from clauses.model import NoteKind
from clauses.reading.ooxml import W
from clauses.reading.word.reading import PartPlaces
from clauses.reading.word.reading import read_word
from clauses.writing.clean.units import Offset
from clauses.writing.ooxml.check import text_parts
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import NOTE_REFERENCES
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.resolve import accept

_PARTS = {NoteKind.FOOTNOTE: "footnotes", NoteKind.ENDNOTE: "endnotes"}


@dataclass(slots=True)
class Source:
    """A package, the document that is read from it, and where its paragraphs went."""

    package: Package
    document: Document = field(default_factory=lambda: Document(""))
    skipped: dict[Element, int] = field(default_factory=dict)
    """How many characters before its text a paragraph has, such as a typed number."""
    _found: dict[str, dict[tuple[int, str], list[tuple[int, int, Element]]]] = field(
        default_factory=dict
    )

    @property
    def body(self) -> Element:
        """The body of the file."""
        found = self.package.root(self.package.main).find(BODY)
        assert found is not None
        return found

    def find(self, part: str, at: Offset, length: int) -> Element | None:
        """The first paragraph of a part whose text begins in a stretch of the document."""
        clause, name, start = at
        known = self._found.get(part, {}).get((clause, name), [])
        for begin, _, element in known[bisect_left(known, (start, -1)) :]:
            if begin > start + length:
                return None
            if element.getparent() is not None:
                return element
        return None

    def add(self, part: str, places: PartPlaces) -> None:
        """Take in where the paragraphs of a part went."""
        known: dict[tuple[int, str], list[tuple[int, int, Element]]] = defaultdict(list)
        paragraphs = zip(
            self.package.root(part).iter(P), places.places, places.skipped, strict=False
        )
        for number, (paragraph, place, skipped) in enumerate(paragraphs):
            if place is not None:
                known[place.clause, place.part].append((place.start, number, paragraph))
                self.skipped[paragraph] = skipped
        self._found[part] = {key: sorted(found) for key, found in known.items()}

    def note_ids(self) -> list[Mapping[str, str]]:
        """For each clause, the ids of its notes in the file by their keys."""
        ids: list[dict[str, str]] = [{} for _ in self.document.clauses]
        for clause, kind, name in self._references():
            known = ids[clause]
            mark = "e" if kind == "endnote" else ""
            keys = [key for key in known if key.startswith("e") == bool(mark)]
            if name not in (known[key] for key in keys):
                known[f"{mark}{len(keys) + 1}"] = name
        return list(ids)

    def _references(self) -> Iterator[tuple[int, str, str]]:
        """The references to notes in order: the clause, the kind, the id."""
        clauses = {
            element: clause
            for (clause, _), found in self._found.get(self.package.main, {}).items()
            for _, _, element in found
        }
        for reference in self.body.iter(*NOTE_REFERENCES):
            paragraph = next(reference.iterancestors(P))
            if paragraph in clauses:
                yield clauses[paragraph], NOTE_REFERENCES[reference.tag], reference.get(ID, "")

    def note(self, kind: NoteKind, name: str) -> Element | None:
        """The note of an id."""
        for part in self.package.linked(_PARTS[kind]):
            for note in self.package.root(part).iterchildren(f"{W}{kind.value}"):
                if note.get(ID) == name:
                    return note
        return None


def source_of(data: bytes) -> Source:
    """Read a Word file as the source of its document.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    known = read_word(data)
    package = Package(data)
    source = Source(package, known.reading.document)
    source.add(package.main, known.body)
    for name, places in (("footnotes", known.footnotes), ("endnotes", known.endnotes)):
        for part in package.linked(name):
            source.add(part, places)
    for part in text_parts(package):
        if accept(package.root(part)):
            package.touch(part)
    return source
