"""Databases for accounts: SQLite always, PostgreSQL where one is named."""

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from service.accounts.database import FOR_A_WHILE
from service.accounts.database import Database

POSTGRESQL = "LYDELSE_TEST_POSTGRESQL"


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database with its tables."""
    made = Database(empty(request.param))
    yield made
    made.close()


def empty(kind: str) -> str:
    """The address of a database that holds nothing; of PostgreSQL the one that is named."""
    return FOR_A_WHILE if kind == "sqlite" else _postgresql()


def _postgresql() -> str:
    url = os.environ.get(POSTGRESQL)
    if not url:
        if os.environ.get("CI") == "true":
            pytest.fail(f"name a PostgreSQL in {POSTGRESQL}")
        pytest.skip(f"no PostgreSQL is named in {POSTGRESQL}")
    made = Database(url)
    with made.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    made.close()
    return url
