"""Several wordings of one base laid beside each other, and joined where they can be.

`stretches` cuts a base where any wording departs from it and tells what each says in its place.
Where the wordings that depart agree, or only one departs, they can be joined; where they
collide, nobody but a person can choose, and the merge keeps every side.
"""

from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from clauses.changes import Op
from clauses.diffing.cleanup import readable
from clauses.diffing.diff import Span
from clauses.text import is_word
from clauses.text import tokens

BASE = -1
"""The base, where a wording is named by its position."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the base, and what each wording says in its place."""

    base: str
    wordings: tuple[str, ...]

    @property
    def departing(self) -> tuple[int, ...]:
        """The wordings that say something else than the base."""
        return tuple(at for at, text in enumerate(self.wordings) if text != self.base)

    @property
    def common(self) -> bool:
        """Whether every wording says what the base says."""
        return not self.departing

    @property
    def agreed(self) -> bool:
        """Whether every wording that departs from the base says the same."""
        return not self.collides and not self.common

    @property
    def collides(self) -> bool:
        """Whether wordings depart from the base in different ways."""
        return len({self.wordings[at] for at in self.departing}) > 1

    @property
    def voices(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each text that is said here and by which wordings, `BASE` among them; the base first."""
        said: dict[str, list[int]] = {self.base: [BASE]}
        for at, text in enumerate(self.wordings):
            said.setdefault(text, []).append(at)
        return tuple((text, tuple(who)) for text, who in said.items())

    def joined(self) -> str | None:
        """What all of them together say; nothing where they collide."""
        if self.collides:
            return None
        return self.wordings[self.departing[0]] if self.departing else self.base


@dataclass(frozen=True)
class Merge:
    """A base with the changes of all wordings in it, and the conflicts that nobody decided."""

    stretches: tuple[Stretch, ...]

    @cached_property
    def conflicts(self) -> tuple[int, ...]:
        """Positions of the stretches in which wordings collide."""
        return tuple(at for at, stretch in enumerate(self.stretches) if stretch.collides)

    @property
    def text(self) -> str | None:
        """The joined text; nothing while there are conflicts."""
        return None if self.conflicts else self.chosen({})

    def chosen(self, choices: Mapping[int, int | str]) -> str:
        """Put a text together from chosen parts.

        Args:
            choices: For positions of stretches, the wording to take there, `BASE`, or words of
                one's own. Elsewhere the wordings are joined.

        Raises:
            UndecidedError: A conflict was not chosen for.
        """
        return "".join(
            self._part(at, stretch, choices) for at, stretch in enumerate(self.stretches)
        )

    def _part(self, at: int, stretch: Stretch, choices: Mapping[int, int | str]) -> str:
        choice = choices.get(at)
        if isinstance(choice, str):
            return choice
        if choice is not None:
            return stretch.base if choice == BASE else stretch.wordings[choice]
        joined = stretch.joined()
        if joined is None:
            raise UndecidedError(stretch)
        return joined


class UndecidedError(ValueError):
    """Wordings collide where a text was to be put together of them."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(f"nobody chose between {' and '.join(map(repr, stretch.wordings))}")
        self.stretch = stretch


def merge(base: str, *wordings: str) -> Merge:
    """Join what several wordings changed of one base: two for a three-way merge.

    Changes with less than a word between them collide unless they are the same.

    Examples:
        >>> merge("Kommunen bör svara snart.", "Regionen bör svara snart.",
        ...       "Kommunen bör svara i tid.").text
        'Regionen bör svara i tid.'
        >>> merge("Det bör ske.", "Det ska ske.", "Det kan ske.").conflicts
        (1,)
    """
    return Merge(stretches(base, wordings))


def stretches(base: str, wordings: Sequence[str]) -> tuple[Stretch, ...]:
    """Lay wordings along the words of their base.

    Returns:
        Stretches in order. The base's texts joined are the base, and those of each wording are
        that wording; no word is cut. Those that all have in common stand between the others.
    """
    line = tokens(base)
    lanes = [_Lane(line, tokens(wording)) for wording in wordings]
    told = []
    at = 0
    for start, end in _disputed(line, lanes):
        kept = "".join(line[at:start])
        told.append(Stretch(kept, (kept,) * len(lanes)))
        told.append(
            Stretch("".join(line[start:end]), tuple(lane.said(start, end) for lane in lanes))
        )
        at = end
    kept = "".join(line[at:])
    told.append(Stretch(kept, (kept,) * len(lanes)))
    return tuple(one for one in told if one.base or any(one.wordings))


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens of the base that a wording replaced, and its own; ends exclusive."""

    start: int
    end: int
    new_start: int
    new_end: int


class _Lane:
    """One wording beside the base."""

    def __init__(self, base: Sequence[str], line: Sequence[str]) -> None:
        self._line = line
        self.changes = tuple(_changes(readable(base, line, apart=True)))

    def said(self, start: int, end: int) -> str:
        """What the wording says where something was changed, by it or by others."""
        return "".join(self._line[self._before(start) : self._after(end)])

    def _before(self, at: int) -> int:
        return at + self._shift(bisect_left(self.changes, at, key=lambda one: one.end))

    def _after(self, at: int) -> int:
        return at + self._shift(bisect_right(self.changes, at, key=lambda one: one.end))

    def _shift(self, count: int) -> int:
        """How much farther on the wording is after so many changes."""
        return self.changes[count - 1].new_end - self.changes[count - 1].end if count else 0


def _changes(found: Sequence[Span]) -> Iterator[_Change]:
    for kept, group in groupby(found, key=lambda span: span.op is Op.EQUAL):
        if not kept:
            changed = list(group)
            first, last = changed[0], changed[-1]
            yield _Change(first.old_start, last.old_end, first.new_start, last.new_end)


def _disputed(base: Sequence[str], lanes: Sequence[_Lane]) -> Iterator[tuple[int, int]]:
    """Where any wording departs from the base; what has no word between it is one."""
    start = end = -1
    for change in sorted((one.start, one.end) for lane in lanes for one in lane.changes):
        if start >= 0 and not _part(base[end : change[0]]):
            end = max(end, change[1])
            continue
        if start >= 0:
            yield start, end
        start, end = change
    if start >= 0:
        yield start, end


def _part(between: Sequence[str]) -> bool:
    """Whether tokens keep two changes apart: a word does, and the end of a line or cell."""
    return any(is_word(token) or token in "\n\t" for token in between)
