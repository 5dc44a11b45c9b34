"""Runs of a document as elements of a Word file."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Run
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import XML_SPACE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package

_SCRIPTS = {"sup": "superscript", "sub": "subscript"}
_TOGGLES = frozenset(f"{W}{name}" for name in ("rStyle", "b", "bCs", "i", "iCs", "vertAlign"))
_ORDER = {
    f"{W}{name}": place
    for place, name in enumerate(
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
            *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid"),
            *("vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs"),
            *("highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
            *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
        )
    )
}
_SPECIAL = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen"}


class RunWriter:
    """Makes runs for one part of a package."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part

    def runs(
        self,
        runs: Iterable[Run],
        notes: Mapping[str, str],
        kinds: Mapping[str, NoteKind],
        base: Element | None = None,
    ) -> Iterator[Element]:
        """The elements of some runs; linked ones lie in links.

        Args:
            runs: The runs.
            notes: The ids of the notes they refer to, by their keys.
            kinds: Footnote or endnote, by the same keys.
            base: The look that bold, italic and so on are added to.
        """
        holder: tuple[str, Element] | None = None
        for run in runs:
            element = self._run(run, notes, kinds, base)
            if not run.link:
                holder = None
                yield element
                continue
            if holder is None or holder[0] != run.link:
                holder = (run.link, self._link(run.link))
                yield holder[1]
            holder[1].append(element)

    def _run(
        self,
        run: Run,
        notes: Mapping[str, str],
        kinds: Mapping[str, NoteKind],
        base: Element | None,
    ) -> Element:
        element = new_element(RUN)
        if run.note:
            kind = kinds.get(run.note, NoteKind.FOOTNOTE).value
            style = etree.SubElement(etree.SubElement(element, RPR), f"{W}vertAlign")
            style.set(VAL, "superscript")
            element.append(new_element(f"{W}{kind}Reference", id=notes.get(run.note, "")))
            return element
        properties = look(base, run)
        if len(properties):
            element.append(properties)
        _add_text(element, run.text)
        return element

    def _link(self, address: str) -> Element:
        link = new_element(LINK)
        if address.startswith("#"):
            link.set(f"{W}anchor", address[1:])
            return link
        wanted = Link(f"{OFFICE_TYPES}hyperlink", address, external=True)
        known = self.package.links(self.part)
        name = next((name for name, have in known.items() if have == wanted), "")
        if not name:
            number = len(known) + 1
            while f"rIdLink{number}" in known:
                number += 1
            name = f"rIdLink{number}"
            self.package.add_link(self.part, name, wanted)
        link.set(REL_ID, name)
        return link


def look(base: Element | None, run: Run) -> Element:
    """The look of a run: that of a base, with bold, italic and script as the run has them."""
    properties = new_element(RPR)
    kept = [child for child in (base if base is not None else ()) if child.tag not in _TOGGLES]
    properties.extend(deepcopy(child) for child in kept if child.tag in _ORDER)
    for name, wanted in (
        ("b", run.bold),
        ("bCs", run.bold),
        ("i", run.italic),
        ("iCs", run.italic),
    ):
        if wanted:
            properties.append(new_element(f"{W}{name}"))
    if run.script:
        properties.append(new_element(f"{W}vertAlign", val=_SCRIPTS.get(run.script, run.script)))
    properties[:] = sorted(properties, key=lambda child: _ORDER[child.tag])
    return properties


def _add_text(element: Element, text: str) -> None:
    """Put text into a run, line breaks, tabs and special hyphens as Word has them."""
    start = 0
    for at, char in enumerate(text):
        if char in _SPECIAL:
            _add_plain(element, text[start:at])
            etree.SubElement(element, f"{W}{_SPECIAL[char]}")
            start = at + 1
    _add_plain(element, text[start:])


def _add_plain(element: Element, text: str) -> None:
    if text:
        child = etree.SubElement(element, TEXT)
        child.text = text
        child.set(XML_SPACE, "preserve")


def note_kinds(notes: Iterable[Note]) -> dict[str, NoteKind]:
    """Footnote or endnote, by the keys of the notes."""
    return {note.key: note.kind for note in notes}
