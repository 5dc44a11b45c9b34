"""The tables of an index, and where the store stood when they were filled."""

import sqlite3
from dataclasses import astuple
from dataclasses import dataclass
from hashlib import sha256

from versions.git.folder import Tips

FORMAT = 9
_TABLES = """
    CREATE TABLE about (texts TEXT NOT NULL, notes TEXT NOT NULL, tags TEXT NOT NULL);
    CREATE TABLE decisions (position INTEGER PRIMARY KEY, oid TEXT NOT NULL UNIQUE,
        tree TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL, subject TEXT NOT NULL,
        action TEXT NOT NULL, why TEXT NOT NULL, trailers TEXT NOT NULL);
    CREATE TABLE steps (document TEXT, clause TEXT, position INTEGER, text INTEGER,
        number TEXT NOT NULL, lives TEXT NOT NULL DEFAULT '', said TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (document, clause, position)) WITHOUT ROWID;
    CREATE TABLE reordered (document TEXT, position INTEGER, PRIMARY KEY (document, position))
        WITHOUT ROWID;
    CREATE TABLE named (trailer TEXT, value TEXT, position INTEGER,
        PRIMARY KEY (trailer, value, position)) WITHOUT ROWID;
    CREATE TABLE struck (document TEXT, sentence INTEGER, clause TEXT, position INTEGER,
        PRIMARY KEY (document, sentence, clause, position)) WITHOUT ROWID;
    CREATE TABLE states (id INTEGER PRIMARY KEY, name TEXT UNIQUE, tree TEXT NOT NULL);
    CREATE TABLE texts (id INTEGER PRIMARY KEY, key TEXT UNIQUE, kind TEXT NOT NULL,
        heading TEXT NOT NULL, body TEXT NOT NULL, notes TEXT NOT NULL, wording TEXT NOT NULL,
        searched INTEGER NOT NULL);
    CREATE TABLE stands (state INTEGER, clause TEXT, text INTEGER, PRIMARY KEY (state, clause))
        WITHOUT ROWID;
    CREATE INDEX where_stands ON stands (text);
    CREATE TABLE unread (name TEXT, position INTEGER, PRIMARY KEY (name, position)) WITHOUT ROWID;
    CREATE TABLE records (path TEXT PRIMARY KEY, oid TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE VIRTUAL TABLE said USING fts5
        (heading, body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '4 6');
    CREATE VIRTUAL TABLE noted USING fts5
        (heading, body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '4 6');
"""


NO_DECISION = -1
"""In place of a decision, where a state is what cannot be read."""


class StaleError(Exception):
    """The index is of another format, or holds what was erased, so it must be made anew."""


@dataclass(frozen=True, slots=True)
class About:
    """Where a store stood when its index was brought up to date."""

    texts: str = ""
    notes: str = ""
    tags: str = ""


def set_up(database: sqlite3.Connection) -> None:
    """Make the tables, where there are none.

    Raises:
        StaleError: They are of another format than this.
    """
    if not _format(database):
        for statement in filter(str.strip, _TABLES.split(";")):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {FORMAT}")


def about_of(tips: Tips) -> About:
    """What is kept of some tips."""
    tags = "\n".join(f"{name} {oid}" for name, oid in sorted(tips.tags.items()))
    return About(tips.texts, tips.notes, sha256(tags.encode()).hexdigest())


def about(database: sqlite3.Connection) -> About:
    """Where the store stood when the tables were filled last; nowhere where there are none.

    Raises:
        StaleError: They are of another format than this.
    """
    if not _format(database):
        return About()
    row = database.execute("SELECT texts, notes, tags FROM about").fetchone()
    return About(*row) if row else About()


def remember(database: sqlite3.Connection, now: About) -> None:
    """Write where the store stood."""
    database.execute("DELETE FROM about")
    database.execute("INSERT INTO about VALUES (?, ?, ?)", astuple(now))


def position_of(database: sqlite3.Connection, commit: str) -> int:
    """Where a decision stands among all; ``-1`` where the index has it not."""
    row = database.execute("SELECT position FROM decisions WHERE oid = ?", (commit,)).fetchone()
    return row[0] if row else -1


def sentence_id(words: str) -> int:
    """The number by which a sentence is found among those that were struck."""
    return int.from_bytes(sha256(words.encode()).digest()[:8], signed=True)


def _format(database: sqlite3.Connection) -> int:
    """The format of the tables; 0 where there are none.

    Raises:
        StaleError: They are of another format than this.
    """
    found = int(database.execute("PRAGMA user_version").fetchone()[0])
    if found not in (0, FORMAT):
        raise StaleError
    return found
