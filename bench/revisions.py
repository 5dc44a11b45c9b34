"""Revisions of an agreement with known truth: which clause became which, and how."""

import random
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise

from bench.agreements import Author
from bench.agreements import made
from bench.agreements import with_numbers
from clauses.model import Clause

RATES = {
    "lightly edited": 0.10,
    "edited": 0.04,
    "heavily edited": 0.03,
    "retitled": 0.02,
    "retitled and edited": 0.01,
    "deleted": 0.03,
    "replaced": 0.02,
    "inserted before": 0.04,
    "rewritten": 0.01,
    "split": 0.015,
    "split and edited": 0.005,
    "split in three": 0.005,
    "moved": 0.02,
    "moved and edited": 0.01,
    "put under another chapter": 0.01,
}
"""How many of the clauses meet each fate; two in a hundred are merged, and a chapter moves."""
MERGED = 0.015
CHAPTER = 8
"""So many clauses move together where the text has no chapters."""
LEAST = 60
"""Texts of fewer characters are neither split off nor merged."""


@dataclass(frozen=True, slots=True)
class Revised:
    """Two versions of an agreement and the truth about them."""

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    links: frozenset[tuple[int, int]]
    """An earlier and a later clause that are the same or share text."""


@dataclass(slots=True)
class _Entry:
    """A later clause, what it came from, and how."""

    clause: Clause
    sources: tuple[int, ...] = ()
    fate: str = "kept"


def revised(seed: int, size: int, only: str = "", *, headed: bool = True) -> Revised:
    """Make an agreement and revise it.

    Args:
        seed: Decides everything: the same seed gives the same two versions.
        size: How many clauses the earlier version has.
        only: A fate that a tenth of the clauses meet; otherwise all of `RATES`.
        headed: Whether clauses have headings; without them they stand on one level, as in a law.
    """
    author = Author(random.Random(seed))
    return revision(author, author.agreement(size), only, headed=headed)


def revision(
    author: Author, old: Sequence[Clause], only: str = "", *, headed: bool = True
) -> Revised:
    """Revise a text in the words of an author; the rest as for `revised`."""
    rates = {only: 0.1} if only in RATES else dict(RATES)
    entries = list(_entries(author, old, {} if only in {"merged", "chapter moved"} else rates))
    if only in {"", "merged"}:
        merges = int(len(old) * (MERGED if not only else 0.05)) or 1
        entries = _merged(author.chance, entries, merges)
    entries = _moved(author.chance, entries)
    if only in {"", "chapter moved"}:
        entries = _chapter_moved(author.chance, entries)
    found = _told(old, entries)
    return found if headed else _without_headings(found)


def _without_headings(found: Revised) -> Revised:
    return replace(found, old=_bare(found.old), new=_bare(found.new))


def _bare(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    return _numbered(
        [
            replace(clause, heading="", level=1)
            if clause.text
            else made("", f"{clause.heading}.", 1)
            for clause in clauses
        ]
    )


def _told(old: Sequence[Clause], entries: Sequence[_Entry]) -> Revised:
    links = frozenset((left, right) for right, one in enumerate(entries) for left in one.sources)
    return Revised(_numbered(old), _numbered([one.clause for one in entries]), links)


def _numbered(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    numbers = with_numbers(clauses)
    return tuple(
        replace(clause, number=number) for clause, number in zip(clauses, numbers, strict=True)
    )


def _entries(author: Author, old: Sequence[Clause], rates: dict[str, float]) -> Iterator[_Entry]:
    reviser = _Reviser(author)
    for place, clause in enumerate(old):
        fate = _drawn(author.chance, rates) if clause.text else "kept"
        yield from reviser.meet(place, clause, fate)


def _drawn(chance: random.Random, rates: dict[str, float]) -> str:
    roll = chance.random()
    for fate, rate in rates.items():
        if roll < rate:
            return fate
        roll -= rate
    return "kept"


_EDITED = {
    "lightly edited": 0.08,
    "edited": 0.25,
    "heavily edited": 0.45,
    "rewritten": 0.65,
    "moved and edited": 0.12,
}
"""Which share of the words changes."""


@dataclass(frozen=True, slots=True)
class _Reviser:
    """What each fate makes of a clause."""

    author: Author

    def meet(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        """The later clauses that come of one."""
        if fate in _EDITED:
            return self.edited(place, clause, fate)
        if fate.startswith("split"):
            return self.split(place, clause, fate)
        known = {
            "retitled": self.retitled,
            "retitled and edited": self.retitled,
            "deleted": self.deleted,
            "replaced": self.replaced,
            "inserted before": self.inserted,
            "put under another chapter": self.under_another,
        }
        return known.get(fate, self.kept)(place, clause, fate)

    def kept(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield _Entry(clause, (place,), fate)

    def edited(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield _Entry(_reworded(self.author, clause, _EDITED[fate]), (place,), fate)

    def retitled(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        if fate.endswith("edited"):
            clause = _reworded(self.author, clause, 0.15)
        yield _Entry(replace(clause, heading=self.author.heading()), (place,), fate)

    def deleted(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield from ()

    def replaced(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield _Entry(self.author.clause(clause.level), (), fate)

    def inserted(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield _Entry(self.author.clause(2), (), fate)
        yield _Entry(clause, (place,))

    def split(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        pieces = _pieces(clause.text, 3 if fate == "split in three" else 2)
        if min(map(len, pieces)) < LEAST:
            yield _Entry(clause, (place,))
            return
        for part, text in enumerate(pieces):
            heading = self.author.heading() if part else clause.heading
            piece = made(heading, text, clause.level)
            edited = _reworded(self.author, piece, 0.1) if fate == "split and edited" else piece
            yield _Entry(edited, (place,), fate)

    def under_another(self, place: int, clause: Clause, fate: str) -> Iterator[_Entry]:
        yield _Entry(replace(clause, level=1 if clause.level == 2 else 2), (place,), fate)


def _pieces(text: str, count: int) -> list[str]:
    """As many sentences in each piece of a text."""
    sentences = text.rstrip(".").split(". ")
    ends = [len(sentences) * at // count for at in range(count + 1)]
    return [". ".join(sentences[first:last]) + "." for first, last in pairwise(ends)]


def _reworded(author: Author, clause: Clause, share: float) -> Clause:
    """Change a share of the words: replaced, struck or added, in small runs."""
    words = clause.text.split()
    todo = max(1, round(len(words) * share))
    while todo > 0:
        run = min(todo, author.chance.randrange(1, 4))
        at = author.chance.randrange(max(1, len(words) - run))
        added = author.words(author.chance.randrange(run + 1))
        words[at : at + run] = added or author.words(1)
        todo -= run
    return made(clause.heading, " ".join(words), clause.level)


def _merged(chance: random.Random, entries: list[_Entry], count: int) -> list[_Entry]:
    """Join some neighbours that were kept."""
    result = list(entries)
    for _ in range(count):
        at = chance.randrange(len(result) - 1)
        one, other = result[at], result[at + 1]
        both_kept = one.fate == other.fate == "kept"
        if both_kept and min(len(one.clause.text), len(other.clause.text)) >= LEAST:
            text = f"{one.clause.text} {other.clause.text}"
            clause = made(one.clause.heading, text, one.clause.level)
            result[at : at + 2] = [_Entry(clause, (*one.sources, *other.sources), "merged")]
    return result


def _moved(chance: random.Random, entries: list[_Entry]) -> list[_Entry]:
    going = [entry for entry in entries if entry.fate in {"moved", "moved and edited"}]
    result = [entry for entry in entries if entry not in going]
    for entry in going:
        result.insert(chance.randrange(1, len(result)), entry)
    return result


def _chapter_moved(chance: random.Random, entries: list[_Entry]) -> list[_Entry]:
    starts = [at for at, entry in enumerate(entries) if entry.clause.level == 1]
    if len(starts) == len(entries):
        starts = starts[::CHAPTER]
    if len(starts) < 4:
        return entries
    at = chance.randrange(len(starts) - 1)
    chapter = entries[starts[at] : starts[at + 1]]
    rest = [*entries[: starts[at]], *entries[starts[at + 1] :]]
    heads = [place for place, entry in enumerate(rest) if entry.clause.level == 1]
    to = chance.choice(heads)
    return [*rest[:to], *chapter, *rest[to:]]
