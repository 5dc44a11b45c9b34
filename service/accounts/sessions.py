"""Sessions: kept here and not in the browser, so that each can be ended at once."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection
from sqlalchemy import delete
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.tables import sessions
from service.accounts.tokens import key_of
from service.accounts.tokens import new_token

_MINUTE = 60


class SessionKind(StrEnum):
    """What a session is for."""

    BROWSER = "browser"
    HALF = "half"
    """The password was right, the code of the second factor is still to come."""
    LINK = "link"
    """A guest with a reading link."""
    PROGRAM = "program"
    """A program that reads with a key."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who has come in and not gone out."""

    key: str
    kind: SessionKind
    account_id: int | None
    link_id: int | None
    """The reading link that a guest, or somebody signed in, opened last."""
    label: str
    made: int
    seen: int
    until: int


def open_session(
    connection: Connection,
    kind: SessionKind,
    *,
    now: int,
    lasts: int,
    account_id: int | None = None,
    link_id: int | None = None,
    label: str = "",
) -> str:
    """Begin a session; the token that is answered is kept nowhere else.

    Args:
        connection: A transaction that writes.
        kind: What it is for.
        now: This moment, in seconds since 1970.
        lasts: After how many seconds it ends whatever happens.
        account_id: Whose it is.
        link_id: The reading link it came by.
        label: What its owner calls it.
    """
    token = new_token()
    values = {
        "key": key_of(token),
        "kind": kind.value,
        "account_id": account_id,
        "link_id": link_id,
        "label": label,
        "made": now,
        "seen": now,
        "until": now + lasts,
    }
    connection.execute(delete(sessions).where(sessions.c.until <= now))
    connection.execute(insert(sessions).values(values))
    return token


def session_of(connection: Connection, token: str, *, now: int, idle: int) -> Session | None:
    """The session of a token, where it has neither ended nor lain unused for too long.

    Args:
        connection: A transaction.
        token: What the browser or program sent.
        now: This moment, in seconds since 1970.
        idle: After how many unused seconds a session in a browser ends.
    """
    row = connection.execute(select(sessions).where(sessions.c.key == key_of(token))).first()
    if row is None or row.until <= now:
        return None
    found = Session(**{**row._mapping, "kind": SessionKind(row.kind)})
    unused = found.kind is not SessionKind.PROGRAM and now - found.seen > idle
    return None if unused else found


def is_stale(session: Session, now: int) -> bool:
    """Whether it is time to write down that a session is used."""
    return now - session.seen >= _MINUTE


def touch(connection: Connection, session: Session, now: int) -> None:
    """Write down that a session is used."""
    connection.execute(update(sessions).where(sessions.c.key == session.key).values(seen=now))


def open_by(connection: Connection, session: Session, link_id: int) -> None:
    """Let somebody who is signed in read besides what a reading link is to."""
    mine = sessions.c.key == session.key
    connection.execute(update(sessions).where(mine).values(link_id=link_id))


def sessions_of(connection: Connection, account_id: int, now: int) -> tuple[Session, ...]:
    """Where somebody is signed in, the latest first."""
    wanted = select(sessions).where(
        (sessions.c.account_id == account_id)
        & (sessions.c.until > now)
        & (sessions.c.kind != SessionKind.HALF.value)
    )
    rows = connection.execute(wanted.order_by(sessions.c.made.desc(), sessions.c.key))
    return tuple(Session(**{**row._mapping, "kind": SessionKind(row.kind)}) for row in rows)


def revoke(connection: Connection, key: str, account_id: int) -> bool:
    """End one of somebody's sessions; whether there was such a one."""
    mine = (sessions.c.key == key) & (sessions.c.account_id == account_id)
    return connection.execute(delete(sessions).where(mine)).rowcount == 1


def revoke_all(connection: Connection, account_id: int, but: str = "") -> None:
    """End all of somebody's sessions and keys, but for one."""
    mine = (sessions.c.account_id == account_id) & (sessions.c.key != but)
    connection.execute(delete(sessions).where(mine))


def end(connection: Connection, session: Session) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.key == session.key))
