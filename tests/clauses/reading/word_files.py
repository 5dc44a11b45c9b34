"""Small Word files made for one test each."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MARK = 'w:id="1" w:author="Region Norr" w:date="2026-01-02T03:04:05Z"'
HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2, 3)
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>' + HEADINGS
)


def run(text: str, look: str = "") -> str:
    """A run of some text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; content without markup becomes a run."""
    inner = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1, style: str = "") -> str:
    """A paragraph with an automatic number."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, style, numbering)


def table(*rows: tuple[str, ...], header: bool = False) -> str:
    """A table whose cells hold what is given."""
    told = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header and not at else ''}"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for at, row in enumerate(rows)
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{told}</w:tbl>"


def level(at: int, text: str, style: str = "decimal", more: str = "") -> str:
    """A level of a numbering definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, lists: str = "") -> str:
    """A numbering part with one definition and the list 1 that uses it."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}'
    )


def word(
    body: str, *, styles: str = STYLES, main: str = MAIN, links: str = "", **parts: str
) -> bytes:
    """A Word file.

    Args:
        body: What stands in the body.
        styles: The styles.
        main: The content type of the text.
        links: More relationships of the text.
        parts: The content of more parts by kind: `numbering`, `footnotes`, `comments` …
    """
    parts = {"styles": styles, **parts}
    files = {
        "[Content_Types].xml": _types(main),
        "_rels/.rels": _links(
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(
            "".join(
                f'<Relationship Id="rel-{kind}" Type="{OFFICE}/{_kind(kind)}" Target="{kind}.xml"/>'
                for kind in parts
            )
            + links
        ),
    }
    files |= {
        f"word/{kind}.xml": f"<w:{_root(kind)} {NAMESPACES}>{inner}</w:{_root(kind)}>"
        for kind, inner in parts.items()
    }
    return pack(files)


def _kind(part: str) -> str:
    return part.rstrip("0123456789")


def _root(part: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(_kind(part), _kind(part))


def _types(main: str) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def _links(inner: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def pack(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of some files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The files in an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


W = f"{{{WORD}}}"


def shown_text(paragraph: etree._Element) -> str:
    """What a reader sees of a paragraph itself, said anew and simply for the tests."""
    return "".join(_shown(paragraph))


def _shown(element: etree._Element) -> list[str]:
    found: list[str] = []
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            found.append(child.text or "")
        elif name in _SIGNS:
            found.append(_SIGNS[name])
        elif name not in _UNSEEN:
            found += _shown(child)
    return found


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_UNSEEN = {"p", "pPr", "rPr", "del", "moveFrom", "Fallback", "rt", "sdtPr"}


def paragraphs(data: bytes, part: str = "word/document.xml") -> list[etree._Element]:
    """The paragraphs of a part in document order."""
    return list(etree.fromstring(unpack(data)[part]).iter(f"{W}p"))
