"""The walk through a story of a Word file: its body, a note, a header."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from collections.abc import Set
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.model import RemarkKind
from clauses.model import RevisionKind
from clauses.reading.ooxml import MC
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import R
from clauses.reading.ooxml import W
from clauses.reading.package import Relationship
from clauses.reading.refusal import TooLargeError
from clauses.reading.word.fields import paired_fields
from clauses.reading.word.findings import Findings
from clauses.reading.word.inline import Inline
from clauses.reading.word.lines import Grid
from clauses.reading.word.lines import GridCell
from clauses.reading.word.lines import Line
from clauses.reading.word.lines import Piece
from clauses.reading.word.lists import Label
from clauses.reading.word.lists import Lists
from clauses.reading.word.looks import Looks
from clauses.reading.word.revisions import Anchors
from clauses.reading.word.revisions import Revisions
from clauses.reading.word.styles import Style
from clauses.reading.word.styles import Styles
from clauses.reading.word.styles import ground_of
from clauses.reading.word.styles import is_flat
from clauses.reading.word.styles import number_in
from clauses.reading.word.styles import value_of
from clauses.reading.word.tables import ADDS
from clauses.reading.word.tables import CONTAINERS
from clauses.reading.word.tables import STRIKES
from clauses.reading.word.tables import TrackedBlock
from clauses.reading.word.tables import cell_properties
from clauses.reading.word.tables import cells_of
from clauses.reading.word.tables import goes_on
from clauses.reading.word.tables import is_header
from clauses.reading.word.tables import is_unseen
from clauses.reading.word.tables import row_mark
from clauses.reading.word.tables import rows_of

MAX_TABLES = 20
"""Deeper than this no table stands in another."""
MAX_COLUMNS = 1_000
MAX_ATTRIBUTES = 200
MAX_PARAGRAPHS = 100_000


def _no_chunk(_: str) -> Sequence[str]:
    return ()


@dataclass(slots=True)
class Sheet:
    """What all stories of a file share."""

    styles: Styles
    lists: Lists
    findings: Findings = field(default_factory=Findings)
    revisions: Revisions = field(default_factory=Revisions)
    anchors: Anchors = field(default_factory=Anchors)
    chunk: Callable[[str], Sequence[str]] = _no_chunk
    """The paragraphs of a part of another type."""
    looks: Looks = field(init=False)

    def __post_init__(self) -> None:
        self.looks = Looks(self.styles)


@dataclass(frozen=True, slots=True)
class Source:
    """A part of a file in which stories lie."""

    root: etree._Element
    links: Mapping[str, Relationship]
    positions: Mapping[etree._Element, int]
    """Its paragraphs and where each stands among them."""
    fields: Set[etree._Element]
    """Its field characters that belong together."""


def source_of(root: etree._Element, links: Mapping[str, Relationship]) -> Source:
    """Make a part ready for its stories to be read.

    Args:
        root: The part.
        links: Where its links lead.

    Raises:
        TooLargeError: It holds more paragraphs than any document.
    """
    positions = {element: at for at, element in enumerate(root.iter(_PARAGRAPH))}
    if len(positions) > MAX_PARAGRAPHS:
        raise TooLargeError
    return Source(root, links, positions, paired_fields(root))


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was walked through."""

    lines: Sequence[Line | Grid]
    notes: Sequence[str]
    """The notes it refers to, in order."""
    last_block: int


def read_story(within: etree._Element, source: Source, sheet: Sheet, first_block: int = 0) -> Story:
    """Walk through a story.

    Args:
        within: The element that holds it.
        source: The part that it lies in.
        sheet: Styles and lists, and where findings go.
        first_block: The number that its first block gets.

    Raises:
        TooLargeError: Something in it is beyond measure.
    """
    inline = Inline(
        sheet.looks,
        source.links,
        sheet.findings,
        sheet.revisions,
        sheet.anchors,
        source.fields,
        Line(Style()),
    )
    walk = _Walk(sheet, inline, source.positions, source.links, first_block)
    walk.blocks(within)
    walk.close()
    return Story(walk.out, inline.notes, walk.block)


@dataclass(slots=True)
class _Walk:
    sheet: Sheet
    inline: Inline
    positions: Mapping[etree._Element, int]
    links: Mapping[str, Relationship]
    block: int
    out: list[Line | Grid] = field(default_factory=list)
    tables: int = 0
    boxed: bool = False
    contents: bool = False
    pending: Line | None = None
    """A line whose last paragraph mark was struck, so that the next goes on with it."""

    def blocks(self, parent: etree._Element) -> None:
        """Take in everything that stands at the level of paragraphs."""
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self.paragraph(child)
            elif tag == _TABLE:
                self.close()
                self.table(child)
            elif tag in CONTAINERS:
                self.container(child)
            elif tag == f"{W}altChunk":
                self.chunk(child)
            elif tag == f"{W}commentRangeStart":
                self.sheet.anchors.start(child.get(f"{W}id", ""), self.block)
            elif tag == f"{W}commentRangeEnd":
                self.sheet.anchors.end(child.get(f"{W}id", ""))
            elif not tag.startswith(W) or tag == f"{W}subDoc":
                self.sheet.findings.noted(RemarkKind.NOT_KEPT, _local(tag), self.block)

    def chunk(self, element: etree._Element) -> None:
        """Take in a text of another type that Word shows in this place."""
        link = self.links.get(element.get(f"{R}id", ""))
        part = "" if link is None else link.target
        for text in self.sheet.chunk(part):
            line = self.fresh(self.style_of(None))
            line.pieces.append(Piece(text))
            self.finish(line)
        self.sheet.findings.noted(RemarkKind.NOT_KEPT, part, self.block)

    def container(self, element: etree._Element) -> None:
        """Take in what stands in a content control, custom XML or the like."""
        tag = element.tag
        if tag == f"{MC}AlternateContent":
            shown = self.inline.alternative(element)
            if shown is not None:
                self.blocks(shown)
        elif tag == f"{W}sdt":
            before = self.contents
            self.contents = before or _is_contents(element)
            for content in element.iterchildren(f"{W}sdtContent"):
                self.blocks(content)
            self.contents = before
        else:
            with_mark = TrackedBlock(self.inline, element)
            with_mark.enter()
            self.blocks(element)
            with_mark.leave()

    def paragraph(self, element: etree._Element) -> None:
        """Take in a paragraph, and after it the text boxes anchored in it."""
        if len(element.attrib) > MAX_ATTRIBUTES:
            raise TooLargeError
        properties = element.find(_PROPERTIES)
        style = self.style_of(properties)
        line = self.pending if self.pending is not None else self.fresh(style)
        joined = self.pending is not None
        self.pending = None
        line.style = style
        line.paragraphs.append((self.positions[element], len(line.text) if joined else 0))
        self.inline.begin(line)
        before = self.inline.ground, self.inline.unseen
        self.colour(properties, style)
        self.inline.walk(element)
        self.inline.ground, self.inline.unseen = before
        boxes, self.inline.boxes = self.inline.boxes, []
        struck = self.tracked_mark(properties, line)
        self.dress(line, properties)
        if struck:
            self.pending = line
        else:
            self.finish(line)
        for box, concealed in boxes:
            self.box(box, concealed=concealed)

    def colour(self, properties: etree._Element | None, style: Style) -> None:
        """Note what is behind the text of a paragraph, and whether its lines can be seen."""
        shade = None if properties is None else properties.find(f"{W}shd")
        ground = style.ground if shade is None else ground_of(shade)
        if ground is not None:
            self.inline.ground = ground
        own = properties is not None and properties.find(f"{W}spacing") is not None
        flat = is_flat(properties) if own and properties is not None else style.flat
        self.inline.unseen = self.inline.unseen or flat

    def style_of(self, properties: etree._Element | None) -> Style:
        styles = self.sheet.styles
        named = "" if properties is None else value_of(properties, "pStyle")
        return styles.style(named if named in styles.elements else styles.default)

    def fresh(self, style: Style) -> Line:
        if not self.tables:
            self.block += 1
        return Line(style, self.block, contents=self.contents, boxed=self.boxed)

    def tracked_mark(self, properties: etree._Element | None, line: Line) -> bool:
        """Note what happened to the paragraph's mark and look; say whether it was struck."""
        inline, revisions = self.inline, self.sheet.revisions
        change = None if properties is None else properties.find(f"{W}pPrChange")
        if change is not None:
            revisions.single(RevisionKind.FORMAT, change, line.text, line.block)
        look = None if properties is None else properties.find(f"{W}rPr")
        struck, added = inline.struck, inline.mark
        for mark in () if look is None else look:
            if mark.tag in STRIKES:
                struck = mark
            elif mark.tag in ADDS:
                added = mark
        if struck is not None:
            revisions.add(RevisionKind.DELETION, struck, "\n", line.block)
            return True
        if added is None:
            revisions.interrupt()
        else:
            moved = added.tag == f"{W}moveTo"
            kind = RevisionKind.MOVE if moved else RevisionKind.INSERTION
            revisions.add(kind, added, "\n", line.block)
        return False

    def dress(self, line: Line, properties: etree._Element | None) -> None:
        """Give a line the properties of its last paragraph."""
        style = line.style
        line.level, line.title, line.centred = style.level, style.title, style.centred
        line.contents = self.contents or style.contents
        line.numbering = None
        if properties is None:
            return
        outline = number_in(value_of(properties, "outlineLvl"))
        if outline is not None and not style.title:
            line.level = outline + 1 if 0 <= outline < 9 else 0
        justified = value_of(properties, "jc")
        if justified:
            line.centred = justified == "center"
        own = properties.find(f"{W}numPr")
        if own is not None:
            self.note_numbering(own, line)
            line.numbering = value_of(own, "numId") or None, number_in(value_of(own, "ilvl"))

    def note_numbering(self, numbering: etree._Element, line: Line) -> None:
        """Note that a paragraph was given a number, or another one."""
        for mark in numbering.iterchildren(f"{W}ins", f"{W}numberingChange"):
            self.sheet.revisions.single(RevisionKind.FORMAT, mark, line.text, line.block)

    def finish(self, line: Line) -> None:
        """Put a line where it belongs, with its number."""
        self.sheet.anchors.flow.append("\n")
        line.label = self.label(line)
        self.out.append(line)

    def close(self) -> None:
        """Finish a line whose next paragraph never came."""
        if self.pending is not None:
            line, self.pending = self.pending, None
            if not line.blank:
                self.finish(line)

    def label(self, line: Line) -> Label | None:
        num_id, level = self.numbering(line)
        if not num_id or num_id == "0" or line.contents:
            return None
        label = self.sheet.lists.next(num_id, level)
        if label is not None and label.cut:
            self.sheet.findings.noted(RemarkKind.NOT_KEPT, label.text, line.block)
        return label

    def numbering(self, line: Line) -> tuple[str, int]:
        style, lists = line.style, self.sheet.lists
        own = line.numbering
        num_id = style.num_id if own is None or own[0] is None else own[0]
        linked = lists.level_of_style(num_id, style.num_style or style.id)
        if own is not None and own[1] is not None:
            return num_id, own[1]
        if linked is not None:
            return num_id, linked
        return num_id, style.num_level or 0

    def box(self, element: etree._Element, *, concealed: bool) -> None:
        """Take in a text box as lines of their own after its paragraph."""
        before = self.boxed, self.inline.ground, self.inline.unseen, self.pending
        self.boxed, self.inline.ground, self.inline.unseen = True, "", before[2] or concealed
        self.pending = None
        start = len(self.out)
        self.blocks(element)
        self.close()
        self.boxed, self.inline.ground, self.inline.unseen, self.pending = before
        text = "\n".join(line.text for line in self.out[start:] if isinstance(line, Line))
        if not concealed:
            self.sheet.findings.noted(RemarkKind.TEXT_BOX, text, self.block)

    def table(self, element: etree._Element) -> None:
        """Take in a table with everything in its cells."""
        if self.tables >= MAX_TABLES:
            raise TooLargeError
        if not self.tables:
            self.block += 1
        grid = Grid(self.block, contents=self.contents, boxed=self.boxed)
        before = self.out, self.inline.ground, self.inline.unseen
        self.dress_table(element.find(f"{W}tblPr"))
        self.tables += 1
        for row in rows_of(element):
            self.row(row, grid)
        self.tables -= 1
        self.out, self.inline.ground, self.inline.unseen = before
        if grid.rows:
            self.out.append(grid)

    def dress_table(self, properties: etree._Element | None) -> None:
        """Note the colour behind the cells of a table, and whether its style hides them."""
        if properties is None:
            return
        style = self.sheet.styles.style(value_of(properties, "tblStyle"))
        shade = properties.find(f"{W}shd")
        own = None if shade is None else ground_of(shade)
        ground = style.ground if own is None else own
        if ground is not None:
            self.inline.ground = ground
        self.inline.unseen = self.inline.unseen or bool(style.look.hidden)

    def row(self, element: etree._Element, grid: Grid) -> None:
        self.block += self.tables == 1
        properties = element.find(f"{W}trPr")
        tracked = TrackedBlock(self.inline, row_mark(properties))
        tracked.enter()
        before = self.inline.unseen
        self.inline.unseen = before or is_unseen(properties)
        cells = [self.cell(cell) for cell in cells_of(element)]
        self.inline.unseen = before
        tracked.leave()
        kept = [cell for cell in cells if cell is not None]
        if properties is not None:
            self.check_row(properties)
            if not grid.rows and is_header(properties):
                grid.headed = True
        if kept and self.inline.struck is None and not tracked.strikes:
            grid.rows.append(kept)

    def check_row(self, properties: etree._Element) -> None:
        for name in ("gridBefore", "gridAfter"):
            if (number_in(value_of(properties, name) or "0") or 0) > MAX_COLUMNS:
                raise TooLargeError
        change = properties.find(f"{W}trPrChange")
        if change is not None:
            self.sheet.revisions.single(RevisionKind.FORMAT, change, "", self.block)

    def cell(self, element: etree._Element) -> GridCell | None:
        """Take in a cell; nothing where it was struck."""
        properties = element.find(f"{W}tcPr")
        columns, mark, ground = cell_properties(properties)
        if columns > MAX_COLUMNS:
            raise TooLargeError
        before = self.out, self.inline.ground
        self.out = []
        self.inline.ground = before[1] if ground is None else ground
        tracked = TrackedBlock(self.inline, mark)
        tracked.enter()
        self.blocks(element)
        self.close()
        tracked.leave()
        lines = self.out
        self.out, self.inline.ground = before
        return None if tracked.strikes else GridCell(lines, columns, goes_on(properties))


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


_PARAGRAPH = f"{W}p"
_PROPERTIES = f"{W}pPr"
_TABLE = f"{W}tbl"
