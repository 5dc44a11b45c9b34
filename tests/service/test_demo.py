"""The commands that serve: each prints its address and can be opened at once."""

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.running import lydelse

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@contextmanager
def running(*words: object) -> Iterator[IO[str]]:
    """Run a command that serves, until the test has read enough of what it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=20)[1]
    assert "Traceback" not in said


@contextmanager
def serving(*words: object) -> Iterator[str]:
    """Run a command that serves, until the test is done with its address."""
    with running(*words) as said:
        line = said.readline().strip()
        assert ADDRESS.fullmatch(line)
        yield line


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        text: str = answer.read().decode()
        return text


def test_the_demo_prints_its_address_and_shows_the_working_groups_view() -> None:
    with serving("demo") as address:
        assert "Kontakt kväll, natt och helg" in page(address)
        assert "<h1" in page(f"{address}hsa/nu")


def test_a_store_is_served_to_everyone_with_what_is_decided_alone(own_store: Path) -> None:
    with serving("--store", own_store, "serve", "--port", "0") as address:
        assert "Giltighet" in page(f"{address}hsa/beslut-1")
        for hidden in ("hsa/remiss-1", "hsa/utkast-3", "hsa/nu", "anteckningar/nope"):
            with pytest.raises(urllib.error.HTTPError, match="404") as missing:
                page(f"{address}{hidden}")
            missing.value.close()


def test_the_first_administrator_gets_a_link_in_the_terminal(own_store: Path) -> None:
    with running("--lang", "sv", "--store", own_store, "serve", "--port", "0") as said:
        address, first = said.readline().strip(), said.readline().strip()

    assert first.startswith("Den första administratören")
    assert re.search(rf" {address}konto/lank/[\w-]{{43}}$", first)


def test_the_demo_signs_in_by_a_link_that_works_once() -> None:
    with running("--lang", "en", "demo") as said:
        said.readline()
        link = said.readline().rpartition(" ")[2].strip()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with browser.open(link, timeout=20) as answer:
            assert "Kim Exempel" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="422") as used:
            page(link)
        used.value.close()


def test_the_secret_of_a_store_is_for_its_owner_alone(own_store: Path) -> None:
    with serving("--store", own_store, "serve", "--port", "0"):
        assert (own_store / "secret").stat().st_mode & 0o777 == 0o600


def test_the_demo_does_not_load_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Hej", "utf-8")
    done = lydelse("--lang", "en", "demo", "--no-serve", store=tmp_path)

    assert done.code == 2
    assert "the folder is not empty" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
