"""Texts of other types that a Word file shows as if they were its own."""

from lxml import etree

CHUNKS = {"html", "htm", "xhtml", "txt"}
"""The types that can be read, by the ending of their part."""
_BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table", "ul", "ol"}
_UNSEEN = {"script", "style", "head", "template", "title"}


def chunk_paragraphs(data: bytes, ending: str) -> list[str]:
    """The paragraphs of such a text, without its look; nothing in it is fetched or run."""
    if ending == "txt":
        text = data.decode("utf-8", "replace")
        return [line.strip() for line in text.splitlines() if line.strip()]
    said = b"charset" in data[:1000].lower()
    parser = etree.HTMLParser(
        encoding=None if said else "utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    lines = [""]
    _take(root, lines)
    return [" ".join(line.split()) for line in lines if line.strip()]


def _take(element: etree._Element, lines: list[str]) -> None:
    """Take in the words of an element and of what stands in it."""
    block = element.tag in _BLOCKS
    if element.tag in _UNSEEN:
        return
    if block:
        lines.append("")
    lines[-1] += element.text or ""
    for child in element:
        _take(child, lines)
        lines[-1] += child.tail or ""
    if block:
        lines.append("")
