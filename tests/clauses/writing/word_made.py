"""Word files made for tests, from as little XML as they need."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from clauses.writing.ooxml.names import NAMESPACES
from clauses.writing.ooxml.names import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}">'
        f'<w:name w:val="heading {level}"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        "</w:style>"
        for level in (1, 2)
    )
    + "</w:styles>"
)


def p(text: str = "", style: str = "", look: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{r(text, look) if text else ''}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of one paragraph a cell."""
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * len(rows[0]) + "</w:tblGrid>"
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/>{grid}{lines}</w:tbl>"


def docx(
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """A Word file.

    Args:
        body: The XML inside of its body.
        parts: Further parts by their names in the folder ``word``.
        links: What relationship ids of the document lead to: kind and target. Targets with a
            colon lie outside.
    """
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(parts or {}),
        "_rels/.rels": _links({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
        ),
        "word/_rels/document.xml.rels": _links({"rIdS": ("styles", "styles.xml"), **(links or {})}),
        "word/styles.xml": STYLES,
    }
    contents.update({f"word/{name}": data for name, data in (parts or {}).items()})
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return file.getvalue()


def _types(parts: Mapping[str, str | bytes]) -> str:
    known = {"document.xml": "document.main", "styles.xml": "styles"}
    known.update({name: re.sub(r"\d*\.xml$", "", name) for name in parts if name.endswith(".xml")})
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, kind in known.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, (kind, target) in links.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{found}</Relationships>'


def footnotes(*texts: str) -> dict[str, str]:
    """A part with notes numbered from 1."""
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(text)}</w:footnote>'
        for number, text in enumerate(texts, start=1)
    )
    return {"footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'}


FOOTNOTES = {"rIdF": ("footnotes", "footnotes.xml")}


def noted(text: str, note: int, tail: str = "") -> str:
    """A paragraph with a reference to a footnote in it."""
    reference = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'
    return f"<w:p>{r(text)}{reference}{r(tail) if tail else ''}</w:p>"


def part(data: bytes, name: str) -> bytes:
    """The bytes of a part of a Word file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(f"word/{name}")


def body(data: bytes) -> Element:
    """The body of a Word file."""
    return etree.fromstring(part(data, "document.xml"))[0]


def marked(data: bytes) -> list[tuple[str, str]]:
    """The struck and added texts of a Word file, neighbours joined: ``("-", "old")`` …."""
    found: list[tuple[str, str]] = []
    for text in body(data).iter(f"{{{W}}}t", f"{{{W}}}delText"):
        holders = {holder.tag.rpartition("}")[2] for holder in text.iterancestors()}
        sign = "-" if "del" in holders else "+" if "ins" in holders else ""
        if found and found[-1][0] == sign:
            found[-1] = (sign, found[-1][1] + (text.text or ""))
        else:
            found.append((sign, text.text or ""))
    return [item for item in found if item[0]]


def xpath(data: bytes, path: str) -> list[Element]:
    """The elements of a body that a path finds."""
    found = body(data).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, Element)]


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A Word file in one part of which something stands instead of something else."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(
                entry, content.replace(old, new) if entry == f"word/{name}" else content
            )
    return file.getvalue()
