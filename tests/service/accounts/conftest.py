"""Databases for accounts: SQLite always, PostgreSQL where one is named."""

import os
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from service.accounts.database import Database

POSTGRESQL = "LYDELSE_TEST_POSTGRESQL"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database with its tables."""
    made = Database("") if request.param == "sqlite" else _postgresql()
    yield made
    made.close()


def _postgresql() -> Database:
    url = os.environ.get(POSTGRESQL)
    if not url:
        if os.environ.get("CI") == "true":
            pytest.fail(f"name a PostgreSQL in {POSTGRESQL}")
        pytest.skip(f"no PostgreSQL is named in {POSTGRESQL}")
    made = Database(url)
    with made.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    made.close()
    return Database(url)
