"""Make the Word files of the sample family from their readable sources.

`python examples/make.py [FOLDER]` writes them to FOLDER (`examples/word/` unless another is named),
byte for byte the same each time: the parts are stored uncompressed, in a fixed order, with a fixed
date. What never differs between the files lies as plain XML in `examples/template/`.
"""

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
STAGES = {"utkast": "Utkast", "remiss": "Remissversion", "beslut": "Beslutsversion"}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT_WIDTH = 9070
WIDE_TEXT_WIDTH = 14000
FIRST_LIST = 10

# --------------------------------------------------------------------------- the source notation


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table of a source."""

    kind: str
    """`title`, `chapter`, `section`, `paragraph`, `bullet`, `numbered` or `table`."""
    text: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it was read: its blocks in order, and the bodies of its footnotes."""

    blocks: tuple[Block, ...]
    footnotes: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The text of the first title."""
        return next(block.text for block in self.blocks if block.kind == "title")


@dataclass(frozen=True, slots=True)
class Clause:
    """A chapter or section of a source, or its title with the preamble."""

    heading: str
    number: str
    body: str


HEADINGS = {"# ": "title", "## ": "chapter", "### ": "section"}
ITEM = re.compile(r"(?P<indent>(?:  )*)(?P<mark>[-+]) (?P<text>.+)")
FOOTNOTE_BODY = re.compile(r"\[\^(?P<key>\w+)\]: (?P<text>.+)")


def read_source(text: str) -> Source:
    """Read a source in the notation that `examples/README.md` describes."""
    lines = [line for line in text.splitlines() if line.strip()]
    bodies = [found for line in lines if (found := FOOTNOTE_BODY.fullmatch(line))]
    rest = [line for line in lines if not FOOTNOTE_BODY.fullmatch(line)]
    return Source(tuple(_blocks(rest)), {found["key"]: found["text"] for found in bodies})


def read_clauses(text: str) -> tuple[Clause, ...]:
    """Cut a source into clauses; the title with the preamble comes first, with no number."""
    clauses: list[Clause] = []
    chapter = section = 0
    for part in re.split(r"(?m)^(?=#{1,3} )", FOOTNOTE_BODY.sub("", text)):
        mark, _, rest = part.partition(" ")
        heading, _, body = rest.partition("\n")
        if mark == "##":
            chapter, section = chapter + 1, 0
        elif mark == "###":
            section += 1
        number = {"##": f"{chapter}", "###": f"{chapter}.{section}"}.get(mark, "")
        if mark:
            clauses.append(Clause(heading, number, body.strip()))
    return tuple(clauses)


def _blocks(lines: list[str]) -> Iterator[Block]:
    table: list[tuple[str, ...]] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("|"):
            table.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            if not following.startswith("|"):
                yield Block("table", "", rows=(table[0], *table[2:]))
                table = []
        else:
            yield _block(line)


def _block(line: str) -> Block:
    mark = line[: line.find(" ") + 1]
    if mark in HEADINGS:
        return Block(HEADINGS[mark], line.removeprefix(mark))
    if item := ITEM.fullmatch(line):
        kind = "bullet" if item["mark"] == "-" else "numbered"
        return Block(kind, item["text"], level=len(item["indent"]) // 2)
    return Block("paragraph", line)


# ------------------------------------------------------------------------------- the Word markup

INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>\w+)\]"
    r"|\{ref (?P<target>[^|}]+)\|(?P<shown>[^}]+)\}"
)
STYLES = {
    "title": "Title",
    "chapter": "Heading1",
    "section": "Heading2",
    "bullet": "ListBullet",
    "numbered": "ListNumber",
}
AFTER_TABLE = '<w:pPr><w:spacing w:before="160"/></w:pPr>'


def write_body(source: Source, *, numbered: bool, width: int) -> str:
    """Write the blocks of a source as the body of a Word document."""
    targets = {found["target"] for block in source.blocks for found in _references(block.text)}
    notes = list(source.footnotes)
    parts: list[str] = []
    lists = 0
    before = ""
    for block in source.blocks:
        lists += block.kind == "numbered" and before != "numbered"
        if block.kind == "table":
            parts.append(_table(block, width, notes))
        else:
            properties = _properties(block, before, FIRST_LIST + lists - 1, numbered=numbered)
            content = _runs(block.text, notes)
            if block.kind in {"chapter", "section"} and block.text in targets:
                content = _bookmarked(block.text, content)
            parts.append(f"<w:p>{properties}{content}</w:p>")
        before = block.kind
    return "\n".join([*parts, "<w:p/>"] if before == "table" else parts)


def count_lists(source: Source) -> int:
    """Count the numbered lists of a source; each starts again from its first number."""
    kinds = ["", *(block.kind for block in source.blocks)]
    return sum(after == "numbered" != before for before, after in pairwise(kinds))


def _references(text: str) -> list[re.Match[str]]:
    return [found for found in INLINE.finditer(text) if found["target"]]


def _properties(block: Block, before: str, number: int, *, numbered: bool) -> str:
    style = STYLES.get(block.kind)
    if style is None:
        return AFTER_TABLE if before == "table" else ""
    numbering = ""
    if block.kind == "numbered":
        numbering = _numbering(block.level, number)
    elif block.kind == "bullet" and block.level:
        numbering = _numbering(block.level, 2)
    elif block.kind in {"chapter", "section"} and not numbered:
        numbering = '<w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="0" w:firstLine="0"/>'
    return f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'


def _numbering(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _bookmark(heading: str) -> str:
    return f"_Ref{zlib.crc32(heading.encode()) % 10**9:09}"


def _bookmarked(heading: str, content: str) -> str:
    identity = zlib.crc32(heading.encode()) % 10**6
    name = _bookmark(heading)
    start = f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'


def _runs(text: str, notes: list[str]) -> str:
    parts: list[str] = []
    end = 0
    for found in INLINE.finditer(text):
        parts += [_run(text[end : found.start()]), _special(found, notes)]
        end = found.end()
    return "".join([*parts, _run(text[end:])])


def _special(found: re.Match[str], notes: list[str]) -> str:
    if found["bold"]:
        return _run(found["bold"], "<w:b/><w:bCs/>")
    if found["italic"]:
        return _run(found["italic"], "<w:i/><w:iCs/>")
    if found["note"]:
        number = notes.index(found["note"]) + 1
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
    return _field(f"REF {_bookmark(found['target'])} \\r \\h", found["shown"])


def _run(text: str, properties: str = "") -> str:
    if not text:
        return ""
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _table(block: Block, width: int, notes: list[str]) -> str:
    widths = _column_widths(block.rows, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    rows = "".join(
        _row(row, widths, notes, header=index == 0) for index, row in enumerate(block.rows)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _column_widths(rows: tuple[tuple[str, ...], ...], width: int) -> list[int]:
    """Share the width by the longest cell of each column, within reason."""
    weights = [min(max(len(cell) for cell in column), 90) + 8 for column in zip(*rows, strict=True)]
    return [width * weight // sum(weights) for weight in weights]


def _row(row: tuple[str, ...], widths: list[int], notes: list[str], *, header: bool) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if header else "") + "</w:trPr>"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{_runs(cell, notes)}</w:p></w:tc>'
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


# ------------------------------------------------------------------------------ the Word package


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the text of one file."""

    header: str
    by: str
    date: str
    numbered: bool = True
    wide: bool = False


def write_word(source: Source, sheet: Sheet) -> bytes:
    """Write a source as a Word file."""
    width = WIDE_TEXT_WIDTH if sheet.wide else TEXT_WIDTH
    body = write_body(source, numbered=sheet.numbered, width=width)
    lists = "".join(_list_number(FIRST_LIST + index) for index in range(count_lists(source)))
    parts = {
        "[Content_Types].xml": _template("content-types"),
        "_rels/.rels": _template("package-rels"),
        "docProps/core.xml": _core(source.title, sheet),
        "word/document.xml": _part("document", f"<w:body>\n{body}\n{_section(sheet)}</w:body>"),
        "word/_rels/document.xml.rels": _template("document-rels"),
        "word/styles.xml": _template("styles").replace("TEXTWIDTH", f"{width}"),
        "word/numbering.xml": _template("numbering").replace("LISTS", lists),
        "word/settings.xml": _template("settings"),
        "word/footnotes.xml": _footnotes(source),
        "word/header1.xml": _part("hdr", _edge("Header", source.title, _run(sheet.header))),
        "word/footer1.xml": _part("ftr", _edge("Footer", sheet.by, _page_number())),
    }
    return _zipped(parts)


def _template(name: str) -> str:
    return (HERE / "template" / f"{name}.xml").read_text(encoding="utf-8")


def _part(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>\n"


def _list_number(number: int) -> str:
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(2)
    )
    return f'  <w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{restart}</w:num>\n'


def _section(sheet: Sheet) -> str:
    size = (
        'w:w="16838" w:h="11906" w:orient="landscape"' if sheet.wide else 'w:w="11906" w:h="16838"'
    )
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        f'<w:footerReference w:type="default" r:id="rId6"/><w:pgSz {size}/>'
        '<w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" '
        'w:header="794" w:footer="624" w:gutter="0"/></w:sectPr>'
    )


def _edge(style: str, left: str, right: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{properties}{_run(left)}<w:r><w:tab/></w:r>{right}</w:p>"


def _page_number() -> str:
    return f"{_run('Sida ')}{_field('PAGE', '1')}{_run(' av ')}{_field('NUMPAGES', '1')}"


def _footnotes(source: Source) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}'
        f"{_run(' ' + text)}</w:p></w:footnote>"
        for number, text in enumerate(source.footnotes.values(), 1)
    )
    return _part("footnotes", separators + notes)


def _core(title: str, sheet: Sheet) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{sheet.date}T08:00:00Z'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(sheet.by)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(sheet.by)}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
        "<dc:language>sv-SE</dc:language></cp:coreProperties>\n"
    )


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


# ------------------------------------------------------------------------------------ the family


def make_family() -> dict[str, bytes]:
    """Make every Word file that `family.json` names, by file name."""
    family = json.loads((HERE / "family.json").read_text(encoding="utf-8"))
    files = [step for step in family["steps"] if step.get("file", "").endswith(".docx")]
    return {Path(step["file"]).name: _make_file(step) for step in files}


def _make_file(step: dict[str, str]) -> bytes:
    name = Path(step["file"]).stem
    if step["do"] == "import":
        text = (HERE / "texts" / f"{name}.md").read_text(encoding="utf-8")
        stage, _, number = step["version"].partition("-")
        header = f"{STAGES[stage]} {number}, {step['date']}"
        return write_word(read_source(text), Sheet(header, step["by"], step["date"]))
    text = (HERE / "minutes" / f"{name}.md").read_text(encoding="utf-8")
    wide = step["do"] == "collation"
    sheet = Sheet(step["date"], step["by"], step["date"], numbered=False, wide=wide)
    return write_word(read_source(text), sheet)


def main() -> None:
    """Write the files to the folder named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "word"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in make_family().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
