"""Whether a redline holds both documents: its changes are resolved and the outcome compared."""

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Set
from hashlib import sha256

from lxml import etree

from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import FOOTER_REFERENCE
from clauses.writing.ooxml.names import HEADER_REFERENCE
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.resolve import accept
from clauses.writing.ooxml.resolve import reject
from clauses.writing.ooxml.shown import Level
from clauses.writing.ooxml.shown import Line
from clauses.writing.ooxml.shown import Note
from clauses.writing.ooxml.shown import Surroundings
from clauses.writing.ooxml.shown import shown_blocks


def check(old: bytes, new: bytes, redline: bytes) -> Level:
    """Say how well a redline holds both documents.

    Args:
        old: The earlier Word file; tracked changes in it count as accepted.
        new: The later one, likewise.
        redline: The file with tracked changes.

    Returns:
        The level at which the redline with all changes accepted is `new` and the redline with
        all changes rejected is `old`.
    """
    return min(
        agreement(Package(redline), Package(new), accept),
        agreement(Package(redline), Package(old), reject),
    )


def agreement(redline: Package, wanted: Package, how: Callable[[Element], int]) -> Level:
    """The level at which a redline, resolved, is a document with its own changes accepted."""
    got, want = _resolved(redline, how), _resolved(wanted, accept)
    same = _twins(got, want)
    return _level(lambda level: (list(_story(got, level, same)), list(_story(want, level, same))))


_REFERRING = re.compile(rb"2006/relationships|noteReference")


def _twins(one: Package, other: Package) -> set[Element]:
    """The blocks of two bodies that are the same XML in the same place and refer to nothing."""
    left, right = (package.root(package.main).find(BODY) for package in (one, other))
    found: set[Element] = set()
    if left is None or right is None or len(left) != len(right):
        return found
    for block, twin in zip(left, right, strict=True):
        print_ = _print(block)
        if print_ == _print(twin) and not _REFERRING.search(print_):
            found.update((block, twin))
    return found


def _print(block: Element) -> bytes:
    return etree.tostring(block, method="c14n", exclusive=True, with_tail=False)


def same_blocks(
    got: Iterable[Element], want: Iterable[Element], surroundings: Surroundings
) -> Level:
    """The level at which some blocks are the same as others."""
    left, right = list(got), list(want)
    return _level(
        lambda level: (
            list(shown_blocks(left, level, surroundings)),
            list(shown_blocks(right, level, surroundings)),
        )
    )


def _level(lines: Callable[[Level], tuple[list[Line], list[Line]]]) -> Level:
    for level in (Level.FORMAT, Level.STRUCT, Level.TEXT):
        got, want = (_trimmed(side, level) for side in lines(level))
        if got == want:
            return level
    return Level.DIFFERENT


def _trimmed(lines: list[Line], level: Level) -> list[Line]:
    """Empty paragraphs at the very end say nothing where only words count."""
    while level is Level.TEXT and lines and not "".join(map(str, lines[-1])).strip():
        lines.pop()
    return lines


def text_parts(package: Package) -> list[str]:
    """The parts of a package that hold paragraphs."""
    parts = [package.main]
    for name in ("footnotes", "endnotes", "header", "footer"):
        parts.extend(package.linked(name))
    return list(dict.fromkeys(parts))


def _resolved(package: Package, how: Callable[[Element], int]) -> Package:
    for part in text_parts(package):
        how(package.root(part))
    return package


def _story(package: Package, level: Level, known: Set[Element]) -> Iterator[Line]:
    """The lines of a whole document, without what is known: its body, its headers and footers."""
    main = _surroundings(package, package.main)
    body = package.root(package.main).find(BODY)
    if body is None:
        return
    yield from shown_blocks((block for block in body if block not in known), level, main)
    if level >= Level.STRUCT:
        yield from _headers(package, body, level)


def _surroundings(package: Package, part: str) -> Surroundings:
    notes = {}
    if part == package.main:
        for kind in ("footnote", "endnote"):
            for source in package.linked(f"{kind}s"):
                around = _surroundings(package, source)
                for note in package.root(source):
                    notes[kind, note.get(ID, "")] = Note(note, around)
    return Surroundings(lambda name: print_of(package, part, name), notes)


def print_of(package: Package, part: str, name: str) -> str:
    """What a link of a part leads to: an address, or a print of the bytes it finds there."""
    link = package.links(part).get(name)
    if link is None:
        return "?"
    if link.external or not package.has(link.target):
        return link.target
    return sha256(package.read(link.target)).hexdigest()


def _headers(package: Package, body: Element, level: Level) -> Iterator[Line]:
    links = package.links(package.main)
    for index, section in enumerate(body.iter(SECTION)):
        for reference in section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE):
            yield ("section", index, reference.tag, reference.get(f"{W}type"))
            link = links.get(reference.get(REL_ID, ""))
            if link is not None and package.has(link.target):
                surroundings = _surroundings(package, link.target)
                yield from shown_blocks(package.root(link.target), level, surroundings)
