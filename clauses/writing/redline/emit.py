"""Paragraphs written with their struck and added tokens as tracked changes."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.changes import Credit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import BOX
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import CONTROL_CONTENT
from clauses.writing.ooxml.names import DEL
from clauses.writing.ooxml.names import DEL_INSTRUCTION
from clauses.writing.ooxml.names import DEL_TEXT
from clauses.writing.ooxml.names import FIELD_MARK
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import MOVE_FROM
from clauses.writing.ooxml.names import MOVE_TO
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SIMPLE_FIELD
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import XML_SPACE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.names import shell_of
from clauses.writing.ooxml.pieces import Piece
from clauses.writing.ooxml.pieces import Wrap
from clauses.writing.redline.diff import Item
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.properties import changed_look
from clauses.writing.redline.properties import look_of
from clauses.writing.redline.properties import mark_properties
from clauses.writing.redline.tokens import Token

TAGS = {Op.DELETE: DEL, Op.INSERT: INS}
MOVED = {Op.DELETE: MOVE_FROM, Op.INSERT: MOVE_TO}
BoxWriter = Callable[[Element, Element], None]
"""Writes into the text box of a kept picture what became of it in a later one."""


def written(
    items: Sequence[Item], pen: Pen, boxes: BoxWriter, tags: Mapping[Op, str] = TAGS
) -> list[Element]:
    """Write tokens as paragraphs, one for each paragraph mark among them."""
    wraps = _matched_wraps(items)
    paragraphs = []
    writer = _Writer(pen, boxes, wraps, tags)
    for item in items:
        if item.token.ends is None:
            writer.write(item)
        else:
            paragraphs.append(writer.end(item))
            writer = _Writer(pen, boxes, wraps, tags)
    return paragraphs


def _matched_wraps(items: Sequence[Item]) -> dict[Wrap, Wrap]:
    """The earlier wrapper for each later one that holds some of the same tokens."""
    found: dict[Wrap, Wrap] = {}
    for item in items:
        if item.later is not None:
            found.update(zip(item.later.wraps, item.token.wraps, strict=False))
    return found


@dataclass(slots=True)
class _Writer:
    """Writes one paragraph, keeping open what the next token may go on in."""

    pen: Pen
    boxes: BoxWriter
    matched: dict[Wrap, Wrap]
    tags: Mapping[Op, str]
    content: list[Element] = field(default_factory=list)
    open: list[tuple[Wrap, Element]] = field(default_factory=list)
    revision: Element | None = None
    state: tuple[Op, Credit] | None = None
    run: Element | None = None
    source: tuple[Element | None, Element | None] = (None, None)

    def write(self, item: Item) -> None:
        self._go_into(tuple(self.matched.get(wrap, wrap) for wrap in item.token.wraps))
        for marker in _markers(item):
            self._close_revision()
            self._add(deepcopy(marker))
        state = (item.op, item.credit)
        if state != self.state:
            self._close_revision()
            self.state = state
        for piece, later in _pieces(item):
            self._write_piece(piece, later, item)

    def end(self, item: Item) -> Element:
        """Close the paragraph with its mark."""
        self._go_into(())
        self._close_revision()
        for marker in _markers(item):
            self._add(deepcopy(marker))
        source = item.token.ends
        assert source is not None
        paragraph = new_element(P) if item.op is Op.INSERT else shell_of(source)
        later = item.later.ends if item.later else None
        revision = None
        if item.op is not Op.EQUAL:
            revision = self.pen.revision(self.tags[item.op], item.credit, item.clause)
        properties = mark_properties(source, later, revision, self.pen)
        if properties is not None:
            paragraph.append(properties)
        paragraph.extend(self.content)
        return paragraph

    def _go_into(self, wraps: tuple[Wrap, ...]) -> None:
        """Close and open wrappers until those that are wanted are open."""
        same = 0
        while same < min(len(wraps), len(self.open)) and self.open[same][0] is wraps[same]:
            same += 1
        if same == len(wraps) == len(self.open):
            return
        self._close_revision()
        del self.open[same:]
        for wrap in wraps[same:]:
            shell, inside = _opened(wrap.shell)
            self._add(shell)
            self.open.append((wrap, inside))

    def _add(self, element: Element) -> None:
        self.run = None
        if self.open:
            self.open[-1][1].append(element)
        else:
            self.content.append(element)

    def _close_revision(self) -> None:
        self.revision = self.state = self.run = None

    def _write_piece(self, piece: Piece, later: Element | None, item: Item) -> None:
        if piece.run is None:
            assert not isinstance(piece.item, str)
            self._write_outside(piece.item, item)
            return
        if self.run is None or self.source != (piece.run, later):
            self._begin_run(piece.run, later, item)
        assert self.run is not None
        if isinstance(piece.item, str):
            _append_text(self.run, piece.item, struck=self._is_struck(item))
        else:
            self.run.append(self._copied(piece.item, item))

    def _write_outside(self, element: Element, item: Item) -> None:
        """Write what stands between runs: a formula, or a field in its simple form."""
        if element.tag != SIMPLE_FIELD or item.op is Op.EQUAL:
            self.run = None
            self._place(deepcopy(element), item)
            return
        for run in _spelled_out(element):
            for child in run:
                if self._is_struck(item):
                    strike(child)
            self.run = None
            self._place(run, item)

    def _begin_run(self, source: Element, later: Element | None, item: Item) -> None:
        run = new_element(RUN) if item.op is Op.INSERT else shell_of(source)
        properties = source.find(RPR)
        if later is not None:
            properties = changed_look(source, later, self.pen)
        elif properties is not None:
            properties = deepcopy(properties)
        if properties is not None:
            run.append(properties)
        self._place(run, item)
        self.run, self.source = run, (source, later)

    def _place(self, element: Element, item: Item) -> None:
        """Put an element where it belongs, inside a tracked change if it is struck or added."""
        if item.op is Op.EQUAL:
            self._add(element)
            return
        if self.revision is None:
            revision = self.pen.revision(self.tags[item.op], item.credit, item.clause)
            self._add(revision)
            self.revision = revision
        self.revision.append(element)

    def _is_struck(self, item: Item) -> bool:
        """Whether its text is to be called deleted; text that moved away is not."""
        return item.op is Op.DELETE and self.tags[item.op] == DEL

    def _copied(self, element: Element, item: Item) -> Element:
        copy = deepcopy(element)
        if self._is_struck(item):
            strike(copy)
        later = item.later
        if later is not None and next(copy.iter(BOX), None) is not None:
            at = [piece.item for piece in item.token.pieces].index(element)
            other = later.pieces[at].item
            assert not isinstance(other, str)
            self.boxes(copy, other)
        return copy


def _markers(item: Item) -> Iterator[Element]:
    yield from item.token.before
    if item.later is not None:
        yield from item.later.before


def _pieces(item: Item) -> Iterator[tuple[Piece, Element | None]]:
    """The pieces of an item, each with the run whose look it takes on if that is another."""
    if item.later is None:
        yield from ((piece, None) for piece in item.token.pieces)
    elif item.token.plain:
        yield from _pieces_of_text(item.token, item.later)
    else:
        yield from _pieces_of_unit(item.token, item.later)


def _pieces_of_unit(token: Token, later: Token) -> Iterator[tuple[Piece, Element | None]]:
    if len(token.pieces) != len(later.pieces):
        yield from ((piece, None) for piece in token.pieces)
        return
    for piece, other in zip(token.pieces, later.pieces, strict=True):
        yield piece, _other_look(piece.run, other.run)


def _pieces_of_text(token: Token, later: Token) -> Iterator[tuple[Piece, Element | None]]:
    """Cut text where the run changes on either side."""
    others = [(str(piece.item), piece.run) for piece in later.pieces]
    index = at = 0
    for piece in token.pieces:
        text = str(piece.item)
        while text:
            other, run = others[index]
            size = min(len(text), len(other) - at)
            yield Piece(piece.run, text[:size]), _other_look(piece.run, run)
            text, at = text[size:], at + size
            if at == len(other):
                index, at = index + 1, 0


def _other_look(run: Element | None, later: Element | None) -> Element | None:
    if run is None or later is None or look_of(run) == look_of(later):
        return None
    return later


def _opened(source: Element) -> tuple[Element, Element]:
    """A wrapper without what it holds, and the element that takes what it is to hold."""
    shell = shell_of(source)
    if source.tag != CONTROL:
        shell.extend(deepcopy(child) for child in source if child.tag.endswith("Pr"))
        return shell, shell
    shell.extend(deepcopy(child) for child in source if child.tag != CONTROL_CONTENT)
    for number in list(shell.iter(ID)):
        if number.getparent() is not None and number.tag == ID:
            number.getparent().remove(number)  # type: ignore[union-attr]
    return shell, etree.SubElement(shell, CONTROL_CONTENT)


def _append_text(run: Element, text: str, *, struck: bool) -> None:
    tag = DEL_TEXT if struck else TEXT
    last = run[-1] if len(run) else None
    if last is None or last.tag != tag:
        last = etree.SubElement(run, tag)
        last.text = ""
    last.text = (last.text or "") + text
    if last.text != last.text.strip():
        last.set(XML_SPACE, "preserve")


def strike(element: Element) -> None:
    """Rename what is called otherwise inside a deletion, text boxes and all."""
    for text in element.iter(TEXT):
        text.tag = DEL_TEXT
    for instruction in element.iter(INSTRUCTION):
        instruction.tag = DEL_INSTRUCTION


def _spelled_out(simple: Element) -> Iterator[Element]:
    """A simple field as runs that begin, name, separate, show and end it."""
    yield _field_run("begin")
    run = new_element(RUN)
    instruction = etree.SubElement(run, INSTRUCTION)
    instruction.text = simple.get(f"{W}instr", "")
    instruction.set(XML_SPACE, "preserve")
    yield run
    yield _field_run("separate")
    yield from (deepcopy(child) for child in simple.iter(RUN))
    yield _field_run("end")


def _field_run(kind: str) -> Element:
    run = new_element(RUN)
    run.append(new_element(FIELD_MARK, fldCharType=kind))
    return run
