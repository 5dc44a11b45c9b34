"""One command tells how the store is, and how the log of its service is."""

import json
import sqlite3
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.versions.stores import store_with_agreement

MAILS = ("a@b.example", "c@d.example")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    store_with_agreement(tmp_path)
    for mail in MAILS:
        lydelse("users", "add", mail, "--name", mail[0], store=tmp_path / "store")
    return tmp_path / "store"


def rows(file: Path, statement: str) -> list[tuple[object, ...]]:
    """What a statement gives, past the service: the log is guarded by nothing but its seals."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TRIGGER audit_stays_UPDATE")
        return list(connection.execute(statement))


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    return ((one, one.read_bytes()) for one in sorted(folder.rglob("accounts.sqlite*")))


def test_a_whole_log_is_told_with_the_seal_to_be_kept_elsewhere(store: Path) -> None:
    ((number, seal),) = rows(
        store / "accounts.sqlite", "SELECT number, seal FROM audit ORDER BY number DESC LIMIT 1"
    )
    done = lydelse("--lang", "sv", "verify", store=store)
    said = json.loads(lydelse("verify", "--json", store=store).out)

    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "Förrådet är helt.",
            "Loggen är som den skrevs."
            f" Senaste förseglingen, att spara på annat håll: {number} {seal}",
        ],
    )
    assert said == {"findings": [], "log": {"last": number, "seal": seal}}


def test_a_log_that_was_changed_is_told_with_what_mends_it(store: Path) -> None:
    accounts = store / "accounts.sqlite"
    rows(accounts, "UPDATE audit SET subject = 'account-9' WHERE number = 2")
    done = lydelse("--lang", "en", "verify", store=store)
    said = json.loads(lydelse("verify", "--json", store=store).out)

    assert (done.code, done.out.splitlines()) == (
        6,
        [
            "The store is healthy.",
            f"{accounts}: the log of the service was changed at entry 2 or after",
            f"  → cp COPY {accounts}",
        ],
    )
    assert [one["fault"] for one in said["findings"]] == ["log"]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.write_bytes(b"spoilt" * 400), id="the file is another"),
        pytest.param(lambda file: rows(file, "DROP TABLE audit"), id="the log is gone"),
    ],
)
def test_accounts_that_cannot_be_read_are_told_and_the_store_is_checked_all_the_same(
    store: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(store / "accounts.sqlite")
    done = lydelse("--lang", "en", "verify", store=store)

    assert done.code == 6
    assert done.out.startswith("The store is healthy.\n")
    assert f"{store / 'accounts.sqlite'}: it cannot be read: " in done.out


def test_checking_changes_nothing_of_the_accounts(store: Path) -> None:
    before = list(files(store))
    lydelse("verify", store=store)

    assert list(files(store)) == before


def test_where_nobody_ever_had_an_account_the_store_alone_is_checked(tmp_path: Path) -> None:
    store_with_agreement(tmp_path)
    said = json.loads(lydelse("verify", "--json", store=tmp_path / "store").out)

    assert said == {"findings": [], "log": None}
    assert list(files(tmp_path)) == []
