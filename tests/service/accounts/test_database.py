"""The database of the accounts."""

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.accounts import audit
from service.accounts.database import Database
from service.accounts.tables import metadata

NOW = 1_800_000_000


def test_the_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_nothing_of_a_transaction_that_failed_is_kept(database: Database) -> None:
    def fail() -> None:
        with database.writing() as connection:
            audit.record(connection, "account-1", "account.add", "account-2", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.reading() as connection:
        assert audit.latest(connection, 10) == ()


def test_many_writers_at_once_lose_nothing_of_the_log(database: Database) -> None:
    def write() -> None:
        for _ in range(10):
            with database.writing() as connection:
                audit.record(connection, "account-1", "read", "hsa/utkast-1", NOW)

    writers = [threading.Thread(target=write) for _ in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    with database.reading() as connection:
        assert [entry.number for entry in audit.latest(connection, 100)] == list(range(40, 0, -1))
        assert audit.checked(connection).broken is None


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'x'", "DELETE FROM audit"])
def test_the_log_cannot_be_rewritten(database: Database, statement: str) -> None:
    with database.writing() as connection:
        audit.record(connection, "account-1", "read", "hsa/utkast-1", NOW)

    with pytest.raises(DBAPIError, match="only added to"), database.writing() as connection:
        connection.execute(text(statement))


def test_a_log_that_was_rewritten_behind_its_back_tells_where(database: Database) -> None:
    with database.writing() as connection:
        for subject in ("hsa/utkast-1", "hsa/utkast-2", "hsa/utkast-3"):
            audit.record(connection, "account-1", "read", subject, NOW)
        on = " ON audit" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER audit_stays_UPDATE{on}"))
        connection.execute(text("UPDATE audit SET who = 'account-9' WHERE number = 2"))

    with database.reading() as connection:
        assert audit.checked(connection).broken == 2
