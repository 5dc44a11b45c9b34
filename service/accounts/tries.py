"""How often a password or a code may be tried."""

from sqlalchemy import Connection
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.tables import accounts

_TRIES = 5
_WAIT = 60
_LONGEST_WAIT = 3600


def count_try(connection: Connection, account_id: int, now: int) -> bool:
    """Count a try before it is made, so that many at once are no more than many in turn.

    After five tries that nothing came of the account rests a minute, then two, four, at most an
    hour.

    Returns:
        Whether the try may be made at all.
    """
    mine = accounts.c.id == account_id
    row = connection.execute(select(accounts).where(mine).with_for_update()).one()
    if row.locked_until > now or row.closed:
        return False
    failures = row.failures + 1
    rest = min(_WAIT * 2 ** max(0, failures - _TRIES), _LONGEST_WAIT)
    until = now + rest if failures >= _TRIES else 0
    values = {"failures": failures, "locked_until": until}
    connection.execute(update(accounts).where(mine).values(values))
    return True


def forget_tries(connection: Connection, account_id: int) -> None:
    """Begin to count anew: somebody is in."""
    values = {"failures": 0, "locked_until": 0}
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(values))
