"""Comparing two versions on a page."""

import re

import pytest
from flask.testing import FlaskClient

from tests.serving import Page

BOTH = "/hsa/remiss-1...beslut-1"


def page(visitor: FlaskClient, address: str) -> Page:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return Page(answer.text)


def test_the_page_says_what_is_compared_and_how_much_changed(visitor: FlaskClient) -> None:
    shown = page(visitor, BOTH)

    assert shown.headings[0].startswith("Vad som ändrats Remiss 1")
    assert re.search(r"\d+ klausuler ändrade", shown.html)
    assert shown.unclosed == []


@pytest.mark.parametrize("layout", ["lopande", "sida", "andringar"])
def test_every_layout_says_in_words_what_was_added_and_struck(
    visitor: FlaskClient, layout: str
) -> None:
    shown = page(visitor, f"{BOTH}?vy={layout}")

    assert shown.texts("ins")
    assert all(text.startswith("Tillagt:") for text in shown.texts("ins")[1:] if text)
    assert all(text.startswith("Borttaget:") for text in shown.texts("del")[1:] if text)


def test_each_change_leads_to_the_next_and_the_one_before(visitor: FlaskClient) -> None:
    shown = page(visitor, BOTH)
    anchors = [value for value in shown.values("section", "id") if value.startswith("andring-")]

    assert anchors == [f"andring-{number}" for number in range(1, len(anchors) + 1)]
    assert set(shown.values("a", "href")) >= {f"#{anchor}" for anchor in anchors}


def test_every_link_within_the_page_leads_somewhere(visitor: FlaskClient) -> None:
    html = page(visitor, BOTH).html
    places = set(re.findall(r'\bid="([^"]+)"', html))

    assert set(re.findall(r'href="#([^"]+)"', html)) <= places


def test_a_moved_clause_and_the_place_it_left_lead_to_each_other(visitor: FlaskClient) -> None:
    shown = page(visitor, BOTH)
    left = [value for value in shown.values("p", "id") if value.startswith("fran-")]

    assert left
    assert {f"#{anchor}" for anchor in left} <= set(shown.values("a", "href"))
    assert shown.html.count("Härifrån har flyttats:") == len(left)


def test_unchanged_clauses_are_folded_and_counted(visitor: FlaskClient) -> None:
    folded, whole = page(visitor, BOTH), page(visitor, f"{BOTH}?text=hel")

    assert any("oförändrade klausuler" in text for text in folded.texts("summary"))
    assert not any("oförändrade klausuler" in text for text in whole.texts("summary"))


def test_a_kind_of_change_can_be_asked_for_alone(visitor: FlaskClient) -> None:
    shown = page(visitor, f"{BOTH}?slag=ny")
    labels = [text for text in shown.texts("span") if text in {"Ny", "Borttagen", "Flyttad"}]

    assert set(labels) == {"Ny"}
    assert "Bara en del av ändringarna visas." in shown.html


def test_changes_of_substance_leave_out_what_only_follows(visitor: FlaskClient) -> None:
    everything = page(visitor, BOTH).values("section", "data-change")
    substance = page(visitor, f"{BOTH}?bara=sak").values("section", "data-change")

    assert 0 < len(substance) < len(everything)


def test_one_clause_can_be_shown_alone(visitor: FlaskClient) -> None:
    shown = page(visitor, f"{BOTH}?klausul=kontakt-kvall-natt-och-helg")

    assert shown.values("section", "data-change") == ["1"]
    assert "Kontakt kväll, natt och helg" in shown.headings[-1]


def test_each_change_says_why_with_the_passage_quoted(visitor: FlaskClient) -> None:
    shown = page(visitor, BOTH)

    assert any("Gemensam styrgrupp" in text for text in shown.texts("summary"))
    assert shown.texts("blockquote")
    assert any(value.startswith("/anteckningar/") for value in shown.values("a", "href"))


def test_what_nobody_explained_is_said_to_be_so(visitor: FlaskClient) -> None:
    assert "Inget skäl antecknat" in page(visitor, BOTH).html


def test_backwards_in_time_there_is_no_why(visitor: FlaskClient) -> None:
    shown = page(visitor, "/hsa/beslut-1...remiss-1")

    assert "Den senare versionen står först" in shown.html
    assert "Varför?" not in shown.html


def test_a_version_compared_with_itself_is_the_same(visitor: FlaskClient) -> None:
    shown = page(visitor, "/hsa/beslut-1...beslut-1")

    assert "Texterna är lika." in shown.html
    assert shown.texts("ins") == ["tillagd text"]


def test_the_working_text_is_compared_under_its_address(visitor: FlaskClient) -> None:
    shown = page(visitor, "/hsa/remiss-1...nu")

    assert "Arbetstext" in shown.headings[0]


def test_the_form_leads_to_the_address_of_what_was_chosen(visitor: FlaskClient) -> None:
    answer = visitor.get("/hsa/jamfor?fran=utkast-3&till=beslut-1&vy=sida&slag=ny&slag=flyttad")

    assert answer.status_code == 303
    assert answer.location == "/hsa/utkast-3...beslut-1?vy=sida&slag=ny&slag=flyttad"


def test_what_an_address_says_in_vain_is_left_aside(visitor: FlaskClient) -> None:
    assert page(visitor, f"{BOTH}?vy=upp&text=ner&slag=%3Cb%3E&bara=x").texts("h1")


@pytest.mark.parametrize(
    ("ending", "start"), [("docx", b"PK"), ("html", b"<!doctype"), ("csv", b"\xef\xbb\xbf")]
)
def test_the_comparison_can_be_taken_along(visitor: FlaskClient, ending: str, start: bytes) -> None:
    answer = visitor.get(f"{BOTH}.{ending}")

    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert f"hsa-remiss-1-beslut-1.{ending}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "address", ["/nej/a...b", "/hsa/remiss-1...nej", f"{BOTH}?klausul=nej", f"{BOTH}.exe"]
)
def test_what_does_not_exist_is_not_found(visitor: FlaskClient, address: str) -> None:
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("address", [BOTH, f"{BOTH}.docx", "/hsa/beslut-1...nu", "/hsa/utkast-3"])
def test_what_a_visitor_may_not_see_looks_like_what_does_not_exist(
    outsider: FlaskClient, address: str
) -> None:
    forbidden, missing = outsider.get(address), outsider.get("/hsa/finns-inte")

    assert forbidden.status_code == missing.status_code == 404
    assert Page(forbidden.text).texts("main") == Page(missing.text).texts("main")


def test_an_english_visitor_is_spoken_to_in_english(english_visitor: FlaskClient) -> None:
    shown = page(english_visitor, BOTH)

    assert shown.values("html", "lang") == ["en"]
    assert shown.headings[0].startswith("What changed Consultation 1")
    assert "sv" in shown.values("h3", "lang")


def test_the_first_reason_is_read_before_anything_is_opened(visitor: FlaskClient) -> None:
    told = page(visitor, BOTH).texts("summary")

    assert any("Syftet skrivs om för invånarna" in text for text in told)
    assert any("1 skäl till" in text for text in told)


@pytest.mark.parametrize("layout", ["lopande", "sida", "andringar"])
def test_every_layout_shows_where_the_clauses_of_a_split_begin(
    visitor: FlaskClient, layout: str
) -> None:
    seams = page(visitor, f"{BOTH}?vy={layout}&slag=delad").texts("h4")

    assert "5.4 Tillagt: Överrapportering" in seams


def test_the_file_to_keep_names_each_version_with_its_date(visitor: FlaskClient) -> None:
    kept = visitor.get(f"{BOTH}.html").text

    assert "Remiss 1, 2 juni 2025 → Beslut 1, 20 februari 2026" in kept
