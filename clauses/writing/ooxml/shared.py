"""A Word file as it may be sent to others: without what its makers did not mean them to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clauses.model import Comment
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W
from clauses.reading.word.looks import WHITE
from clauses.reading.word.looks import Looks
from clauses.reading.word.reading import read_word
from clauses.reading.word.styles import Styles
from clauses.reading.word.styles import read_styles
from clauses.writing.ooxml.check import text_parts
from clauses.writing.ooxml.names import COMMENT_REFERENCE
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.package import links_part
from clauses.writing.ooxml.resolve import accept

_COMMENT_RANGES = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
_COMMENT_PARTS = (*("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"),)
_SETTING_PARTS = ("styles", "numbering", "settings")
_PERSONAL = {
    "docProps/core.xml": ("creator", "lastModifiedBy"),
    "docProps/app.xml": ("Manager", "Company", "HyperlinkBase"),
}
_CUSTOM = "docProps/custom.xml"


class Kept(StrEnum):
    """What is not for others."""

    COMMENT = "Comment"
    REVISION = "Tracked change"
    HIDDEN = "Hidden text"
    PROPERTY = "Property"


@dataclass(frozen=True, slots=True)
class Taken:
    """Something that was taken out of a file."""

    kind: Kept
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A Word file for others, and what was taken out of it."""

    data: bytes
    taken: tuple[Taken, ...]
    still_hidden: tuple[str, ...] = ()
    """Hidden text that could not be taken out, for the sender to look at."""


def for_others(data: bytes) -> Shared:
    """Take comments, tracked changes, hidden text and personal properties out of a Word file.

    Tracked changes are accepted. The file's visible text and its look are kept.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    package = Package(data)
    taken = [*_told(read_word(data).reading), *_properties(package), *_templates(package)]
    styles = read_styles(next(map(package.root, package.linked("styles")), None))
    for part in text_parts(package):
        _clean(package.root(part), styles)
        package.touch(part)
    for name in _COMMENT_PARTS:
        for part in package.linked(name):
            package.root(part)[:] = []
            package.touch(part)
    taken.extend(_sessions(package))
    cleaned = package.write()
    return Shared(cleaned, tuple(taken), tuple(_hidden(read_word(cleaned).reading)))


def _told(reading: Reading) -> Iterator[Taken]:
    yield from (Taken(Kept.COMMENT, text) for text in _comments(reading.comments))
    for revision in reading.revisions:
        text = ", ".join(filter(None, (revision.text, revision.author, revision.date)))
        yield Taken(Kept.REVISION, text)
    yield from (Taken(Kept.HIDDEN, text) for text in _hidden(reading))


def _comments(comments: tuple[Comment, ...]) -> Iterator[str]:
    for one in comments:
        yield ": ".join(filter(None, (one.author, one.text)))
        yield from _comments(one.replies)


def _hidden(reading: Reading) -> Iterator[str]:
    return (one.text for one in reading.remarks if one.kind is RemarkKind.HIDDEN_TEXT)


def _properties(package: Package) -> Iterator[Taken]:
    for part, names in _PERSONAL.items():
        for element in list(package.root(part)) if package.has(part) else ():
            name = str(element.tag).rpartition("}")[2]
            if name in names and element.text:
                yield Taken(Kept.PROPERTY, f"{name}: {element.text}")
                drop(element)
                package.touch(part)
    if package.has(_CUSTOM):
        for element in list(package.root(_CUSTOM)):
            yield Taken(Kept.PROPERTY, f"{_name(element)}: {element.xpath('string()')!s}")
            drop(element)
        package.touch(_CUSTOM)


def _templates(package: Package) -> Iterator[Taken]:
    """The file's template by its path, which often holds the name of whose computer it lay on."""
    for part in package.linked("settings"):
        for element in list(package.root(part).iter(f"{W}attachedTemplate")):
            drop(element)
            package.touch(part)
        source = links_part(part)
        for link in list(package.root(source)) if package.has(source) else ():
            if str(link.get("Type", "")).endswith("/attachedTemplate"):
                yield Taken(Kept.PROPERTY, f"attachedTemplate: {link.get('Target', '')}")
                drop(link)
                package.touch(source)


def _sessions(package: Package) -> Iterator[Taken]:
    """The numbers of editing sessions, which tell what was written at one sitting."""
    found = 0
    settings = [part for name in _SETTING_PARTS for part in package.linked(name)]
    for part in (*text_parts(package), *settings):
        root = package.root(part)
        before = found
        for element in root.iter():
            for name in [name for name in element.attrib if str(name).startswith(f"{W}rsid")]:
                del element.attrib[name]
                found += 1
        for element in list(root.iter(f"{W}rsids", f"{W}rsid")):
            drop(element)
            found += 1
        if found > before:
            package.touch(part)
    if found:
        yield Taken(Kept.PROPERTY, f"rsid: {found}")


def _name(element: Element) -> str:
    return str(element.get("name", ""))


def _clean(root: Element, styles: Styles) -> None:
    accept(root)
    for mark in list(root.iter(*_COMMENT_RANGES)):
        drop(mark)
    for reference in list(root.iter(COMMENT_REFERENCE)):
        run = reference.getparent()
        drop(reference if run is None or run.tag != RUN else run)
    looks = Looks(styles)
    for run in list(root.iter(RUN)):
        if _is_hidden(run, looks, styles):
            drop(run)


def _is_hidden(run: Element, looks: Looks, styles: Styles) -> bool:
    paragraph = next(run.iterancestors(P), None)
    named = paragraph.find(f"{PPR}/{W}pStyle") if paragraph is not None else None
    style = styles.style(styles.default if named is None else named.get(VAL, ""))
    properties = run.find(RPR)
    ground = style.ground or WHITE
    if properties is None:
        return looks.plain(style, ground=ground).hidden
    return looks.of(properties, style, ground=ground).hidden
