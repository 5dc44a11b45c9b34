"""The names of OOXML that reading needs."""

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{WORD}}}"
R = f"{{{OFFICE}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

VAL = f"{W}val"
ID = f"{W}id"
AUTHOR = f"{W}author"
DATE = f"{W}date"

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
STRICT_NAMES = {
    f"{_STRICT}wordprocessingml/main": WORD,
    f"{_STRICT}officeDocument/relationships": OFFICE,
    f"{_STRICT}officeDocument/math": f"{_TRANSITIONAL}officeDocument/2006/math",
    f"{_STRICT}officeDocument/sharedTypes": f"{_TRANSITIONAL}officeDocument/2006/sharedTypes",
    f"{_STRICT}drawingml/main": f"{_TRANSITIONAL}drawingml/2006/main",
    f"{_STRICT}drawingml/picture": f"{_TRANSITIONAL}drawingml/2006/picture",
    f"{_STRICT}drawingml/chart": f"{_TRANSITIONAL}drawingml/2006/chart",
    f"{_STRICT}drawingml/diagram": f"{_TRANSITIONAL}drawingml/2006/diagram",
    f"{_STRICT}drawingml/wordprocessingDrawing": (
        f"{_TRANSITIONAL}drawingml/2006/wordprocessingDrawing"
    ),
}
"""What Strict files call the namespaces, and what everybody else calls them."""

OFF = {"0", "false", "off", "none"}
"""The values that turn a property off."""


def words_in(element: etree._Element) -> str:
    """All text that stands in runs anywhere in an element, whatever is around it."""
    return "".join([text.text or "" for text in element.iter(f"{W}t")])
