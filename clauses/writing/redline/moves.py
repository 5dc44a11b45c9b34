"""Paragraphs that stand elsewhere in the later file, told as moved."""

from collections import defaultdict
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import DATE
from clauses.writing.ooxml.names import DEL
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import MOVE_FROM
from clauses.writing.ooxml.names import MOVE_TO
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.names import new_element
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import Step
from clauses.writing.redline.emit import strike
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.pen import signed

FEWEST_WORDS = 3
"""A paragraph with fewer words is struck and added rather than moved."""
_NAMES = {Op.DELETE: "moveFrom", Op.INSERT: "moveTo"}
_STARTS = frozenset(f"{W}{name}RangeStart" for name in _NAMES.values())
_RANGES = _STARTS | {f"{W}{name}RangeEnd" for name in _NAMES.values()}


@dataclass(frozen=True, slots=True)
class Move:
    """What one paragraph has to do with a move of one or several."""

    name: str
    first: bool
    last: bool


def moves_in(steps: Sequence[Step]) -> dict[Block, Move]:
    """Find the paragraphs that were struck in one place and added unchanged in another.

    Returns:
        For each such paragraph of both files, the move it belongs to; neighbours that moved
        together belong to one.
    """
    struck: dict[Hashable, list[int]] = defaultdict(list)
    for index, step in enumerate(steps):
        if not step.new and _may_move(step.old[0]):
            struck[step.old[0].key].append(index)
    pairs: list[tuple[int, int]] = []
    for index, step in enumerate(steps):
        if not step.old and struck.get(step.new[0].key):
            pairs.append((struck[step.new[0].key].pop(0), index))
    return dict(_named(pairs, steps))


def _may_move(block: Block) -> bool:
    section = block.element.find(f"{PPR}/{SECTION}") is not None
    return block.element.tag == P and not section and block.words.total() >= FEWEST_WORDS


def _named(pairs: Sequence[tuple[int, int]], steps: Sequence[Step]) -> Iterator[tuple[Block, Move]]:
    for place, (left, right) in enumerate(pairs):
        first = place == 0 or pairs[place - 1] != (left - 1, right - 1)
        last = place + 1 == len(pairs) or pairs[place + 1] != (left + 1, right + 1)
        start = next(at for at in range(place, -1, -1) if _begins(pairs, at))
        move = Move(f"move{start + 1}", first, last)
        yield steps[left].old[0], move
        yield steps[right].new[0], move


def _begins(pairs: Sequence[tuple[int, int]], at: int) -> bool:
    left, right = pairs[at]
    return at == 0 or pairs[at - 1] != (left - 1, right - 1)


@dataclass(slots=True)
class Ranges:
    """Sets the marks where moved text begins and ends."""

    pen: Pen
    _open: str = ""
    _told: dict[str, list[Element]] = field(default_factory=dict)
    """By the name of each move, all that tells it."""

    def around(self, elements: Sequence[Element], op: Op, move: Move) -> Iterator[Element]:
        """Some moved paragraphs with the marks about them."""
        told = list(elements)
        if move.first:
            start = new_element(f"{W}{_NAMES[op]}RangeStart")
            self.pen.sign(start, signed(elements))
            start.set(f"{W}name", move.name)
            self._open = start.get(ID, "")
            told.insert(0, start)
        if move.last:
            told.append(new_element(f"{W}{_NAMES[op]}RangeEnd", id=self._open))
        self._told.setdefault(move.name, []).extend(told)
        yield from told

    def settle(self) -> None:
        """Tell what moved on no known day as struck and added, for the format wants a day."""
        for told in self._told.values():
            if any(one.tag in _STARTS and DATE not in one.attrib for one in told):
                for element in told:
                    _as_struck_or_added(element)
        self._told.clear()


def _as_struck_or_added(element: Element) -> None:
    if element.tag in _RANGES:
        drop(element)
        return
    for mark in list(element.iter(MOVE_FROM)):
        mark.tag = DEL
        strike(mark)
    for mark in list(element.iter(MOVE_TO)):
        mark.tag = INS
