"""A comparison as text, as a list, as JSON and as a page."""

import csv
import io
import re
from typing import Any

import pytest
from lxml import html as parser

from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.compare import compare
from clauses.writing.changes_csv import write_csv
from clauses.writing.json import comparison_to_json
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.papers.html import write_paper_html
from clauses.writing.papers.redline import redline_paper
from clauses.writing.plain import write_plain
from clauses.writing.text import write_text
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import numbered
from tests.making import table

ONE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
TWO = "Kommunen bör se till att sjuksköterska kan nås på telefon alla dagar i veckan."
REASON = "Styrgruppen 2026-05-13: ”Kommunen ska nås alla dagar.”"


@pytest.fixture
def comparison() -> Comparison:
    old = numbered(clause("Läkare", ONE), clause("Telefon", TWO, item("=1+1"), table(("a", "b"))))
    new = numbered(
        clause("Utbildning", "Parterna planerar utbildning varje år."),
        clause("Läkare", ONE),
        clause("Telefon", TWO.replace("bör", "ska"), item("=2+2"), table(("a", "<c>"))),
    )
    return compare(old, new)


def write_html(comparison: Comparison, page: Page | None = None) -> str:
    page = page or Page()
    return write_paper_html(redline_paper(comparison, page), page.say)


def parsed(page: str) -> Any:
    return parser.fromstring(page)


def credited(edit: Edit) -> Credit:
    return Credit("Styrgruppen", "2026-05-13", (REASON,) if "ska" in edit.text else ())


def test_the_text_lists_changes_and_marks_words(comparison: Comparison) -> None:
    text = write_text(comparison)

    assert "1 Utbildning – Inserted" in text
    assert "1 → 2" in text
    assert "Kommunen [-bör-][+ska+] se till" in text
    assert text.splitlines()[0] == "Edited: 1 · Inserted: 1 · Renumbered: 2 · Unchanged: 0"


def test_the_list_has_a_row_for_each_changed_stretch(comparison: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv(comparison, credited).decode("utf-8-sig"))))

    assert [
        (row["Struck"], row["Added"]) for row in rows if row["Kind"] == "Edited, Renumbered"
    ] == [
        ("bör", "ska"),
        ("1+1", "2+2"),
        ("b", "<c>"),
    ]
    assert [row["Why"] for row in rows if row["Why"]] == [REASON]
    assert {row["Who"] for row in rows if row["Struck"]} == {"Styrgruppen"}


def test_no_cell_of_the_list_can_be_taken_for_a_formula() -> None:
    same = compare(document(clause("=HYPERLINK()", "@a")), document(clause("=HYPERLINK()", "-b")))
    cells = [
        cell for row in csv.reader(io.StringIO(write_csv(same).decode("utf-8-sig"))) for cell in row
    ]

    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]
    assert "'=HYPERLINK()" in cells


def test_json_holds_every_clause_once(comparison: Comparison) -> None:
    told = comparison_to_json(comparison)

    assert sorted(place for change in told["changes"] for place in change["new"]) == [0, 1, 2]
    assert told["summary"]["inserted"] == 1
    assert told["changes"][1]["old_number"] == "1"
    assert told["changes"][1]["new_number"] == "2"
    assert "sort" not in told["changes"][1]["hunks"][0]


@pytest.mark.parametrize("view", View)
def test_the_page_marks_words_without_leaning_on_colour(comparison: Comparison, view: View) -> None:
    page = parsed(write_html(comparison, Page("remiss-1", "beslut-1", "sv", view)))

    assert [node.text_content() for node in page.xpath("//main//ins")][-1] == "Added: <c>"
    assert all(node.text_content().startswith("Struck: ") for node in page.xpath("//main//del"))
    assert page.get("lang") == "sv"
    assert not page.xpath("//script | //link | //img | //@onclick | //@style[contains(., 'url')]")


def test_the_page_tells_why(comparison: Comparison) -> None:
    page = parsed(write_html(comparison, Page(credit=credited)))
    (quote,) = page.xpath("//aside//blockquote")
    source = quote.xpath("string(following-sibling::p[1])")

    assert f"{source}: ”{quote.text_content().strip()}”" == REASON


def test_the_page_tells_which_words_a_reason_is_about_and_which_have_none(
    comparison: Comparison,
) -> None:
    page = parsed(write_html(comparison, Page(credit=credited)))
    told = [" ".join(one.text_content().split()) for one in page.xpath("//div[@class='whole']")]

    assert any(one.startswith("1 Styrgruppen, 13 May 2026 Added: ska") for one in told)
    assert (
        "2 Styrgruppen, 13 May 2026 Struck: bör · Struck: 1+1 → Added: 2+2 · "
        "Struck: b → Added: <c> No reason given"
    ) in told


def test_wordings_beside_each_other_stand_in_a_table_with_heads(comparison: Comparison) -> None:
    page = parsed(
        write_html(comparison, Page("Remiss", "Beslut", view=View.COLUMNS, versions=True))
    )
    tables = page.xpath("//table[contains(@class, 'parallel')]")
    (row,) = tables[-1].xpath("./tbody/tr[.//del[contains(., 'bör')]]")

    assert tables[-1].xpath("./thead//th[@scope='col']/p/text()") == ["Remiss", "Beslut"]
    assert row.xpath("./td/@data-column") == ["Remiss", "Beslut"]


def test_the_contents_lead_to_what_changed(comparison: Comparison) -> None:
    page = parsed(write_html(comparison))
    addresses = page.xpath("//nav//a/@href")

    assert addresses
    assert {address[1:] for address in addresses} <= set(page.xpath("//main//@id"))


def test_the_page_of_changes_says_what_it_leaves_out(comparison: Comparison) -> None:
    assert "Unchanged clauses are left out." in write_html(comparison, Page(view=View.CHANGES))
    assert "left out" not in write_html(comparison)


def test_the_page_of_changes_leaves_out_what_is_the_same() -> None:
    same = compare(document(clause("A", ONE), clause("B", TWO)), document(clause("A", ONE)))
    whole = parsed(write_html(same))
    changes = parsed(write_html(same, Page(view=View.CHANGES)))

    assert (len(whole.xpath("//section")), len(changes.xpath("//section"))) == (2, 1)


def test_the_page_of_two_equal_texts_says_so() -> None:
    same = compare(document(clause("A", ONE)), document(clause("A", ONE)))

    assert "The texts are the same." in write_html(same)


def test_every_word_of_the_page_can_be_translated(comparison: Comparison) -> None:
    page = write_html(comparison, Page(say=lambda phrase: "~" * len(phrase), credit=credited))
    shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)

    assert not re.search(r"Changes|Edited|Inserted|Why|Struck|Added|Marks", shown)


def test_plain_text_has_numbers_labels_and_notes() -> None:
    plain = write_plain(
        numbered(
            clause("Parter", "Det finns två:", item("regionen", "a)"), item("en kommun", "b)"))
        )
    )

    assert plain == "Avtal\n\n1 Parter\n\nDet finns två:\n\na) regionen\nb) en kommun\n"


def test_the_head_tells_what_was_only_tidied() -> None:
    old = document(clause("A", "Kommunen skall svara."), clause("B", "Regionen  svarar."))
    new = document(clause("A", "Kommunen ska svara."), clause("B", "Regionen svarar."))
    comparison = compare(old, new)
    told = "Edited: 2 · Unchanged: 0 · Editorial changes: spelling 1, spaces 1"

    assert write_text(comparison).splitlines()[0] == told
    assert told in write_html(comparison, Page())
    assert "A – Edited, only spelling" in write_text(comparison)
