"""The words that occur in a store, to be looked through for those that somebody means."""

import re
import sqlite3
from collections.abc import Iterator

from versions.git.folder import Tips

_BEGINS = r"(?<!\w)"
_WORDS = "SELECT coalesce(group_concat(word, char(10)), '') || char(10) FROM words"


class Lexicon:
    """The words that occur, read again when the store has moved on."""

    def __init__(self) -> None:
        self._tips: Tips | None = None
        self._words = ""

    def of(self, database: sqlite3.Connection, tips: Tips) -> str:
        """The words of an index that stands at some tips, a line each."""
        if self._tips != tips:
            self._words = database.execute(_WORDS).fetchone()[0]
            self._tips = tips
        return self._words


def words_with(known: str, pattern: str) -> set[str]:
    r"""The words of a list, a line each, in which a pattern is found.

    Examples:
        >>> sorted(words_with("avtalet\nhuvudavtal\nvård\n", "avtal|avt"))
        ['avtalet', 'huvudavtal']
        >>> sorted(words_with("avtal\nhuvudavtal\n", r"(?<!\w)avt"))
        ['avtal']
    """
    kinds = pattern.split("|")
    least = [
        one
        for one in kinds
        if not (one.isalpha() and any(other != one and other in one for other in kinds))
    ]
    starts = {known.rfind("\n", 0, at) + 1 for one in least for at in _places(known, one)}
    return {known[start : known.find("\n", start)] for start in starts}


def _places(known: str, kind: str) -> Iterator[int]:
    """Where one kind is found; beginnings and plain letters far quicker than a pattern."""
    begins = kind.removeprefix(_BEGINS)
    if begins != kind and begins.isalpha():
        yield from _found(f"\n{known}", f"\n{begins}")
    elif not kind.isalpha():
        yield from (found.start() for found in re.finditer(kind, known))
    else:
        yield from _found(known, kind)


def _found(known: str, letters: str) -> Iterator[int]:
    at = known.find(letters)
    while at >= 0:
        yield at
        at = known.find(letters, at + 1)
