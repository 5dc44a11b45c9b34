"""One-time links: to be handed over by whatever way people have, mail or not."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection
from sqlalchemy import delete
from sqlalchemy import insert
from sqlalchemy import select

from service.accounts.errors import UsedTicketError
from service.accounts.tables import tickets
from service.accounts.tokens import key_of
from service.accounts.tokens import new_token

HOUR = 3600
DAY = 24 * HOUR


class Purpose(StrEnum):
    """What a one-time link is for."""

    FIRST = "first"
    """To become the first administrator."""
    INVITATION = "invitation"
    RESET = "reset"
    DEMO = "demo"
    """To be signed in to the sample."""


LASTS = {
    Purpose.FIRST: DAY,
    Purpose.INVITATION: 14 * DAY,
    Purpose.RESET: DAY,
    Purpose.DEMO: DAY,
}
"""For how many seconds each holds."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A one-time link that has not been used."""

    key: str
    purpose: Purpose
    account_id: int | None


def make_ticket(
    connection: Connection, purpose: Purpose, now: int, account_id: int | None = None
) -> str:
    """Make a one-time link in place of earlier ones for the same; answers its token."""
    token = new_token()
    if account_id is None:
        same = (tickets.c.purpose == purpose.value) & tickets.c.account_id.is_(None)
        connection.execute(delete(tickets).where(same))
    else:
        connection.execute(delete(tickets).where(tickets.c.account_id == account_id))
    connection.execute(delete(tickets).where(tickets.c.until <= now))
    values = {"key": key_of(token), "purpose": purpose.value, "account_id": account_id}
    connection.execute(insert(tickets).values(**values, until=now + LASTS[purpose]))
    return token


def ticket_of(connection: Connection, token: str, now: int) -> Ticket:
    """What a one-time link is for; it stays usable.

    Raises:
        UsedTicketError: It was used, is too old, or never was.
    """
    row = connection.execute(select(tickets).where(tickets.c.key == key_of(token))).first()
    if row is None or row.until <= now:
        raise UsedTicketError
    return Ticket(row.key, Purpose(row.purpose), row.account_id)


def use_ticket(connection: Connection, ticket: Ticket) -> None:
    """Use a one-time link up.

    Raises:
        UsedTicketError: Somebody else was quicker.
    """
    used = connection.execute(delete(tickets).where(tickets.c.key == ticket.key))
    if used.rowcount != 1:
        raise UsedTicketError
