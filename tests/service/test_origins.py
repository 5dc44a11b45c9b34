"""Where the words of a clause come from, and its wordings drawn along a line."""

import re

from flask.testing import FlaskClient

from service.presenting.origins import traced
from service.presenting.places import spot_at
from tests.serving import Page
from versions.stages import Audience
from versions.store import Store

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"


def test_every_word_has_an_origin_and_none_is_lost(family_store: Store) -> None:
    view = family_store.view(Audience.DRAFT)
    place = spot_at(view, "hsa", "beslut-1", "kontakt-kvall-natt-och-helg")
    found = traced(view, place)
    runs = [run for block in found.text.blocks for run in block.runs]

    assert " ".join("".join(run.text for run in runs).split()) == " ".join(
        place.clause.text.replace("\n", "").split()
    )
    assert {run.edit for run in runs} == {one.number for one in found.origins}
    assert round(sum(one.share for one in found.origins), 6) == 1


def test_words_lead_to_the_decision_that_brought_them(visitor: FlaskClient) -> None:
    html = visitor.get(CLAUSE).text
    places = set(re.findall(r'id="(ursprung-\d+)"', html))

    assert set(re.findall(r'href="#(ursprung-\d+)"', html)) == places
    assert "Styrgrupperna enades om den slutliga" in html


def test_a_word_tells_its_origin_where_it_stands(visitor: FlaskClient) -> None:
    clause = visitor.get(CLAUSE).text
    document = visitor.get("/hsa/beslut-1?ursprung=ja").text

    assert 'data-meaning="Beslut 1, 14 november 2025, Gemensam styrgrupp: Styrgrupperna' in clause
    assert 'data-meaning="Remiss 1, 2 juni 2025"' in document


def test_no_mark_is_set_on_a_comma_alone(visitor: FlaskClient) -> None:
    marked = re.findall(r'<a class="origin[^>]*>([^<]*)<sup>', visitor.get(CLAUSE).text)

    assert len(marked) > 5
    assert [words for words in marked if not re.search(r"\w", words)] == []


def test_a_version_is_traced_no_further_than_to_itself(visitor: FlaskClient) -> None:
    older = visitor.get(CLAUSE.replace("beslut-1", "remiss-1")).text

    assert (
        "Gemensam styrgrupp" not in older.partition("Var orden kommer")[2].partition("</section")[0]
    )


def test_the_drawing_is_told_in_words(visitor: FlaskClient) -> None:
    (told,) = (text for text in Page(visitor.get(CLAUSE).text).texts("title") if "Utkast" in text)

    assert "Beslut 1, omformulerad" in told
    assert "Slutlig skrivelse, Antaget" in told


def test_any_two_wordings_of_a_clause_are_compared(visitor: FlaskClient) -> None:
    answer = visitor.get(
        "/hsa/jamfor?fran=utkast-3&till=beslut-1&klausul=kontakt-kvall-natt-och-helg"
    )

    assert answer.location == "/hsa/utkast-3...beslut-1?klausul=kontakt-kvall-natt-och-helg"
