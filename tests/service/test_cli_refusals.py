"""What a person is told when a command cannot do what it was asked: one line, and nothing done."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import Done
from tests.running import lydelse

CLAUSE = "hsa/kontakt-kvall-natt-och-helg"
WHO = ("--by", "Arbetsgruppen", "--why", "Därför.")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "text.md"
    file.write_text("# Avtal\n\n## Syfte\n\nKommunen bör svara.\n", "utf-8")
    return file


def english(*words: object, store: Path | None = None) -> Done:
    return lydelse("--lang", "en", *words, store=store)


def refused(done: Done, code: int, what: str = "") -> None:
    assert done.code == code
    assert done.err.startswith("lydelse: ")
    assert done.err.count("\n") == 1
    assert what in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "one.md"), "compare: Missing argument 'NEW'."),
        (("frobnicate",), "No such command 'frobnicate'."),
        (("--lang", "de", "documents"), "Invalid value for '--lang'"),
        (("note", "link", "a#p1", "hsa", "--kind", "x"), "note link: Invalid value for '--kind'"),
    ],
)
def test_wrong_usage_is_told_in_one_line(words: tuple[str, ...], said: str) -> None:
    refused(lydelse(*words), 2, f"lydelse: {said}")


def test_a_call_without_a_command_tells_what_commands_there_are() -> None:
    assert lydelse().code == 2
    assert "compare" in lydelse().err


def test_a_name_with_a_line_break_does_not_break_the_line() -> None:
    refused(english("read", "a\nb\x1b[31m.md"), 4, r"a\nb⟨U+001B⟩[31m.md: there is no such file")


@pytest.mark.parametrize("command", ["read", "compare", "import", "edit"])
def test_a_folder_in_place_of_a_file_is_refused(
    sample_store: Path, tmp_path: Path, text: Path, command: str
) -> None:
    words: dict[str, tuple[object, ...]] = {
        "read": (tmp_path,),
        "compare": (text, tmp_path, "-o", tmp_path / "out.docx"),
        "import": (tmp_path, "--document", "nytt", "--version", "v-1", "--stage", "draft"),
        "edit": (CLAUSE, "--text-file", tmp_path, "--latest", *WHO),
    }
    done = english(command, *words[command], store=sample_store)

    refused(done, 3, f"{tmp_path}: it cannot be read")
    assert [path.name for path in tmp_path.iterdir()] == [text.name]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"Kommunen \xff\xfe svarar.", id="another encoding"),
        pytest.param(b"PK\x03\x04" + bytes(30), id="a Word file"),
        pytest.param(b"Kommunen\x07 svarar.", id="a control character"),
        pytest.param(b"", id="nothing"),
        pytest.param(b" \n\n\t\n", id="white space"),
    ],
)
@pytest.mark.parametrize("command", ["edit", "propose"])
def test_a_text_file_that_holds_no_text_changes_no_clause(
    own_store: Path, tmp_path: Path, command: str, content: bytes
) -> None:
    file = tmp_path / "text.md"
    file.write_bytes(content)
    words = ("--latest", *WHO) if command == "edit" else ("--title", "T", "--from", "Kommunen")
    before = heads(own_store)

    refused(english(command, CLAUSE, "--text-file", file, *words, store=own_store), 3, "text.md: ")
    assert heads(own_store) == before


def heads(store: Path) -> list[str]:
    found = (store / name / "refs/heads/main" for name in ("texts.git", "notes.git"))
    return [head.read_text("ascii") for head in found]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--date", "13 maj"),
        ("--date", "2026-02-30"),
        ("--date", "2026-05-13T25:00"),
        ("--author", "\x07"),
        ("--author", "\udcff"),
    ],
)
def test_an_author_or_date_that_no_file_can_hold_is_refused(
    text: Path, tmp_path: Path, option: str, value: str
) -> None:
    out = tmp_path / "out.docx"

    refused(lydelse("compare", text, text, option, value, "-o", out), 2, f"'{option}'")
    assert not out.exists()


@pytest.mark.parametrize(
    ("given", "written"),
    [("2026-05-13", "2026-05-13T00:00:00Z"), ("2026-05-13T09:30", "2026-05-13T09:30:00")],
)
def test_a_date_stands_in_the_redline_as_word_writes_it(
    text: Path, tmp_path: Path, given: str, written: str
) -> None:
    new, out = tmp_path / "new.md", tmp_path / "out.docx"
    new.write_text(text.read_text("utf-8").replace("bör", "ska"), "utf-8")
    lydelse("compare", text, new, "--date", given, "-o", out)
    shown = lydelse("read", out, "--json").out

    assert f'"date": "{written}"' in shown


def test_a_folder_that_is_missing_is_called_what_it_was_called(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "out.html"

    refused(english("compare", text, text, "-o", out), 4, f"{out}: there is no such file")


def test_a_folder_is_never_replaced_by_a_file(text: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    out.mkdir()

    refused(english("compare", text, text, "-o", out), 6, f"{out}: it is a folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "text.md"]


def test_proposals_are_no_list_for_a_spreadsheet(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = english("proposals", CLAUSE, "-o", out, store=sample_store)

    refused(done, 2, "use one of ")
    assert not out.exists()


def test_a_file_without_text_is_no_version(own_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "numbers.json"
    file.write_text('{"clauses": [{"number": "1", "text": ""}]}', "utf-8")
    words = ("--document", "nytt", "--version", "v-1", "--stage", "draft")

    refused(english("import", file, *words, store=own_store), 3, "numbers.json: ")


def test_an_empty_name_is_told_as_one(own_store: Path) -> None:
    words = ("--heading", "Ny rubrik", "--latest", "--by", "", "--why", "Därför.")

    refused(english("edit", CLAUSE, *words, store=own_store), 2, "“”: it is empty")


def test_what_is_piped_is_utf8_whatever_the_terminal_speaks(text: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service.cli", "read", str(text)],
        check=True,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii"},
    )

    assert "Kommunen bör svara." in done.stdout.decode()


def test_a_stopped_command_says_nothing(monkeypatch: pytest.MonkeyPatch, text: Path) -> None:
    def interrupted(_file: Path) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("service.commands.files.file_bytes", interrupted)

    assert lydelse("read", text).code == 130


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--port", "99999"), "serve: Invalid value for '--port'"),
        (("--host", "256.1.1.1"), "only this machine may be served"),
    ],
)
def test_an_address_that_cannot_be_served_on_is_wrong_usage(
    own_store: Path, words: tuple[str, ...], said: str
) -> None:
    refused(english("serve", *words, store=own_store), 2, said)


def test_an_address_that_is_taken_is_named(own_store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        words = ("--store", str(own_store), "serve", "--port", port)
        done = subprocess.run(
            [sys.executable, "-m", "service.cli", *words], check=False, capture_output=True
        )

    assert done.returncode == 6
    assert done.stderr.decode() == f"lydelse: 127.0.0.1:{port}: Address already in use\n"
    assert done.stdout == b""


def test_a_disk_that_is_full_is_told_in_one_line(text: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "service.cli", "read", str(text)],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )

    assert done.returncode == 6
    assert done.stderr.decode() == "lydelse: No space left on device\n"
