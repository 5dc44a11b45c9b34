"""What is looked up in a store, kept in a file beside it that can be made anew from git."""

import re
import sqlite3
from collections.abc import Callable
from collections.abc import Mapping
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from typing import Protocol
from typing import TypeVar

FORMAT = 1
FILE = "index.sqlite"
_WORD = re.compile(r"[^\W_]+")
_SCHEMA = """
    CREATE TABLE about (tips TEXT NOT NULL);
    CREATE TABLE states (id INTEGER PRIMARY KEY, name TEXT UNIQUE, tree TEXT NOT NULL);
    CREATE TABLE texts (id INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT NOT NULL);
    CREATE TABLE stands (state INTEGER, clause TEXT, text INTEGER, PRIMARY KEY (state, clause))
        WITHOUT ROWID;
    CREATE INDEX where_stands ON stands (text);
    CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE VIRTUAL TABLE said USING fts5
        (body, tokenize = "unicode61 remove_diacritics 0", prefix = '4 6');
"""
_CONTENT = (
    "SELECT name, tree FROM states ORDER BY name",
    """SELECT name, clause, key FROM stands
        JOIN states ON states.id = state JOIN texts ON texts.id = text ORDER BY name, clause""",
    "SELECT key, body FROM texts JOIN said ON said.rowid = id WHERE kind = 'record' ORDER BY key",
    "SELECT key, body FROM texts JOIN said ON said.rowid = id JOIN stands ON text = texts.id "
    "GROUP BY key ORDER BY key",
)
"""What an index tells, whatever the ids of its rows."""
_Answer = TypeVar("_Answer")


class StaleError(Exception):
    """The index holds a text that the store no longer has, so it must be made anew."""


class Source(Protocol):
    """What an index is made of; what it holds is the same for the same tips."""

    tips: str

    def states(self) -> Mapping[str, str]:
        """The trees of documents, by the names of their states."""
        ...

    def files(self, tree: str) -> Mapping[str, str]:
        """The wordings in a tree, by clause."""
        ...

    def wording(self, key: str) -> str:
        """What a wording says."""
        ...

    def records(self) -> Mapping[str, str]:
        """What notes and proposals say."""
        ...


PATIENCE = 2.0
"""Seconds to wait for another process that writes into the index."""


class Index:
    """Opens the index of a store, as of some tips; where it cannot be written, in memory."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._memory: sqlite3.Connection | None = None
        self._lock = Lock()

    def answer(self, source: Source, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Ask the index as of the tips of a source; one that is damaged is made anew first."""
        with self._lock:
            for anew in (False, True):
                try:
                    if anew:
                        self._remove()
                    with closing(self._written(source)) as database:
                        return question(database)
                except (sqlite3.DatabaseError, StaleError, OSError) as error:
                    if _is_held(error):
                        break
            database = self._in_memory(source)
            try:
                return question(database)
            finally:
                database.rollback()

    def rebuild(self, source: Source) -> None:
        """Make the index anew."""
        with self._lock:
            self._remove()
            self._written(source).close()

    def agrees(self, source: Source) -> bool:
        """Whether the file, brought to the tips of a source, holds what one made anew would."""
        if not self._file.exists():
            return True
        with self._lock, closing(_empty()) as anew:
            _follow(anew, source)
            try:
                with closing(self._written(source)) as database:
                    return all(_same(database, anew, query) for query in _CONTENT)
            except (sqlite3.DatabaseError, StaleError) as error:
                return _is_held(error)

    def _written(self, source: Source) -> sqlite3.Connection:
        database = sqlite3.connect(
            self._file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            _follow(database, source)
        except BaseException:
            database.close()
            raise
        return database

    def _in_memory(self, source: Source) -> sqlite3.Connection:
        if self._memory is None:
            self._memory = _empty()
        try:
            _follow(self._memory, source)
        except StaleError:
            self._memory.close()
            self._memory = _empty()
            _follow(self._memory, source)
        return self._memory

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(FILE + ending).unlink(missing_ok=True)


def _same(one: sqlite3.Connection, other: sqlite3.Connection, query: str) -> bool:
    return all(a == b for a, b in zip_longest(one.execute(query), other.execute(query)))


def _is_held(error: Exception) -> bool:
    """Whether another process writes into the index; it is not damaged, and not to be removed."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _empty() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _follow(database: sqlite3.Connection, source: Source) -> None:
    """Bring an index to the tips of a source, and begin to read it there."""
    database.execute("BEGIN")
    if _tips(database) == source.tips:
        return
    database.rollback()
    database.execute("BEGIN IMMEDIATE")
    try:
        _write(database, source)
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
    database.execute("BEGIN")


def _tips(database: sqlite3.Connection) -> str:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version not in (0, FORMAT):
        raise StaleError
    if not version:
        return ""
    row = database.execute("SELECT tips FROM about").fetchone()
    return str(row[0]) if row else ""


def _write(database: sqlite3.Connection, source: Source) -> None:
    if not database.execute("PRAGMA user_version").fetchone()[0]:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {FORMAT}")
    _write_states(database, source)
    _write_records(database, source.records())
    database.execute("DELETE FROM about")
    database.execute("INSERT INTO about VALUES (?)", (source.tips,))


def _write_states(database: sqlite3.Connection, source: Source) -> None:
    had = {name: (at, tree) for at, name, tree in database.execute("SELECT * FROM states")}
    wanted = source.states()
    if had.keys() - wanted.keys():
        raise StaleError
    for name, tree in wanted.items():
        at, before = had.get(name, (None, ""))
        if at is None:
            at = database.execute(
                "INSERT INTO states (name, tree) VALUES (?, ?)", (name, tree)
            ).lastrowid
        if tree != before:
            database.execute("UPDATE states SET tree = ? WHERE id = ?", (tree, at))
            _write_stands(database, source, at, source.files(before) if before else {}, tree)


def _write_stands(
    database: sqlite3.Connection,
    source: Source,
    state: int | None,
    old: Mapping[str, str],
    tree: str,
) -> None:
    new = source.files(tree)
    gone = ((state, clause) for clause in old.keys() - new.keys())
    database.executemany("DELETE FROM stands WHERE state = ? AND clause = ?", gone)
    changed = [(clause, key) for clause, key in new.items() if old.get(clause) != key]
    database.executemany(
        "INSERT OR REPLACE INTO stands VALUES (?, ?, ?)",
        [(state, clause, _wording(database, source, key)) for clause, key in changed],
    )


def _wording(database: sqlite3.Connection, source: Source, key: str) -> int:
    row = database.execute("SELECT id FROM texts WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else _add(database, key, source.wording(key))


def _write_records(database: sqlite3.Connection, wanted: Mapping[str, str]) -> None:
    """Write what notes and proposals say; where one has gone, nothing of it may be left."""
    query = "SELECT key, body FROM texts JOIN said ON said.rowid = id WHERE kind = 'record'"
    had = dict(database.execute(query))
    if any(wanted.get(key) != text for key, text in had.items()):
        raise StaleError
    for key in wanted.keys() - had.keys():
        _add(database, key, wanted[key], "record")


def _add(database: sqlite3.Connection, key: str, text: str, kind: str = "wording") -> int:
    made = database.execute("INSERT INTO texts (key, kind) VALUES (?, ?)", (key, kind))
    at = int(made.lastrowid or 0)
    database.execute("INSERT INTO said (rowid, body) VALUES (?, ?)", (at, text))
    words = ((word,) for word in _WORD.findall(text.lower()))
    database.executemany("INSERT OR IGNORE INTO words VALUES (?)", words)
    return at
