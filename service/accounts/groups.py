"""Bodies and parties: what people belong to, and how early each is let in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection
from sqlalchemy import Row
from sqlalchemy import delete
from sqlalchemy import func
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.errors import BadNameError
from service.accounts.errors import NameTakenError
from service.accounts.errors import UnknownGroupError
from service.accounts.tables import domains
from service.accounts.tables import groups
from service.accounts.tables import memberships

LONGEST = 200
_DOMAIN = re.compile(r"[^\s@/:]{1,200}\.[^\s@/:.]{2,50}\Z")


class GroupKind(StrEnum):
    """What people can belong to."""

    BODY = "body"
    PARTY = "party"


class Sees(StrEnum):
    """How early a body or party is let in, in the words of the store's audiences."""

    DRAFT = "draft"
    CONSULTATION = "consultation"


@dataclass(frozen=True, slots=True)
class Group:
    """A body or a party."""

    id: int
    name: str
    kind: GroupKind
    sees: Sees


def checked_name(text: str) -> str:
    """Answer a name with white space told as one.

    Raises:
        BadNameError: It is empty, too long, or holds what no name does.

    Examples:
        >>> checked_name("  Borgsund  kommun ")
        'Borgsund kommun'
    """
    name = " ".join(text.split())
    if not name or len(name) > LONGEST or not name.isprintable() or "@" in name:
        raise BadNameError(text)
    return name


def all_groups(connection: Connection) -> tuple[Group, ...]:
    """Every body and party: bodies first, each kind by name."""
    rows = connection.execute(select(groups).order_by(groups.c.kind, groups.c.name))
    return tuple(_group(row) for row in rows)


def groups_of(connection: Connection, account_id: int) -> tuple[Group, ...]:
    """What somebody belongs to, by name."""
    wanted = (
        select(groups)
        .join(memberships, memberships.c.group_id == groups.c.id)
        .where(memberships.c.account_id == account_id)
        .order_by(groups.c.name)
    )
    return tuple(_group(row) for row in connection.execute(wanted))


def group_named(connection: Connection, name: str) -> Group:
    """The body or party of a name, case aside.

    Raises:
        UnknownGroupError: There is none.
    """
    for group in all_groups(connection):
        if group.name.casefold() == name.strip().casefold():
            return group
    raise UnknownGroupError(name)


def add_group(connection: Connection, name: str, kind: GroupKind, sees: Sees) -> Group:
    """Make a body or party known.

    Raises:
        BadNameError: It cannot be called that.
        NameTakenError: There is one of that name.
    """
    name = checked_name(name)
    if any(group.name.casefold() == name.casefold() for group in all_groups(connection)):
        raise NameTakenError(name)
    added = insert(groups).values(name=name, kind=kind.value, audience=sees.value)
    key = connection.execute(added).inserted_primary_key
    assert key is not None
    return Group(key[0], name, kind, sees)


def let_in(connection: Connection, group_id: int, sees: Sees) -> None:
    """Say how early a body or party is let in."""
    mine = update(groups).where(groups.c.id == group_id)
    connection.execute(mine.values(audience=sees.value))


def remove_group(connection: Connection, group_id: int) -> None:
    """Forget a body or party; its members keep their accounts."""
    connection.execute(delete(groups).where(groups.c.id == group_id))


def set_domains(connection: Connection, group_id: int, names: Iterable[str]) -> None:
    """Say whose mail addresses belong to a party, in place of what was said before.

    Raises:
        BadNameError: No domain is called that.
    """
    wanted = {_domain(name) for name in names}
    connection.execute(
        delete(domains).where((domains.c.group_id == group_id) | domains.c.domain.in_(wanted))
    )
    for name in sorted(wanted):
        connection.execute(insert(domains).values(domain=name, group_id=group_id))


def _domain(text: str) -> str:
    domain = text.strip().lower().removeprefix("@")
    if not _DOMAIN.match(domain) or not domain.isprintable():
        raise BadNameError(text)
    return domain


def domains_of(connection: Connection) -> dict[int, tuple[str, ...]]:
    """The mail domains of each party that has some, by its id."""
    found: dict[int, tuple[str, ...]] = {}
    for row in connection.execute(select(domains).order_by(domains.c.domain)):
        found[row.group_id] = (*found.get(row.group_id, ()), row.domain)
    return found


def group_of_mail(connection: Connection, mail: str) -> Group | None:
    """The party that the domain of a mail address belongs to."""
    domain = mail.rpartition("@")[2].lower()
    wanted = select(groups).join(domains, domains.c.group_id == groups.c.id)
    row = connection.execute(wanted.where(func.lower(domains.c.domain) == domain)).first()
    return _group(row) if row else None


def _group(row: Row[tuple[object, ...]]) -> Group:
    return Group(row.id, row.name, GroupKind(row.kind), Sees(row.audience))
