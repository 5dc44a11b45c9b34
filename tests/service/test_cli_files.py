"""Commands that need no store: reading and comparing files."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from clauses.reading import read
from clauses.writing.clean.word import write_word
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import r
from tests.making import clause
from tests.making import document
from tests.running import Done
from tests.running import lydelse

OLD = "# Avtal\n\n## Syfte\n\nKommunen bör svara.\n\n## Parter\n\nTvå parter.\n"
NEW = "# Avtal\n\n## Syfte\n\nKommunen ska svara.\n\n## Parter\n\nTvå parter.\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


def test_a_comparison_is_printed_as_text(pair: tuple[Path, Path]) -> None:
    done = lydelse("--lang", "en", "compare", *pair)

    assert done.code == 0
    assert "Kommunen [-bör-][+ska+] svara." in done.out
    assert done.out.startswith("Edited: 1")


def test_a_comparison_speaks_swedish_when_asked(pair: tuple[Path, Path]) -> None:
    assert lydelse("--lang", "sv", "compare", *pair).out.startswith("Ändrad: 1")


def test_a_comparison_is_printed_as_json(pair: tuple[Path, Path]) -> None:
    told = json.loads(lydelse("compare", *pair, "--json").out)
    (change,) = (change for change in told["changes"] if change["kinds"])

    assert [hunk["text"] for hunk in change["hunks"] if hunk["op"] != "equal"] == ["bör", "ska"]
    assert told["summary"]["edited"] == 1


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        (".docx", b"PK"),
        (".html", b"<!doctype html>"),
        (".csv", b"\xef\xbb\xbf"),
        (".pdf", b"%PDF"),
        (".xlsx", b"PK"),
        (".md", b"# Avtal"),
        (".json", b"{"),
        (".txt", b""),
    ],
)
def test_the_ending_decides_the_form(
    pair: tuple[Path, Path], tmp_path: Path, ending: str, start: bytes
) -> None:
    out = tmp_path / f"redline{ending}"
    done = lydelse("compare", *pair, "-o", out)

    assert done == Done(0, "", "")
    assert out.read_bytes().startswith(start)
    assert out.stat().st_size > 20


def test_the_same_call_gives_the_same_bytes(pair: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = tmp_path / "1.docx", tmp_path / "2.docx"
    lydelse("compare", *pair, "-o", one)
    lydelse("compare", *pair, "-o", two)

    assert one.read_bytes() == two.read_bytes()


def test_an_unknown_ending_is_refused_and_nothing_is_written(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "redline.xyz"
    done = lydelse("--lang", "en", "compare", *pair, "-o", out)

    assert done.code == 2
    assert done.err.startswith("lydelse: .xyz: this format cannot be written")
    assert not out.exists()


def test_texts_that_differ_end_with_one_only_when_asked(pair: tuple[Path, Path]) -> None:
    old, new = pair

    assert lydelse("compare", old, new).code == 0
    assert lydelse("compare", old, new, "--exit-code").code == 1
    assert lydelse("compare", old, old, "--exit-code").code == 0


def test_a_missing_file_is_no_such_thing(tmp_path: Path) -> None:
    done = lydelse("--lang", "en", "compare", tmp_path / "a.md", tmp_path / "b.md")

    assert done.code == 4
    assert done.err == f"lydelse: {tmp_path / 'a.md'}: there is no such file\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.docx", b"not a zip file at all", id="a text with a Word name"),
        pytest.param("a.docx", b"PK\x03\x04broken", id="a broken package"),
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="encrypted"),
        pytest.param("a.txt", b"", id="an empty file"),
        pytest.param("a.md", b"\xff\xfe\x00\xd8\x00", id="an undecodable text"),
        pytest.param("a.exe", b"MZ", id="another type"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    done = lydelse("--lang", "en", "read", file)

    assert done.code == 3
    assert done.err.startswith(f"lydelse: {name}: ")
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_reading_tells_the_text_and_the_remarks(pair: tuple[Path, Path]) -> None:
    done = lydelse("read", pair[0])

    assert done.out.startswith("Avtal\n\nSyfte\n\nKommunen bör svara.")


def test_what_read_prints_as_json_can_be_compared_again(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    told = tmp_path / "old.json"
    told.write_text(lydelse("read", pair[0], "--json").out, "utf-8")

    assert lydelse("compare", told, pair[0], "--exit-code").code == 0


def test_json_with_text_alone_is_a_document(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps({"clauses": [{"text": "2. Kommunen bör svara."}]}), "utf-8")
    new.write_text(json.dumps({"clauses": [{"text": "3. Kommunen bör svara."}]}), "utf-8")
    told = json.loads(lydelse("compare", old, new, "--json").out)

    assert told["changes"][0]["kinds"] == ["renumbered"]
    assert (told["changes"][0]["old_number"], told["changes"][0]["new_number"]) == ("2.", "3.")


def test_wrong_usage_ends_with_two() -> None:
    assert lydelse("compare", "one.md").code == 2
    assert lydelse("no-such-command").code == 2


def test_comparing_loads_no_git_web_or_database_library(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    program = (
        "import sys; from service.cli import cli; "
        f"cli({['compare', str(pair[0]), str(pair[1]), '-o', str(tmp_path / 'r.docx')]!r}, "
        "standalone_mode=False); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.split()
    unwanted = {"pygit2", "flask", "jinja2", "werkzeug", "sqlite3", "docx", "rich", "versions"}

    assert unwanted.isdisjoint(module.partition(".")[0] for module in loaded)


def test_word_columns_are_no_tracked_changes(tmp_path: Path) -> None:
    pair = [tmp_path / "old.docx", tmp_path / "new.docx"]
    for path, text in zip(pair, ("Kommunen bör svara.", "Kommunen ska svara."), strict=True):
        path.write_bytes(write_word(document(clause("Syfte", text))))
    out = tmp_path / "columns.docx"
    done = lydelse("--lang", "sv", "compare", *pair, "--view", "columns", "-o", out)
    reading = read(out.read_bytes(), out.name)

    assert done == Done(0, "", "")
    assert reading.revisions == ()
    assert "Nuvarande lydelse\tFöreslagen lydelse" in reading.document.clauses[-1].text


def test_a_pdf_carries_the_day_that_is_given(pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "redline.pdf"
    lydelse("compare", *pair, "--date", "2026-05-13", "-o", out)

    assert b"2026-05-13" in out.read_bytes()


def test_tracked_changes_that_were_there_are_said_to_be_accepted_first(tmp_path: Path) -> None:
    old, new, out = (tmp_path / f"{name}.docx" for name in ("old", "new", "redline"))
    inserted = f'<w:p>{r("Kommunen ")}<w:ins w:id="1" w:author="A">{r("bör")}</w:ins></w:p>'
    old.write_bytes(docx(inserted))
    new.write_bytes(docx(p("Kommunen ska")))
    done = lydelse("--lang", "en", "compare", old, new, "-o", out)
    quiet = lydelse("--lang", "en", "--quiet", "compare", old, new, "-o", out)

    assert done.code == 0
    assert done.err == "Tracked changes in the files, accepted first: 1\n"
    assert quiet.err == ""


def test_a_redline_of_files_without_tracked_changes_needs_no_word(tmp_path: Path) -> None:
    old, new, out = (tmp_path / f"{name}.docx" for name in ("old", "new", "redline"))
    old.write_bytes(docx(p("Kommunen bör")))
    new.write_bytes(docx(p("Kommunen ska")))

    assert lydelse("--lang", "en", "compare", old, new, "-o", out) == Done(0, "", "")


def test_moved_text_is_told_in_comments_where_moves_are_asked_for(tmp_path: Path) -> None:
    moved = "Parterna kallar till möte utan dröjsmål när den enskilde har behov av det."
    first, second = "Regionen har läkare dygnet runt.", "Kommunen har sjuksköterskor alla dagar."
    texts = {
        "old": document(clause("A", f"{first} {moved}"), clause("B", second)),
        "new": document(clause("A", first), clause("B", f"{second} {moved}")),
    }
    files = [tmp_path / f"{name}.docx" for name in texts]
    for path, text in zip(files, texts.values(), strict=True):
        path.write_bytes(write_word(text))
    out = tmp_path / "redline.docx"
    done = lydelse("--lang", "sv", "compare", *files, "--moves", "-o", out)
    with zipfile.ZipFile(out) as made:
        comments = made.read("word/comments.xml").decode()

    assert done.code == 0
    assert "Flyttad text till B" in comments
    assert "Flyttad text från A" in comments
