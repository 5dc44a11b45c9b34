"""Commands for the accounts of a store's pages."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import open_store
from service.calling import Context
from service.lines.outputs import print_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from service.accounts.people import Account

HERE = "http://127.0.0.1:8470"
"""Where `serve` serves unless something else is said."""


def database_url(folder: Path) -> str:
    """Where the accounts of a store are: in ``$LYDELSE_DATABASE``, else in a file beside it."""
    return os.environ.get("LYDELSE_DATABASE") or f"sqlite:///{folder.resolve()}/accounts.sqlite"


def link_address(token: str) -> str:
    """The address of a one-time link."""
    return f"{os.environ.get('LYDELSE_PUBLIC_URL', HERE).rstrip('/')}/konto/lank/{token}"


@click.group("users")
@click.pass_obj
def users_command(context: Context) -> None:
    """Add, list and remove the people who can sign in to the pages."""
    open_store(context)


@users_command.command("add")
@click.argument("mail")
@click.option("--name", required=True, help="What the person is called.")
@click.option(
    "--role",
    type=click.Choice(["reader", "contributor", "editor", "administrator"]),
    default="reader",
    show_default=True,
)
@click.option("--of", "groups", multiple=True, help="A body or party that the person belongs to.")
@click.pass_obj
def add_command(context: Context, mail: str, name: str, role: str, groups: tuple[str, ...]) -> None:
    """Make an account, and print the one-time link to hand over."""
    from service.accounts.audit import NOBODY
    from service.accounts.audit import record
    from service.accounts.audit import who_is
    from service.accounts.database import Database
    from service.accounts.groups import group_named
    from service.accounts.people import Role
    from service.accounts.people import add_account
    from service.accounts.tickets import Purpose
    from service.accounts.tickets import make_ticket

    now = int(time.time())
    with Database(database_url(context.store)).writing() as connection:
        known = [group_named(connection, group) for group in groups]
        owner = add_account(connection, mail, name, Role(role), known)
        record(connection, NOBODY, "account.add", who_is(owner.id), now)
        token = make_ticket(connection, Purpose.INVITATION, now, owner.id)
    click.echo(link_address(token))


def accounts_called(folder: Path, name: str) -> "list[Account]":
    """The accounts of everybody who is called so; none where no accounts were ever made."""
    from service.accounts.people import all_accounts

    with _accounts(folder) as connection:
        known = all_accounts(connection) if connection else []
    return [one for one in known if one.name.casefold() == name.casefold()]


def rows_naming(folder: Path, name: str) -> list[str]:
    """Where the service names somebody beside their account; nothing where nobody ever had one."""
    from service.accounts.naming import naming
    from versions.words.mentions import Mentions

    with _accounts(folder) as connection:
        return list(naming(connection, Mentions(name).within)) if connection else []


@contextmanager
def _accounts(folder: Path) -> "Iterator[Connection | None]":
    """The accounts of a store, to be read; nothing where none were ever made."""
    from service.accounts.database import Database

    url = database_url(folder)
    if url.startswith("sqlite") and not (folder / "accounts.sqlite").exists():
        yield None
        return
    with Database(url).reading() as connection:
        yield connection


@users_command.command("list")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_command(context: Context, as_json: bool) -> None:
    """List the accounts."""
    from service.accounts.database import Database
    from service.accounts.people import all_accounts
    from service.lines.answers import accounts_text
    from service.values.answers import accounts_json

    with Database(database_url(context.store)).reading() as connection:
        known = all_accounts(connection)
    if as_json:
        print_json(accounts_json(known))
    else:
        click.echo(accounts_text(known, context.language))


@users_command.command("remove")
@click.argument("mail")
@click.pass_obj
def remove_command(context: Context, mail: str) -> None:
    """Forget an account, and end its sessions."""
    forget_account(context.store, mail)


def forget_account(folder: Path, mail: str) -> None:
    """Remove an account of a store, and write that down.

    Raises:
        UnknownAccountError: There is no such account.
        LastAdministratorError: There would be no administrator left.
    """
    from service.accounts.audit import NOBODY
    from service.accounts.audit import record
    from service.accounts.audit import who_is
    from service.accounts.database import Database
    from service.accounts.people import remove_account

    database = Database(database_url(folder))
    with database.writing() as connection:
        owner = remove_account(connection, mail)
        record(connection, NOBODY, "account.remove", who_is(owner.id), int(time.time()))
    database.settle()
