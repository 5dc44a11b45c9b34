"""References that did not follow, in every form that a comparison is written in."""

import csv
import io

import pytest

from clauses.changes import Comparison
from clauses.compare import compare
from clauses.writing.changes_csv import write_csv
from clauses.writing.json import comparison_to_json
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.papers.html import write_paper_html
from clauses.writing.papers.redline import redline_paper
from clauses.writing.text import write_text
from tests.making import clause
from tests.making import numbered

DOCTORS = clause("Läkare", "Regionen ansvarar för läkarmedverkan i kommunal vård dygnet runt.")
PHONE = clause("Telefon", "Kommunen ansvarar för att sjuksköterska kan nås alla dagar i veckan.")
COST = clause("Kostnad", "Kostnader för insatser enligt avsnitt 2 delas lika mellan parterna.")
NEW = clause("Utbildning", "Parterna planerar gemensam utbildning minst en gång om året.")
WARNING = (
    "The reference to 2 did not follow the new numbers: the clause is now 3 Telefon. "
    "That number now belongs to 2 Läkare."
)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(numbered(DOCTORS, PHONE, COST), numbered(NEW, DOCTORS, PHONE, COST))


def test_the_text_warns(comparison: Comparison) -> None:
    assert f"! {WARNING}" in write_text(comparison).splitlines()


def test_the_list_has_a_row_for_it(comparison: Comparison) -> None:
    rows = csv.DictReader(io.StringIO(write_csv(comparison).decode("utf-8-sig")))

    assert [
        (row["Clause"], row["Why"])
        for row in rows
        if row["Kind"] == "Reference that did not follow"
    ] == [("4 Kostnad", WARNING)]


def test_the_data_names_the_place_and_both_clauses(comparison: Comparison) -> None:
    last = comparison_to_json(comparison)["changes"][-1]
    (stale,) = last["stale_references"]

    assert COST.text[stale["start"] : stale["end"]] == stale["text"] == "2"
    assert (stale["clause"], stale["target"], stale["stands"]) == (3, 2, 1)


@pytest.mark.parametrize("view", View)
def test_the_page_warns_above_and_in_the_clause(comparison: Comparison, view: View) -> None:
    page = write_paper_html(redline_paper(comparison, Page(view=view)), Page().say)

    assert "References that did not follow the new numbers: 1" in page
    assert WARNING in page
