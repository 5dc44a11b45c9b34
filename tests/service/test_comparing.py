"""Comparing two versions on a page."""

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html

from clauses.reading import read
from service.presenting.pairs import pair_of
from service.wording import Wording
from tests.serving import Page
from tests.serving import application
from tests.serving import swedish
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

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


@pytest.mark.parametrize("layout", ["lopande", "sida", "lydelse", "andringar"])
def test_every_layout_says_in_words_what_was_added_and_struck(
    visitor: FlaskClient, layout: str
) -> None:
    shown = page(visitor, f"{BOTH}?vy={layout}")

    assert shown.texts("ins")
    added = [text for text in shown.texts("ins") if text not in ("", "tillagd text")]
    struck = [text for text in shown.texts("del") if text not in ("", "borttagen text")]
    assert all(text.startswith("Tillagt:") for text in added)
    assert all(text.startswith("Borttaget:") for text in struck)


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
    assert shown.texts("ins") == []


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
    ("ending", "start"),
    [
        ("docx", b"PK"),
        ("spalter.docx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!doctype"),
        ("csv", b"\xef\xbb\xbf"),
        ("xlsx", b"PK"),
        ("md", b"# "),
    ],
)
def test_the_comparison_can_be_taken_along(visitor: FlaskClient, ending: str, start: bytes) -> None:
    answer = visitor.get(f"{BOTH}.{ending}")

    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert f"hsa-remiss-1-beslut-1.{ending}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("layout", ["", "?vy=sida"])
def test_the_word_file_tracks_changes_however_the_page_is_laid_out(
    visitor: FlaskClient, layout: str
) -> None:
    made = visitor.get(f"{BOTH}.docx{layout}").data
    columns = visitor.get(f"{BOTH}.spalter.docx{layout}").data

    assert read(made).revisions
    assert not read(columns).revisions


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


def test_common_text_stands_once_in_the_columns_of_wordings(visitor: FlaskClient) -> None:
    beside, wordings = page(visitor, f"{BOTH}?vy=sida"), page(visitor, f"{BOTH}?vy=lydelse")
    common = "Regionen ansvarar för hälso- och sjukvård som inte är kommunens ansvar"

    assert beside.html.count(common) == 2
    assert wordings.html.count(common) == 1


def test_columns_are_named_by_custom_where_what_is_decided_is_reworded(
    family_store: Store,
) -> None:
    view = family_store.view(Audience.DRAFT)
    reworded = pair_of(view, Wording("sv"), ("hsa", "beslut-1"), ("hsa", "now"))
    settled = pair_of(view, Wording("sv"), ("hsa", "remiss-1"), ("hsa", "beslut-1"))

    assert reworded.heads == (
        "Nuvarande lydelse (Beslut 1)",
        "Föreslagen lydelse (Arbetstext)",
    )
    assert settled.heads == ("Remiss 1", "Beslut 1")


def test_versions_of_two_documents_are_compared_without_reasons(visitor: FlaskClient) -> None:
    shown = page(visitor, "/lakarmedverkan/remiss-1...hsa/beslut-1")

    assert "Det här är versioner av två dokument." in shown.html
    assert "Varför?" not in shown.html
    assert shown.values("section", "data-change")


def test_the_form_leads_to_a_version_of_another_document(visitor: FlaskClient) -> None:
    answer = visitor.get("/hsa/jamfor?fran=remiss-1&till=lakarmedverkan/remiss-1")

    assert answer.location == "/hsa/remiss-1...lakarmedverkan/remiss-1"


def test_the_working_text_is_chosen_by_the_name_it_has_in_addresses(visitor: FlaskClient) -> None:
    assert visitor.get("/hsa/jamfor?fran=remiss-1&till=nu").location == "/hsa/remiss-1...nu"


@pytest.mark.parametrize(
    "choice", ["art=sak", "kapitel=4", "utan=skal", "kalla=Gemensam+styrgrupp"]
)
def test_fewer_changes_are_shown_when_some_are_asked_for(visitor: FlaskClient, choice: str) -> None:
    everything = page(visitor, BOTH).values("section", "data-change")
    some = page(visitor, f"{BOTH}?{choice}")

    assert 0 < len(some.values("section", "data-change")) < len(everything)
    assert "Bara en del av ändringarna visas." in some.html


def test_each_kind_of_change_leads_to_those_changes_alone(visitor: FlaskClient) -> None:
    assert f"{BOTH}?slag=ny" in page(visitor, BOTH).values("a", "href")


def test_one_at_a_time_begins_with_the_covering_note(visitor: FlaskClient) -> None:
    shown = page(visitor, f"{BOTH}?vy=en")

    assert "Följebrev" in shown.headings
    assert "Beslutsversion, överlämnad till fullmäktige." in shown.html
    assert shown.values("section", "data-change") == []


def test_the_covering_note_warns_of_references_that_did_not_follow(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "familj", "Familjen")
    clauses = "Regionen har läkare dygnet runt.", "Kostnader enligt avsnitt 1 delas lika."
    old = "# Avtal\n\n## 1 A\n\n{}\n\n## 2 B\n\n{}\n".format(*clauses)
    new = "# Avtal\n\n## 1 Ny\n\nNytt.\n\n## 2 A\n\n{}\n\n## 3 B\n\n{}\n".format(*clauses)
    for version, stage, text in (
        ("remiss-1", Stage.CONSULTATION, old),
        ("beslut-1", Stage.DECISION, new),
    ):
        file = text.encode()
        reading = read(file, "avtal.md")
        store.import_version(
            reading, file, "avtal.md", document="avtal", version=version, stage=stage
        )
    told = page(swedish(application(store)), "/avtal/remiss-1...beslut-1?vy=en").html

    assert told.index("Hänvisningen till 1 har inte följt med") < told.index("Läs ändringarna")


def test_one_at_a_time_shows_a_change_with_its_reason_open(visitor: FlaskClient) -> None:
    shown = page(visitor, f"{BOTH}?vy=en&andring=2")

    assert shown.values("section", "data-change") == ["2"]
    assert '<details class="why-details" open>' in shown.html
    assert f"{BOTH}?vy=en&andring=3" in shown.values("a", "href")


def test_who_may_not_read_reasons_is_not_told_that_there_are_none(
    family_store: Store,
) -> None:
    shown = page(swedish(application(family_store, "consultation")), BOTH)

    assert "Inget skäl publicerat 29" in shown.texts("a")
    assert not [one for one in shown.texts("a") if one.startswith("Utan skäl")]


def test_a_comparison_and_the_list_of_all_count_the_same_without_a_reason(
    visitor: FlaskClient,
) -> None:
    told = [one for one in page(visitor, BOTH).texts("a") if one.startswith("Utan skäl")]
    listed = re.search(r"(\d+) klausuler", visitor.get("/oforklarat").text)

    assert listed
    assert told == [f"Utan skäl {listed[1]}"]


def test_in_columns_no_version_is_named_above_nothing(visitor: FlaskClient) -> None:
    shown = html.fromstring(visitor.get(f"{BOTH}?vy=lydelse&kapitel=4").text)
    sides = shown.findall(".//div[@class='side']")

    assert any(len(side) == 0 for side in sides)
    assert all(len(side) != 1 for side in sides)


def test_a_telephone_opens_on_the_covering_note(visitor: FlaskClient) -> None:
    telephone = {"User-Agent": "Mozilla/5.0 (iPhone) Mobile/15E148"}
    opened = visitor.get(BOTH, headers=telephone)
    wished = visitor.get(f"{BOTH}?vy=lopande", headers=telephone)

    assert "Följebrev" in Page(opened.text).headings
    assert "Följebrev" not in Page(wished.text).headings
    assert "User-Agent" in opened.headers["Vary"]


def test_the_share_of_changed_text_is_told_in_words_beside_each_bar(visitor: FlaskClient) -> None:
    shown = page(visitor, BOTH)

    assert "Andel ändrad text" in shown.headings
    assert len(re.findall(r"\d+\s%", shown.html)) == shown.html.count('class="bar-of"')


def test_a_page_is_sent_packed_to_a_browser_that_takes_it_so(visitor: FlaskClient) -> None:
    packed = visitor.get(BOTH, headers={"Accept-Encoding": "gzip"})
    plain = visitor.get(BOTH)

    assert gzip.decompress(packed.data).decode() == plain.text
    assert len(packed.data) < len(plain.data) / 3


def test_what_was_not_sent_on_consultation_is_marked(visitor: FlaskClient) -> None:
    across = page(visitor, "/hsa/utkast-3...beslut-1")
    sent = page(visitor, "/hsa/utkast-3...remiss-1")

    assert "Inte remitterad" in across.texts("span")
    assert "Inte remitterad" not in sent.texts("span")


def test_versions_that_came_since_can_be_chosen_beside_a_text_shown_before(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "store", "familj", "Familjen")

    def brought(document: str, version: str, text: str) -> None:
        reading = read(text.encode(), "avtal.md")
        store.import_version(
            reading, b"", "avtal.md", document=document, version=version, stage=Stage.DRAFT
        )

    brought("hsa", "remiss-1", "# Plikt\n\nKommunen bör svara.")
    brought("hsa", "beslut-1", "# Plikt\n\nKommunen ska svara.")
    visitor = swedish(application(store))
    before = page(visitor, BOTH).html
    brought("rutin", "utkast-1", "# Plikt\n\nKommunen svarar.")
    after = page(visitor, BOTH).html

    assert 'value="rutin/utkast-1"' not in before
    assert 'value="rutin/utkast-1"' in after
    assert "Tillagt:" in after
