"""What a Word file says of itself outside its text: properties, page header and footer."""

from copy import deepcopy
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from clauses.reading.ooxml import OFFICE
from clauses.reading.ooxml import WORD
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.package import TYPES_PART
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package

_CORE = "docProps/core.xml"
_CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = f"{_WORD_TYPE}.document.main+xml"
_REFERENCE = f"{{{OFFICE}}}id"
_SECTION = f"{W}sectPr"
_RUN, _TEXT, _LOOKS, _PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr", f"{W}pPr"
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself."""

    title: str
    language: str = "sv"
    stage: str = ""
    version: str = ""
    """What the version is called."""
    date: str = ""
    """The day of the version, ISO 8601."""
    header: tuple[str, str] = ("", "")
    """The page header: left and right."""
    page: str = "{page} ({pages})"
    """The page footer."""


def describe(package: Package, about: About) -> None:
    """Let a file say what it is.

    Its properties are set, and whoever wrote its template is no longer named. The words of the
    template's page headers are replaced, for they are about another version; its pictures and its
    look stay. Where it has no header, one is added, and a footer. A template for new files becomes
    a file.
    """
    _set_properties(package, about)
    headers = package.linked("header")
    for part in headers if any(about.header) else ():
        _reword(package.root(part), about)
        package.touch(part)
    if any(about.header) and not headers:
        right = _text_width(package)
        _add(package, "header", _header(about, right))
        _add(package, "footer", _footer(about, right))
    if package.content_type(package.main) != _MAIN:
        _become_document(package)


def _set_properties(package: Package, about: About) -> None:
    values = {
        "dc:title": about.title,
        "dc:creator": "",
        "cp:lastModifiedBy": "",
        "dc:language": about.language,
        "cp:category": about.stage,
        "cp:version": about.version,
        "dcterms:created": about.date,
        "dcterms:modified": about.date,
    }
    if not package.has(_CORE):
        package.put(_CORE, f'<cp:coreProperties xmlns:cp="{_NAMES["cp"]}"/>'.encode(), _CORE_TYPE)
        package.add_link("", "rIdProperties", Link(_CORE_LINK, _CORE))
    root = package.root(_CORE)
    for name, value in values.items():
        _set_property(root, name, value)
    package.touch(_CORE)


def _set_property(root: Element, name: str, value: str) -> None:
    prefix, _, local = name.partition(":")
    tag = f"{{{_NAMES[prefix]}}}{local}"
    for known in root.findall(tag):
        root.remove(known)
    if not value:
        return
    element = etree.SubElement(root, tag, nsmap={prefix: _NAMES[prefix]})
    element.text = value
    if prefix == "dcterms":
        element.text = f"{value}T00:00:00Z"
        element.set(f"{{{_NAMES['xsi']}}}type", "dcterms:W3CDTF")


def _add(package: Package, kind: str, xml: str) -> None:
    part = package.free_name(f"word/{kind}.xml")
    package.put(part, xml.encode(), f"{_WORD_TYPE}.{kind}+xml")
    name = f"rIdOwn{kind}"
    package.add_link(package.main, name, Link(f"{OFFICE}/{kind}", part))
    for section in _sections(package):
        reference = etree.Element(f"{W}{kind}Reference")
        reference.set(f"{W}type", "default")
        reference.set(_REFERENCE, name)
        section.insert(len(section.findall(f"{W}headerReference")), reference)
    package.touch(package.main)


def _reword(header: Element, about: About) -> None:
    """Let a header of a template say what the file is, in the look of its first words."""
    worded = [one for one in header.iter(P) if next(one.iter(_TEXT), None) is not None]
    first = worded[0] if worded else etree.SubElement(header, P)
    look = next((run.find(_LOOKS) for run in first.iter(_RUN) if run.find(_TEXT) is not None), None)
    tabs = sum(1 for run in first.iter(_RUN) for _ in run.iter(f"{W}tab", f"{W}ptab"))
    for paragraph in worded:
        for child in [one for one in paragraph if one.tag != _PROPERTIES and not _pictured(one)]:
            paragraph.remove(child)
    left, right = about.header
    words = [left, *[None] * tabs, right] if tabs else [" · ".join(filter(None, about.header))]
    first.extend(_word_run(word, look) for word in words)


def _pictured(element: Element) -> bool:
    return next(element.iter(f"{W}drawing", f"{W}pict"), None) is not None


def _word_run(word: str | None, look: Element | None) -> Element:
    """A run of words, or of a tab where there are none."""
    run = etree.Element(_RUN)
    if look is not None:
        run.append(deepcopy(look))
    if word is None:
        etree.SubElement(run, f"{W}tab")
    else:
        etree.SubElement(run, _TEXT).text = word
    return run


def _sections(package: Package) -> list[Element]:
    body = package.root(package.main).find(BODY)
    if body is None:
        return []
    if body.find(_SECTION) is None:
        etree.SubElement(body, _SECTION)
    return list(body.iter(_SECTION))


def _text_width(package: Package) -> int:
    """How wide the lines of the last section are, in twentieths of a point."""
    size, margins = (
        next(iter(package.root(package.main).iter(f"{W}{name}")), None)
        for name in ("pgSz", "pgMar")
    )
    if size is None or margins is None:
        return _USUAL_WIDTH
    sides = (margins.get(f"{W}{side}", "0") for side in ("left", "right"))
    return int(size.get(f"{W}w", "0")) - sum(map(int, sides))


_USUAL_WIDTH = 9070


def _header(about: About, width: int) -> str:
    left, right = about.header
    return _part("hdr", f"{_run(left)}{_TAB}{_run(right)}", width)


_TAB = "<w:r><w:tab/></w:r>"


def _footer(about: About, width: int) -> str:
    before, _, rest = about.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    counted = f"{_run(before)}{_field('PAGE')}{_run(between)}{_field('NUMPAGES')}{_run(after)}"
    return _part("ftr", f"{_TAB}{counted}", width)


_LOOK = '<w:rPr><w:color w:val="4D565C"/><w:sz w:val="16"/></w:rPr>'


def _run(text: str) -> str:
    if not text:
        return ""
    return f'<w:r>{_LOOK}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'


def _part(kind: str, runs: str, width: int) -> str:
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    return f'<w:{kind} xmlns:w="{WORD}"><w:p><w:pPr>{stop}</w:pPr>{runs}</w:p></w:{kind}>'


def _become_document(package: Package) -> None:
    for element in package.root(TYPES_PART):
        if element.get("PartName", "").lstrip("/") == package.main:
            element.set("ContentType", _MAIN)
    package.touch(TYPES_PART)
