"""The names of WordprocessingML that redlining needs, and small questions about elements."""

from collections.abc import Iterator

from lxml import etree

from clauses.reading.ooxml import MC
from clauses.reading.ooxml import OFFICE
from clauses.reading.ooxml import WORD
from clauses.reading.ooxml import M
from clauses.reading.ooxml import R
from clauses.reading.ooxml import W

Element = etree._Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BODY = f"{W}body"
P = f"{W}p"
RUN = f"{W}r"
TEXT = f"{W}t"
DEL_TEXT = f"{W}delText"
INSTRUCTION = f"{W}instrText"
DEL_INSTRUCTION = f"{W}delInstrText"
TAB = f"{W}tab"
BREAK = f"{W}br"
PPR = f"{W}pPr"
RPR = f"{W}rPr"
TABLE = f"{W}tbl"
ROW = f"{W}tr"
CELL = f"{W}tc"
TRPR = f"{W}trPr"
TCPR = f"{W}tcPr"
SECTION = f"{W}sectPr"
CONTROL = f"{W}sdt"
CONTROL_CONTENT = f"{W}sdtContent"
LINK = f"{W}hyperlink"
SIMPLE_FIELD = f"{W}fldSimple"
FIELD_MARK = f"{W}fldChar"
FIELD_TYPE = f"{W}fldCharType"
BOX = f"{W}txbxContent"
INS = f"{W}ins"
DEL = f"{W}del"
MOVE_FROM = f"{W}moveFrom"
MOVE_TO = f"{W}moveTo"
CELL_INS = f"{W}cellIns"
CELL_DEL = f"{W}cellDel"
CELL_MERGE = f"{W}cellMerge"
FOOTNOTE_REFERENCE = f"{W}footnoteReference"
ENDNOTE_REFERENCE = f"{W}endnoteReference"
NOTE_REFERENCES = {FOOTNOTE_REFERENCE: "footnote", ENDNOTE_REFERENCE: "endnote"}
HEADER_REFERENCE = f"{W}headerReference"
FOOTER_REFERENCE = f"{W}footerReference"
REFERENCES = (HEADER_REFERENCE, FOOTER_REFERENCE)
COMMENT_REFERENCE = f"{W}commentReference"
ALTERNATES = f"{MC}AlternateContent"
MATHS = (f"{M}oMath", f"{M}oMathPara")
ID = f"{W}id"
VAL = f"{W}val"
AUTHOR = f"{W}author"
DATE = f"{W}date"
REL_ID = f"{R}id"

REVISIONS = (INS, DEL, MOVE_FROM, MOVE_TO)
PROPERTY_CHANGES = tuple(
    f"{W}{name}Change"
    for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "tblPrEx", "numbering")
)
MOVE_RANGES = tuple(
    f"{W}{name}Range{end}"
    for name in (
        "moveFrom",
        "moveTo",
        "customXmlIns",
        "customXmlDel",
        "customXmlMoveFrom",
        "customXmlMoveTo",
    )
    for end in ("Start", "End")
)
MARKERS = frozenset(
    f"{W}{name}"
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "proofErr",
    )
)
"""Elements between runs that stand for a place and show nothing."""
SILENT = frozenset(f"{W}{name}" for name in ("lastRenderedPageBreak", "annotationRef"))
WRAPPERS = frozenset({LINK, CONTROL, f"{W}smartTag", f"{W}customXml", f"{W}dir", f"{W}bdo"})
"""Elements of a paragraph that hold runs of their own."""
NAMESPACES = {"w": WORD, "r": OFFICE}


def new_element(tag: str, **attributes: str) -> Element:
    """An element with attributes of the word namespace."""
    element = etree.Element(tag, nsmap={"w": WORD} if tag.startswith(W) else None)
    for name, value in attributes.items():
        element.set(f"{W}{name}", value)
    return element


def sort_of(reference: Element) -> tuple[str, str]:
    """Header or footer, and of which pages."""
    return reference.tag, reference.get(f"{W}type", "default")


def shell_of(element: Element) -> Element:
    """An element like another, with its attributes and nothing inside."""
    attributes = {str(name): str(value) for name, value in element.items()}
    names = {prefix or "": uri for prefix, uri in element.nsmap.items() if prefix}
    return etree.Element(element.tag, attributes, nsmap=names)


def linked_elements(root: Element) -> list[tuple[Element, str, str]]:
    """Elements that use a relationship of their part, with the attribute and the id in it."""
    found = root.xpath("//*[@r:*]", namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [
        (element, str(attribute), str(name))
        for element in found
        if isinstance(element, Element)
        for attribute, name in element.items()
        if str(attribute).startswith(R)
    ]


def words_in(element: Element) -> str:
    """All the text inside an element."""
    return "".join(map(str, element.itertext()))


def drop(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def preserved(element: Element) -> bool:
    """Whether the outer white space of a text element counts."""
    holder: Element | None = element
    while holder is not None:
        if (space := holder.get(XML_SPACE)) is not None:
            return space == "preserve"
        holder = holder.getparent()
    return False


def shown_text(element: Element) -> str:
    """The characters of a text element that Word shows."""
    text = element.text or ""
    if text and (text[0] in " \t\r\n" or text[-1] in " \t\r\n") and not preserved(element):
        return text.strip(" \t\r\n")
    return text


def ancestors(element: Element) -> Iterator[Element]:
    """The elements around an element, the nearest first."""
    holder = element.getparent()
    while holder is not None:
        yield holder
        holder = holder.getparent()
