import pytest

from clauses.model import RemarkKind
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read
from tests.clauses.reading.pdf_files import Set
from tests.clauses.reading.pdf_files import pdf

TITLE = Set("Avtal om samverkan", 20, bold=True)
HEADING = Set("1 Syfte", 11, bold=True, gap=30)
LONG = "Parterna ska samverka om hälso- och sjukvård i den omfattning som behövs för att"


def test_lines_become_paragraphs_and_headings() -> None:
    clauses = read(
        pdf([TITLE, HEADING, LONG, "den enskilde ska få god vård.", Set("Nästa stycke.", gap=24)]),
        "avtal.pdf",
    ).document.clauses

    assert [(clause.number, clause.heading) for clause in clauses] == [
        ("", "Avtal om samverkan"),
        ("1", "Syfte"),
    ]
    assert [block.text for block in clauses[1].blocks] == [
        f"{LONG} den enskilde ska få god vård.",
        "Nästa stycke.",
    ]


def test_that_the_structure_was_judged_is_remarked() -> None:
    kinds = [remark.kind for remark in read(pdf(["1 Syfte", "Text."]), "a.pdf").remarks]

    assert RemarkKind.GUESSED_STRUCTURE in kinds


def test_what_stands_at_the_edge_of_every_page_is_counted_apart() -> None:
    pages: list[list[str | Set]] = [
        [
            "Region och kommuner",
            Set(f"{at} § Ska gälla från och med {at} maj.", gap=40),
            Set(f"Sida {at} (3)", gap=600),
        ]
        for at in (1, 2, 3)
    ]
    reading = read(pdf(*pages), "a.pdf")
    edges = next(one for one in reading.remarks if one.kind is RemarkKind.HEADER)

    assert edges.text.splitlines()[:2] == ["Region och kommuner", "Sida 1 (3)"]
    assert edges.characters == 3 * (17 + 8)
    assert reading.characters.visible == reading.characters.kept + reading.characters.remarked
    assert len(reading.document.clauses) == 3


def test_a_paragraph_goes_on_over_the_page() -> None:
    reading = read(pdf([LONG], ["den enskilde får god vård."]), "a.pdf")

    assert [clause.text for clause in reading.document.clauses] == [
        f"{LONG} den enskilde får god vård."
    ]


def test_a_hyphen_of_the_line_is_left_out_and_counted() -> None:
    line = "Parterna ska i alla delar av verksamheten samverka om vård och sam-"
    reading = read(pdf([line, "ordning, hälso-", "och sjukvård."]), "a.pdf")
    text = "\n".join(clause.text for clause in reading.document.clauses)

    assert "samordning" in text
    assert "hälso- och" in text
    assert sum(one.characters for one in reading.remarks) == 1


def test_bullets_are_items() -> None:
    clauses = read(pdf(["1. Syfte", "Parterna ska", "• samverka", "• svara"]), "a.pdf")

    assert [type(block).__name__ for block in clauses.document.clauses[0].blocks] == [
        "Paragraph",
        "Item",
        "Item",
    ]


def test_pictures_of_pages_are_said_to_be_without_text() -> None:
    with pytest.raises(RefusedError) as caught:
        read(pdf([]), "skannad.pdf")

    assert caught.value.reason is Refusal.SCANNED


def test_one_page_without_text_is_remarked() -> None:
    remarks = read(pdf(["Text."], []), "a.pdf").remarks

    assert [one.text for one in remarks if one.kind is RemarkKind.NO_TEXT] == ["2"]


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pdf(["Text."])[:60]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        read(data, "a.pdf")

    assert caught.value.reason is Refusal.BROKEN
