"""Accounts in a terminal."""

import json
from pathlib import Path

import pytest

from tests.running import lydelse


def test_an_account_is_added_with_a_link_to_hand_over_and_listed(own_store: Path) -> None:
    added = lydelse(
        *("users", "add", "maja@borgsund.example", "--name", "Maja Berg", "--role", "editor"),
        store=own_store,
    )
    listed = lydelse("users", "list", "--json", store=own_store)

    assert added.out.startswith("http://127.0.0.1:8470/konto/lank/")
    assert json.loads(listed.out) == {
        "users": [
            {
                "mail": "maja@borgsund.example",
                "name": "Maja Berg",
                "role": "editor",
                "of": [],
                "closed": False,
            }
        ]
    }
    said = lydelse("--lang", "sv", "users", "list", store=own_store).out
    assert said == "maja@borgsund.example  Maja Berg (Redaktör)\n"


def test_the_link_has_the_address_that_people_type(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYDELSE_PUBLIC_URL", "https://avtal.example/")
    added = lydelse("users", "add", "a@b.example", "--name", "A", store=own_store)

    assert added.out.startswith("https://avtal.example/konto/lank/")


def test_an_account_is_removed(own_store: Path) -> None:
    lydelse("users", "add", "a@b.example", "--name", "A", store=own_store)
    lydelse("users", "remove", "A@b.example", store=own_store)

    assert lydelse("users", "list", store=own_store).out.strip() == ""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "nobody", "--name", "A"), 2, "nobody: this is not an e-mail address"),
        (("add", "a@b.example", "--name", "A", "--of", "X"), 4, "X: there is no such body"),
        (("add", "a@b.example", "--name", ""), 2, "cannot be a name"),
        (("add", "a@b.example", "--name", "A", "--role", "contributor"), 2, "name one"),
        (("remove", "a@b.example"), 4, "a@b.example: there is no such account"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    own_store: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = lydelse("--lang", "en", "users", *words, store=own_store)

    assert done.code == code
    assert said in done.err
    assert done.err.count("\n") == 1


def test_accounts_are_their_owners_alone(own_store: Path) -> None:
    lydelse("users", "add", "a@b.example", "--name", "A", store=own_store)
    modes = {path.stat().st_mode & 0o077 for path in own_store.glob("accounts.sqlite*")}

    assert modes == {0}


def test_without_a_store_there_are_no_accounts(tmp_path: Path) -> None:
    assert lydelse("users", "list", store=tmp_path / "nothing").code == 4
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:///{spoilt}", "{spoilt}: the accounts cannot be reached: file is not a database"),
        (
            "postgresql+psycopg://me:secret@127.0.0.1:1/x",
            "postgresql+psycopg://me:***@127.0.0.1:1/x: the accounts cannot be reached: ",
        ),
        ("mine:secret", "LYDELSE_DATABASE: the accounts cannot be reached: "),
        ("mysql://me:secret@h/x", "mysql://me:***@h/x: the accounts cannot be reached: "),
    ],
    ids=[
        "a file that is another",
        "a server that does not answer",
        "an address that is none",
        "a database without its driver",
    ],
)
@pytest.mark.parametrize("command", [("users", "list"), ("serve", "--port", "0")])
def test_accounts_that_cannot_be_reached_are_told_in_one_line(
    own_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    said: str,
    command: tuple[str, ...],
) -> None:
    spoilt = tmp_path / "spoilt.sqlite"
    spoilt.write_bytes(b"spoilt" * 400)
    monkeypatch.setenv("LYDELSE_DATABASE", address.format(spoilt=spoilt))
    done = lydelse("--lang", "en", *command, store=own_store)

    assert (done.code, done.err.count("\n"), "secret" in done.err) == (6, 1, False)
    assert done.err.startswith(f"lydelse: {said.format(spoilt=spoilt)}")
