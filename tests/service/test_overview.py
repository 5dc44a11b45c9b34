from pathlib import Path

import pytest

from tests.service.reading_pages import CLAUSE
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor
from tests.versions.stores import agreement
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.stages import Stage

NAME = "4.7 Kontakt kväll, natt och helg"


def test_the_first_page_shows_how_far_each_document_has_come(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/")
    agreement = found.part("Hälso- och sjukvårdsavtal för Västmarken")

    assert found.status == 200
    assert "Utkast 3 14 mars 2025" in said(agreement)
    assert "Beslut (här är dokumentet nu) Beslut 1 20 februari 2026" in said(agreement)


def test_a_document_without_a_decision_is_said_to_have_none(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/", "en")

    assert "Decision Not yet" in said(found.part("Riktlinje för avvikelser i samverkan"))


def test_the_two_latest_versions_are_one_click_from_their_comparison(sample_store: Path) -> None:
    links = page(visitor(sample_store), "/").links()
    (address,) = (to for text, to in links.items() if text.startswith("Jämför Remiss 1 med Beslut"))

    assert address == "/hsa/remiss-1...beslut-1"


def test_the_story_begins_with_what_is_to_be_settled(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/", "en")
    told = found.part("3.3 Hembesök")

    assert "A question to settle" in said(told)
    assert "Läkaren avgör, inom ett dygn Regionens styrgrupp · Escalated" in said(told)
    assert found.links(told)["See the proposals side by side"].endswith("/hembesok")
    assert found.links(found.part("More clauses with proposals"))[NAME] == CLAUSE


def test_what_happened_last_is_told_with_its_reason(sample_store: Path) -> None:
    told = said(page(visitor(sample_store), "/").part("Senaste"))

    assert "20 februari 2026 Ny version: Hälso- och sjukvårdsavtal för Västmarken" in told
    assert "Sex månader räcker inte för att bygga upp en egen verksamhet." in told


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_first_page_says_its_language(sample_store: Path, language: str) -> None:
    assert page(visitor(sample_store), "/", language).language == language


def test_everyone_sees_decided_versions_and_no_proposals_on_the_first_page(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store, "decision"), "/")

    assert "Beslut 1" in found.text
    assert "Utkast 3" not in found.text
    assert "Förslag" not in found.text
    assert "Riktlinje för avvikelser" not in found.text


def test_a_stage_already_passed_is_not_said_to_be_still_to_come(sample_store: Path) -> None:
    found = page(visitor(sample_store, "decision"), "/")

    assert "Utkast Ingen version öppen för dig" in found.text
    assert "Inte än" not in found.text


def test_who_sees_everything_is_not_told_that_a_version_is_closed(tmp_path: Path) -> None:
    imported(store_with_agreement(tmp_path), agreement(), "beslut-1", Stage.DECISION)
    within = page(visitor(tmp_path / "store"), "/").text

    assert "Utkast Ingen version" in within
    assert "öppen för dig" not in within


def test_the_first_page_says_what_it_is_for(sample_store: Path) -> None:
    assert "hur den lyder, vad som har ändrats och varför." in page(visitor(sample_store), "/").text


def test_how_many_parties_have_adopted_a_text_stands_on_the_first_page(sample_store: Path) -> None:
    agreement = page(visitor(sample_store), "/").part("Hälso- och sjukvårdsavtal för Västmarken")

    assert "7 av 10 har antagit avtalstexten" in said(agreement)
    assert "6 ja · 1 ja, med yttrande · 1 nej · 2 har inte beslutat" in said(agreement)
