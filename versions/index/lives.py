"""The words of a clause through its wordings: when each came, where it is first from, when it went.

The index keeps with each step what it made of the words, so that nobody has to compare the wordings
again. A clause with few wordings is followed when somebody asks; see `Followings`.
"""

import json
import sqlite3
import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from clauses.text import tokens
from clauses.tracing.origins import Came
from clauses.tracing.origins import Origins
from clauses.tracing.origins import words_of
from clauses.tracing.trace import Trace
from versions.index.answered import keep
from versions.index.tables import StaleError

LEAST = 4
"""Clauses with fewer wordings are not followed beforehand: whoever asks waits for nothing."""
_MOST = 16
"""So many clauses are kept in mind, those that were followed last."""
_SPLIT = """SELECT position, value FROM named WHERE trailer = 'Split' AND value >= ?
    AND value < ? AND position < ? ORDER BY position LIMIT 1"""
_OF_CLAUSE = "WHERE document = ? AND clause = ? AND position < ? ORDER BY position"
_STEPS = f"""SELECT clause, position, lives, said, body FROM steps JOIN texts ON id = text
    {_OF_CLAUSE}"""
_LIVES = f"""SELECT clause, position, lives, '', '' FROM steps
    {_OF_CLAUSE.replace("ORDER", "AND text IS NOT NULL ORDER")}"""
_KEPT = """SELECT count(*), max(position) FROM steps
    WHERE document = ? AND clause = ? AND lives != ''"""
_KEEP = "UPDATE steps SET lives = ?, said = ? WHERE document = ? AND clause = ? AND position = ?"
_Row = tuple[str, int, str, str, str]
"""A step of a clause: whose, where it stands, what came of the words, what it says."""


def split_from(
    database: sqlite3.Connection, document: str, clause: str, end: int
) -> tuple[int, str]:
    """The decision before a position that split a clause off another, and the other.

    Returns:
        ``-1`` where none did.
    """
    born = f"{document}/{clause} from "
    for position, value in database.execute(_SPLIT, (born, f"{born}~", end)):
        return position, value.removeprefix(born).partition("/")[2]
    return -1, ""


class Followed:
    """The words of the clauses that were followed last; one more wording costs its own size."""

    def __init__(self) -> None:
        """None was followed yet."""
        self._kept: OrderedDict[Hashable, tuple[int, int, Origins]] = OrderedDict()

    def keep(self, database: sqlite3.Connection, touched: Iterable[tuple[str, str]]) -> None:
        """Follow the words of clauses that got another wording, by document and id.

        Raises:
            StaleError: What was kept of them cannot be read.
        """
        for document, clause in touched:
            rows, origins = self._known(database, document, clause)
            came = zip(rows, _came(rows, origins), strict=True)
            fresh = [
                (*_written(one), document, clause, position)
                for (whose, position, kept, _, _), one in came
                if whose == clause and not kept
            ]
            database.executemany(_KEEP, fresh)
            if fresh:
                stands = database.execute(_KEPT, (document, clause)).fetchone()
                keep(self._kept, (document, clause), (*stands, origins), _MOST)

    def _known(
        self, database: sqlite3.Connection, document: str, clause: str
    ) -> tuple[list[_Row], Origins]:
        """The steps of a clause that are to be followed, and its words up to them."""
        many, last, origins = self._kept.pop((document, clause), (0, -1, Origins()))
        if many and database.execute(_KEPT, (document, clause)).fetchone() == (many, last):
            query = _STEPS.replace("ORDER", "AND position > ? ORDER")
            rows = database.execute(query, (document, clause, sys.maxsize, last)).fetchall()
            return rows, origins
        rows = _rows(database, document, clause)
        return rows if len(rows) >= LEAST else [], Origins()


def lives(database: sqlite3.Connection, document: str, clause: str, end: int) -> "Lives | None":
    """What is kept of the words of a clause before a position; nothing where wordings are few."""
    rows = _rows(database, document, clause, end, _LIVES)
    if len(rows) < LEAST:
        return None
    kept = [row[2] for row in rows]
    if not all(kept):
        whole = _rows(database, document, clause, end)
        kept = [_written(came)[0] for came in _came(whole, Origins())]
    return Lives(tuple(row[1] for row in rows), tuple(json.loads(f"[{','.join(kept)}]")))


def _rows(
    database: sqlite3.Connection,
    document: str,
    clause: str,
    end: int = sys.maxsize,
    query: str = _STEPS,
) -> list[_Row]:
    """The steps of a clause before a position, after those of the clause it was split from."""
    born, whole = split_from(database, document, clause, end)
    before = _rows(database, document, whole, born, query) if whole else []
    return [*before, *database.execute(query, (document, clause, end))]


def _came(rows: Sequence[_Row], origins: Origins) -> Iterator[Came]:
    try:
        kept_rows = ",".join(f"{row[2]},{row[3]}" for row in rows if row[2])
        parts = iter(json.loads(f"[{kept_rows}]"))
        for kept, run in groupby(rows, key=lambda row: row[2] != ""):
            bodies = [row[4] for row in run]
            if kept:
                came = [Came(*next(parts), *next(parts)) for _ in bodies]
                origins.follow(bodies, came)
                yield from came
            else:
                yield from map(origins.add, bodies)
    except (ValueError, TypeError, LookupError, StopIteration) as error:
        raise StaleError from error


def _written(came: Came) -> tuple[str, str]:
    """What is kept: where words stand and are from, for who asks; the rest, for who follows."""
    told = (came.lines, came.firsts), (came.words, came.said, came.struck)
    lives, said = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in told)
    return lives, said


def _by_character(text: str, values: Sequence[int]) -> tuple[int, ...] | None:
    """A value for each character of a text; nothing where it has not as many words as values."""
    given, value, found = iter(values), 0, list[int]()
    for token in tokens(text):
        value = value if token.isspace() else next(given, -1)
        found += [value] * len(token)
    return None if -1 in found or next(given, -1) >= 0 else tuple(found)


@dataclass(frozen=True)
class Lives:
    """The words of a clause through its wordings, which are counted from 0."""

    positions: tuple[int, ...]
    """The decisions that made the wordings."""
    kept: tuple[Any, ...]
    """The lines of each, and the origins of the words that came with it; see `Came`."""

    def at(self, position: int) -> int:
        """Which wording stood after a decision; ``-1`` where none did."""
        return bisect_right(self.positions, position) - 1

    def firsts(self, wording: int) -> list[int]:
        """For each word of a wording the one it is first from."""
        return [self._first[word] for word in self._words(wording)]

    def trace(self, first: int, last: int, texts: tuple[str, str]) -> Trace | None:
        """Which wording between two brought each character of the later, and struck of the earlier.

        Args:
            first: The earlier wording; ``-1`` for none.
            last: The later wording.
            texts: What they say.

        Returns:
            Wordings counted from the earlier on; nothing where it does not say what is kept of it.
        """
        now, before = self._words(last), self._words(first)
        born = [max(0, self._since[word] - first) for word in now]
        struck = self._struck(set(before).difference(now), first, last)
        died = [struck.get(word, first) - first for word in before]
        found = _by_character(texts[1], born), _by_character(texts[0], died)
        return None if None in found else Trace(found[0] or (), found[1] or ())

    def _struck(self, words: set[int], first: int, last: int) -> dict[int, int]:
        """Which wording struck each of some words of the first that the last has not."""
        if not words or last - first == 1:
            return dict.fromkeys(words, last)
        middle = (first + last) // 2
        gone = words.difference(self._words(middle))
        return self._struck(gone, first, middle) | self._struck(words - gone, middle, last)

    def _words(self, wording: int) -> list[int]:
        """The words of a wording, in order."""
        lines = self.kept[wording][0] if wording >= 0 else ()
        return [word for line in lines for word in words_of(line)]

    @cached_property
    def _first(self) -> list[int]:
        return [first for _, firsts in self.kept for first in firsts]

    @cached_property
    def _since(self) -> list[int]:
        return [at for at, (_, firsts) in enumerate(self.kept) for _ in firsts]
