from itertools import pairwise
from pathlib import Path

import pytest

from service.files.exporting import CLEAN
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor


def test_a_document_opens_at_its_newest_version(sample_store: Path) -> None:
    answer = visitor(sample_store).get("/hsa")

    assert answer.status_code == 302
    assert answer.location == "/hsa/beslut-1"


def test_the_contents_lead_to_every_clause(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1")
    (contents,) = found.tree.xpath("//nav[@aria-labelledby='innehallsrubrik']")
    targets = {to.removeprefix("#") for to in found.links(contents).values()}

    assert "kontakt-kvall-natt-och-helg" in targets
    assert targets <= {str(one) for one in found.tree.xpath("//article//section/@id")}


def test_clauses_stand_with_numbers_items_tables_and_footnotes(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1")
    legal = found.part("2.1 Rättslig grund")

    assert "4.7 Kontakt kväll, natt och helg" in found.headings
    assert "• Almviks kommun" in said(found.part("1.1 Parter"))
    assert found.part("4.9 Rehabilitering och hjälpmedel").find(".//table") is not None
    assert legal.find(".//sup") is not None
    assert legal.find(".//*[@class='footnotes']") is not None


def test_headings_of_a_document_lie_one_below_the_other(sample_store: Path) -> None:
    levels = page(visitor(sample_store), "/hsa/beslut-1").heading_levels

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_heading_is_a_lasting_address_of_its_clause(sample_store: Path) -> None:
    links = page(visitor(sample_store), "/hsa/remiss-1").links()

    assert links["Kontakt kväll, natt och helg"] == "/hsa/remiss-1/kontakt-kvall-natt-och-helg"


def test_beside_a_clause_stands_what_became_of_it_and_what_is_known(sample_store: Path) -> None:
    told = said(page(visitor(sample_store), "/hsa/beslut-1", "en").part("4.7 Kontakt"))

    assert "Edited, renumbered" in told
    assert "5 proposals" in told


def test_a_version_leads_to_the_others_and_to_what_changed(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/remiss-1", "en")
    links = found.links()

    assert links["Draft 3"] == "/hsa/utkast-3"
    assert links["Compare with Draft 3"] == "/hsa/utkast-3...remiss-1"
    assert links["Word with tracked changes"] == "/hsa/utkast-3...remiss-1.docx"


def test_the_text_being_worked_on_can_be_read_by_those_who_work_on_it(sample_store: Path) -> None:
    assert "Arbetstext" in page(visitor(sample_store), "/avvikelser/nu").text


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/hsa/remiss-1", id="a version sent for consultation"),
        pytest.param("/hsa/utkast-3", id="a draft"),
        pytest.param("/hsa/nu", id="the text being worked on"),
        pytest.param("/hsa/remiss-9", id="a version that is not"),
        pytest.param("/riktlinje", id="a document that is not"),
        pytest.param("/avvikelser", id="a document with nothing decided"),
        pytest.param("/hsa/beslut-1/lokala-tillampningsavtal", id="a clause no longer there"),
        pytest.param("/hsa/remiss-1/syfte", id="a clause of a version for others"),
    ],
)
def test_what_is_not_for_everyone_looks_as_if_it_were_not(sample_store: Path, address: str) -> None:
    client = visitor(sample_store, "decision")
    missing = client.get("/ingenting/alls/har").text
    answer = client.get(address)

    assert answer.status_code == 404
    assert _without_own_address(answer.text, address) == _without_own_address(
        missing, "/ingenting/alls/har"
    )


def test_a_working_text_with_nothing_new_says_which_version_it_equals(sample_store: Path) -> None:
    assert "samma text som Beslut 1" in page(visitor(sample_store), "/hsa/nu").text


def _without_own_address(text: str, address: str) -> str:
    return text.replace(address, "").replace(address.replace("/", "%2F"), "")


@pytest.mark.parametrize("ending", CLEAN)
def test_a_version_can_be_taken_along(sample_store: Path, ending: str) -> None:
    answer = visitor(sample_store).get(f"/hsa/beslut-1{ending}")

    assert answer.status_code == 200
    assert len(answer.data) > 1000
    assert f"hsa-beslut-1{ending}" in answer.headers["Content-Disposition"]


def test_a_version_that_is_not_there_cannot_be_taken_along(sample_store: Path) -> None:
    assert visitor(sample_store).get("/hsa/beslut-9.pdf").status_code == 404


def test_words_tell_on_request_which_version_brought_them(sample_store: Path) -> None:
    plain = page(visitor(sample_store), "/hsa/beslut-1")
    traced = page(visitor(sample_store), "/hsa/beslut-1?ursprung=ja")
    (layers,) = traced.tree.xpath("//section[@aria-labelledby='ursprung']/ol")
    words = {
        said(link).removesuffix(link.find("sup").text): link.find("sup").text
        for link in traced.tree.xpath("//article//a[contains(@class, 'origin')]")
    }
    named = [said(layer) for layer in layers.findall("li")]

    assert not plain.tree.xpath("//a[contains(@class, 'origin')]")
    assert named == [
        "Utkast 3 78 % av orden",
        "A Remiss 1 6 % av orden",
        "B Beslut 1 17 % av orden",
    ]
    assert words["sammanhållen hälso-"] == "B"


def test_the_text_is_the_same_with_its_origins_marked(sample_store: Path) -> None:
    client = visitor(sample_store)
    plain, traced = (page(client, f"/hsa/beslut-1{query}") for query in ("", "?ursprung=ja"))
    for mark in traced.tree.xpath("//article//a[contains(@class, 'origin')]/sup"):
        mark.drop_tree()

    texts = [
        "".join(found.tree.xpath("//article")[0].text_content().split())
        for found in (plain, traced)
    ]
    assert texts[0] == texts[1]
