"""Whether a redline holds both documents: its changes are resolved and the outcome compared."""

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Set
from dataclasses import dataclass
from dataclasses import field
from enum import IntEnum
from hashlib import sha256

from lxml import etree

from clauses.reading.ooxml import A
from clauses.reading.ooxml import R
from clauses.reading.ooxml import V
from clauses.reading.ooxml import W
from clauses.writing.word_redline_names import ALTERNATES
from clauses.writing.word_redline_names import BODY
from clauses.writing.word_redline_names import BOX
from clauses.writing.word_redline_names import CELL
from clauses.writing.word_redline_names import CONTROL
from clauses.writing.word_redline_names import CONTROL_CONTENT
from clauses.writing.word_redline_names import FIELD_MARK
from clauses.writing.word_redline_names import FOOTER_REFERENCE
from clauses.writing.word_redline_names import HEADER_REFERENCE
from clauses.writing.word_redline_names import ID
from clauses.writing.word_redline_names import INSTRUCTION
from clauses.writing.word_redline_names import LINK
from clauses.writing.word_redline_names import MATHS
from clauses.writing.word_redline_names import NOTE_REFERENCES
from clauses.writing.word_redline_names import PPR
from clauses.writing.word_redline_names import REL_ID
from clauses.writing.word_redline_names import ROW
from clauses.writing.word_redline_names import RPR
from clauses.writing.word_redline_names import RUN
from clauses.writing.word_redline_names import SECTION
from clauses.writing.word_redline_names import SIMPLE_FIELD
from clauses.writing.word_redline_names import TABLE
from clauses.writing.word_redline_names import TEXT
from clauses.writing.word_redline_names import VAL
from clauses.writing.word_redline_names import Element
from clauses.writing.word_redline_names import P
from clauses.writing.word_redline_names import shown_text
from clauses.writing.word_redline_names import words_in
from clauses.writing.word_redline_package import Package
from clauses.writing.word_resolve import accept
from clauses.writing.word_resolve import reject


class Level(IntEnum):
    """How much of two documents is the same, each level more than the one before."""

    DIFFERENT = 0
    TEXT = 1
    """The words of every paragraph, notes included."""
    STRUCT = 2
    """Tables and their cells, pictures, links, fields, lists, headers and footers too."""
    FORMAT = 3
    """The direct look of every character and paragraph too."""


@dataclass(slots=True)
class Surroundings:
    """What the elements of one part refer to."""

    target: Callable[[str], str] = str
    """Says for the id of a link where it leads: an address, or a print of the content."""
    notes: Mapping[tuple[str, str], "Note"] = field(default_factory=dict)
    """The notes by kind and id."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, and what it refers to."""

    element: Element
    around: Surroundings


Line = tuple[Hashable, ...]


def check(old: bytes, new: bytes, redline: bytes) -> Level:
    """Say how well a redline holds both documents.

    Args:
        old: The earlier Word file; tracked changes in it count as accepted.
        new: The later one, likewise.
        redline: The file with tracked changes.

    Returns:
        The level at which the redline with all changes accepted is `new` and the redline with
        all changes rejected is `old`.
    """
    return min(
        agreement(Package(redline), Package(new), accept),
        agreement(Package(redline), Package(old), reject),
    )


def agreement(redline: Package, wanted: Package, how: Callable[[Element], int]) -> Level:
    """The level at which a redline, resolved, is a document with its own changes accepted."""
    got, want = _resolved(redline, how), _resolved(wanted, accept)
    same = _twins(got, want)
    return _level(lambda level: (list(_story(got, level, same)), list(_story(want, level, same))))


_REFERRING = re.compile(rb"2006/relationships|noteReference")


def _twins(one: Package, other: Package) -> set[Element]:
    """The blocks of two bodies that are the same XML in the same place and refer to nothing."""
    left, right = (package.root(package.main).find(BODY) for package in (one, other))
    found: set[Element] = set()
    if left is None or right is None or len(left) != len(right):
        return found
    for block, twin in zip(left, right, strict=True):
        print_ = _print(block)
        if print_ == _print(twin) and not _REFERRING.search(print_):
            found.update((block, twin))
    return found


def _print(block: Element) -> bytes:
    return etree.tostring(block, method="c14n", exclusive=True, with_tail=False)


def same_blocks(
    got: Iterable[Element], want: Iterable[Element], surroundings: Surroundings
) -> Level:
    """The level at which some blocks are the same as others."""
    left, right = list(got), list(want)
    return _level(
        lambda level: (
            list(_blocks(left, level, surroundings)),
            list(_blocks(right, level, surroundings)),
        )
    )


def _level(lines: Callable[[Level], tuple[list[Line], list[Line]]]) -> Level:
    for level in (Level.FORMAT, Level.STRUCT, Level.TEXT):
        got, want = (_trimmed(side, level) for side in lines(level))
        if got == want:
            return level
    return Level.DIFFERENT


def _trimmed(lines: list[Line], level: Level) -> list[Line]:
    """Empty paragraphs at the very end say nothing where only words count."""
    while level is Level.TEXT and lines and not "".join(map(str, lines[-1])).strip():
        lines.pop()
    return lines


def text_parts(package: Package) -> list[str]:
    """The parts of a package that hold paragraphs."""
    parts = [package.main]
    for name in ("footnotes", "endnotes", "header", "footer"):
        parts.extend(package.linked(name))
    return list(dict.fromkeys(parts))


def _resolved(package: Package, how: Callable[[Element], int]) -> Package:
    for part in text_parts(package):
        how(package.root(part))
    return package


def _story(package: Package, level: Level, known: Set[Element]) -> Iterator[Line]:
    """The lines of a whole document, without what is known: its body, its headers and footers."""
    main = _surroundings(package, package.main)
    body = package.root(package.main).find(BODY)
    if body is None:
        return
    yield from _blocks((block for block in body if block not in known), level, main)
    if level >= Level.STRUCT:
        yield from _headers(package, body, level)


def _surroundings(package: Package, part: str) -> Surroundings:
    notes = {}
    if part == package.main:
        for kind in ("footnote", "endnote"):
            for source in package.linked(f"{kind}s"):
                around = _surroundings(package, source)
                for note in package.root(source):
                    notes[kind, note.get(ID, "")] = Note(note, around)
    return Surroundings(lambda name: print_of(package, part, name), notes)


def print_of(package: Package, part: str, name: str) -> str:
    """What a link of a part leads to: an address, or a print of the bytes it finds there."""
    link = package.links(part).get(name)
    if link is None:
        return "?"
    if link.external or not package.has(link.target):
        return link.target
    return sha256(package.read(link.target)).hexdigest()


def _headers(package: Package, body: Element, level: Level) -> Iterator[Line]:
    links = package.links(package.main)
    for index, section in enumerate(body.iter(SECTION)):
        for reference in section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE):
            yield ("section", index, reference.tag, reference.get(f"{W}type"))
            link = links.get(reference.get(REL_ID, ""))
            if link is not None and package.has(link.target):
                surroundings = _surroundings(package, link.target)
                yield from _blocks(package.root(link.target), level, surroundings)


def _blocks(parent: Iterable[Element], level: Level, around: Surroundings) -> Iterator[Line]:
    for block in parent:
        if block.tag == P:
            yield from _paragraph(block, level, around)
        elif block.tag == TABLE:
            yield from _table(block, level, around)
        elif block.tag == CONTROL:
            content = block.find(CONTROL_CONTENT)
            yield from _blocks(content if content is not None else (), level, around)
        elif block.tag in (f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(block, level, around)
        elif block.tag in MATHS:
            yield (words_in(block),)


def _table(table: Element, level: Level, around: Surroundings) -> Iterator[Line]:
    bounds = level >= Level.STRUCT
    if bounds:
        yield ("table", *_looks(table, level, "tblPr"))
    for row in within(table, ROW, TABLE):
        if bounds:
            yield ("row", *_looks(row, level, "tblPrEx", "trPr"))
        for cell in within(row, CELL, ROW):
            if bounds:
                yield ("cell", *_looks(cell, level, "tcPr"))
            yield from _blocks(cell, level, around)
    if bounds:
        yield ("end of table",)


def _looks(element: Element, level: Level, *names: str) -> Iterator[str]:
    if level is Level.FORMAT:
        yield from (table_look(element.find(f"{W}{name}")) for name in names)


def table_look(properties: Element | None) -> str:
    """The look of a table, row or cell, without what Word reckons from its style."""
    return "" if properties is None else canonical(properties, {f"{W}cnfStyle"})


def within(holder: Element, tag: str, bound: str) -> Iterator[Element]:
    """The elements of a tag in a holder, but not those in a further `bound` inside it."""
    for element in holder.iter(tag):
        if next(element.iterancestors(bound)) is holder:
            yield element


def _paragraph(paragraph: Element, level: Level, around: Surroundings) -> Iterator[Line]:
    line = _Line(level, around)
    line.read(paragraph)
    properties = paragraph.find(PPR)
    head: tuple[Hashable, ...] = ()
    if properties is not None and level >= Level.STRUCT:
        depth = properties.find(f"{W}numPr/{W}ilvl")
        head = (("list", depth.get(VAL)),) if depth is not None else ()
    if properties is not None and level is Level.FORMAT:
        look = canonical(properties, {RPR, SECTION, f"{W}numPr"})
        head += (("look", look),) if look else ()
    yield head + tuple(line.items())
    for name, element, near in line.further:
        if level >= Level.STRUCT or name != "box":
            yield (name,)
        children = list(_blocks(element, level, near))
        yield from children or [()]


_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_CHARACTERS[f"{W}noBreakHyphen"] = "\u2011"
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


class _Line:
    """What one paragraph shows, gathered piece by piece."""

    def __init__(self, level: Level, around: Surroundings) -> None:
        self.struct = level >= Level.STRUCT
        self.format = level is Level.FORMAT
        self.around = around
        self.found: list[tuple[str, Hashable]] = []
        self.further: list[tuple[str, Element, Surroundings]] = []
        self._code = ""
        """The instruction of the field being read, which may be cut anywhere."""

    def items(self) -> Iterator[Hashable]:
        """The pieces, neighbouring text of one look joined."""
        self._field(self._code)
        look, text = "", ""
        for here, item in self.found:
            if isinstance(item, str) and (here == look or not text):
                look, text = here, text + item
                continue
            if text:
                yield (look, unicodedata.normalize("NFC", text))
            look, text = (here, item) if isinstance(item, str) else ("", "")
            if not isinstance(item, str):
                yield item
        if text:
            yield (look, unicodedata.normalize("NFC", text))

    def add(self, item: Hashable, run: Element | None = None) -> None:
        if item != "":
            self.found.append((self._look(run) if self.format and run is not None else "", item))

    def _look(self, run: Element) -> str:
        properties = run.find(RPR)
        return "" if properties is None else canonical(properties, _SILENT_LOOKS)

    def read(self, holder: Element) -> None:
        for child in holder:
            if child.tag == RUN:
                for atom in child:
                    self._atom(atom, child)
            elif child.tag == LINK:
                self._link(child)
            elif child.tag == SIMPLE_FIELD:
                self._field(child.get(f"{W}instr", ""))
                self.read(child)
            elif child.tag == CONTROL:
                content = child.find(CONTROL_CONTENT)
                self.read(content if content is not None else child)
            elif child.tag in MATHS:
                self.add(words_in(child))
            elif child.tag == ALTERNATES:
                self._atom(child, None)
            elif child.tag in _TRANSPARENT:
                self.read(child)

    def _link(self, link: Element) -> None:
        name = link.get(REL_ID)
        target = self.around.target(name) if name else "#" + link.get(f"{W}anchor", "")
        count = len(self.found)
        if self.struct:
            self.add(("link", target))
        self.read(link)
        if self.struct and len(self.found) == count + 1:
            self.found.pop()
        elif self.struct:
            self.add(("end of link",))

    def _field(self, instruction: str) -> None:
        if self.struct and instruction.strip():
            self.add(("field", " ".join(instruction.split())))

    def _atom(self, atom: Element, run: Element | None) -> None:
        tag = atom.tag
        if tag == TEXT:
            self.add(shown_text(atom), run)
        elif tag in _CHARACTERS:
            self.add(_CHARACTERS[tag], run)
        elif tag == f"{W}sym":
            self.add(("symbol", atom.get(f"{W}font"), atom.get(f"{W}char")))
        elif tag in NOTE_REFERENCES:
            self._note(NOTE_REFERENCES[tag], atom.get(ID, ""))
        elif tag == INSTRUCTION:
            self._code += atom.text or ""
        elif tag == FIELD_MARK:
            self._field(self._code)
            self._code = ""
        elif tag == ALTERNATES:
            for inner in atom[0] if len(atom) else ():
                self._atom(inner, run)
        elif tag in _PICTURES:
            self._picture(atom)

    def _note(self, kind: str, name: str) -> None:
        note = self.around.notes.get((kind, name))
        self.add((kind,) if note is not None else (kind, name))
        if note is not None:
            self.further.append((kind, note.element, note.around))

    def _picture(self, picture: Element) -> None:
        if len(picture) and all(child.tag == f"{V}shapetype" for child in picture):
            return
        prints = tuple(
            self.around.target(name)
            for element in picture.iter(f"{A}blip", f"{V}imagedata")
            for name in (element.get(f"{R}embed") or element.get(REL_ID),)
            if name
        )
        self.add(("picture", prints if self.struct else ()))
        for box in picture.iter(BOX):
            if not any(holder.tag.endswith("}Fallback") for holder in box.iterancestors()):
                self.further.append(("box", box, self.around))


_TRANSPARENT = frozenset(f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo"))
_SILENT_LOOKS = frozenset({f"{W}lang", f"{W}noProof", f"{W}proofErr"})


def canonical(properties: Iterable[Element], without: Iterable[str] = ()) -> str:
    """Properties as a string that knows no order and no editing sessions."""
    found = []
    for child in properties:
        if child.tag in without or child.tag.endswith("Change"):
            continue
        attributes = sorted(
            (name, value) for name, value in child.items() if "rsid" not in str(name).lower()
        )
        inner = f"({canonical(child)})" if len(child) else ""
        found.append(f"{child.tag}{attributes}{inner}")
    return ";".join(sorted(found))
