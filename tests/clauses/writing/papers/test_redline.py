from dataclasses import replace

import pytest

from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.compare import compare
from clauses.model import Document
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Words
from clauses.writing.papers.pdf import write_pdf
from clauses.writing.papers.redline import redline_paper
from tests.clauses.writing.pdf_read import structure
from tests.clauses.writing.pdf_read import words_of
from tests.making import clause
from tests.making import document
from tests.making import footnote
from tests.making import item
from tests.making import table

ONE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
TWO = "Kommunen bör se till att sjuksköterska kan nås på telefon alla dagar i veckan."
REASON = "Styrgruppen 13 maj 2026: ”Kommunen ska nås alla dagar.”"
PAGE = Page("Remiss 1", "Beslut 1", "en", versions=True, date="2026-05-13")


def credited(edit: Edit) -> Credit:
    reasons = (REASON,) if edit.text == "ska" else ("Fler parter är med.",)
    return Credit("Styrgruppen", "2026-05-13", reasons)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    body = (item("dygnet runt,", "a)"), table(("Insats", "Ansvar"), ("Madrass", "Region")))
    old = document(
        clause("Läkare", ONE, number="1"),
        clause("Telefon", "Parterna är nio.", TWO, *body, number="2"),
        clause("Tvist", "Tvister avgörs av domstol i Göteborg.", number="3"),
    )
    later = clause("Telefon", "Parterna är tio.", TWO.replace("bör", "ska"), *body, number="3")
    new = document(
        clause("Utbildning", "Parterna planerar utbildning varje år.", number="1"),
        clause("Läkare", ONE, number="2"),
        replace(later, notes=(footnote("a1", "Enligt beslut."),)),
    )
    return compare(old, new)


def told(comparison: Comparison, page: Page = PAGE) -> str:
    return words_of(write_pdf(redline_paper(comparison, page)))


def test_the_redline_has_both_wordings_the_legend_and_the_contents(comparison: Comparison) -> None:
    words = told(comparison)

    assert "Marks: struck text added text. Words without marks are the same" in words
    assert "1 Utbildning Inserted" in words
    assert "Kommunen bör ska se till" in words
    assert "Edited, Renumbered · 2 → 3" in words
    assert "Enligt beslut." in words


def test_each_reason_is_told_once_and_numbered_where_there_are_several(
    comparison: Comparison,
) -> None:
    words = told(comparison, replace(PAGE, credit=credited))

    assert words.count("Kommunen ska nås alla dagar.") == 1
    assert "1 Styrgruppen, 13 May 2026" in words
    assert "The reason stands below each clause." in words


def test_only_the_rows_of_a_table_that_changed_have_a_bar() -> None:
    rows = ("Insats", "Ansvar"), ("Madrass", "Region")
    old, new = (
        document(clause("Ansvar", table(*rows, ("Säng", who)))) for who in ("Kommun", "Region")
    )
    (section,) = redline_paper(compare(old, new)).blocks[1:]
    assert isinstance(section, Group)
    (grid,) = (block for block in section.blocks if isinstance(block, Grid))
    barred = [isinstance(row[0].blocks[0], Group) for row in grid.rows]

    assert barred == [False, False, True]


def test_the_number_of_a_reason_stands_right_after_the_words() -> None:
    old = document(clause("Tid", "Avtalet gäller.", "Parterna svarar."))
    new = document(clause("Tid", "Avtalet gäller inte alls här.", "Parterna ansvarar."))

    def whose(edit: Edit) -> Credit:
        return Credit("Styrgruppen" if "inte" in edit.text else "Juristerna")

    paper = redline_paper(compare(old, new), replace(PAGE, credit=whose))
    words = [word for block in paper.blocks for word in _words(block)]
    signs = [at for at, word in enumerate(words) if word.script == "sup"]

    assert signs
    assert not [words[at - 1].text for at in signs if words[at - 1].text.endswith(" ")]


def _words(block: Block) -> list[Words]:
    if isinstance(block, Text):
        return list(block.words)
    return [word for one in getattr(block, "blocks", ()) for word in _words(one)]


def test_text_marks_tell_changes_to_those_who_listen(comparison: Comparison) -> None:
    words = told(comparison, replace(PAGE, text_marks=True))

    assert "Kommunen [Struck: bör] [Added: ska] se till" in words


def test_columns_stand_in_a_table_whose_headers_are_the_versions(comparison: Comparison) -> None:
    pdf = write_pdf(redline_paper(comparison, replace(PAGE, view=View.COLUMNS)))
    words = words_of(pdf)

    assert "Remiss 1 Beslut 1" in words
    assert structure(pdf).count("TH") >= 6
    assert "Kommunen bör se" in words
    assert "Kommunen ska se" in words


def test_texts_from_outside_are_called_what_swedish_law_calls_them(comparison: Comparison) -> None:
    page = Page("a.docx", "b.docx", view=View.COLUMNS)

    assert "Current wording Proposed wording" in told(comparison, page)


def test_the_view_of_changes_leaves_out_what_is_the_same() -> None:
    same = clause("Läkare", ONE)
    comparison = compare(
        document(same, clause("Ort", "Ett.")), document(same, clause("Ort", "Två."))
    )

    assert ONE not in told(comparison, replace(PAGE, view=View.CHANGES))
    assert ONE in told(comparison)


def test_texts_that_are_the_same_are_said_to_be() -> None:
    one = document(clause("Läkare", ONE))

    assert "The texts are the same." in told(compare(one, one))


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize(
    "texts",
    [
        (Document("", ()), Document("", ())),
        (Document("", ()), document(clause("", "Ett."))),
        (document(clause("", "")), document(clause("", ""))),
        (document(clause("Rubrik", level=6)), document(clause("", "x", number="7", level=0))),
    ],
    ids=["nothing", "only new", "empty", "only headings"],
)
def test_every_comparison_can_be_set(texts: tuple[Document, Document], view: View) -> None:
    pdf = write_pdf(redline_paper(compare(*texts), replace(PAGE, view=view)))

    assert structure(pdf)[0] == "Document"
