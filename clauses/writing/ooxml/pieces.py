"""The pieces of a paragraph in order: text, other elements, and what stands around them."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from clauses.reading.ooxml import R
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import BOX
from clauses.writing.ooxml.names import COMMENT_REFERENCE
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import CONTROL_CONTENT
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import MARKERS
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SILENT
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import WRAPPERS
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import shown_text
from clauses.writing.ooxml.shown import canonical


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """An element around runs, such as a link, which may be opened again for its tokens."""

    shell: Element
    key: Hashable


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run, one other element of a run, or an element that stands outside of runs."""

    run: Element | None
    item: str | Element


@dataclass(frozen=True, slots=True)
class Reader:
    """How the tokens of one part are told apart."""

    target: Callable[[str], str]
    """Says where a link leads, or gives a print of the picture it points at."""


@dataclass(slots=True, eq=False)
class Flat:
    """A piece with all that stands around and before it."""

    piece: Piece
    wraps: tuple[Wrap, ...]
    before: tuple[Element, ...]


@dataclass(slots=True)
class Flattener:
    """Walks a paragraph and notes each piece with the wrappers around it."""

    reader: Reader
    pieces: list[Flat] = field(default_factory=list)
    waiting: list[Element] = field(default_factory=list)

    def read(self, holder: Element, wraps: tuple[Wrap, ...]) -> None:
        """Note all pieces of a paragraph, or of a wrapper inside of one."""
        for child in holder:
            tag = child.tag
            if tag == RUN:
                self._run(child, wraps)
            elif tag in MARKERS:
                if tag != f"{W}proofErr":
                    self.waiting.append(child)
            elif tag in WRAPPERS:
                content = child.find(CONTROL_CONTENT) if tag == CONTROL else child
                wrap = Wrap(child, self._wrap_key(child))
                self.read(content if content is not None else (), (*wraps, wrap))  # type: ignore[arg-type]
            elif tag not in _NO_CONTENT:
                self._add(Piece(None, child), wraps)

    def shown(self) -> list[Flat]:
        """The pieces; those that show nothing only where there are no others."""
        shown = [flat for flat in self.pieces if not _is_empty(flat.piece.item)]
        return shown or self.pieces

    def _run(self, run: Element, wraps: tuple[Wrap, ...]) -> None:
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._text(child, run, wraps)
            elif tag == COMMENT_REFERENCE:
                self.waiting.append(run)
            elif tag != RPR and tag not in SILENT:
                self._add(Piece(run, child), wraps)

    def _text(self, element: Element, run: Element, wraps: tuple[Wrap, ...]) -> None:
        """Text, or the element itself where it shows nothing but keeps the look of a run."""
        text = shown_text(element)
        self._add(Piece(run, text or element), wraps)

    def _add(self, piece: Piece, wraps: tuple[Wrap, ...]) -> None:
        self.pieces.append(Flat(piece, wraps, tuple(self.waiting)))
        self.waiting.clear()

    def _wrap_key(self, element: Element) -> Hashable:
        if element.tag == LINK:
            name = element.get(REL_ID)
            return ("link", self.reader.target(name) if name else element.get(f"{W}anchor"))
        if element.tag == CONTROL:
            properties = element.find(f"{W}sdtPr")
            return ("control", canonical(properties, {ID}) if properties is not None else "")
        return (element.tag, *sorted(element.items()))


def _is_empty(item: str | Element) -> bool:
    return not isinstance(item, str) and item.tag == TEXT


_NO_CONTENT = frozenset({PPR, f"{W}sdtPr", f"{W}sdtEndPr", f"{W}smartTagPr", f"{W}customXmlPr"})


_PASSING = ("docPr", "cNvPr")
"""Elements of drawings whose ids and names are given anew in every file."""


def shape_of(element: Element, reader: Reader) -> str:
    """An element of a run as a string; what stands in text boxes is left out."""
    if element.tag == BOX:
        return BOX
    local = element.tag.rpartition("}")[2]
    told = [] if local in _PASSING else sorted(_telling(element, reader))
    inner = ",".join(shape_of(child, reader) for child in element)
    return f"{element.tag}{told}({inner}){(element.text or '').strip()}"


def _telling(element: Element, reader: Reader) -> Iterator[tuple[str, str]]:
    for name, value in [(str(name), str(value)) for name, value in element.items()]:
        local = name.rpartition("}")[2]
        if name.startswith(R):
            yield local, reader.target(value)
        elif local not in _GIVEN_ANEW and "rsid" not in local.lower():
            yield name, value


_GIVEN_ANEW = frozenset({"anchorId", "editId", "spid", "id", "ObjectID", "ShapeID"})
