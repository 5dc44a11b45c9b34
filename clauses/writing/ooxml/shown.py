"""What the blocks of a Word file show, as lines that can be compared."""

import unicodedata
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import IntEnum

from clauses.reading.ooxml import A
from clauses.reading.ooxml import R
from clauses.reading.ooxml import V
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import ALTERNATES
from clauses.writing.ooxml.names import BOX
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import CONTROL_CONTENT
from clauses.writing.ooxml.names import FIELD_MARK
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import MATHS
from clauses.writing.ooxml.names import NOTE_REFERENCES
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import ROW
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import SIMPLE_FIELD
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import shown_text
from clauses.writing.ooxml.names import words_in


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


def shown_blocks(parent: Iterable[Element], level: Level, around: Surroundings) -> Iterator[Line]:
    """The lines that some blocks show at a level."""
    for block in parent:
        if block.tag == P:
            yield from _paragraph(block, level, around)
        elif block.tag == TABLE:
            yield from _table(block, level, around)
        elif block.tag == CONTROL:
            content = block.find(CONTROL_CONTENT)
            yield from shown_blocks(content if content is not None else (), level, around)
        elif block.tag in (f"{W}customXml", f"{W}smartTag"):
            yield from shown_blocks(block, level, around)
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
            yield from shown_blocks(cell, level, around)
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
        children = list(shown_blocks(element, level, near))
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
