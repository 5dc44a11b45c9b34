"""Where the service itself names somebody beside their account, in what it may not change."""

from collections.abc import Callable
from collections.abc import Iterator

from sqlalchemy import Column
from sqlalchemy import Connection
from sqlalchemy import select

from service.accounts.tables import audit
from service.accounts.tables import groups
from service.accounts.tables import reading_links
from service.accounts.tables import sessions

_TOLD = {
    "log": audit.c.subject,
    "reading link": reading_links.c.name,
    "session": sessions.c.label,
    "group": groups.c.name,
}


def naming(connection: Connection, names: Callable[[str], bool]) -> Iterator[str]:
    """Tell where somebody is named.

    Args:
        connection: A transaction.
        names: Whether a text names them.

    Returns:
        What names them and how often: ``"log × 3"``.
    """
    for what, column in _TOLD.items():
        count = sum(map(names, _texts(connection, column)))
        if count:
            yield f"{what} × {count}"


def _texts(connection: Connection, column: Column[str]) -> Iterator[str]:
    return iter(connection.execute(select(column)).scalars())
