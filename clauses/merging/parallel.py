"""Parallel columns: a base and any number of wordings in rows of whole sentences.

These are the values that columns on a page, in Word and on paper are made of.
"""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import reduce
from itertools import groupby

from clauses.changes import Hunk
from clauses.diffing.hunks import word_hunks
from clauses.merging.merge import Stretch
from clauses.merging.merge import stretches
from clauses.sentences import sentence_spans
from clauses.sentences import sentence_starts


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the base and what each wording says in their place.

    A row without changes is common to all and printed once.
    """

    parts: tuple[Stretch, ...]

    @property
    def base(self) -> str:
        """What the base says."""
        return "".join(part.base for part in self.parts)

    @property
    def wordings(self) -> tuple[str, ...]:
        """What each wording says."""
        return tuple(map("".join, zip(*(part.wordings for part in self.parts), strict=True)))

    @property
    def common(self) -> bool:
        """Whether every wording says what the base says."""
        return all(part.common for part in self.parts)

    @property
    def agreed(self) -> bool:
        """Whether every wording that departs from the base says the same in the whole row."""
        return Stretch(self.base, self.wordings).agreed

    @property
    def collides(self) -> bool:
        """Whether somewhere in the row wordings change the same words in different ways."""
        return any(part.collides for part in self.parts)

    def hunks(self, wording: int) -> tuple[Hunk, ...]:
        """What one wording changes of the base."""
        return word_hunks(self.base, self.wordings[wording])


def parallel(base: str, wordings: Sequence[str]) -> tuple[Row, ...]:
    """Lay wordings beside their base, sentence by sentence.

    Returns:
        Rows in order; joined they are the base and each wording. A sentence is parted only where
        it is parted in all of them. Neighbours that all have in common are one row.

    Examples:
        >>> for row in parallel("Parterna samverkar. Läkare bör nås.",
        ...                     ["Parterna samverkar. Läkare ska nås."]):
        ...     print(row.common, row.wordings)
        True ('Parterna samverkar. ',)
        False ('Läkare ska nås.',)
    """
    return tuple(_without_seams(_rows([base, *wordings], stretches(base, wordings))))


def _rows(lines: Sequence[str], found: Sequence[Stretch]) -> Iterator[Row]:
    """A row for every sentence, or for several where they are not parted in all lines."""
    starts = [list(sentence_starts(line)) for line in lines]
    row: Row | None = None
    at = [0] * len(lines)
    for part in (piece for stretch in found for piece in _sentences(stretch)):
        if row and not all(map(_is_boundary, lines, starts, at)):
            row = replace(row, parts=_with(row.parts, part))
        else:
            if row:
                yield row
            row = Row((part,))
        texts = (part.base, *part.wordings)
        at = [place + len(text) for place, text in zip(at, texts, strict=True)]
    if row:
        yield row


def _without_seams(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbours that all wordings have in common as one row."""
    for common, group in groupby(rows, key=lambda row: row.common):
        if common:
            yield reduce(_one_row, group)
        else:
            yield from group


def _one_row(row: Row, after: Row) -> Row:
    return replace(row, parts=_with(row.parts, *after.parts))


def _sentences(part: Stretch) -> Iterator[Stretch]:
    """A stretch in common cut into its sentences, any other as it is."""
    if not part.common:
        yield part
        return
    for start, end in sentence_spans(part.base):
        text = part.base[start:end]
        yield Stretch(text, (text,) * len(part.wordings))


def _with(parts: tuple[Stretch, ...], part: Stretch) -> tuple[Stretch, ...]:
    """Stretches and one more; what is common to all is one stretch."""
    if not (parts and parts[-1].common and part.common):
        return (*parts, part)
    text = parts[-1].base + part.base
    return (*parts[:-1], Stretch(text, (text,) * len(part.wordings)))


def _is_boundary(line: str, starts: Sequence[int], at: int) -> bool:
    """Whether a sentence begins at a place, or at the end of the white space that follows."""
    while at < len(line) and line[at].isspace():
        at += 1
    found = bisect_left(starts, at)
    return at == len(line) or (found < len(starts) and starts[found] == at)
