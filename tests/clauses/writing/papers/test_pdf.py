import io
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from clauses.changes import Op
from clauses.writing.papers import pdf_worker
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Contents
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Figure
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line
from clauses.writing.papers.paper import table
from clauses.writing.papers.pdf import UnsettableError
from clauses.writing.papers.pdf import paper_json
from clauses.writing.papers.pdf import write_pdf
from clauses.writing.papers.pdf_worker import set_paper
from tests.clauses.writing.pdf_read import elements
from tests.clauses.writing.pdf_read import structure
from tests.clauses.writing.pdf_read import words_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="9"><path d="M0 0h40v9z"/></svg>'
)


def paper(*blocks: Block) -> Paper:
    return Paper("Avtal om vård", blocks, kind="Rapport", page="Sida {page} av {pages}")


def text(words: str) -> Text:
    return Text(line(words))


def test_a_paper_is_tagged_for_those_who_listen() -> None:
    listed = Entries((Entry(line("telefon"), "a)"), Entry(line("dygnet runt"), "–", level=1)))
    pdf = write_pdf(
        paper(
            Contents("Innehåll"),
            Heading(line("Parter"), number="1"),
            text("Parterna är två."),
            listed,
            table(("Insats", "Ansvar"), (("Madrass", "Kommun"),)),
            Figure(DRAWING, "Två stegs trappa"),
        )
    )
    tags = structure(pdf)

    assert [tag for tag in tags if tag not in {"Span", "Div", "P", "Link", "Reference"}] == [
        *("Document", "Title", "TOC", "TOCI", "H1"),
        *("L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody"),
        *("Table", "THead", "TR", "TH", "TH", "TBody", "TR", "TD", "TD", "Figure"),
    ]


def test_a_paper_names_its_language_title_and_standards() -> None:
    pdf = write_pdf(replace(paper(text("Hej.")), language="sv", date="2026-05-13"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        metadata = opened.open_metadata()

        assert str(opened.Root.Lang) == "sv"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.docinfo["/Title"] == "Avtal om vård"
        assert metadata.get("pdfuaid:part") == "1"
        assert (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")) == ("2", "A")
        assert str(metadata.get("xmp:CreateDate")).startswith("2026-05-13")


def test_a_passage_in_another_language_says_so() -> None:
    pdf = write_pdf(paper(Group((text("The parties agree."),), language="en")))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        languages = {str(one.Lang) for one in elements(opened) if "/Lang" in one}

    assert "en" in languages


def test_a_drawing_is_told_in_words_and_a_table_knows_its_headers() -> None:
    pdf = write_pdf(paper(Figure(DRAWING, "En trappa"), table(("Insats",), (("Madrass",),))))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = list(elements(opened))

        assert [str(one.Alt) for one in found if "/Alt" in one] == ["En trappa"]
        head = next(one for one in found if one.S == "/TH")
        assert any(str(one.get("/Scope", "")) == "/Column" for one in head.A)


def test_rows_of_a_table_stay_rows_where_cells_are_missing() -> None:
    one, wide = Box((text("ett"),)), Box((text("brett"),), 2)
    pdf = write_pdf(paper(Grid(((one, one, one), (one,), (one, wide), ()), headers=0)))
    tags = structure(pdf)

    assert tags.count("TR") == 4
    assert tags.count("TD") == 3 + 2 + 2 + 1


def test_the_same_paper_gives_the_same_bytes() -> None:
    one = paper(Contents("Innehåll"), Heading(line("Parter")), text("Två parter."))

    assert write_pdf(one) == write_pdf(one)


def test_nothing_in_a_text_is_read_as_markup() -> None:
    told = '#import "@preview/x:1.0.0": * $a$ *b* _c_ `d` <e> @f [g] \\ // h'
    pdf = write_pdf(paper(text(told), Heading(line("#panic()"))))

    assert told in words_of(pdf)


def test_signs_that_no_font_has_are_written_by_their_numbers() -> None:
    pdf = write_pdf(paper(text("Ett 漢 och \ue000, men åäö–“ ”é Ω ж.")))

    assert "Ett ⟨U+6F22⟩ och ⟨U+E000⟩, men åäö–“ ”é Ω ж." in words_of(pdf)


def test_levels_of_headings_that_are_left_out_are_closed() -> None:
    tags = structure(write_pdf(paper(Heading(line("A"), 3), Heading(line("B"), 3))))

    assert [tag for tag in tags if tag.startswith("H")] == ["H1", "H2"]


def test_marks_are_told_by_lines_and_not_by_colour_alone() -> None:
    words = Words("nio", Op.DELETE), Words("tio", Op.INSERT)
    pdf = write_pdf(paper(Group((Text(words),), Role.CHANGED)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kinds = [
            str(attribute.TextDecorationType)
            for one in elements(opened)
            for attribute in one.get("/A", [])
            if "/TextDecorationType" in attribute
        ]

    assert kinds == ["/LineThrough", "/Underline"]


def test_a_footnote_is_printed_on_its_page() -> None:
    noted = Words("Parterna", note=(text("Enligt beslut."),))
    pdf = write_pdf(paper(Text((noted,))))

    assert "Note" in structure(pdf)
    assert "1 Enligt beslut." in words_of(pdf).replace("1Enligt", "1 Enligt")


def test_a_paper_can_be_set_by_who_has_less_memory_already() -> None:
    told = subprocess.run(
        ["prlimit", f"--as={2 << 30}", sys.executable, "-I", pdf_worker.__file__],
        input=paper_json(paper(text("Hej."))).encode(),
        capture_output=True,
        check=False,
    )

    assert told.stdout.startswith(b"%PDF"), told.stderr


def test_a_failure_is_told_in_one_sentence() -> None:
    with pytest.raises(UnsettableError, match="no PDF could be made of it"):
        write_pdf(replace(paper(), date="2026-99-99"))


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_setting_a_paper_opens_no_connection(tmp_path: Path) -> None:

    told = subprocess.run(
        [
            *("strace", "-f", "-e", "trace=connect", "-o", str(tmp_path / "calls")),
            *(sys.executable, "-I", pdf_worker.__file__),
        ],
        input=paper_json(paper(text('#import "@preview/x:1.0.0"'))).encode(),
        capture_output=True,
        check=True,
    )

    assert told.stdout.startswith(b"%PDF")
    assert "connect(" not in (tmp_path / "calls").read_text("utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=12))
def test_every_text_can_be_set(words: str) -> None:
    told = paper_json(paper(Heading(line(words)), text(words)))

    assert set_paper(told).startswith(b"%PDF")
