"""The tables of the index, and how they follow a store from commit to commit."""

import json
import re
import sqlite3
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import astuple
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from clauses.sentences import sentences
from versions.git.folder import Tips
from versions.records.texts import Decision

FORMAT = 6
_WORD = re.compile(r"[^\W_]+")
_SCHEMA = """
    CREATE TABLE about (texts TEXT NOT NULL, notes TEXT NOT NULL, tags TEXT NOT NULL);
    CREATE TABLE decisions (position INTEGER PRIMARY KEY, oid TEXT NOT NULL UNIQUE,
        tree TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL, subject TEXT NOT NULL,
        action TEXT NOT NULL, why TEXT NOT NULL, trailers TEXT NOT NULL);
    CREATE TABLE steps (document TEXT, clause TEXT, position INTEGER, text INTEGER,
        number TEXT NOT NULL, PRIMARY KEY (document, clause, position)) WITHOUT ROWID;
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
    CREATE TABLE records (path TEXT PRIMARY KEY, oid TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE VIRTUAL TABLE said USING fts5
        (heading, body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '4 6');
    CREATE VIRTUAL TABLE noted USING fts5
        (heading, body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '4 6');
"""
_OF_PATH = "SELECT id, key, body FROM texts WHERE key >= ? AND key < ? AND kind = 'record'"
_LAST_SAID = """SELECT body FROM steps LEFT JOIN texts ON id = text
    WHERE document = ? AND clause = ? ORDER BY position DESC LIMIT 1"""
_NAMED = ("Version", "Split", "Note")
"""The trailers by which decisions are looked for."""


def sentence_id(words: str) -> int:
    """The number by which a sentence is found among those that were struck."""
    return int.from_bytes(sha256(words.encode()).digest()[:8], signed=True)


class StaleError(Exception):
    """The index is of another format, or holds what was erased, so it must be made anew."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a wording says."""

    heading: str
    text: str
    notes: str
    wording_id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision made of one clause."""

    document: str
    clause: str
    key: str | None
    """Its wording from then on; nothing where the clause went."""
    number: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a decision did."""

    changes: tuple[Change, ...]
    reordered: tuple[str, ...]
    """The documents whose clauses it put in another order."""


class Source(Protocol):
    """What an index is made of; what it holds is the same for the same tips."""

    tips: Tips

    def states(self) -> Mapping[str, str]:
        """The trees of documents, by the names of their states."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """The decisions on the texts, newest first."""
        ...

    def deed(self, before: Decision | None, decision: Decision) -> Deed:
        """What a decision did."""
        ...

    def files(self, tree: str) -> Mapping[str, str]:
        """The wordings in a tree, by clause."""
        ...

    def wording(self, key: str) -> Said:
        """What a wording says."""
        ...

    def grew_from(self, notes: str) -> bool:
        """Whether notes only went on from a commit; otherwise something of them was erased."""
        ...

    def records(self) -> Mapping[str, str]:
        """The path of every note and proposal, and the object that lies there."""
        ...

    def record(self, path: str, oid: str) -> Mapping[str, str]:
        """What is said there, by keys that begin with the path and a slash."""
        ...


@dataclass(frozen=True, slots=True)
class _About:
    """Where a store stood when its index was brought up to date."""

    texts: str = ""
    notes: str = ""
    tags: str = ""


def follow(database: sqlite3.Connection, source: Source) -> None:
    """Bring an index to the tips of a source, and begin to read it there.

    Raises:
        StaleError: It is of another format, or holds what was erased.
    """
    wanted = _about_of(source.tips)
    database.execute("BEGIN")
    if _about(database) == wanted:
        return
    database.rollback()
    database.execute("BEGIN IMMEDIATE")
    try:
        _write(database, source, wanted)
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
    database.execute("BEGIN")


def position_of(database: sqlite3.Connection, commit: str) -> int:
    """Where a decision stands among all; ``-1`` where the index has it not."""
    row = database.execute("SELECT position FROM decisions WHERE oid = ?", (commit,)).fetchone()
    return row[0] if row else -1


def _format(database: sqlite3.Connection) -> int:
    """The format of the tables; 0 where there are none.

    Raises:
        StaleError: They are of another format than this.
    """
    found = int(database.execute("PRAGMA user_version").fetchone()[0])
    if found not in (0, FORMAT):
        raise StaleError
    return found


def _about_of(tips: Tips) -> _About:
    tags = "\n".join(f"{name} {oid}" for name, oid in sorted(tips.tags.items()))
    return _About(tips.texts, tips.notes, sha256(tags.encode()).hexdigest())


def _about(database: sqlite3.Connection) -> _About:
    if not _format(database):
        return _About()
    row = database.execute("SELECT texts, notes, tags FROM about").fetchone()
    return _About(*row) if row else _About()


def _write(database: sqlite3.Connection, source: Source, wanted: _About) -> None:
    if not _format(database):
        for statement in filter(str.strip, _SCHEMA.split(";")):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {FORMAT}")
    had = _about(database)
    if wanted.texts != had.texts:
        _write_decisions(database, source)
    if (wanted.texts, wanted.tags) != (had.texts, had.tags):
        _write_states(database, source)
    if wanted.notes != had.notes:
        if had.notes and not source.grew_from(had.notes):
            raise StaleError
        _write_records(database, source)
    database.execute("DELETE FROM about")
    database.execute("INSERT INTO about VALUES (?, ?, ?)", astuple(wanted))


def _write_decisions(database: sqlite3.Connection, source: Source) -> None:
    """Write the decisions that are new; those that no longer lead to the tip go first."""
    new: list[Decision] = []
    last: Decision | None = None
    position = -1
    for decision in source.decisions():
        position = position_of(database, decision.commit)
        if position >= 0:
            last = decision
            break
        new.append(decision)
    if new:
        _forget_after(database, position)
    for at, decision in enumerate(reversed(new), start=position + 1):
        _write_decision(database, source, at, last, decision)
        last = decision


def _forget_after(database: sqlite3.Connection, position: int) -> None:
    for table in ("decisions", "steps", "struck", "reordered", "named"):
        database.execute(f"DELETE FROM {table} WHERE position > ?", (position,))


def _write_decision(
    database: sqlite3.Connection,
    source: Source,
    at: int,
    before: Decision | None,
    decision: Decision,
) -> None:
    message = decision.message
    trailers = json.dumps(message.trailers)
    whose = (decision.commit, decision.tree, decision.by, decision.date.isoformat())
    says = (message.subject, message.action.value, message.why, trailers)
    database.execute("INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?)", (at, *whose, *says))
    named = ((name, value, at) for name in _NAMED for value in message.values(name))
    database.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", named)
    deed = source.deed(before, decision)
    database.executemany(
        "INSERT INTO reordered VALUES (?, ?)", ((document, at) for document in deed.reordered)
    )
    for one in deed.changes:
        _write_step(database, source, at, one)


def _write_step(database: sqlite3.Connection, source: Source, at: int, change: Change) -> None:
    """Write what a clause says from a decision on, and which sentences it no longer says."""
    place = change.document, change.clause
    before = database.execute(_LAST_SAID, place).fetchone()
    text = _wording(database, source, change.key) if change.key else None
    database.execute("INSERT INTO steps VALUES (?, ?, ?, ?, ?)", (*place, at, text, change.number))
    if before is None or before[0] is None:
        return
    now = database.execute("SELECT body FROM texts WHERE id = ?", (text,)).fetchone()
    struck = set(sentences(before[0])).difference(sentences(now[0]) if now else ())
    rows = ((change.document, sentence_id(one), change.clause, at) for one in struck)
    database.executemany("INSERT OR IGNORE INTO struck VALUES (?, ?, ?, ?)", rows)


def _write_states(database: sqlite3.Connection, source: Source) -> None:
    had = {name: (at, tree) for at, name, tree in database.execute("SELECT * FROM states")}
    wanted = source.states()
    for name in had.keys() - wanted.keys():
        database.execute("DELETE FROM stands WHERE state = ?", had[name][:1])
        database.execute("DELETE FROM states WHERE id = ?", had[name][:1])
    for name, tree in wanted.items():
        at, before = had.get(name, (None, ""))
        if at is None:
            added = database.execute("INSERT INTO states (name, tree) VALUES (?, '')", (name,))
            at = int(added.lastrowid or 0)
        if tree != before:
            database.execute("UPDATE states SET tree = ? WHERE id = ?", (tree, at))
            _write_stands(database, source, at, source.files(before) if before else {}, tree)


def _write_stands(
    database: sqlite3.Connection, source: Source, state: int, old: Mapping[str, str], tree: str
) -> None:
    new = source.files(tree)
    gone = ((state, clause) for clause in old.keys() - new.keys())
    database.executemany("DELETE FROM stands WHERE state = ? AND clause = ?", gone)
    changed = [(clause, key) for clause, key in new.items() if old.get(clause) != key]
    texts = [_wording(database, source, key) for _, key in changed]
    _search(database, "said", texts)
    rows = ((state, clause, text) for (clause, _), text in zip(changed, texts, strict=True))
    database.executemany("INSERT OR REPLACE INTO stands VALUES (?, ?, ?)", rows)


def _wording(database: sqlite3.Connection, source: Source, key: str) -> int:
    row = database.execute("SELECT id FROM texts WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else _add(database, key, "wording", source.wording(key))


def _write_records(database: sqlite3.Connection, source: Source) -> None:
    """Write what notes and proposals say, of those alone where another object lies than before."""
    had = dict(database.execute("SELECT path, oid FROM records"))
    wanted = source.records()
    for path in sorted(had.keys() - wanted.keys()):
        database.execute("DELETE FROM records WHERE path = ?", (path,))
        _write_record(database, path, {})
    for path, oid in sorted(wanted.items() - had.items()):
        database.execute("INSERT OR REPLACE INTO records VALUES (?, ?)", (path, oid))
        _write_record(database, path, source.record(path, oid))


def _write_record(database: sqlite3.Connection, path: str, said: Mapping[str, str]) -> None:
    had = database.execute(_OF_PATH, (f"{path}/", f"{path}/~")).fetchall()
    for text, key, body in had:
        if said.get(key) != body:
            _forget(database, text, body)
    new = said.items() - {(key, body) for _, key, body in had}
    texts = [_add(database, key, "record", Said("", body, "", "")) for key, body in sorted(new)]
    _search(database, "noted", texts)


def _forget(database: sqlite3.Connection, text: int, body: str) -> None:
    """Take a record away; the index of words must be told which words it had."""
    gone = "INSERT INTO noted (noted, rowid, heading, body) VALUES ('delete', ?, '', ?)"
    database.execute(gone, (text, body))
    database.execute("DELETE FROM texts WHERE id = ?", (text,))


def _add(database: sqlite3.Connection, key: str, kind: str, said: Said) -> int:
    made = database.execute(
        "INSERT INTO texts (key, kind, heading, body, notes, wording, searched)"
        " VALUES (?, ?, ?, ?, ?, ?, 0)",
        (key, kind, said.heading, said.text, said.notes, said.wording_id),
    )
    return int(made.lastrowid or 0)


def _search(database: sqlite3.Connection, table: str, texts: Sequence[int]) -> None:
    """Let texts be found by their words, if they are not yet."""
    for text in texts:
        marked = database.execute(
            "UPDATE texts SET searched = 1 WHERE id = ? AND NOT searched", (text,)
        )
        if not marked.rowcount:
            continue
        said = "SELECT heading, trim(body || char(10) || notes, char(10)) FROM texts WHERE id = ?"
        heading, body = database.execute(said, (text,)).fetchone()
        row = f"INSERT INTO {table} (rowid, heading, body) VALUES (?, ?, ?)"
        database.execute(row, (text, heading, body))
        words = ((word,) for word in set(_WORD.findall(f"{heading}\n{body}".lower())))
        database.executemany("INSERT OR IGNORE INTO words VALUES (?)", words)


def whole_texts(database: sqlite3.Connection, texts: Sequence[int]) -> dict[int, str]:
    """What some texts say, from heading to notes; a record as it is."""
    chosen = ", ".join("?" * len(texts))
    query = f"SELECT id, kind, heading, body, notes FROM texts WHERE id IN ({chosen})"
    return {
        at: body if kind == "record" else f"{heading}\n{body}\n{notes}"
        for at, kind, heading, body, notes in database.execute(query, texts)
    }
