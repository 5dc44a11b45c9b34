"""Erasing a person in a terminal."""

import json
from pathlib import Path

import pytest

from service.accounts.audit import NOBODY
from service.accounts.audit import record
from service.accounts.database import Database
from service.commands.accounts import database_url
from tests.running import lydelse
from tests.versions.stores import store_with_agreement
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Participant
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind

NAME = "Maja Bergqvist"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    said = Passage("p1", None, PassageKind.TEXT, f"{NAME} anmälde jäv.")
    people = (Participant(NAME, "Borgsund"),)
    store_with_agreement(tmp_path).import_note(
        Minutes("Möte", "Styrgruppen", None, participants=people, passages=(said,)), b"", ""
    )
    folder = tmp_path / "store"
    for mail, name, role in (
        ("a@b.example", "Ali Sand", "administrator"),
        ("m@b.example", NAME, "reader"),
    ):
        lydelse("users", "add", mail, "--name", name, "--role", role, store=folder)
    return folder


def test_a_dry_run_says_where_somebody_is_named_and_does_nothing(store: Path) -> None:
    done = lydelse("--lang", "sv", "erase", NAME, "--dry-run", store=store)
    again = lydelse("erase", NAME, "--dry-run", "--json", store=store)

    assert done.code == 0
    assert "Skrivs om bland anteckningarna, även bakåt i tiden:\n  notes/" in done.out
    assert "Konton som tas bort:\n  m@b.example\n" in done.out
    assert json.loads(again.out)["erased"] is False
    assert json.loads(again.out)["accounts"] == ["m@b.example"]


def test_nobody_is_erased_without_being_asked_about(store: Path) -> None:
    done = lydelse("erase", NAME, store=store)

    assert (done.code, done.err[:36]) == (2, "lydelse: erase: nobody can be asked ")
    assert lydelse("erase", NAME, "--dry-run", store=store).code == 0


def test_an_erased_person_is_gone_from_notes_and_accounts(store: Path) -> None:
    done = lydelse("erase", NAME, "--yes", "--json", store=store)
    said = json.loads(done.out)
    users = json.loads(lydelse("users", "list", "--json", store=store).out)["users"]

    assert (said["erased"], said["name"]) == (True, NAME)
    assert [user["name"] for user in users] == ["Ali Sand"]
    assert all(
        b"bergqvist" not in file.read_bytes().lower() for file in store.rglob("*") if file.is_file()
    )
    assert lydelse("erase", NAME, "--dry-run", store=store).code == 4


def test_the_last_administrator_is_not_half_erased(store: Path) -> None:
    named = "Ali Sand"
    lydelse(
        *("comment", "add", "hsa/syfte", "--quote", "vården", "--text", "Varför?", "--by", named),
        store=store,
    )
    done = lydelse("--lang", "en", "erase", named, "--yes", store=store)
    users = json.loads(lydelse("users", "list", "--json", store=store).out)["users"]

    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("is the only administrator; make another one first\n")
    assert named in [user["name"] for user in users]
    assert named in lydelse("comment", "list", "hsa/syfte", store=store).out


def test_restoring_an_older_backup_says_who_was_erased_again(store: Path, tmp_path: Path) -> None:
    lydelse("backup", tmp_path / "old.backup", store=store)
    lydelse("erase", NAME, "--yes", store=store)
    store.rename(tmp_path / "away")
    done = lydelse("--lang", "sv", "restore", tmp_path / "old.backup", store=store)

    assert done.code == 0
    assert done.err.startswith("Raderade på nytt enligt raderingslistan: person-")
    assert lydelse("erase", NAME, "--dry-run", store=store).code == 4


def test_what_the_log_says_of_them_is_told(store: Path) -> None:
    database = Database(database_url(store))
    with database.writing() as connection:
        record(connection, NOBODY, "read", "/sok/Maja%20Bergqvist", 0)
    database.settle()
    done = lydelse("--lang", "sv", "erase", NAME, "--dry-run", store=store)
    said = json.loads(lydelse("erase", NAME, "--dry-run", "--json", store=store).out)

    assert "I tjänstens logg, länkar och inloggningar:\n  log × 1\n" in done.out
    assert {"kind": "service", "where": "log × 1"} in said["remains"]
