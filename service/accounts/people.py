"""The accounts of people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement
from sqlalchemy import Connection
from sqlalchemy import Row
from sqlalchemy import delete
from sqlalchemy import func
from sqlalchemy import insert
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.errors import BadMailError
from service.accounts.errors import LastAdministratorError
from service.accounts.errors import MailTakenError
from service.accounts.errors import NoGroupError
from service.accounts.errors import UnknownAccountError
from service.accounts.groups import Group
from service.accounts.groups import checked_name
from service.accounts.groups import groups_of
from service.accounts.sessions import revoke_all
from service.accounts.tables import accounts
from service.accounts.tables import identities
from service.accounts.tables import memberships

_MAIL = re.compile(r"[^\s@<>\"(),:;\\]{1,64}@[^\s@<>\"(),:;\\]{1,189}\Z")


class Role(StrEnum):
    """What an account may do; each may also do what those before it may."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        """How much the role may do, beside the others."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in."""

    id: int
    mail: str
    name: str
    role: Role
    groups: tuple[Group, ...] = ()
    with_password: bool = False
    with_factor: bool = False
    closed: bool = False


def checked_mail(text: str) -> str:
    """Answer a mail address in the form it is kept in.

    Raises:
        BadMailError: It is none.

    Examples:
        >>> checked_mail(" Maja.Berg@Borgsund.example ")
        'maja.berg@borgsund.example'
    """
    mail = text.strip().lower()
    if not _MAIL.match(mail) or not mail.isprintable():
        raise BadMailError(text)
    return mail


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, by name."""
    rows = connection.execute(select(accounts).order_by(accounts.c.name, accounts.c.id))
    return tuple(_account(connection, row) for row in rows.all())


def account(connection: Connection, account_id: int) -> Account | None:
    """An account by its id."""
    return _found(connection, accounts.c.id == account_id)


def account_of(connection: Connection, mail: str) -> Account | None:
    """The account of a mail address."""
    return _found(connection, accounts.c.mail == mail.strip().lower())


def administrators(connection: Connection) -> int:
    """How many administrators can sign in."""
    wanted = select(func.count()).select_from(accounts)
    able = accounts.c.role == Role.ADMINISTRATOR.value
    return int(connection.execute(wanted.where(able & ~accounts.c.closed)).scalar_one())


def not_come(connection: Connection) -> int:
    """How many may come and never have: without a password, and not known elsewhere."""
    known = select(identities.c.account_id)
    wanted = select(func.count()).select_from(accounts)
    wanted = wanted.where(accounts.c.password.is_(None) & ~accounts.c.closed)
    return int(connection.execute(wanted.where(accounts.c.id.not_in(known))).scalar_one())


def add_account(
    connection: Connection, mail: str, name: str, role: Role, groups: Iterable[Group] = ()
) -> Account:
    """Make an account; whoever it is for cannot sign in before a password or a sign-in elsewhere.

    Raises:
        BadMailError: The address is none.
        BadNameError: Nobody is called that.
        MailTakenError: There is an account with it.
        NoGroupError: Who contributes must do so for a body or party.
    """
    mail, name, groups = checked_mail(mail), checked_name(name), tuple(groups)
    if account_of(connection, mail):
        raise MailTakenError(mail)
    _check_groups(name, role, groups)
    added = connection.execute(insert(accounts).values(mail=mail, name=name, role=role.value))
    key = added.inserted_primary_key
    assert key is not None
    _join(connection, key[0], groups)
    return Account(key[0], mail, name, role, groups)


def change_account(
    connection: Connection,
    known: Account,
    *,
    name: str,
    role: Role,
    groups: Iterable[Group],
    closed: bool,
) -> None:
    """Say anew who somebody is and what they may do; a closed account is signed out at once.

    Raises:
        BadNameError: Nobody is called that.
        NoGroupError: Who contributes must do so for a body or party.
        LastAdministratorError: There would be no administrator left.
    """
    name, groups = checked_name(name), tuple(groups)
    _check_groups(name, role, groups)
    if closed or role is not Role.ADMINISTRATOR:
        _check_others(connection, known)
    values = {"name": name, "role": role.value, "closed": closed}
    connection.execute(update(accounts).where(accounts.c.id == known.id).values(values))
    connection.execute(delete(memberships).where(memberships.c.account_id == known.id))
    _join(connection, known.id, groups)
    if closed:
        revoke_all(connection, known.id)


def remove_account(connection: Connection, mail: str) -> Account:
    """Forget somebody, with all that was known of them.

    Raises:
        UnknownAccountError: There is no such account.
        LastAdministratorError: There would be no administrator left.
    """
    known = account_of(connection, mail)
    if known is None:
        raise UnknownAccountError(mail)
    _check_others(connection, known)
    connection.execute(delete(accounts).where(accounts.c.id == known.id))
    return known


def _check_groups(name: str, role: Role, groups: tuple[Group, ...]) -> None:
    if role is Role.CONTRIBUTOR and not groups:
        raise NoGroupError(name)


def _check_others(connection: Connection, known: Account) -> None:
    alone = known.role is Role.ADMINISTRATOR and not known.closed
    if alone and administrators(connection) == 1:
        raise LastAdministratorError(known.name)


def _join(connection: Connection, account_id: int, groups: tuple[Group, ...]) -> None:
    for group_id in sorted({group.id for group in groups}):
        values = {"account_id": account_id, "group_id": group_id}
        connection.execute(insert(memberships).values(values))


def _found(connection: Connection, which: ColumnElement[bool]) -> Account | None:
    row = connection.execute(select(accounts).where(which)).first()
    return _account(connection, row) if row else None


def _account(connection: Connection, row: Row[tuple[object, ...]]) -> Account:
    return Account(
        row.id,
        row.mail,
        row.name,
        Role(row.role),
        groups_of(connection, row.id),
        row.password is not None,
        row.factor is not None,
        row.closed,
    )
