"""The database of the accounts: SQLite in a file, or PostgreSQL by its address."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import SQLAlchemyError

from service.accounts.errors import UnreachableAccountsError

MIGRATIONS = Path(__file__).parent / "migrations"
MADE = "alembic_version"
"""The table that every database of accounts has, also one of an earlier version."""
FOR_A_WHILE = ""
"""In place of an address: a file of its own, which goes when the database does."""
_WRITES = "lydelse_writes"
_WAIT = 10_000
"""How many milliseconds a writer waits for another in SQLite."""


class Database:
    """Where accounts are kept; every transaction says whether it writes."""

    def __init__(self, url: str, *, as_it_is: bool = False) -> None:
        """Connect to a database.

        Args:
            url: As SQLAlchemy writes them: ``sqlite:///file``, ``postgresql+psycopg://…``;
                or `FOR_A_WHILE`.
            as_it_is: Only look at it; else its tables are brought up to date.
        """
        self.engine = _engine(url or _passing(self))
        if not as_it_is:
            _migrate(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: wholly, or not at all where an error leaves it."""
        options = self.engine.execution_options(**{_WRITES: True})
        with options.begin() as connection:
            yield connection

    def settle(self) -> None:
        """Have nothing that was removed linger in the log that SQLite keeps beside its file."""
        if self.engine.dialect.name == "sqlite":
            with closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Say in one sentence that a database cannot be reached.

    Raises:
        UnreachableAccountsError: Its driver or its server fails, or the address is none.
    """
    try:
        yield
    except (SQLAlchemyError, ImportError) as error:
        why = str(getattr(error, "orig", None) or error).partition("\n")[0]
        damaged = type(error) is DatabaseError
        raise UnreachableAccountsError(place(url), why, damaged=damaged) from error


def place(url: str) -> str:
    """The file or the address of a database; an address that is none may be a password."""
    try:
        address = make_url(url)
    except ArgumentError:
        return "LYDELSE_DATABASE"
    if address.get_backend_name() == "sqlite":
        return address.database or url
    return address.render_as_string(hide_password=True)


def is_there(url: str) -> bool:
    """Whether there is something to connect to: a file may not have been made yet."""
    address = make_url(url)
    return address.get_backend_name() != "sqlite" or Path(address.database or "").exists()


def _passing(database: Database) -> str:
    folder = tempfile.mkdtemp(prefix="lydelse-")
    weakref.finalize(database, shutil.rmtree, folder, ignore_errors=True)
    return f"sqlite:///{folder}/accounts.sqlite"


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    _keep_to_ourselves(make_url(url).database or "")
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _keep_to_ourselves(file: str) -> None:
    """Make the file of a new database one that nobody else can read; SQLite's others follow it."""
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _set_up(connection: Any, _record: object) -> None:
    """Foreign keys hold, readers do not wait for writers, what is removed is overwritten."""
    connection.isolation_level = None
    settings = ("foreign_keys=ON", "journal_mode=WAL", "secure_delete=ON", f"busy_timeout={_WAIT}")
    for pragma in settings:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once: SQLite refuses a reader who wants to become one."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7129)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
