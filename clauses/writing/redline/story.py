"""One story of a document, its body or a header or a note: what became of it, written into it."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field

from clauses.changes import Credit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.check import same_blocks
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import BOX
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import CONTROL_CONTENT
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.resolve import accept
from clauses.writing.ooxml.resolve import reject
from clauses.writing.ooxml.shown import Level
from clauses.writing.ooxml.shown import Surroundings
from clauses.writing.redline.blocks import BLOCKS
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import Group
from clauses.writing.redline.blocks import Keys
from clauses.writing.redline.blocks import Step
from clauses.writing.redline.blocks import aligned
from clauses.writing.redline.blocks import blocks_of
from clauses.writing.redline.diff import compared
from clauses.writing.redline.emit import MOVED
from clauses.writing.redline.emit import TAGS
from clauses.writing.redline.emit import written
from clauses.writing.redline.moves import Move
from clauses.writing.redline.moves import Ranges
from clauses.writing.redline.moves import moves_in
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.pen import copied
from clauses.writing.redline.pen import signed
from clauses.writing.redline.properties import lose_tab_stops
from clauses.writing.redline.tables import TableWriter
from clauses.writing.redline.tokens import line_of

_PROPERTIES = frozenset({f"{W}tcPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr"})


@dataclass(slots=True)
class Story:
    """Writes tracked changes into the containers of one part."""

    pen: Pen
    reader: Reader
    keys: Keys
    moves: bool = False
    """Whether moved paragraphs are told as such."""
    fallbacks: int = 0
    """How often less than the finest marking had to do."""
    changes: int = 0
    _around: Surroundings = field(init=False)
    _tables: TableWriter = field(init=False)
    _ranges: Ranges = field(init=False)
    _moved: dict[Block, Move] = field(default_factory=dict)
    _alone: set[Block] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._around = Surroundings(self.reader.target)
        self._ranges = Ranges(self.pen)
        self._tables = TableWriter(self.pen, self.keys, self.write, self.mark)

    def write(
        self,
        old: Element,
        new: Element,
        old_group: Group | None = None,
        new_group: Group | None = None,
    ) -> None:
        """Turn a container into one that holds a later one as tracked changes."""
        for container in (old, new):
            _with_paragraph(container)
        steps = aligned(blocks_of(old, self.keys, old_group), blocks_of(new, self.keys, new_group))
        in_body = old.tag == BODY
        steps = _with_ends(steps, tracked_end=in_body)
        around = self._moved, self._alone
        self._moved = moves_in(steps) if self.moves and in_body else {}
        self._alone = set(_lone(steps))
        cursor: Element | None = None
        for step in steps:
            for element in self._written(step):
                _place_after(old, cursor, element)
                cursor = element
        self._moved, self._alone = around
        if in_body:
            self._ranges.settle()

    def mark(self, container: Element, op: Op) -> Credit:
        """Mark all that a container holds as struck or added; say whose the last of it is."""
        credit = Credit()
        self.changes += 1
        for block in [child for child in container if child.tag in BLOCKS]:
            elements = list(self._marked(block, op))
            for element in elements:
                block.addprevious(element)
            if block not in elements:
                container.remove(block)
            credit = signed(elements, credit)
        return credit

    def _written(self, step: Step) -> Iterator[Element]:
        """The elements that stand for a step; those of the container itself are kept in place."""
        if step.same:
            yield step.old[0].element
            return
        self.changes += 1
        if step.old and step.new:
            yield from self._changed(step)
        elif step.old:
            yield from self._replacing(step.old[0])
        else:
            block = step.new[0]
            yield from self._whole(block, copied(block.element, self.pen), Op.INSERT)

    def _whole(self, known: Block, element: Element, op: Op) -> Iterator[Element]:
        """A block as struck or added, or as moved if it was."""
        move = self._moved.get(known)
        if move is None:
            elements = list(self._marked(element, op))
            if known in self._alone:
                lose_tab_stops(elements, op, self.pen)
            yield from elements
        else:
            yield from self._ranges.around(list(self._marked(element, op, MOVED)), op, move)

    def _replacing(self, known: Block) -> Iterator[Element]:
        """A struck block, put where it stood."""
        block = known.element
        parent = block.getparent()
        assert parent is not None
        elements = list(self._whole(known, block, Op.DELETE))
        for element in elements:
            if element is not block:
                block.addprevious(element)
        if block not in elements:
            parent.remove(block)
        yield from elements

    def _changed(self, step: Step) -> Iterator[Element]:
        tag = step.old[0].element.tag
        if tag == P:
            yield from self._changed_paragraphs(step)
        elif tag == TABLE:
            yield from self._changed_table(step.old[0].element, step.new[0].element)
        else:
            old, new = step.old[0].element, step.new[0].element
            self.write(_content(old), _content(new))
            yield old

    def _changed_paragraphs(self, step: Step) -> Iterator[Element]:
        old = [block.element for block in step.old]
        new = [block.element for block in step.new]
        elements = self._finest(old, new)
        first = old[0]
        for element in elements:
            first.addprevious(element)
        parent = first.getparent()
        assert parent is not None
        for element in old:
            parent.remove(element)
        yield from elements

    def _finest(self, old: Sequence[Element], new: Sequence[Element]) -> list[Element]:
        """The finest marking that holds both sides, the coarser one where that fails."""
        best, elements = self._tried(old, new, whole=False)
        if best < Level.STRUCT:
            self.fallbacks += 1
            level, coarser = self._tried(old, new, whole=True)
            if level > best:
                return coarser
        return elements

    def _tried(
        self, old: Sequence[Element], new: Sequence[Element], *, whole: bool
    ) -> tuple[Level, list[Element]]:
        items = compared(
            [line_of(element, self.reader) for element in old],
            [line_of(element, self.reader) for element in new],
            self.pen,
            whole=whole,
        )
        elements = written(items, self.pen, self._write_boxes)
        return self._holds(elements, old, new), elements

    def _holds(
        self, elements: Sequence[Element], old: Sequence[Element], new: Sequence[Element]
    ) -> Level:
        accepted, rejected = _copied(elements), _copied(elements)
        accept(accepted)
        reject(rejected)
        return min(
            same_blocks(accepted, new, self._around), same_blocks(rejected, old, self._around)
        )

    def _changed_table(self, old: Element, new: Element) -> Iterator[Element]:
        spare = copied(old, self.pen)
        self._tables.write(old, new)
        if self._holds([old], [spare], [new]) >= Level.STRUCT:
            yield old
            return
        self.fallbacks += 1
        old.addprevious(spare)
        parent = old.getparent()
        assert parent is not None
        parent.remove(old)
        yield from self._marked(spare, Op.DELETE)
        yield from self._marked(copied(new, self.pen), Op.INSERT)

    def _marked(self, block: Element, op: Op, tags: Mapping[Op, str] = TAGS) -> Iterator[Element]:
        """A block as struck or added; a content control loses its frame."""
        if block.tag == P:
            line = [line_of(block, self.reader, words=self.pen.attribution is not None)]
            struck = op is Op.DELETE
            items = compared(line if struck else [], [] if struck else line, self.pen)
            yield from written(items, self.pen, self._write_boxes, tags)
        elif block.tag == TABLE:
            self._tables.mark_all(block, op)
            yield block
        else:
            for inner in [child for child in _content(block) if child.tag in BLOCKS]:
                yield from self._marked(inner, op)

    def _write_boxes(self, old: Element, new: Element) -> None:
        for box, later in zip(old.iter(BOX), new.iter(BOX), strict=False):
            self.write(box, later)


def _with_paragraph(container: Element) -> None:
    """Give a note or cell that holds nothing the empty paragraph that Word shows in it."""
    if container.tag != BODY and not any(child.tag in BLOCKS for child in container):
        container.append(new_element(P))


def _content(element: Element) -> Element:
    """What holds the blocks of a content control or another wrapper of blocks."""
    content = element.find(CONTROL_CONTENT) if element.tag == CONTROL else element
    return element if content is None else content


def _copied(elements: Sequence[Element]) -> Element:
    holder = new_element(BODY)
    holder.extend(deepcopy(element) for element in elements)
    return holder


def _place_after(container: Element, cursor: Element | None, element: Element) -> None:
    """Put an element after another unless it stands in the container already."""
    if element.getparent() is container:
        return
    if cursor is not None:
        cursor.addnext(element)
        return
    at = 0
    while at < len(container) and container[at].tag in _PROPERTIES:
        at += 1
    container.insert(at, element)


def _with_ends(steps: Sequence[Step], *, tracked_end: bool) -> list[Step]:
    """See to it that the last mark of a container is kept, for it can be neither struck nor added.

    A struck and an added last paragraph are paired. Whole paragraphs may be added at the end of
    the body; all others are joined to the paragraph before them. So Word writes it too.
    """
    result = _paired_ends(list(steps))
    at = len(result)
    while at and not (result[at - 1].old and result[at - 1].new):
        at -= 1
    tail = result[at - 1 :] if at else []
    if tracked_end and not any(step.old for step in tail[1:]):
        return result
    if len(tail) > 1 and all(_is_paragraph(block) for step in tail for block in _sides(step)):
        joined = Step(
            tuple(block for step in tail for block in step.old),
            tuple(block for step in tail for block in step.new),
        )
        return [*result[: at - 1], joined]
    return result


def _lone(steps: Sequence[Step]) -> Iterator[Block]:
    """Struck or added paragraphs that no paragraph follows, into which they could flow."""
    alone = True
    for step in reversed(steps):
        block = (*step.old, *step.new)[0]
        if block.element.tag == TABLE:
            alone = True
        elif step.old and step.new:
            alone = block.element.tag != P
        elif alone:
            yield block


def _paired_ends(steps: list[Step]) -> list[Step]:
    at = len(steps)
    while at and not (steps[at - 1].old and steps[at - 1].new):
        at -= 1
    struck = [step for step in steps[at:] if step.old]
    added = [step for step in steps[at:] if step.new]
    if not struck or not added or struck[-1].old[0].kind != added[-1].new[0].kind:
        return steps
    if not _is_paragraph(struck[-1].old[0]):
        return steps
    rest = [step for step in steps[at:] if step not in (struck[-1], added[-1])]
    return [*steps[:at], *rest, Step(struck[-1].old, added[-1].new)]


def _sides(step: Step) -> Iterator[Block]:
    yield from step.old
    yield from step.new


def _is_paragraph(block: Block) -> bool:
    return block.element.tag == P and block.element.find(f"{W}pPr/{SECTION}") is None
