from pathlib import Path

import pytest

from tests.running import lydelse
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor
from tests.versions.stores import agreement
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement


def test_a_search_finds_clauses_proposals_and_notes_with_the_words_marked(
    sample_store: Path,
) -> None:
    found = page(visitor(sample_store), "/sok?q=skyndsamt")
    hit = found.part("4.7 Kontakt kväll, natt och helg")

    assert [one.partition(" ")[0] for one in found.headings if one[-1].isdecimal()][:3] == [
        "Klausuler",
        "Förslag",
        "Anteckningar",
    ]
    assert [said(one) for one in hit.iter("mark")] == ["skyndsamt"]
    assert found.links(hit).popitem()[1] == "/hsa/beslut-1/kontakt-kvall-natt-och-helg"


def test_words_that_only_an_older_wording_says_are_found_there(sample_store: Path) -> None:
    found = page(visitor(sample_store), '/sok?q="trettio+minuter"', "en")
    hit = found.part("4.6 Kontakt kväll, natt och helg")

    assert "Consultation 1 · in an older wording" in said(hit)
    assert found.links(hit).popitem()[1].startswith("/hsa/remiss-1/")


def test_a_search_can_be_kept_to_one_document(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/sok?q=avvikelse&dokument=avvikelser")

    assert "/avvikelser/" in " ".join(found.links().values())
    assert "/hsa/" not in " ".join(found.links().values())


def test_a_search_without_hits_says_what_to_do(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/sok?q=xyzzy", "en")

    assert "Nothing says “xyzzy”. Try fewer words, or the beginning of one." in found.text


@pytest.mark.parametrize(
    "query", ["", "%22", "%3Cscript%3Ealert(1)%3C/script%3E", "a" * 5000, "%00"]
)
def test_an_odd_query_is_answered_calmly(sample_store: Path, query: str) -> None:
    client = visitor(sample_store)
    answer = client.get(f"/sok?q={query}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_everyone_finds_what_is_decided_and_nothing_else(sample_store: Path) -> None:
    client = visitor(sample_store, "decision")

    assert "/hsa/beslut-1/" in " ".join(page(client, "/sok?q=skyndsamt").links().values())
    assert not page(client, "/sok?q=femton+minuter").tree.xpath("//main//mark")
    assert not page(client, '/sok?q="trettio+minuter"').tree.xpath("//main//mark")


def test_a_hit_tells_in_which_version_its_words_came_in_and_went_out(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(duty="Något annat."), "remiss-2")
    told = lydelse("--store", tmp_path / "store", "--lang", "sv", "search", '"inom två dygn"').out
    shown = page(visitor(tmp_path / "store"), "/sok?q=%22inom+två+dygn%22").text

    assert "(sedan remiss-1, borttaget i remiss-2)" in told
    assert "borttaget i Remiss 2" in shown
