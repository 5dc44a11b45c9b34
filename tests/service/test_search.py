from pathlib import Path

import pytest
from lxml import html

from tests.making import clause
from tests.making import document
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


def facets(tree: html.HtmlElement) -> dict[str, tuple[int, str]]:
    """How much each choice shows, and where it leads."""
    links = tree.xpath("//aside[@class='facets']/div//a")
    return {
        said(one).rpartition(" ")[0]: (int(said(one).rpartition(" ")[2]), str(one.get("href")))
        for one in links
    }


def shown(tree: html.HtmlElement) -> int:
    return sum(int(said(one)) for one in tree.xpath("//h2/span[@class='count']"))


def test_each_facet_tells_how_much_its_choice_shows(sample_store: Path) -> None:
    client = visitor(sample_store)
    found = facets(page(client, "/sok?q=läkare").tree)

    assert {"Klausuler", "Förslag", "Anteckningar", "Remiss", "Beslut", "2025"} <= found.keys()
    for name, (count, address) in found.items():
        narrowed = page(client, address)
        assert shown(narrowed.tree) == count, name
        chosen = narrowed.tree.xpath("//p[@class='narrowed-to']/a")
        assert said(chosen[0]).startswith(name)


def test_choices_are_taken_together_and_taken_back_one_by_one(sample_store: Path) -> None:
    client = visitor(sample_store)
    within = page(client, "/sok?q=läkare&dokument=hsa&skede=decision&sort=klausul")
    both = [said(one) for one in within.tree.xpath("//p[@class='narrowed-to']/a")]
    back = within.tree.xpath("//p[@class='narrowed-to']/a/@href")

    assert both[0].startswith("Klausuler")
    assert len(both) == 3
    assert "skede=decision" in back[0]
    assert "sort=" not in back[0]
    assert {"4 Ansvarsfördelning", "Beslut 1"} <= facets(within.tree).keys()


@pytest.mark.parametrize("query", ["dokument=finns-inte", "version=x", "skede=y", "sort=z"])
def test_what_cannot_be_narrowed_down_to_is_left_aside(sample_store: Path, query: str) -> None:
    client = visitor(sample_store)

    assert shown(page(client, f"/sok?q=läkare&{query}").tree) == shown(
        page(client, "/sok?q=läkare").tree
    )


def test_a_search_without_hits_says_what_to_do(sample_store: Path) -> None:
    found = page(visitor(sample_store), "/sok?q=xyzzy", "en")

    assert "Nothing says “xyzzy”. Try fewer words, or the beginning of one." in found.text


def test_a_search_that_finds_more_than_it_shows_says_so(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    many = tuple(clause(f"Ansvar {one}", "Parterna ansvarar.") for one in range(120))
    imported(store, document(*many), "remiss-1", name="stort")
    found = page(visitor(tmp_path / "store"), "/sok?q=ansvarar").text

    assert "”ansvarar” finns på fler ställen än de 100 som visas här." in found


@pytest.mark.parametrize("query", ["", "%22", "%3Cscript%3Ealert(1)%3C/script%3E", "a" * 5000])
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
