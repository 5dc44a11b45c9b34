"""A paper as a Word file: parallel columns and reports that are to be worked on in Word."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr
from zlib import crc32

from clauses.changes import Op
from clauses.reading.ooxml import WORD
from clauses.writing.ooxml.about import About
from clauses.writing.ooxml.about import describe
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.template import HEADINGS
from clauses.writing.ooxml.template import built_in
from clauses.writing.ooxml.template import region_of
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Control
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Figure
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Line
from clauses.writing.papers.paper import PageBreak
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Rules
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line

_INDENT = 425
_BAR = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="16191B"/></w:pBdr>'
_COLOURS = {Op.INSERT: "0A5730", Op.DELETE: "96202B"}
_MOVED = "5B3A8A"
_QUIET = "4D565C"
_WIDE, _TALL, _MARGIN = 16838, 11906, 1134
"""A sheet of A4 and its margins, in twentieths of a point."""


def write_paper_word(paper: Paper) -> bytes:
    """Set a paper as a Word file; the same paper gives the same bytes.

    There is no table of contents, since Word shows the headings itself, and a drawing is told in
    its words.
    """
    package = Package(built_in(paper.title, paper.language))
    place = _Place(_width(paper))
    body = "".join((*_opening(paper), *_blocks(paper.blocks, place), _section(paper)))
    package.put(
        package.main,
        f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode(),
        package.content_type(package.main),
    )
    about = About(
        paper.title, paper.language, date=paper.date, header=paper.running, page=paper.page
    )
    describe(package, about)
    return package.write()


def _section(paper: Paper) -> str:
    size = (_WIDE, _TALL) if paper.wide else (_TALL, _WIDE)
    turned = ' w:orient="landscape"' if paper.wide else ""
    sides = "".join(f' w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"{turned}/>'
        f'<w:pgMar{sides} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def _width(paper: Paper) -> int:
    return (_WIDE if paper.wide else _TALL) - 2 * _MARGIN


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: how wide, in which language, and how it is set."""

    width: int
    language: str = ""
    properties: str = ""
    """Properties of its paragraphs, in the order of the schema."""
    look: str = ""
    """Properties of its runs."""


def _opening(paper: Paper) -> Iterator[str]:
    place = _Place(0)
    if paper.kind:
        yield _paragraph(line(paper.kind, Tone.LABEL), place)
    yield _paragraph(line(paper.title), place, "Title")
    if paper.subtitle:
        yield _paragraph(line(paper.subtitle, Tone.QUIET), place)


def _blocks(blocks: Sequence[Block], place: _Place) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, place)


def _block(block: Block, place: _Place) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block, place)
        case Text():
            yield _paragraph(block.words, place)
        case Entries():
            yield from (_entry(entry, place) for entry in block.entries)
        case Grid():
            yield _table(block, place)
        case Group():
            inside = _blocks(block.blocks, _within(block, place))
            yield from [_control(block.control, "".join(inside))] if block.control else inside
        case Figure():
            yield _paragraph(line(f"[{block.alternative}]", Tone.QUIET), place)
            yield from [_paragraph(block.caption, place)] if block.caption else ()
        case PageBreak():
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _control(control: Control, inside: str) -> str:
    """Paragraphs as a content control, with a bookmark for programs that drop its name."""
    name, number = quoteattr(control.name), crc32(control.name.encode()) % _MARKS
    empty = "<w:showingPlcHdr/>" if control.empty else ""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={name}/>'
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(control.title)}/><w:tag w:val={name}/>{empty}"
        f"</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


_MARKS = 2**31
"""Ids of bookmarks are below it."""


def _within(group: Group, place: _Place) -> _Place:
    language = group.language or place.language
    look = '<w:sz w:val="18"/>' if group.role in {Role.ASIDE, Role.NOTES} else place.look
    properties = _PROPERTIES.get(group.role, place.properties)
    if group.role is Role.LEAD:
        properties = _KEPT + place.properties.removeprefix(_KEPT)
    return replace(place, language=language, properties=properties, look=look)


_KEPT = "<w:keepNext/>"
_PROPERTIES = {
    Role.CHANGED: _BAR,
    Role.ASIDE: f'<w:spacing w:after="60"/><w:ind w:left="{_INDENT}"/>',
    Role.QUOTE: f'<w:spacing w:after="60"/><w:ind w:left="{2 * _INDENT}"/>',
}


def _heading(heading: Heading, place: _Place) -> str:
    number = line(f"{heading.number} ", Tone.QUIET) if heading.number else ()
    style = f"Heading{max(1, min(heading.level, HEADINGS))}"
    return _paragraph(
        (*number, *heading.words), place, style, '<w:numPr><w:numId w:val="0"/></w:numPr>'
    )


def _entry(entry: Entry, place: _Place) -> str:
    left = _INDENT * (entry.level + 1)
    indent = f'<w:ind w:left="{left}" w:hanging="{_INDENT}"/>'
    bar = _BAR if entry.changed else ""
    words = (Words(f"{entry.label}\t"), *entry.words)
    return _paragraph(words, replace(place, properties=bar + indent), "ListParagraph")


def _paragraph(words: Line, place: _Place, style: str = "", own: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"{styled}{_ordered(own, place.properties)}"
    runs = "".join(_run(one, place) for one in words)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _ordered(numbering: str, properties: str) -> str:
    """Properties in the order of the schema: what keeps, then numbers, then all others."""
    kept = _KEPT if properties.startswith(_KEPT) else ""
    return f"{kept}{numbering}{properties.removeprefix(_KEPT)}"


def _run(words: Words, place: _Place) -> str:
    text = words.text + "".join(f" [{_said(block)}]" for block in words.note)
    return f"<w:r><w:rPr>{_look(words, place)}</w:rPr>{_text(text)}</w:r>"


def _said(block: Block) -> str:
    return "".join(one.text for one in block.words) if isinstance(block, Text) else ""


_SCRIPTS = {
    "sup": '<w:vertAlign w:val="superscript"/>',
    "sub": '<w:vertAlign w:val="subscript"/>',
}


_STRUCK = {False: "<w:strike/>", True: "<w:dstrike/>"}
_UNDERLINED = {False: "single", True: "double"}


def _look(words: Words, place: _Place) -> str:
    colour = _COLOURS.get(words.op) or (_QUIET if words.tone else "")
    colour = _MOVED if words.moved else colour
    parts = (
        "<w:b/>" if words.bold else "",
        "<w:i/>" if words.italic else "",
        _STRUCK[words.moved] if words.op is Op.DELETE else "",
        f'<w:color w:val="{colour}"/>' if colour else "",
        place.look or ('<w:sz w:val="18"/>' if words.tone is Tone.LABEL else ""),
        f'<w:u w:val="{_UNDERLINED[words.moved]}"/>' if words.op is Op.INSERT else "",
        _SCRIPTS.get(words.script, ""),
        f'<w:lang w:val="{region_of(place.language)}"/>' if place.language else "",
    )
    return "".join(parts)


def _text(text: str) -> str:
    lines = [
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in one.split("\t")
        )
        for one in text.split("\n")
    ]
    return "<w:br/>".join(lines)


def _table(grid: Grid, place: _Place) -> str:
    count = max((sum(box.columns for box in row) for row in grid.rows), default=1)
    shares = grid.widths if len(grid.widths) == count else (1,) * count
    widths = [max(1, place.width * share // sum(shares)) for share in shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(row, widths, grid, place, header=number < grid.headers)
        for number, row in enumerate(grid.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_BORDERS[grid.rules]}'
        f'<w:tblLayout w:type="fixed"/>{_CELLS}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl><w:p><w:pPr>"
        '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    )


_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="B9C0C4"/>'
_BORDERS = {
    Rules.LINES: f"<w:tblBorders><w:top {_LINE}<w:bottom {_LINE}<w:insideH {_LINE}</w:tblBorders>",
    Rules.PARALLEL: "",
}
_CELLS = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="227" w:type="dxa"/></w:tblCellMar>'
)


def _row(
    row: Sequence[Box], widths: Sequence[int], grid: Grid, place: _Place, *, header: bool
) -> str:
    cells = []
    at = 0
    for box in row:
        width = sum(widths[at : at + box.columns])
        at += box.columns
        cells.append(_cell(box, replace(place, width=width, properties="", look=""), grid, header))
    marked = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{marked}{''.join(cells)}</w:tr>"


_UNDER = (
    '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="16191B"/></w:tcBorders>'
)


def _cell(box: Box, place: _Place, grid: Grid, header: bool) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    under = _UNDER if header else ""
    look = "<w:i/>" if grid.rules is Rules.PARALLEL else "<w:b/>"
    inner = "".join(_blocks(box.blocks, replace(place, look=look if header else "")))
    closing = "" if inner.endswith("</w:p>") else "<w:p/>"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{place.width}" w:type="dxa"/>{span}{under}</w:tcPr>'
        f"{inner}{closing}</w:tc>"
    )
