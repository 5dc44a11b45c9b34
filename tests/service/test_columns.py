"""Wordings of a clause in columns."""

from flask.testing import FlaskClient

from tests.service.reading_pages import page
from tests.service.reading_pages import said
from versions.stages import Audience
from versions.store import Store

PAGE = "/hsa/remiss-1/kontakt-kvall-natt-och-helg/spalter"


def test_the_proposals_stand_beside_the_wording_of_the_version(visitor: FlaskClient) -> None:
    found = page(visitor, PAGE)
    heads = [said(head) for head in found.tree.xpath("//th")]

    assert heads[0] == "Utgångspunkt Remiss 1 2 juni 2025"
    assert heads[1].startswith("Förslag 1: svar inom femton minuter Kommunernas styrgrupp")
    assert heads[-2].startswith("Slutlig skrivelse")


def test_every_column_says_its_whole_wording(visitor: FlaskClient, family_store: Store) -> None:
    found = page(visitor, PAGE)
    view = family_store.view(Audience.DRAFT)
    clause = view.clause("hsa", "remiss-1", "kontakt-kvall-natt-och-helg")
    wordings = [clause.text, *(one.text for one in view.proposals("hsa", clause.id))]

    for mark in found.tree.xpath(
        "//tbody//del | //span[@class='unseen' or contains(@class, 'in-brief')]"
    ):
        mark.drop_tree()
    columns: list[str] = [""] * len(wordings)
    for row in found.tree.xpath("//tbody/tr"):
        cells = [cell.text_content() for cell in row.findall("td")]
        common = len(cells) == 1
        for at in range(len(columns)):
            says = cells[0] if common else cells[at]
            columns[at] += cells[0] if says == "som utgångspunkten" else says

    assert sorted("".join(one.split()) for one in columns) == sorted(
        "".join(one.split()) for one in wordings
    )


def test_any_wording_can_be_the_starting_point_and_any_others_beside_it(
    visitor: FlaskClient,
) -> None:
    found = page(visitor, f"{PAGE}?bas=beslut-1&med=remiss-1")
    heads = [said(head) for head in found.tree.xpath("//th")]

    assert heads[0].startswith("Utgångspunkt Beslut 1")
    assert heads[1].startswith("Remiss 1")
    assert len(heads) == 3


def picked(visitor: FlaskClient, query: str) -> list[str]:
    """The heads of the columns that stand where there is room for two."""
    found = page(visitor, f"{PAGE}{query}")
    heads = found.tree.xpath("//thead//th[not(contains(@class, 'in-reserve'))]")
    rows = found.tree.xpath("//tbody/tr[count(td) > 1]")
    cells = [len(row.xpath("./td[not(contains(@class, 'in-reserve'))]")) for row in rows]
    assert set(cells) == {2}
    return [said(head).removeprefix("Utgångspunkt ").partition(":")[0] for head in heads]


def test_where_there_is_room_for_two_the_reader_picks_which(visitor: FlaskClient) -> None:
    assert picked(visitor, "")[1] == "Förslag 1"
    assert picked(visitor, "?bas=beslut-1&med=remiss-1&med=utkast-3&hoger=utkast-3") == [
        "Beslut 1 20 februari 2026",
        "Utkast 3 14 mars 2025",
    ]
    assert picked(visitor, "?bas=beslut-1&med=remiss-1&hoger=finns-inte")[1].startswith("Remiss 1")


def test_picking_two_keeps_the_other_columns(visitor: FlaskClient) -> None:
    found = page(visitor, PAGE)
    (form,) = found.tree.xpath("//form[contains(@class, 'two-of-many')]")
    kept = form.xpath("./input[@name='med']/@value")

    assert kept == form.xpath(".//select[@name='hoger']/option/@value")
    assert kept[0] == "remiss-1"
    assert len(kept) == len(found.tree.xpath("//thead//th")) - 1


def test_rows_say_how_far_from_agreement_they_are(visitor: FlaskClient) -> None:
    alone = page(visitor, f"{PAGE}?med=beslut-1")
    many = page(visitor, PAGE)
    said_alone = {said(cell) for cell in alone.tree.xpath("//td[contains(@class, 'accord')]")}
    said_many = {said(cell) for cell in many.tree.xpath("//td[contains(@class, 'accord')]")}

    assert said_alone == {"enat de som ändrar säger samma sak"}
    assert "öppet de ändrar samma ord på olika sätt" in said_many


def test_who_may_not_read_the_proposals_sees_none_of_them(outsider: FlaskClient) -> None:
    clause = "/hsa/beslut-1/kontakt-kvall-natt-och-helg/spalter"

    assert outsider.get(PAGE).status_code == 404
    assert "Förslag 2" not in outsider.get(clause).text
    assert "ingen annan lydelse" in outsider.get(clause).text
