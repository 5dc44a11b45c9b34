"""From Word files to a Word file with tracked changes, authors and reasons."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from clauses.reading import read
from clauses.writing.ooxml.check import check
from clauses.writing.ooxml.shown import Level
from tests.running import lydelse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAIRS = [
    ("hsa-utkast-3", "hsa-remiss-1"),
    ("hsa-remiss-1", "hsa-beslut-1"),
    ("hsa-utkast-3", "hsa-beslut-1"),
    ("utskrivning-utkast-1", "utskrivning-remiss-1"),
    ("lakarmedverkan-utkast-1", "lakarmedverkan-remiss-1"),
    ("avvikelser-utkast-1", "avvikelser-remiss-1"),
]


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t", f"{W}delText"))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_redline_holds_both_documents(
    sample_word: Callable[[str], Path], tmp_path: Path, old: str, new: str
) -> None:
    out = tmp_path / "redline.docx"
    lydelse("compare", sample_word(old), sample_word(new), "-o", out)

    assert (
        check(sample_word(old).read_bytes(), sample_word(new).read_bytes(), out.read_bytes())
        is Level.FORMAT
    )


def test_the_redline_is_read_as_the_later_document(
    sample_word: Callable[[str], Path], tmp_path: Path
) -> None:
    out = tmp_path / "redline.docx"
    lydelse("compare", sample_word("hsa-remiss-1"), sample_word("hsa-beslut-1"), "-o", out)
    redline = read(out.read_bytes(), out.name)
    later = read(sample_word("hsa-beslut-1").read_bytes(), "later.docx")

    assert [clause.text for clause in redline.document.clauses] == [
        clause.text for clause in later.document.clauses
    ]
    assert redline.revisions


def test_changes_carry_author_and_date_where_they_are_given(
    sample_word: Callable[[str], Path], tmp_path: Path
) -> None:
    out = tmp_path / "redline.docx"
    lydelse(
        *("compare", sample_word("hsa-remiss-1"), sample_word("hsa-beslut-1"), "-o", out),
        *("--author", "Maja Berg", "--date", "2026-03-01"),
    )
    marks = list(part(out, "word/document.xml").iter(f"{W}ins", f"{W}del"))

    assert {mark.get(f"{W}author") for mark in marks} == {"Maja Berg"}
    assert all((mark.get(f"{W}date") or "").startswith("2026-03-01") for mark in marks)


def test_an_export_tells_who_changed_what_and_why(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "redline.docx"
    lydelse(
        "--lang", "sv", "export", "hsa@beslut-1", "--since", "remiss-1", "-o", out,
        store=sample_store,
    )  # fmt: skip
    document = part(out, "word/document.xml")
    authors = {mark.get(f"{W}author") for mark in document.iter(f"{W}ins", f"{W}del")}
    comments = {
        comment.get(f"{W}id"): text_of(comment) for comment in part(out, "word/comments.xml")
    }
    referred = {reference.get(f"{W}id") for reference in document.iter(f"{W}commentReference")}

    assert {"Arbetsgruppen", "Gemensam styrgrupp"} <= authors
    assert referred == set(comments)
    assert any(
        "Gemensam styrgrupp, 12 november 2025" in told and "Sex månaders uppsägningstid" in told
        for told in comments.values()
    )


def test_an_export_for_everyone_holds_no_reason_of_the_working_group(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "redline.docx"
    done = lydelse(
        "--lang", "sv", "--audience", "consultation",
        "export", "hsa@beslut-1", "--since", "remiss-1", "-o", out,
        store=sample_store,
    )  # fmt: skip
    with zipfile.ZipFile(out) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).decode(
            "utf-8", "replace"
        )

    assert done.code == 0
    assert "Styrgrupperna enas" not in everything
    assert "Juristerna" not in everything


def test_a_version_edited_in_the_store_is_redlined_on_its_own_word_file(
    own_store: Path, tmp_path: Path
) -> None:
    text, out = tmp_path / "new.md", tmp_path / "redline.docx"
    text.write_text("Avtalet gäller tills vidare.", "utf-8")
    lydelse(
        *("edit", "hsa/giltighet", "--text-file", text, "--latest"),
        *("--by", "Juristerna", "--why", "Enklare så."),
        store=own_store,
    )
    done = lydelse("export", "hsa@now", "--since", "beslut-1", "-o", out, store=own_store)
    document = part(out, "word/document.xml")
    marked = {text_of(mark) for mark in document.iter(f"{W}ins")}
    authors = {mark.get(f"{W}author") for mark in document.iter(f"{W}ins", f"{W}del")}

    assert done.code == 0
    assert "Avtalet gäller tills vidare." in "".join(sorted(marked))
    assert authors == {"Juristerna"}
    assert len(list(document.iter(f"{W}del"))) < 15


def test_a_moved_clause_is_somebodys_where_it_stood_and_where_it_stands(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "redline.docx"
    lydelse("export", "hsa@beslut-1", "--since", "remiss-1", "-o", out, store=sample_store)
    marks = [
        mark
        for mark in part(out, "word/document.xml").iter(f"{W}ins", f"{W}del")
        if "egenvård" in text_of(mark)
    ]

    assert {mark.get(f"{W}author") for mark in marks} == {"Arbetsgruppen"}
    assert {mark.tag for mark in marks} == {f"{W}ins", f"{W}del"}
