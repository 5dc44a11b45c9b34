"""The printed lines of a PDF, and the paragraphs that they seem to make."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.numbering import typed_number

EDGE = 2
"""So many lines at the top and at the foot of a page may be its header and footer."""
OFTEN = 3
"""What stands there on so many pages, and on a third of them, is one."""
_GAP = 1.7
"""Lines further apart than this many times their size are paragraphs of their own."""
_FULL = 0.85
"""A line that ends before this share of the page's text width ended its paragraph."""
_ENDED = (".", "!", "?", ":", ";")
_BULLET = re.compile(r"[•▪▫➢✓→–—-]\s+\S")
_AND = r"(?:och|eller|samt|respektive|and|or|to)\b"
_SUSPENDED = re.compile(_AND)
_LINE_HYPHEN = re.compile(rf"[\ufffe\x02]({_AND})?")
"""What PDFium writes for a hyphen at the end of a line, which it joins with the next."""
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as it stands on a page."""

    text: str
    page: int
    left: float
    right: float
    base: float
    """Height above the foot of the page, in points."""
    size: float = 0.0
    """Size of the first letter, in points."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """Some lines as one paragraph."""

    text: str
    size: float
    strong: bool
    page: int
    hyphens: int = 0
    """How many hyphens were taken for those of a line's end, and left out."""


def without_edges(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """Take away what stands at the head or foot of several pages, whatever its page number.

    Returns:
        The other lines, and those that were taken away.
    """
    pages: dict[int, list[Printed]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    at_edges = [line for page in pages.values() for line in _edges(page)]
    times = Counter(_unnumbered(line) for line in at_edges)
    often = max(2, min(OFTEN, len(pages)), len(pages) // 3)
    away = {id(line) for line in at_edges if times[_unnumbered(line)] >= often}
    return (
        [line for line in lines if id(line) not in away],
        [line for line in lines if id(line) in away],
    )


def _edges(page: list[Printed]) -> list[Printed]:
    by_height = sorted(page, key=lambda line: -line.base)
    some = min(EDGE, max(1, len(page) // 4))
    return by_height if len(page) == 1 else by_height[:some] + by_height[-some:]


def _unnumbered(line: Printed) -> str:
    return _FIGURES.sub("#", line.text.strip())


def paragraphs(lines: Sequence[Printed]) -> Iterator[Gathered]:
    """Join the lines that seem to be one paragraph."""
    return map(_without_line_hyphens, _joined_lines(lines))


def _without_line_hyphens(gathered: Gathered) -> Gathered:
    """A paragraph without the hyphens that only its lines had; "hälso- och" keeps its own."""
    found = _LINE_HYPHEN.findall(gathered.text)
    if not found:
        return gathered
    text = _LINE_HYPHEN.sub(lambda one: f"- {one[1]}" if one[1] else "", gathered.text)
    return replace(gathered, text=text, hyphens=gathered.hyphens + found.count(""))


def _joined_lines(lines: Sequence[Printed]) -> Iterator[Gathered]:
    width = max((line.right for line in lines), default=0.0)
    gathered: Gathered | None = None
    last: Printed | None = None
    for line in lines:
        if gathered is None or last is None or _begins(last, line, width):
            if gathered is not None:
                yield gathered
            gathered = Gathered(line.text, line.size, line.strong, line.page)
        else:
            gathered = _joined(gathered, line)
        last = line
    if gathered is not None:
        yield gathered


def _begins(last: Printed, line: Printed, width: float) -> bool:
    """Whether a line begins a new paragraph after another."""
    if abs(last.size - line.size) > 0.6 or last.strong != line.strong:
        return True
    if _BULLET.match(line.text) or typed_number(line.text) is not None:
        return True
    ended = last.text.rstrip().endswith(_ENDED)
    if last.page != line.page or line.base > last.base:
        return ended or not line.text[:1].islower()
    if last.base - line.base > _GAP * max(line.size, 1.0):
        return True
    return last.right < _FULL * width and (ended or not line.text[:1].islower())


def _joined(gathered: Gathered, line: Printed) -> Gathered:
    text, more = gathered.text.rstrip(), line.text.lstrip()
    broken = text.endswith("-") and text[-2:-1].isalpha() and more[:1].islower()
    if broken and not _SUSPENDED.match(more):
        return replace(gathered, text=text[:-1] + more, hyphens=gathered.hyphens + 1)
    return replace(gathered, text=f"{text} {more}")
