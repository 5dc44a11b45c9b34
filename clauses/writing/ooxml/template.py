"""The built-in template: a Word file without text, its styles and its numbered headings."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from clauses.reading.ooxml import OFFICE
from clauses.reading.ooxml import WORD

HEADINGS = 6
"""How many depths of headings have a style of their own."""
HEADING_LIST = "1"
BULLET_LIST = "2"
BULLETS = ("•", "–", "•", "–", "•", "–", "•", "–", "•")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = f'xmlns:w="{WORD}"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_DATE = (1980, 1, 1, 0, 0, 0)


def built_in(title: str = "", language: str = "sv") -> bytes:
    """A Word file without text, the same bytes for the same title and language."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _links(
            ("officeDocument", OFFICE, "word/document.xml"),
            ("metadata/core-properties", f"{_PACKAGE}/relationships", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, language),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _links(
            *((part, OFFICE, f"{part}.xml") for part in ("styles", "numbering", "settings")),
            *((part, OFFICE, f"{part}.xml") for part in ("footnotes", "endnotes")),
        ),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/footnotes.xml": _notes("footnote"),
        "word/endnotes.xml": _notes("endnote"),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), _DECLARATION + text)
    return file.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{part}+xml"/>'
        for part in ("styles", "numbering", "settings", "footnotes", "endnotes")
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/>{overrides}</Types>'
    )


def _links(*links: tuple[str, str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, base, target) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _core(title: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _document() -> str:
    return (
        f'<w:document {_W} xmlns:r="{OFFICE}"><w:body><w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709"'
        ' w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:defaultTabStop w:val="709"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _notes(kind: str) -> str:
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f"<w:{kind}s {_W}>{lines}</w:{kind}s>"


def _numbering() -> str:
    headings = "".join(_heading_level(level) for level in range(9))
    bullets = "".join(_bullet_level(level) for level in range(9))
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{headings}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{bullets}</w:abstractNum>"
        f'<w:num w:numId="{HEADING_LIST}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _heading_level(level: int) -> str:
    text = ".".join(f"%{number}" for number in range(1, level + 2))
    style = f'<w:pStyle w:val="Heading{level + 1}"/>' if level < HEADINGS else ""
    return level_xml(level, "decimal", text, 709, 709 + 142 * max(0, level - 1), style)


def _bullet_level(level: int) -> str:
    indent = 425 * (level + 1)
    return level_xml(level, "bullet", BULLETS[level], 425, indent)


def level_xml(
    level: int, style: str, text: str, hanging: int, left: int, linked: str = "", start: int = 1
) -> str:
    """One level of a numbering definition."""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{linked}'
        f'<w:lvlText w:val="{escape(text, {chr(34): "&quot;"})}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def region_of(language: str) -> str:
    """A language as Word names it, with its country.

    Examples:
        >>> region_of("sv"), region_of("nb-NO")
        ('sv-SE', 'nb-NO')
    """
    return {"sv": "sv-SE", "en": "en-GB"}.get(language, language)


def _styles(language: str) -> str:
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:eastAsia="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{escape(region_of(language))}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>'
        f"</w:pPr></w:pPrDefault></w:docDefaults>{''.join(_style_list())}</w:styles>"
    )


def _style_list() -> Iterator[str]:
    yield _style("paragraph", "Normal", "Normal", default=True)
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    yield _style("table", "TableNormal", "Normal Table", _CELLS, default=True)
    yield _style("numbering", "NoList", "No List", default=True)
    yield _style("paragraph", "Title", "Title", _spaced(240, 360), _sized(40), "Normal")
    for level in range(1, HEADINGS + 1):
        yield _heading_style(level)
    yield _style("paragraph", "ListParagraph", "List Paragraph", _CLOSE, based="Normal")
    for name in ("footnote", "endnote"):
        id_ = name.title()
        yield _style("paragraph", f"{id_}Text", f"{name} text", look=_sized(18), based="Normal")
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        yield _style("character", f"{id_}Reference", f"{name} reference", look=raised)
    yield _style("table", "TableGrid", "Table Grid", _BORDERS, based="TableNormal")


_CLOSE = "<w:pPr><w:contextualSpacing/></w:pPr>"
_CELLS = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)
_BORDERS = (
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)


def _heading_style(level: int) -> str:
    depth = f'<w:ilvl w:val="{level - 1}"/>' if level > 1 else ""
    properties = (
        "<w:pPr><w:keepNext/><w:keepLines/>"
        f'<w:numPr>{depth}<w:numId w:val="{HEADING_LIST}"/></w:numPr>'
        f'<w:spacing w:before="{max(160, 420 - 80 * level)}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    )
    size = max(22, 34 - 4 * level)
    return _style(
        "paragraph", f"Heading{level}", f"heading {level}", properties, _sized(size), "Normal"
    )


def _spaced(before: int, after: int) -> str:
    return f'<w:pPr><w:spacing w:before="{before}" w:after="{after}"/></w:pPr>'


def _sized(size: int) -> str:
    bold = "<w:b/><w:bCs/>" if size > 18 else ""
    return f'<w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def _style(
    kind: str,
    id_: str,
    name: str,
    properties: str = "",
    look: str = "",
    based: str = "",
    *,
    default: bool = False,
) -> str:
    usual = ' w:default="1"' if default else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    following = '<w:next w:val="Normal"/>' if id_.startswith(("Title", "Heading")) else ""
    return (
        f'<w:style w:type="{kind}"{usual} w:styleId="{id_}"><w:name w:val="{name}"/>{base}'
        f"{following}<w:qFormat/>{properties}{look}</w:style>"
    )
