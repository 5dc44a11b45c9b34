"""The accounts beside a store, as commands meet them."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from service.accounts.audit import Log
    from service.accounts.database import Database
    from service.accounts.people import Account


def database_url(folder: Path) -> str:
    """Where the accounts of a store are: in ``$LYDELSE_DATABASE``, else in a file beside it."""
    return os.environ.get("LYDELSE_DATABASE") or f"sqlite:///{folder.resolve()}/accounts.sqlite"


def place_of_accounts(folder: Path) -> str:
    """The file of the accounts of a store, or their address without its password."""
    from service.accounts.database import place

    return place(database_url(folder))


@contextmanager
def accounts(folder: Path) -> "Iterator[Database]":
    """The database of the accounts of a store, with its tables up to date.

    Raises:
        UnreachableAccountsError: It cannot be read or written.
    """
    from service.accounts.database import Database
    from service.accounts.database import reaching

    url = database_url(folder)
    with reaching(url), closing(Database(url)) as database:
        yield database


def accounts_called(folder: Path, name: str) -> "list[Account]":
    """The accounts of everybody who is called so; none where no accounts were ever made."""
    from service.accounts.people import all_accounts

    with _reading(folder) as connection:
        known = all_accounts(connection) if connection else []
    return [one for one in known if one.name.casefold() == name.casefold()]


def rows_naming(folder: Path, name: str) -> list[str]:
    """Where the service names somebody beside their account; nothing where nobody ever had one."""
    from service.accounts.naming import naming
    from versions.words.mentions import Mentions

    with _reading(folder) as connection:
        return list(naming(connection, Mentions(name).within)) if connection else []


def log_of(folder: Path) -> "Log | None":
    """The audit log of a store, every seal checked; nothing where no accounts were ever made.

    Raises:
        UnreachableAccountsError: It cannot be read.
    """
    from sqlalchemy import inspect

    from service.accounts import audit
    from service.accounts.database import MADE

    with _reading(folder, as_it_is=True) as connection:
        if connection is None or not inspect(connection).has_table(MADE):
            return None
        return audit.checked(connection)


def forget_account(folder: Path, mail: str) -> None:
    """Remove an account of a store, and write that down.

    Raises:
        UnknownAccountError: There is no such account.
        LastAdministratorError: There would be no administrator left.
        UnreachableAccountsError: The accounts cannot be written.
    """
    from service.accounts.audit import NOBODY
    from service.accounts.audit import record
    from service.accounts.audit import who_is
    from service.accounts.people import remove_account

    with accounts(folder) as database:
        with database.writing() as connection:
            owner = remove_account(connection, mail)
            record(connection, NOBODY, "account.remove", who_is(owner.id), int(time.time()))
        database.settle()


@contextmanager
def _reading(folder: Path, *, as_it_is: bool = False) -> "Iterator[Connection | None]":
    """The accounts of a store, to be read; nothing where none were ever made."""
    from service.accounts.database import Database
    from service.accounts.database import is_there
    from service.accounts.database import reaching

    url = database_url(folder)
    with reaching(url):
        if not is_there(url):
            yield None
            return
        with closing(Database(url, as_it_is=as_it_is)) as database, database.reading() as read:
            yield read
