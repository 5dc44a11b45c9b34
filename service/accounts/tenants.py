"""Signing in elsewhere: which services vouch for whom, and whose account that becomes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import insert
from sqlalchemy import select

from service.accounts.errors import AccountsError
from service.accounts.errors import BadNameError
from service.accounts.groups import checked_name
from service.accounts.groups import group_of_mail
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import account
from service.accounts.people import account_of
from service.accounts.people import add_account
from service.accounts.people import checked_mail
from service.accounts.tables import identities


class ForeignError(AccountsError):
    """Somebody signed in elsewhere and may not come in here."""

    def __init__(self, who: str) -> None:
        super().__init__(f"{who}: that sign-in opens no account here; ask an administrator")
        self.who = who


class ElsewhereError(AccountsError):
    """Signing in elsewhere came to nothing: it was cancelled, stale, unproved or unreachable."""

    def __init__(self, reason: str, service: str) -> None:
        super().__init__(f"{service}: signing in there came to nothing: {reason}")
        self.reason = reason
        self.service = service


class BadTenantsError(AccountsError):
    """The file of services that people sign in at is not as it must be."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: {what}")
        self.file = file
        self.what = what


@dataclass(frozen=True, slots=True)
class Tenant:
    """A service at which people sign in, by OpenID Connect."""

    id: str
    title: str
    metadata: str
    """The address of its description: it ends with ``/.well-known/openid-configuration``."""
    client_id: str
    client_secret: str
    domains: tuple[str, ...]
    """The mail domains it may speak for; nobody else's address is believed."""


def read_tenants(path: Path) -> tuple[Tenant, ...]:
    """Read the services from a file in TOML, one table ``[id]`` each.

    Raises:
        BadTenantsError: The file cannot be read, or a field is missing or too many.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return tuple(
            Tenant(id=name, **{**table, "domains": tuple(map(str.lower, table["domains"]))})
            for name, table in tables.items()
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadTenantsError(str(path), str(error)) from error


def account_for(connection: Connection, tenant: Tenant, claims: Mapping[str, Any]) -> Account:
    """The account of somebody whom a service vouches for; made where their domain has a party.

    Whoever came this way before is known again by the service's own number for them. A first time
    the mail address decides, if the service may speak for its domain.

    Args:
        connection: A transaction that writes.
        tenant: The service.
        claims: What it says of them, as it was proved to come from it.

    Raises:
        ForeignError: There is no account for them, or it is closed.
    """
    if not str(claims["sub"]).isprintable():
        raise ForeignError(_called(claims))
    known = (identities.c.issuer == claims["iss"]) & (identities.c.subject == claims["sub"])
    row = connection.execute(select(identities).where(known)).first()
    owner = account(connection, row.account_id) if row else _first_time(connection, tenant, claims)
    if owner is None or owner.closed:
        raise ForeignError(_called(claims))
    return owner


def _first_time(connection: Connection, tenant: Tenant, claims: Mapping[str, Any]) -> Account:
    mail = _mail(tenant, claims)
    owner, party = account_of(connection, mail), group_of_mail(connection, mail)
    if owner is None:
        if party is None:
            raise ForeignError(mail)
        owner = add_account(connection, mail, _name(claims, mail), Role.READER, [party])
    values = {"issuer": claims["iss"], "subject": claims["sub"], "account_id": owner.id}
    connection.execute(insert(identities).values(values))
    return owner


def _mail(tenant: Tenant, claims: Mapping[str, Any]) -> str:
    """The address of somebody, where the service may be believed."""
    if claims.get("email_verified") is False or not claims.get("email"):
        raise ForeignError(_called(claims))
    mail = checked_mail(str(claims["email"]))
    if mail.rpartition("@")[2] not in tenant.domains:
        raise ForeignError(mail)
    return mail


def _name(claims: Mapping[str, Any], mail: str) -> str:
    """What somebody is called: as the service says, else as their address does."""
    try:
        return checked_name(str(claims.get("name") or ""))
    except BadNameError:
        return checked_name(mail.replace("@", " "))


def _called(claims: Mapping[str, Any]) -> str:
    """Whom the service speaks of, in the words that they know themselves by."""
    return str(claims.get("email") or claims.get("name") or claims["sub"])
