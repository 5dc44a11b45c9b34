"""Which version a file is, told by the command."""

import json
from pathlib import Path

from docx import Document

from tests.running import lydelse
from tests.serving import sample


def test_a_version_is_told_to_be_exactly_that(sample_store: Path) -> None:
    done = lydelse("identify", sample("avvikelser-utkast-1.docx"), "--json", store=sample_store)

    assert json.loads(done.out)["exact"] == ["avvikelser@utkast-1"]


def test_where_a_file_differs_from_the_nearest_version_is_told(
    sample_store: Path, tmp_path: Path
) -> None:
    own = tmp_path / "egen.docx"
    file = Document(str(sample("avvikelser-utkast-1.docx")))
    file.paragraphs[-1].add_run(" Detta gäller till vidare.")
    file.save(str(own))
    done = lydelse("--audience", "draft", "identify", own, store=sample_store)

    assert done.code == 0
    assert "The nearest is avvikelser@utkast-1" in done.out
    assert "[+ Detta gäller till vidare.+]" in done.out


def test_a_file_like_none_is_told_to_be_like_none(sample_store: Path, tmp_path: Path) -> None:
    own = tmp_path / "egen.md"
    own.write_text("# Syfte\n\nAvtalet inskränker inte det ansvar som varje part har enligt lag.\n")
    done = lydelse("--audience", "draft", "identify", own, store=sample_store)

    assert done.out == "It resembles no version that you may read.\n"


def test_nothing_is_told_of_versions_that_are_not_for_the_reader(sample_store: Path) -> None:
    file = sample("avvikelser-utkast-1.docx")
    done = lydelse("--audience", "decision", "identify", file, "--json", store=sample_store)

    assert json.loads(done.out)["exact"] == []
    assert "avvikelser" not in done.out


def test_it_is_told_where_a_file_shows_more_or_other_than_its_text(
    sample_store: Path, tmp_path: Path
) -> None:
    own = tmp_path / "egen.docx"
    file = Document(str(sample("avvikelser-utkast-1.docx")))
    words = next(run for one in reversed(file.paragraphs) for run in one.runs if run.text.strip())
    words.font.strike = True
    file.save(str(own))
    called = lydelse("--audience", "draft", "identify", own, store=sample_store)
    compared = lydelse("compare", sample("avvikelser-utkast-1.docx"), own)

    for done in (called, compared):
        assert "egen.docx: Text with a line through it" in done.err
        assert words.text.strip() in done.err
