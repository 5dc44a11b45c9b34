"""How an index follows a store from commit to commit."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import compress
from operator import ne

from clauses.sentences import sentences
from versions.git.folder import Tips
from versions.git.left_out import DAMAGE
from versions.index.lives import Followed
from versions.index.material import EVERY
from versions.index.material import Change
from versions.index.material import Deed
from versions.index.material import Source
from versions.index.tables import NO_DECISION
from versions.index.tables import About
from versions.index.tables import StaleError
from versions.index.tables import about
from versions.index.tables import about_of
from versions.index.tables import position_of
from versions.index.tables import remember
from versions.index.tables import sentence_id
from versions.index.tables import set_up
from versions.index.wordings import let_find
from versions.index.wordings import wording
from versions.index.wordings import write_records
from versions.records.texts import Decision

_LAST_SAID = """SELECT body FROM steps LEFT JOIN texts ON id = text
    WHERE document = ? AND clause = ? ORDER BY position DESC LIMIT 1"""
_STEP = "INSERT INTO steps (document, clause, position, text, number) VALUES (?, ?, ?, ?, ?)"
_NAMED = ("Version", "Split", "Note")
"""The trailers by which decisions are looked for."""


def follow(database: sqlite3.Connection, source: Source, of_decisions: bool = False) -> None:
    """Bring an index to the tips of a source, and begin to read it there.

    Args:
        database: The index.
        source: What it is made of.
        of_decisions: Whether decisions alone are read; one that knows later ones stays as it is.

    Raises:
        StaleError: It is of another format, or holds what was erased.
    """
    wanted = about_of(source.tips)
    database.execute("BEGIN")
    had = about(database)
    if had == wanted or (of_decisions and had.texts and position_of(database, wanted.texts) >= 0):
        return
    database.rollback()
    database.execute("BEGIN IMMEDIATE")
    try:
        _write(database, source, wanted, Followed())
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
    database.execute("BEGIN")


def fill(database: sqlite3.Connection, before: Tips, source: Source, followed: Followed) -> bool:
    """Begin to bring an index that stands at some tips to those of a source.

    Args:
        database: The index.
        before: Where it must stand.
        source: What it is made of.
        followed: The words that whoever writes followed last.

    Returns:
        Whether it stands there, once that is committed; where it does not stand at the earlier
        tips nothing is begun.

    Raises:
        StaleError: It is of another format, or holds what was erased.
    """
    database.execute("BEGIN IMMEDIATE")
    if about(database) != about_of(before):
        return False
    _write(database, source, about_of(source.tips), followed)
    return True


def _write(database: sqlite3.Connection, source: Source, wanted: About, followed: Followed) -> None:
    set_up(database)
    had = about(database)
    if wanted.texts != had.texts:
        _write_decisions(database, source, followed)
    if (wanted.texts, wanted.tags) != (had.texts, had.tags):
        _write_states(database, source)
    if wanted.notes != had.notes:
        if had.notes and not source.grew_from(had.notes):
            raise StaleError
        write_records(database, source)
    remember(database, wanted)


def _write_decisions(database: sqlite3.Connection, source: Source, followed: Followed) -> None:
    """Write the decisions that are new; those that no longer lead to the tip go first."""
    new, last, whole = _new_decisions(database, source)
    position = position_of(database, last.commit) if last else -1
    if new:
        _forget_after(database, position)
    touched: dict[tuple[str, str], None] = {}
    for at, decision in enumerate(new, start=position + 1):
        _write_decision(database, at, decision)
        deed = source.deed(last, decision) if last or whole else Deed((), (), (EVERY,))
        _write_deed(database, source, at, deed)
        touched.update({(one.document, one.clause): None for one in deed.changes})
        last = decision
    followed.keep(database, touched)


def _new_decisions(
    database: sqlite3.Connection, source: Source
) -> tuple[list[Decision], Decision | None, bool]:
    """The decisions that the index has not, oldest first, and the last that it has.

    Returns:
        Also whether they could be read back to that one, or to the first there is.
    """
    new: list[Decision] = []
    with suppress(*DAMAGE):
        for decision in source.decisions():
            if position_of(database, decision.commit) >= 0:
                return new[::-1], decision, True
            new.append(decision)
        return new[::-1], None, True
    return new[::-1], None, False


def _forget_after(database: sqlite3.Connection, position: int) -> None:
    """Take away what stands there of decisions after one; where there are none, look no further."""
    if database.execute("DELETE FROM decisions WHERE position > ?", (position,)).rowcount:
        for table in ("steps", "struck", "reordered", "named", "unread"):
            database.execute(f"DELETE FROM {table} WHERE position > ?", (position,))


def _write_decision(database: sqlite3.Connection, at: int, decision: Decision) -> None:
    """Write what is said of a decision."""
    message = decision.message
    trailers = json.dumps(message.trailers)
    whose = (decision.commit, decision.tree, decision.by, decision.date.isoformat())
    says = (message.subject, message.action.value, message.why, trailers)
    database.execute("INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?)", (at, *whose, *says))
    named = ((name, value, at) for name in _NAMED for value in message.values(name))
    database.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", named)


def _write_deed(database: sqlite3.Connection, source: Source, at: int, deed: Deed) -> None:
    """Write what a decision did, and of which documents that cannot be read."""
    for table, documents in (("reordered", deed.reordered), ("unread", deed.unread)):
        rows = ((document, at) for document in dict.fromkeys(documents))
        database.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    for one in deed.changes:
        _write_step(database, source, at, one)


def _write_step(database: sqlite3.Connection, source: Source, at: int, change: Change) -> None:
    """Write what a clause says from a decision on, and which sentences it no longer says."""
    place = change.document, change.clause
    before = database.execute(_LAST_SAID, place).fetchone()
    text = wording(database, source, change.key) if change.key else None
    database.execute(_STEP, (*place, at, text, change.number))
    if before is None or before[0] is None:
        return
    now = database.execute("SELECT body FROM texts WHERE id = ?", (text,)).fetchone()
    struck = _sentences(before[0]) - (_sentences(now[0]) if now else frozenset())
    rows = ((change.document, sentence_id(one), change.clause, at) for one in struck)
    database.executemany("INSERT OR IGNORE INTO struck VALUES (?, ?, ?, ?)", rows)


@lru_cache(maxsize=4096)
def _sentences(text: str) -> frozenset[str]:
    """The sentences of a text; each is asked for as it comes and as it goes."""
    return frozenset(sentences(text))


def _write_states(database: sqlite3.Connection, source: Source) -> None:
    had = {name: (at, tree) for at, name, tree in database.execute("SELECT * FROM states")}
    wanted = source.states()
    for name in had.keys() - wanted.keys():
        database.execute("DELETE FROM stands WHERE state = ?", had[name][:1])
        database.execute("DELETE FROM states WHERE id = ?", had[name][:1])
        database.execute("DELETE FROM unread WHERE name = ?", (name,))
    for name, tree in wanted.items():
        at, before = had.get(name, (None, ""))
        if at is None:
            added = database.execute("INSERT INTO states (name, tree) VALUES (?, '')", (name,))
            at = int(added.lastrowid or 0)
        if tree != before:
            database.execute("UPDATE states SET tree = ? WHERE id = ?", (tree, at))
            database.execute("DELETE FROM unread WHERE name = ?", (name,))
            old, new = (_files(source, one) for one in (before, tree))
            if old is None or new is None:
                database.execute("DELETE FROM stands WHERE state = ?", (at,))
            if new is None:
                database.execute("INSERT INTO unread VALUES (?, ?)", (name, NO_DECISION))
            _write_stands(database, source, at, old or {}, new or {})


def _files(source: Source, tree: str) -> Mapping[str, str] | None:
    """The wordings in a tree; nothing where it cannot be read."""
    try:
        return source.files(tree) if tree else {}
    except DAMAGE:
        return None


def _write_stands(
    database: sqlite3.Connection,
    source: Source,
    state: int,
    old: Mapping[str, str],
    new: Mapping[str, str],
) -> None:
    gone = ((state, clause) for clause in old.keys() - new.keys())
    database.executemany("DELETE FROM stands WHERE state = ? AND clause = ?", gone)
    changed = list(compress(new.items(), map(ne, map(old.get, new), new.values())))
    texts = [wording(database, source, key) for _, key in changed]
    let_find(database, "said", texts)
    rows = ((state, clause, text) for (clause, _), text in zip(changed, texts, strict=True))
    database.executemany("INSERT OR REPLACE INTO stands VALUES (?, ?, ?)", rows)
