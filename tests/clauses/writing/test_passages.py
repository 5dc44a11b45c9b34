"""Text that moved to another clause, in every form that a comparison is written in."""

import csv
import io
from typing import Any

import pikepdf
import pytest
from lxml import html as parser

from clauses.changes import Comparison
from clauses.compare import compare
from clauses.writing.changes_csv import write_csv
from clauses.writing.criticmarkup import write_criticmarkup
from clauses.writing.json import comparison_to_json
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.papers.html import write_paper_html
from clauses.writing.papers.pdf import write_pdf
from clauses.writing.papers.redline import redline_paper
from clauses.writing.text import write_text
from tests.clauses.writing.pdf_read import words_of
from tests.making import clause
from tests.making import document

KEPT = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
OTHER = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
MEETING = "Parterna kallar till möte utan dröjsmål när den enskilde har behov av det."


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    old = document(clause("A", f"{KEPT} {MEETING}", number="3.1"), clause("B", OTHER, number="4.2"))
    new = document(clause("A", KEPT, number="3.1"), clause("B", f"{OTHER} {MEETING}", number="4.2"))
    return compare(old, new)


def test_the_text_says_where_it_went_and_where_it_came_from(comparison: Comparison) -> None:
    text = write_text(comparison)

    assert f"[Moved text to 4.2:  {MEETING}]" in text
    assert f"[Moved text from 3.1:  {MEETING}]" in text


def test_the_list_names_the_kind(comparison: Comparison) -> None:
    rows = csv.DictReader(io.StringIO(write_csv(comparison).decode("utf-8-sig")))

    assert [row["Kind"] for row in rows] == [
        "Edited, Moved text to 4.2",
        "Edited, Moved text from 3.1",
    ]


def test_markdown_tells_it_in_a_comment(comparison: Comparison) -> None:
    assert "{>>Moved text from 3\\.1<<}".replace("\\", "") in write_criticmarkup(comparison)


def test_the_data_names_the_other_clause_and_joins_both_ends(comparison: Comparison) -> None:
    told = comparison_to_json(comparison)["changes"]

    assert [
        (hunk["op"], hunk["moved"], hunk["passage"])
        for change in told
        for hunk in change["hunks"]
        if "moved" in hunk
    ] == [("delete", 1, 1), ("insert", 0, 1)]


@pytest.mark.parametrize("view", [View.INLINE, View.COLUMNS, View.CHANGES])
def test_each_end_links_to_the_other_on_the_page(comparison: Comparison, view: View) -> None:
    page = Page(view=view)
    root: Any = parser.fromstring(write_paper_html(redline_paper(comparison, page), page.say))
    labels = root.xpath("//a[starts-with(@href, '#flyttad')]")

    assert [label.text for label in labels] == ["[Moved text to 4.2]", "[Moved text from 3.1]"]
    assert [root.get_element_by_id(label.get("href")[1:]).text_content() for label in labels] == [
        "[Moved text from 3.1]",
        "[Moved text to 4.2]",
    ]
    assert len(root.xpath("//ins[@class='passed']")) == 2  # the legend's and the text's


def test_a_paper_with_one_end_alone_links_nowhere(comparison: Comparison) -> None:
    alone = Comparison(comparison.old, comparison.new, comparison.changes[:1])
    page = write_paper_html(redline_paper(alone), Page().say)

    assert "[Moved text to 4.2]" in page
    assert "#flyttad" not in page


def test_the_pdf_labels_both_ends_and_links_them(comparison: Comparison) -> None:
    pdf = write_pdf(redline_paper(comparison))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        links = [
            note
            for page in opened.pages
            for note in page.get("/Annots", [])
            if note.get("/Subtype") == "/Link"
        ]

    assert "[Moved text to 4.2]" in words_of(pdf)
    assert "[Moved text from 3.1]" in words_of(pdf)
    assert len(links) == 2 + 2  # two of the contents
