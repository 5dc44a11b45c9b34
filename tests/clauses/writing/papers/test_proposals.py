from clauses.writing.layout import Page
from clauses.writing.papers.html import write_paper_html
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.pdf import write_pdf
from clauses.writing.papers.proposals import Offer
from clauses.writing.papers.proposals import proposals_paper
from tests.clauses.writing.pdf_read import structure
from tests.clauses.writing.pdf_read import words_of
from tests.making import clause

SHARED = "Parterna följer upp avtalet varje år."
BASE = clause("Telefon", "Kommunen bör svara på telefon dygnet runt.", SHARED, number="4.6")
PAGE = Page("Remiss 1", "Avtal om vård")


def offers(*texts: str) -> list[Offer]:
    return [
        Offer(f"Förslag {number}", "Juristerna, 2 oktober 2025", clause("", text, SHARED))
        for number, text in enumerate(texts, start=1)
    ]


def grids(paper: Paper) -> list[Grid]:
    return [
        block
        for group in paper.blocks
        if isinstance(group, Group)
        for block in group.blocks
        if isinstance(block, Grid)
    ]


def test_each_proposal_has_a_column_and_what_all_share_stands_across() -> None:
    paper = proposals_paper(
        BASE, offers("Kommunen ska svara på telefon dygnet runt.", "Regionen svarar."), PAGE
    )
    (grid,) = grids(paper)
    words = words_of(write_pdf(paper))

    assert [[box.columns for box in row] for row in grid.rows] == [[1] * 3] * 3 + [[3]]
    assert "Remiss 1 Förslag 1 Förslag 2" in words
    assert words.count(SHARED) == 1
    assert paper.wide


def test_only_words_that_the_base_does_not_have_are_marked() -> None:
    one = offers("Kommunen ska svara på telefon dygnet runt.")
    page = write_paper_html(proposals_paper(BASE, one, PAGE), PAGE.say)

    assert page.count("<ins>") == 2
    assert "</span>ska</ins> svara" in page
    assert "<del>" not in page


def test_many_proposals_are_shared_out_over_several_sheets() -> None:
    texts = [f"Kommunen svarar inom {number} minuter." for number in range(5)]
    sheets = grids(proposals_paper(BASE, offers(*texts), PAGE))

    assert [len(grid.rows[0]) for grid in sheets] == [4, 3]


def test_a_clause_without_proposals_says_so() -> None:
    assert "There are no proposals." in words_of(write_pdf(proposals_paper(BASE, [], PAGE)))


def test_both_header_rows_are_headers_for_those_who_listen() -> None:
    tags = structure(write_pdf(proposals_paper(BASE, offers("Ny text."), PAGE)))

    assert tags.count("TH") == 4


def test_no_header_is_empty() -> None:
    paper = proposals_paper(BASE, offers("Ny text."), PAGE)
    page = write_paper_html(paper, PAGE.say)

    assert '<th scope="col"><p></p>' not in page
    assert "Starting point" in page
