"""Reading links: for people without accounts, to one version or one comparison, for a while."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.groups import LONGEST
from service.accounts.groups import checked_name
from service.accounts.tables import reading_links
from service.accounts.tables import sessions
from service.accounts.tokens import key_of
from service.accounts.tokens import new_token

_MARK = 8
"""How many signs of its key stand in a link's name, so that no two have the same."""
_LABEL = LONGEST - _MARK - 3
"""How many signs of a label a link's name has room for."""


@dataclass(frozen=True, slots=True)
class ReadingLink:
    """A link that lets its holder read one version, or what became of one in another."""

    id: int
    name: str
    """What the store knows its readers by."""
    document: str
    old: str
    """The earlier version of a comparison; nothing where the link is to one version."""
    new: str
    until: int
    revoked: bool

    def is_open(self, now: int) -> bool:
        """Whether it still lets anybody in."""
        return not self.revoked and now < self.until


def add_reading_link(
    connection: Connection, label: str, document: str, old: str, new: str, until: int
) -> tuple[ReadingLink, str]:
    """Make a reading link.

    Args:
        connection: A transaction that writes.
        label: For whom it is.
        document: The document's id.
        old: The earlier version of a comparison, or nothing.
        new: The version.
        until: When it ends, in seconds since 1970.

    Returns:
        The link, and its token, which is kept nowhere else.

    Raises:
        BadNameError: The label cannot be one.
    """
    token = new_token()
    name = f"{checked_name(label)[:_LABEL]} · {key_of(token)[:_MARK]}"
    values = {"name": name, "document": document, "old": old, "new": new, "until": until}
    added = connection.execute(
        insert(reading_links).values(**values, key=key_of(token), revoked=False)
    )
    key = added.inserted_primary_key
    assert key is not None
    return ReadingLink(key[0], name, document, old, new, until, False), token


def all_reading_links(connection: Connection) -> tuple[ReadingLink, ...]:
    """Every reading link, the newest first."""
    rows = connection.execute(select(*_COLUMNS).order_by(reading_links.c.id.desc()))
    return tuple(ReadingLink(**row._mapping) for row in rows)


def reading_link(connection: Connection, link_id: int) -> ReadingLink | None:
    """A reading link by its id."""
    row = connection.execute(select(*_COLUMNS).where(reading_links.c.id == link_id)).first()
    return ReadingLink(**row._mapping) if row else None


def reading_link_of(connection: Connection, token: str) -> ReadingLink | None:
    """The reading link that a token opens."""
    wanted = select(*_COLUMNS).where(reading_links.c.key == key_of(token))
    row = connection.execute(wanted).first()
    return ReadingLink(**row._mapping) if row else None


def revoke_reading_link(connection: Connection, link_id: int) -> None:
    """Let nobody in by a link any more; guests who came by it are out at once."""
    mine = reading_links.c.id == link_id
    connection.execute(update(reading_links).where(mine).values(revoked=True))
    here = sessions.c.link_id == link_id
    connection.execute(sessions.delete().where(here & sessions.c.account_id.is_(None)))
    connection.execute(update(sessions).where(here).values(link_id=None))


_COLUMNS = tuple(column for column in reading_links.c if column.name != "key")
