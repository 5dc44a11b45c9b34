"""Sections and their headers and footers: which of them became which."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from hashlib import sha256

from clauses.changes import Op
from clauses.diffing.diff import spans
from clauses.writing.ooxml.names import REFERENCES
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import sort_of
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.shown import canonical
from clauses.writing.redline.links import Links

Sort = tuple[str, str]
"""Header or footer, and of which pages."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section and what it has of its own."""

    page: str
    """Its margins, columns and so on."""
    references: Mapping[Sort, Element]
    parts: Mapping[Sort, str]
    """Its headers and footers."""


def sections_of(package: Package, body: Element) -> list[Section]:
    """The sections of a package in order, the last one that of the body."""
    links = package.links(package.main)
    found = []
    for section in body.iter(SECTION):
        references = {sort_of(one): one for one in section.iterchildren(*REFERENCES)}
        names = {sort: one.get(REL_ID, "") for sort, one in references.items()}
        parts = {sort: links[name].target for sort, name in names.items() if name in links}
        there = {sort: part for sort, part in parts.items() if package.has(part)}
        found.append(Section(canonical(section, REFERENCES), references, there))
    return found


@dataclass(slots=True)
class Headers:
    """Which headers and footers of two packages became which."""

    before: Package
    after: Package
    old: Sequence[Section]
    new: Sequence[Section]
    becomes: dict[str, str] = field(default_factory=dict)
    """For earlier parts the later ones that they became."""
    _kept: dict[Element, str] = field(default_factory=dict)
    """For references of later sections the ids of the earlier ones that they became."""

    def __post_init__(self) -> None:
        for section, later in reversed(list(self._paired())):
            for sort in [sort for sort in later.parts if sort in section.parts]:
                if self._may_become(section.parts[sort], later.parts[sort]):
                    name = section.references[sort].get(REL_ID, "")
                    self._kept[later.references[sort]] = name

    def _paired(self) -> Iterator[tuple[Section, Section]]:
        """Which section became which: the last ones, and the others by what they are known by."""
        if not self.old or not self.new:
            return
        before, after = self.old[:-1], self.new[:-1]
        if len(before) == len(after):
            yield from zip(self.old, self.new, strict=True)
            return
        left = [_key(section, self.before) for section in before]
        right = [_key(section, self.after) for section in after]
        for span in spans(left, right):
            if span.op is Op.EQUAL:
                here = before[span.old_start : span.old_end]
                yield from zip(here, after[span.new_start : span.new_end], strict=True)
        yield self.old[-1], self.new[-1]

    def _may_become(self, earlier: str, later: str) -> bool:
        return self.becomes.setdefault(earlier, later) == later

    def translate(self, links: Links, translate: Callable[[], None]) -> None:
        """Call headers of paired sections as the earlier package does, all others afresh.

        Args:
            links: Gives ids to those that are to be brought.
            translate: Translates all other ids of the later text.
        """
        known = self.after.links(self.after.main)
        fresh = {
            reference: known[name]
            for section in self.new
            for reference in section.references.values()
            if reference not in self._kept and (name := reference.get(REL_ID, "")) in known
        }
        translate()
        for reference, name in self._kept.items():
            reference.set(REL_ID, name)
        for reference, link in fresh.items():
            reference.set(REL_ID, links.fresh(link, self.before.main))

    def lost(self) -> Iterator[tuple[str, str]]:
        """Headers and footers that the last section alone had and no longer has.

        Yields:
            The earlier part, and the later one that is inherited in its place, if any.
        """
        inherited = _shown_last(self.new)
        for sort, part in self.old[-1].parts.items():
            if sort not in self.new[-1].parts and part not in self.becomes:
                yield part, inherited.get(sort, "")

    def gained(self) -> Iterator[tuple[Element, str, str]]:
        """Headers and footers that the last section has and did not have.

        Yields:
            The later reference, the later part, and the earlier part that was inherited before
            it came, if any.
        """
        inherited = _shown_last(self.old)
        for sort, part in self.new[-1].parts.items():
            if sort not in self.old[-1].parts:
                yield self.new[-1].references[sort], part, inherited.get(sort, "")


def _key(section: Section, package: Package) -> Hashable:
    """What a section is known by: its page and the prints of its headers and footers."""
    prints = [(sort, sha256(package.read(part)).digest()) for sort, part in section.parts.items()]
    return section.page, tuple(sorted(prints))


def _shown_last(sections: Sequence[Section]) -> dict[Sort, str]:
    """What the last section shows: its own headers and footers and those it inherits."""
    found: dict[Sort, str] = {}
    for section in sections:
        found.update(section.parts)
    return found
