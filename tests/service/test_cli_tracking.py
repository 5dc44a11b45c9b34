"""The tracked changes of any Word file: listed, made final, taken back."""

import json
from pathlib import Path

import pytest

from clauses.reading import read
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.word_made import FOOTNOTES
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import footnotes
from tests.clauses.writing.word_made import noted
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import table
from tests.running import lydelse

OLD = docx(
    p("2 Ansvar", "Heading1")
    + noted("Kommunen bör svara", 1, " för hemmet.")
    + table(("Post", "Andel"), ("Läkare", "60 procent")),
    footnotes("Se den gamla lagen."),
    FOOTNOTES,
)
NEW = docx(
    p("2 Ansvar", "Heading1")
    + noted("Kommunen ska svara", 1, " för hemmet.")
    + table(("Post", "Andel"), ("Läkare", "70 procent"), ("Bil", "5 procent")),
    footnotes("Se den nya lagen."),
    FOOTNOTES,
)


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    path = tmp_path / "spårad.docx"
    path.write_bytes(redline_word(OLD, NEW).data)
    return path


def test_accepting_gives_the_later_text_and_rejecting_the_earlier(
    tracked: Path, tmp_path: Path
) -> None:
    later, earlier = tmp_path / "ny.docx", tmp_path / "gammal.docx"

    assert lydelse("--lang", "sv", "accept", tracked, "-o", later).err.startswith("Spårade")
    assert lydelse("--quiet", "reject", tracked, "-o", earlier).err == ""
    assert read(later.read_bytes()).document == read(NEW).document
    assert read(earlier.read_bytes()).document == read(OLD).document
    assert lydelse("revisions", later).out == lydelse("revisions", earlier).out == ""


def test_revisions_are_listed_with_what_whose_and_where(tracked: Path) -> None:
    lines = lydelse("--lang", "sv", "revisions", tracked).out.splitlines()

    assert "Strykning, Unknown, 2: bör" in lines
    assert "Tillägg, Unknown, 2: ska" in lines


@pytest.mark.parametrize(("language", "nobody"), [("sv", "Okänd"), ("en", "Unknown")])
def test_whose_nobody_knows_is_said_in_the_language_of_who_asked_for_the_redline(
    tmp_path: Path, language: str, nobody: str
) -> None:
    old, new, redline = (tmp_path / name for name in ("old.docx", "new.docx", "redline.docx"))
    old.write_bytes(OLD)
    new.write_bytes(NEW)
    lydelse("--lang", language, "compare", old, new, "-o", redline)
    said = json.loads(lydelse("revisions", redline, "--json").out)

    assert {one["author"] for one in said["revisions"]} == {nobody}


def test_revisions_are_told_to_programs_as_reading_tells_them(tracked: Path) -> None:
    told = json.loads(lydelse("revisions", tracked, "--json").out)

    assert told == {"revisions": json.loads(lydelse("read", tracked, "--json").out)["revisions"]}
    assert {"deletion", "insertion"} <= {one["kind"] for one in told["revisions"]}


def test_a_file_without_changes_comes_back_byte_by_byte(tmp_path: Path) -> None:
    (tmp_path / "ren.docx").write_bytes(OLD)
    lydelse("accept", tmp_path / "ren.docx", "-o", tmp_path / "ut.docx")

    assert (tmp_path / "ut.docx").read_bytes() == OLD


def test_what_is_no_word_file_is_refused_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_text("bara text")
    done = lydelse("reject", tmp_path / "text.docx", "-o", tmp_path / "ut.docx")

    assert done.code == 3
    assert not (tmp_path / "ut.docx").exists()
