"""The page of responses: clauses against those who answered."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml.html import HtmlElement

from clauses.reading import read
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.serving import application
from tests.serving import english
from tests.versions.stores import store_with_agreement
from versions.minutes.parsing import read_minutes

PAGE = "/remissvar/hsa/remiss-1"


def test_each_cell_tells_in_words_what_was_said_and_what_became_of_it(visitor: FlaskClient) -> None:
    found = page(visitor, PAGE)
    (table,) = found.tree.xpath("//div[@class='matrix']/table")
    heads = [said(head) for head in table.xpath("./thead/tr/th")]
    row = table.xpath("./tbody/tr[th[contains(., '8.1')]]")[0]
    cell = row.xpath("./td")[heads.index("Norrviks kommun") - 1]

    assert heads[:3] == ["Klausul", "Svar", "Almviks kommun"]
    assert said(cell) == "● Synpunkt ✗ Inte tillgodosedd"
    assert {head.get("scope") for head in table.xpath("./thead//th")} == {"col"}
    assert {head.get("scope") for head in table.xpath("./tbody//th")} == {"row", "rowgroup"}


def test_on_a_telephone_the_responses_stand_one_by_one(visitor: FlaskClient) -> None:
    telephone = {"User-Agent": "Mozilla/5.0 (iPhone) Mobile/15E148"}
    opened = visitor.get(PAGE, headers=telephone).text
    wished = visitor.get(f"{PAGE}?vy=tabell", headers=telephone).text

    assert '<div class="matrix"' not in opened
    assert "Avsnittet öppnar för olika villkor i länet." in opened
    assert '<div class="matrix"' in wished


def test_each_cell_leads_to_where_it_was_said(visitor: FlaskClient) -> None:
    links = page(visitor, PAGE).tree.xpath("//td/a[contains(@class, 'mark')]/@href")

    assert len(links) == 26
    for link in set(links):
        address, _, anchor = link.partition("#")
        assert page(visitor, address).tree.xpath("//*[@id=$name]", name=anchor), link


def test_who_has_not_answered_and_what_nobody_was_asked_is_told(visitor: FlaskClient) -> None:
    found = page(visitor, PAGE)

    assert "1 part har inte svarat i eget namn" in found.text
    assert "Region Västmarken" in found.text
    assert "Klausuler som ingen har tillfrågats om 3" in found.headings
    assert "26 svar från 18 remissinstanser, om 19 av 49 klausuler." in found.text


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["Syfte | Ekby"], "1 response from 1 respondent, on 1 of 4 clauses."),
        (["Syfte | Ekby", "Syfte | Ekby"], "2 responses from 1 respondent, on 1 of 4 clauses."),
        (["Syfte | Ekby", "Syfte | Vik"], "2 responses from 2 respondents, on 1 of 4 clauses."),
    ],
    ids=["one", "two of one", "two"],
)
def test_how_many_have_answered_is_told_in_plain_english(
    tmp_path: Path, rows: list[str], told: str
) -> None:
    store = store_with_agreement(tmp_path)
    answers = "".join(f"| {row} | {place} | Bra |\n" for place, row in enumerate(rows))
    text = f"| Avsnitt | Remissinstans | Synpunkt | Hantering |\n|---|---|---|---|\n{answers}"
    store.import_note(read_minutes(read(text.encode(), "s.md")), text.encode(), "s.md")

    assert told in english(application(store)).get(PAGE).text


def test_what_is_shown_is_chosen_in_the_address(visitor: FlaskClient) -> None:
    found = page(visitor, f"{PAGE}?kapitel=4&utfall=behandlad&part=Norrviks+kommun&sager=synpunkt")
    names = [said(one) for one in found.tree.xpath("//div[@class='matrix']//tbody//th")]

    assert names == ["4 Ansvarsfördelning", "4.6 Kontakt kväll, natt och helg"]
    assert "1 svar visas." in found.text
    chosen = [said(one) for one in found.tree.xpath("//option[@selected]")]
    assert [one.rpartition(" (")[0] for one in chosen] == [
        "4 Ansvarsfördelning",
        "Norrviks kommun",
        "Synpunkt",
        "Behandlad",
    ]


def test_unanswered_clauses_and_parties_are_shown_when_asked_for(visitor: FlaskClient) -> None:
    found = page(visitor, f"{PAGE}?visa=allt")
    rows = found.tree.xpath("//div[@class='matrix']//tbody/tr")

    assert len(rows) == 1 + 49
    assert "Region Västmarken inget svar" in _totals(found.tree)


def _totals(tree: HtmlElement) -> list[str]:
    heads = [said(one) for one in tree.xpath("//div[@class='matrix']//thead//th")][2:]
    totals = [said(one) for one in tree.xpath("//div[@class='matrix']//tfoot//td")][1:]
    return [f"{head} {total}" for head, total in zip(heads, totals, strict=True)]


def test_one_by_one_each_response_stands_with_its_words_and_its_handling(
    visitor: FlaskClient,
) -> None:
    found = page(visitor, f"{PAGE}?vy=lista&kapitel=8")
    section = said(found.part("8.4 Lokala tillämpningsavtal"))

    assert "Avsnittet öppnar för olika villkor i länet." in section
    assert "Avsnittet utgår." in section
    assert not found.tree.xpath("//div[@class='matrix']")


@pytest.mark.parametrize("query", ["", "?kapitel=4", "?kapitel=finns-inte&sager=x&utfall=y&part=z"])
def test_whatever_is_asked_for_the_page_is_answered(visitor: FlaskClient, query: str) -> None:
    assert visitor.get(f"{PAGE}{query}").status_code == 200


def test_the_list_is_taken_as_a_table(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{PAGE}.csv?kapitel=8")
    head, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))

    assert head == ["Klausul", "Remissinstans", "Säger", "Synpunkt", "Hantering", "Utfall", "Datum"]
    assert [row[:2] for row in rows] == [
        ["8.1 Politiskt samråd", "Norrviks kommun"],
        ["8.3 Lokal samverkan", "Primärvården, Region Västmarken"],
        ["8.4 Lokala tillämpningsavtal", "Granåkers kommun"],
    ]


def test_a_workbook_has_the_matrix_and_the_list(visitor: FlaskClient) -> None:
    packed = zipfile.ZipFile(io.BytesIO(visitor.get(f"{PAGE}.xlsx").data))
    book = packed.read("xl/workbook.xml").decode()
    grid = packed.read("xl/worksheets/sheet1.xml").decode()

    assert 'name="Klausuler och remissinstanser"' in book
    assert 'name="En och en"' in book
    assert 'xSplit="1" ySplit="1"' in grid


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "xlsx", "csv"])
def test_it_is_taken_as_a_file(visitor: FlaskClient, ending: str) -> None:
    answer = visitor.get(f"{PAGE}.{ending}")

    assert answer.status_code == 200
    assert f"hsa-remiss-1-remissvar.{ending}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("version", ["beslut-1", "utkast-3", "finns-inte"])
def test_a_version_that_was_not_on_consultation_has_no_such_page(
    visitor: FlaskClient, version: str
) -> None:
    assert visitor.get(f"/remissvar/hsa/{version}").status_code == 404


def test_the_page_is_reached_from_the_version_the_state_and_the_collation(
    visitor: FlaskClient,
) -> None:
    for address in ("/hsa/remiss-1", "/lage", "/anteckningar/2025-12-04-arbetsgruppen"):
        assert PAGE in page(visitor, address).links().values(), address
    assert PAGE not in page(visitor, "/hsa/beslut-1").links().values()


def test_programs_are_told_the_same(visitor: FlaskClient) -> None:
    found = visitor.get("/api/documents/hsa/versions/remiss-1/responses").get_json()

    assert len(found["responses"]) == 26
    assert found["silent"] == ["Region Västmarken"]
    assert {one["became"] for one in found["responses"]} == {"met", "not", "dealt"}
    assert [one["heading"] for one in found["never_asked"]][:1] == ["Vistelse i annan kommun"]


def test_who_may_read_no_response_is_told_that_there_may_be_more(outsider: FlaskClient) -> None:
    assert outsider.get(PAGE).status_code == 404


def test_a_clause_tells_how_many_said_what_of_it_and_leads_there(visitor: FlaskClient) -> None:
    found = page(visitor, "/hsa/beslut-1/kontakt-kvall-natt-och-helg")
    (link,) = (one for one in found.links() if one.startswith("Remissvar"))
    address, _, anchor = found.links()[link].partition("#")

    assert link == "Remissvar ● Synpunkt 2 · ✎ Förslag 5"
    there = page(visitor, address).tree.xpath("//*[@id=$name]", name=anchor)
    assert said(there[0]).startswith("4.6 Kontakt kväll, natt och helg")


def test_a_clause_that_nobody_spoke_of_tells_of_no_responses(visitor: FlaskClient) -> None:
    links = page(visitor, "/hsa/beslut-1/sekretess-och-samtycke").links()

    assert not [one for one in links if one.startswith("Remissvar")]
