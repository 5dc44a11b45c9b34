"""References and defined terms of a document, to be written as links in its text."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from clauses.checking.pointing import Pointer
from clauses.checking.pointing import pointers
from clauses.checking.terms import Use
from clauses.checking.terms import definitions
from clauses.checking.terms import uses
from clauses.model import Document
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import shown
from service.presenting.cutting import cut_runs
from versions.stages import DocumentInfo
from versions.view import View


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of a text leads."""

    start: int
    end: int
    document: str
    """Another document's id; empty for the document itself."""
    version: str
    slug: str
    """The clause; empty for the whole of another document."""
    meaning: str = ""
    """What a defined term means."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A document to be read: its clauses, with the anchors that their runs name as `edit`."""

    clauses: tuple[MarkedClause, ...]
    anchors: tuple[Anchor, ...]


def linked(view: View, info: DocumentInfo, document: Document, slugs: Mapping[str, str]) -> Linked:
    """Find what the references and terms of a document lead to.

    Args:
        view: What the reader may see of the other documents.
        info: The document.
        document: Its text.
        slugs: What addresses call its clauses, by id.
    """
    places = _Places(view, info, document, slugs)
    found: list[Anchor] = []
    marked = []
    for position, clause in enumerate(document.clauses):
        here = list(_apart(places.anchors(position)))
        stretches = [(one.start, one.end, len(found) + at) for at, one in enumerate(here)]
        whole = shown(clause)
        cut = cut_runs(whole.blocks, clause.text, stretches)
        marked.append(replace(whole, blocks=tuple(cut)))
        found += here
    return Linked(tuple(marked), tuple(found))


def _apart(anchors: list[Anchor]) -> Iterator[Anchor]:
    """Those that do not lie over one before them."""
    at = 0
    for one in sorted(anchors, key=lambda anchor: (anchor.start, -anchor.end)):
        if one.start >= at:
            yield one
            at = one.end


class _Places:
    """Where the pointers and terms of a document lead."""

    def __init__(
        self, view: View, info: DocumentInfo, document: Document, slugs: Mapping[str, str]
    ) -> None:
        self._view, self._document, self._slugs = view, document, slugs
        self._versions = {
            other.id: other.versions[-1].id
            for other in view.documents()
            if other.id != info.id and other.versions
        }
        others = {name: view.document(name, version) for name, version in self._versions.items()}
        self._others = others
        self._pointers = pointers(document, others)
        self._uses = uses(document, definitions(document))

    def anchors(self, position: int) -> list[Anchor]:
        """What leads somewhere in one clause: references, and the first use of each term."""
        found = [self._of_pointer(one) for one in self._pointers if one.clause == position]
        seen: set[str] = set()
        for use in self._uses:
            term = use.definition.term
            if use.clause == position != use.definition.clause and term not in seen:
                seen.add(term)
                found.append(self._of_use(use))
        return [one for one in found if one]

    def _of_pointer(self, pointer: Pointer) -> Anchor | None:
        if pointer.dangles:
            return None
        name = pointer.document
        if not name:
            target = self._document.clauses[pointer.target or 0]
            return Anchor(pointer.start, pointer.end, "", "", self._slugs[target.id])
        version, slug = self._versions[name], ""
        if pointer.target is not None:
            target = self._others[name].clauses[pointer.target]
            slug = self._view.slugs(name, version)[target.id]
        return Anchor(pointer.start, pointer.end, name, version, slug)

    def _of_use(self, use: Use) -> Anchor:
        defined = self._document.clauses[use.definition.clause]
        slug = self._slugs[defined.id]
        return Anchor(use.start, use.end, "", "", slug, use.definition.meaning)
