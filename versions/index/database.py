"""What is looked up in a store, kept in a file beside it that can be made anew from git."""

import os
import sqlite3
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from contextlib import suppress
from itertools import product
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from typing import TypeVar

from versions.format.layout import INDEX_FILE
from versions.git.folder import Tips
from versions.index.filling import fill
from versions.index.filling import follow
from versions.index.lives import Followed
from versions.index.material import Source
from versions.index.tables import StaleError

PATIENCE = 2.0
"""Seconds to wait for another process that writes into the index."""
_CONTENT = (
    "SELECT name, tree FROM states ORDER BY name",
    """SELECT name, clause, key, heading, body, notes, wording FROM stands
        JOIN states ON states.id = state JOIN texts ON texts.id = text ORDER BY name, clause""",
    "SELECT key, body FROM texts WHERE kind = 'record' ORDER BY key",
    "SELECT * FROM decisions ORDER BY position",
    """SELECT document, clause, position, key, number, lives, said FROM steps
        LEFT JOIN texts ON texts.id = text ORDER BY document, clause, position""",
    "SELECT * FROM struck ORDER BY document, sentence, clause, position",
    "SELECT * FROM reordered ORDER BY document, position",
    "SELECT * FROM named ORDER BY trailer, value, position",
    "SELECT * FROM unread ORDER BY name, position",
    "SELECT * FROM records ORDER BY path",
    """SELECT key, term, col, offset FROM said_at LEFT JOIN texts ON id = doc
        WHERE doc IN (SELECT text FROM stands) ORDER BY key, term, col, offset""",
    """SELECT key, term, col, offset FROM noted_at LEFT JOIN texts ON id = doc
        ORDER BY key, term, col, offset""",
)
"""What an index tells, whatever the ids of its rows."""
_PLACES = (
    "CREATE VIRTUAL TABLE temp.said_at USING fts5vocab (main, said, instance)",
    "CREATE VIRTUAL TABLE temp.noted_at USING fts5vocab (main, noted, instance)",
)
"""Where each word that can be found is said to stand."""
_Answer = TypeVar("_Answer")
_Mark = tuple[int, ...]


class Index:
    """Opens the index of a store, as of some tips; where it cannot be written, in memory."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / INDEX_FILE
        self._read = _File(self._file, PATIENCE)
        self._ahead = _File(self._file, 0)
        self._followed = Followed()
        self._memory: sqlite3.Connection | None = None
        self._lock = Lock()

    def answer(
        self,
        source: Source,
        question: Callable[[sqlite3.Connection], _Answer],
        *,
        of_decisions: bool = False,
    ) -> _Answer:
        """Ask the index as of the tips of a source; one that is damaged is made anew first.

        Args:
            source: What it is made of.
            question: What is asked.
            of_decisions: Whether it is asked of decisions alone, up to those tips: then an index
                that knows later ones answers as it is.
        """
        with self._lock:
            for anew in (False, True):
                try:
                    if anew:
                        self._remove()
                    return self._asked(self._written(source, of_decisions), question)
                except (sqlite3.DatabaseError, StaleError, OSError) as error:
                    if _is_held(error):
                        break
            return self._asked(self._in_memory(source), question)

    @contextmanager
    def along(self, before: Tips, after: Source) -> Iterator[None]:
        """Fill an index that stands at some tips up to later ones, while a decision is made.

        Those who read meanwhile find it as it was, and those who read the decision find it ready.
        Nothing that goes wrong with the index is told: whoever reads next brings it there.

        Args:
            before: Where the store stands.
            after: What is to stand when the decision is made.
        """
        filled = self._filled(before, after)
        try:
            yield
            if filled is not None:
                with suppress(sqlite3.Error):
                    filled.execute("COMMIT")
                    self._ahead.remember()
        finally:
            if filled is not None:
                with suppress(sqlite3.Error):
                    filled.rollback()

    def _filled(self, before: Tips, after: Source) -> sqlite3.Connection | None:
        """The file, filled and not yet read by others; nothing where it does not stand there."""
        if not self._file.exists():
            return None
        try:
            database = self._ahead.open()
            if fill(database, before, after, self._followed):
                return database
            database.rollback()
        except Exception:
            self._ahead.close()
        return None

    def rebuild(self, source: Source) -> None:
        """Make the index anew."""
        with self._lock:
            self._remove()
            self._written(source).rollback()

    def agrees(self, source: Source) -> bool:
        """Whether the file, brought to the tips of a source, holds what one made anew would.

        One that holds what has gone is made anew before it answers.
        """
        if not self._file.exists():
            return True
        with self._lock, closing(_empty()) as anew:
            follow(anew, source)
            try:
                return self._asked(self._written(source), lambda file: _tells(file, anew))
            except StaleError:
                return True
            except sqlite3.DatabaseError as error:
                return _is_held(error)

    def _asked(
        self, database: sqlite3.Connection, question: Callable[[sqlite3.Connection], _Answer]
    ) -> _Answer:
        try:
            return question(database)
        finally:
            with suppress(sqlite3.DatabaseError):
                database.rollback()

    def _written(self, source: Source, of_decisions: bool = False) -> sqlite3.Connection:
        """The file, brought to the tips of a source and read as of them."""
        database = self._read.open()
        before = database.total_changes
        follow(database, source, of_decisions)
        if database.total_changes != before:
            self._read.remember()
        return database

    def _in_memory(self, source: Source) -> sqlite3.Connection:
        if self._memory is None:
            self._memory = _empty()
        try:
            follow(self._memory, source)
        except StaleError:
            self._memory.close()
            self._memory = _empty()
            follow(self._memory, source)
        return self._memory

    def _remove(self) -> None:
        self._read.close()
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(INDEX_FILE + ending).unlink(missing_ok=True)


class _File:
    """The file of an index, opened anew where it is not what this process left there."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._opened: sqlite3.Connection | None = None
        self._mark: _Mark = ()

    def open(self) -> sqlite3.Connection:
        """The file, opened."""
        if self._opened is None or self._mark != self._marked():
            self.close()
            self._opened = _connected(self.path, self._patience)
            self.remember()
        return self._opened

    def remember(self) -> None:
        """Take the file as it lies there for what was left."""
        self._mark = self._marked()

    def _marked(self) -> _Mark:
        """Which file lies there, and how it was last written; a copy of a process has its own."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return ()
        return os.getpid(), found.st_ino, found.st_size, found.st_mtime_ns

    def close(self) -> None:
        """Close the file, unless it was opened before this process was copied from another."""
        if self._opened is not None and self._mark[:1] == (os.getpid(),):
            self._opened.close()
        self._opened = None


def _connected(path: Path, patience: float) -> sqlite3.Connection:
    database = sqlite3.connect(
        path, timeout=patience, isolation_level=None, check_same_thread=False
    )
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database


def _tells(file: sqlite3.Connection, anew: sqlite3.Connection) -> bool:
    """Whether a file tells what one made anew does; it may know words that have gone.

    Where something of git cannot be read any more, a file that was made before knows better.
    """
    if anew.execute("SELECT 1 FROM unread").fetchone():
        return True
    for database, table in product((file, anew), _PLACES):
        database.execute(table)
    known, said = (set(database.execute("SELECT word FROM words")) for database in (file, anew))
    return said <= known and all(_same(file, anew, query) for query in _CONTENT)


def _same(one: sqlite3.Connection, other: sqlite3.Connection, query: str) -> bool:
    return all(a == b for a, b in zip_longest(one.execute(query), other.execute(query)))


def _is_held(error: Exception) -> bool:
    """Whether another process writes into the index; it is not damaged, and not to be removed."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _empty() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
