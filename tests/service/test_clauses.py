from itertools import pairwise
from pathlib import Path

import pytest

from service.files.exporting import PAPERS
from tests.service.reading_pages import CLAUSE
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor


def test_a_clause_shows_its_wording_and_the_versions_that_have_it(sample_store: Path) -> None:
    found = page(visitor(sample_store), CLAUSE)
    links = found.links()

    assert found.headings[0] == "4.7 Kontakt kväll, natt och helg"
    assert "Samtalet ska besvaras skyndsamt." in said(found.part("Lydelse i Beslut 1"))
    assert links["Remiss 1 (4.6)"] == "/hsa/remiss-1/kontakt-kvall-natt-och-helg"


def test_the_clauses_of_a_version_are_read_one_after_the_other(sample_store: Path) -> None:
    asked = visitor(sample_store)
    address = "/utskrivning/remiss-1/omfattning"
    read: list[str] = []
    while address and len(read) < 99:
        links = page(asked, address).links()
        read.append(address)
        address = next((to for text, to in links.items() if "Nästa klausul" in text), "")
    back = next(
        to for text, to in page(asked, read[1]).links().items() if "Föregående klausul" in text
    )

    assert len(read) == 17
    assert read[-1] == "/utskrivning/remiss-1/giltighet"
    assert back == read[0]


def test_proposals_stand_side_by_side_with_who_when_and_what_became_of_them(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store), CLAUSE, "en")
    offers = found.part("Proposals side by side").xpath(".//li[starts-with(@id, 'forslag-')]")
    told = [said(offer) for offer in offers]

    assert len(told) == 5
    assert told[0].startswith(
        "Superseded Förslag 1: svar inom femton minuter Kommunernas styrgrupp, 2 October 2025"
    )
    assert told[-1].startswith("Final wording Slutlig skrivelse Gemensam styrgrupp")


def test_a_proposal_marks_what_it_adds_and_on_request_what_it_strikes(sample_store: Path) -> None:
    found = page(visitor(sample_store), CLAUSE)
    final = found.part("Slutlig skrivelse")
    wording, with_struck = final.xpath(".//*[@class='text']")

    assert wording.find(".//ins") is not None
    assert wording.find(".//del") is None
    assert "legitimerade personal" in said(wording)
    assert "sjuksköterska" in said(with_struck.find(".//del"))


def test_a_proposal_names_the_passage_it_comes_from(sample_store: Path) -> None:
    found = page(visitor(sample_store), CLAUSE)
    address = found.links(found.part("Slutlig skrivelse"))["Gemensam styrgrupp, 12 november 2025"]
    note = page(visitor(sample_store), address)

    assert address.startswith("/anteckningar/2025-11-12-gemensam-styrgrupp#p")
    assert note.tree.get_element_by_id(address.partition("#")[2]) is not None


def test_the_starting_point_of_the_proposals_is_the_wording_they_would_replace(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store), CLAUSE)
    (base,) = found.part("Förslagen sida vid sida").xpath(".//li[contains(@class, 'base')]")

    assert "Utgångspunkt Remiss 1" in said(base)
    assert "Väntetiden bör inte överstiga trettio minuter." in said(base)


def test_each_change_says_who_when_why_and_where_it_was_said(sample_store: Path) -> None:
    found = page(visitor(sample_store), CLAUSE, "en")
    why = said(found.part("Decision 1"))

    assert "Gemensam styrgrupp, 14 November 2025" in why.replace(" ,", ",")
    assert "Styrgrupperna enades om den slutliga skrivelsen" in why
    assert "Proposal: Slutlig skrivelse" in why
    assert "Styrgrupperna enas om den slutliga skrivelsen. Arbetsgruppen för in den" in why


def test_a_change_that_nobody_explained_is_said_to_be_unexplained(sample_store: Path) -> None:
    clause = "/hsa/beslut-1/lakemedel"

    assert "No reason recorded" in page(visitor(sample_store), clause, "en").text


def test_a_clause_that_was_moved_without_a_word_changed_says_why(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/gransen-mot-egenvard", "en")
    step = said(found.part("Decision 1"))

    assert "Moved" in step
    assert "3.3 → 4.11" in step
    assert "Det flyttas därför oförändrat" in step


def test_a_split_clause_names_what_it_was_and_became(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/overrapportering", "en")

    assert (
        "Before: 5.3 Vårdbegäran och överrapportering. "
        "After: 5.3 Vårdbegäran + 5.4 Överrapportering." in found.text
    )


def test_a_version_in_which_nothing_changed_says_so(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/parter", "en")

    assert "Unchanged since Consultation 1." in found.text


def test_a_clause_that_was_struck_later_tells_when_and_why(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/remiss-1/lokala-tillampningsavtal", "en")
    step = found.part("Decision 1")

    assert "Deleted" in said(step)
    assert "får träffa ett lokalt tillämpningsavtal" in said(step.find(".//del"))
    assert "Juristerna avstyrker avsnittet" in said(step)


def test_what_was_considered_and_left_is_told(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/hemsjukvard-i-ordinart-boende", "en")
    told = said(found.part("Considered and left as it was"))

    assert "Skrivningen om minst fyra veckor övervägdes men lämnas oförändrad." in told
    assert "minst fyra veckor" in told


def test_a_clause_born_of_a_split_leads_to_where_its_words_stood(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/vardbegaran")
    origin = found.links()["5.3 Vårdbegäran och överrapportering"]

    assert origin == "/hsa/remiss-1/vardbegaran-och-overrapportering"
    assert "Den första versionen som har klausulen." not in found.text


def test_the_second_clause_of_a_split_begins_with_its_own_heading(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/hsa/beslut-1/vardbegaran")

    assert "5.4 Tillagt: Överrapportering" in found.headings


def test_the_story_is_four_clicks_long(sample_store: Path) -> None:
    client = visitor(sample_store)
    first = page(client, "/")
    clause = page(client, first.links()["4.7 Kontakt kväll, natt och helg"])
    links = clause.links()
    word = client.get(links["Word med spårade ändringar"])

    assert links["Varför står det så?"] == "#varfor"
    assert clause.part("Beslut 1").find(".//details[@open]") is not None
    assert word.status_code == 200
    assert word.data.startswith(b"PK")


def test_an_id_leads_to_a_clause_as_its_slug_does(sample_store: Path) -> None:
    client = visitor(sample_store)
    links = page(client, "/hsa/beslut-1").links()

    assert links["Syfte"] == "/hsa/beslut-1/syfte"
    assert page(client, "/hsa/latest-9/syfte").status == 404


def test_everyone_sees_the_decided_wording_without_proposals_notes_or_drafts(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store, "decision"), CLAUSE)

    assert found.status == 200
    assert "Samtalet ska besvaras skyndsamt." in found.text
    for withheld in ("Förslag", "femton minuter", "trettio minuter", "anteckning", "styrgrupp"):
        assert withheld not in "".join(map(said, found.tree.iterfind(".//main")))


def test_the_parties_see_what_changed_since_the_consultation_and_no_reasons(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store, "consultation"), CLAUSE, "en")

    assert "trettio minuter" in found.text
    assert "No reason published" in found.text
    assert "Förslag 1" not in found.text


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["syfte", "parter", "overrapportering", "rattslig-grund"])
def test_headings_of_a_clause_skip_no_level(sample_store: Path, name: str, language: str) -> None:
    found = page(visitor(sample_store), f"/hsa/beslut-1/{name}", language)
    levels = found.heading_levels

    assert found.status == 200
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("ending", PAPERS)
def test_proposals_can_be_taken_along_as_columns(sample_store: Path, ending: str) -> None:
    address = "/hsa/remiss-1/kontakt-kvall-natt-och-helg"
    client = visitor(sample_store)
    answer = client.get(f"{address}/forslag{ending}")

    assert answer.status_code == 200
    assert f"forslag{ending}" in answer.headers["Content-Disposition"]
    assert f"{address}/forslag.pdf" in client.get(address).text
