"""Which step of a text's history brought each of its words, and which struck them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from clauses.changes import Op
from clauses.diff import Span
from clauses.diff import spans
from clauses.text import tokens

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Trace:
    """For each character of the last and of the first wording, the step that changed it.

    Steps are positions in the sequence of wordings; 0 means that the character stood already
    in the first wording (`born`), or still stands in the last (`died`).
    """

    born: tuple[int, ...]
    died: tuple[int, ...]


def trace(wordings: Sequence[str]) -> Trace:
    """Follow every word through the wordings of a text, earliest first.

    Examples:
        >>> found = trace(["a b", "a c", "a c d"])
        >>> found.born, found.died
        ((0, 0, 1, 2, 2), (0, 0, 1))
    """
    first = before = tokens(wordings[0]) if wordings else []
    born, died = [0] * len(first), [0] * len(first)
    alive: list[int | None] = list(range(len(first)))
    for step, wording in enumerate(wordings[1:], start=1):
        if wording == wordings[step - 1]:
            continue
        after = tokens(wording)
        found = spans(before, after)
        for span in found:
            if span.op is Op.DELETE:
                for place in alive[span.old_start : span.old_end]:
                    if place is not None:
                        died[place] = step
        born = _carried(found, born, step)
        alive = _carried(found, alive, None)
        before = after
    return Trace(_by_character(born, before), _by_character(died, first))


def _carried(found: Sequence[Span], values: Sequence[_T], fresh: _T) -> list[_T]:
    """Values of the earlier words given to the later ones."""
    later: list[_T] = []
    for span in found:
        if span.op is Op.EQUAL:
            later.extend(values[span.old_start : span.old_end])
        elif span.op is Op.INSERT:
            later.extend([fresh] * (span.new_end - span.new_start))
    return later


def _by_character(values: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
    found: list[int] = []
    for value, word in zip(values, words, strict=True):
        found += [value] * len(word)
    return tuple(found)
