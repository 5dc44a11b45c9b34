"""The log of what was done and which drafts were read: only added to, each entry sealed.

An entry's seal is a hash over it and over the seal before, so that nothing earlier can be changed
without every later seal telling. People are named by the ids of their accounts alone.
"""

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import text

from service.accounts.tables import audit

NOBODY = "nobody"
_BEGINNING = "0" * 64
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was done."""

    number: int
    at: int
    who: str
    action: str
    subject: str
    seal: str


@dataclass(frozen=True, slots=True)
class Log:
    """What was found of the log when every seal of it was checked."""

    last: Entry | None
    broken: int | None
    """The number of the first entry that is not as it was written."""


def record(connection: Connection, who: str, action: str, subject: str, now: int) -> Entry:
    """Add an entry to the log.

    Args:
        connection: A transaction that writes: the entry stands if what it tells of does.
        who: Who did it, by `who_is`.
        action: What was done: ``"account.add"``.
        subject: To what.
        now: This moment, in seconds since 1970.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE audit IN EXCLUSIVE MODE"))
    last = connection.execute(select(audit).order_by(audit.c.number.desc()).limit(1)).first()
    number, before = (last.number + 1, last.seal) if last else (1, _BEGINNING)
    subject = subject.encode("utf-8", "replace").decode().replace("\0", "")
    entry = Entry(number, now, who, action, subject, "")
    sealed = Entry(number, now, who, action, subject, _seal(before, entry))
    values = {name: getattr(sealed, name) for name in audit.c.keys()}  # noqa: SIM118 - columns
    connection.execute(insert(audit).values(values))
    return sealed


def who_is(account_id: int | None, link_id: int | None = None) -> str:
    """What the log calls somebody.

    Examples:
        >>> who_is(3), who_is(None, 7), who_is(None)
        ('account-3', 'link-7', 'nobody')
    """
    if account_id is not None:
        return f"account-{account_id}"
    return NOBODY if link_id is None else f"link-{link_id}"


def latest(
    connection: Connection, limit: int, before: int = 0, *, who: str = "", action: str = ""
) -> tuple[Entry, ...]:
    """The newest entries, newest first.

    Args:
        connection: A transaction.
        limit: How many at most.
        before: Those before this number, where one is given.
        who: Those of somebody, by `who_is`.
        action: Those of one kind of deed.
    """
    wanted = select(audit).order_by(audit.c.number.desc()).limit(limit)
    if before:
        wanted = wanted.where(audit.c.number < before)
    if who:
        wanted = wanted.where(audit.c.who == who)
    if action:
        wanted = wanted.where(audit.c.action == action)
    return tuple(Entry(**row._mapping) for row in connection.execute(wanted))


def checked(connection: Connection) -> Log:
    """Check every seal of the log."""
    newest = latest(connection, 1)
    return Log(newest[0] if newest else None, _first_broken(connection))


def _first_broken(connection: Connection) -> int | None:
    before = _BEGINNING
    wanted = select(audit).order_by(audit.c.number).execution_options(yield_per=_AT_ONCE)
    with connection.execute(wanted) as rows:
        for number, row in enumerate(rows, start=1):
            entry = Entry(**row._mapping)
            if entry.number != number or entry.seal != _seal(before, entry):
                return number
            before = entry.seal
    return None


def _seal(before: str, entry: Entry) -> str:
    said = [before, entry.number, entry.at, entry.who, entry.action, entry.subject]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
