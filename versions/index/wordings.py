"""What clauses, notes and proposals say, as an index keeps it to be found by its words."""

import re
import sqlite3
from collections.abc import Mapping
from collections.abc import Sequence

from versions.index.material import Said
from versions.index.material import Source

_WORD = re.compile(r"[^\W_]+")
_OF_PATH = "SELECT id, key, body FROM texts WHERE key >= ? AND key < ? AND kind = 'record'"


def wording(database: sqlite3.Connection, source: Source, key: str) -> int:
    """The row of a wording, added where it is not there."""
    row = database.execute("SELECT id FROM texts WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else _add(database, key, "wording", source.wording(key))


def let_find(database: sqlite3.Connection, table: str, texts: Sequence[int]) -> None:
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


def write_records(database: sqlite3.Connection, source: Source) -> None:
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
    let_find(database, "noted", texts)


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


def whole_texts(database: sqlite3.Connection, texts: Sequence[int]) -> dict[int, str]:
    """What some texts say, from heading to notes; a record as it is."""
    chosen = ", ".join("?" * len(texts))
    query = f"SELECT id, kind, heading, body, notes FROM texts WHERE id IN ({chosen})"
    return {
        at: body if kind == "record" else f"{heading}\n{body}\n{notes}"
        for at, kind, heading, body, notes in database.execute(query, texts)
    }
