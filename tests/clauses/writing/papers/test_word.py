import zipfile
from io import BytesIO

import pytest
from lxml import etree

from clauses.changes import Op
from clauses.reading import read
from clauses.reading.ooxml import W
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Figure
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import PageBreak
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line
from clauses.writing.papers.paper import table
from clauses.writing.papers.word import write_paper_word
from tests.clauses.writing.word_made import xpath

PAPER = Paper(
    "Avtal om vård",
    (
        Heading(line("Parter"), number="1"),
        Text((Words("Parterna är "), Words("nio", Op.DELETE), Words("tio", Op.INSERT))),
        Entries((Entry(line("dygnet runt"), "a)", changed=True), Entry(line("helg"), "–", 1))),
        Group((Text(line("Fler har kommit till.")),), Role.ASIDE, "en"),
        table(("Insats", "Ansvar"), (("Madrass\noch säng", "Kommun"),)),
        Figure("<svg/>", "En trappa", line("Figur 1")),
        PageBreak(),
        Text(line("Sist & slut <här>.")),
    ),
    subtitle="Remiss 1 → Beslut 1",
    running=("Avtal om vård", "Beslut 1"),
    date="2026-05-13",
)


def test_a_paper_reads_back_with_headings_items_and_tables() -> None:
    reading = read(write_paper_word(PAPER), "paper.docx")
    clauses = reading.document.clauses

    assert reading.document.title == "Avtal om vård"
    assert [(one.number, one.heading) for one in clauses][-1] == ("1", "Parter")
    assert "Parterna är niotio" in clauses[-1].text
    assert "Insats\tAnsvar\nMadrass\noch säng\tKommun" in clauses[-1].text
    assert "[En trappa]\nFigur 1" in clauses[-1].text
    assert "Sist & slut <här>." in clauses[-1].text


def test_marks_bars_languages_and_header_rows_are_words_own() -> None:
    data = write_paper_word(PAPER)

    assert [one.text for one in xpath(data, "//w:r[w:rPr/w:strike]/w:t")] == ["nio"]
    assert [one.text for one in xpath(data, "//w:r[w:rPr/w:u]/w:t")] == ["tio"]
    assert len(xpath(data, "//w:p[w:pPr/w:pBdr/w:left]")) == 1
    assert len(xpath(data, "//w:tr[w:trPr/w:tblHeader]")) == 1
    assert [one.get(f"{W}val") for one in xpath(data, "//w:lang")] == ["en-GB"]


def test_the_file_names_title_and_versions_in_its_header_and_counts_its_pages() -> None:
    with zipfile.ZipFile(BytesIO(write_paper_word(PAPER))) as archive:
        header = etree.fromstring(archive.read("word/header1.xml"))
        footer = archive.read("word/footer1.xml").decode()
        core = archive.read("docProps/core.xml").decode()

    assert header.xpath("string()") == "Avtal om vårdBeslut 1"
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert "2026-05-13T00:00:00Z" in core


@pytest.mark.parametrize("wide", [False, True])
def test_a_wide_paper_lies_down(wide: bool) -> None:
    data = write_paper_word(Paper("A", (), wide=wide))

    assert bool(xpath(data, "//w:pgSz[@w:orient='landscape']")) is wide


def test_the_same_paper_gives_the_same_file() -> None:
    assert write_paper_word(PAPER) == write_paper_word(PAPER)
