import pytest

from clauses.numbering import plain_number
from clauses.numbering import printed
from clauses.numbering import typed_number


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (3, "none", ""),
        (3, "unheardOf", "3"),
        (2_000_000_000, "lowerRoman", "2000000000"),
        (0, "lowerLetter", "0"),
        (5_000, "lowerLetter", "5000"),
    ],
)
def test_a_count_is_printed_as_word_prints_it(count: int, style: str, shown: str) -> None:
    assert printed(count, style) == shown


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("4.2 Samverkan", "4.2", "Samverkan"),
        ("4.2.1. Samverkan", "4.2.1.", "Samverkan"),
        ("2. Kommunen ska svara", "2.", "Kommunen ska svara"),
        ("2) kommunen ska svara", "2)", "kommunen ska svara"),
        ("§ 3 Parter", "§ 3", "Parter"),
        ("3 § Kommunen ska", "3 §", "Kommunen ska"),
        ("3 kap. 5 § Kommunen ska", "3 kap. 5 §", "Kommunen ska"),
        ("4 a § Kommunen ska", "4 a §", "Kommunen ska"),
        ("Artikel 7 – Giltighet", "Artikel 7 –", "Giltighet"),
        ("Artikel 7", "Artikel 7", ""),
        ("(a) vården", "(a)", "vården"),
        ("4.2\tSamverkan", "4.2", "Samverkan"),
    ],
)
def test_a_typed_number_is_recognised(text: str, number: str, rest: str) -> None:
    found = typed_number(text)

    assert found is not None
    assert (found.number, text[found.length :]) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2.5 miljoner kronor",
        "10 dagar efter mötet",
        "2026 års avtal",
        "1.5.2026 gäller avtalet",
        "12.34 12,4",
        "12.34",
        "Avsnitt om samverkan",
        "12 § 3 stycket".replace("12 §", "tolv"),
        "Kommunen ska",
        "",
    ],
)
def test_a_text_that_merely_begins_with_a_figure_has_no_number(text: str) -> None:
    assert typed_number(text) is None


def test_a_bare_figure_is_a_number_in_a_heading_only() -> None:
    assert typed_number("2 Parter") is None
    found = typed_number("2 Parter", heading=True)

    assert found is not None
    assert found.number == "2"


def test_a_label_of_an_item_is_told_from_the_number_of_a_clause() -> None:
    label, number = typed_number("b) vården"), typed_number("2. Vården")

    assert label is not None
    assert label.item
    assert number is not None
    assert not number.item


@pytest.mark.parametrize(
    ("number", "plain"),
    [("4.2.", "4.2"), ("§ 4", "4"), ("3 kap. 5 §", "5"), ("Artikel 7", "7"), ("a)", "a")],
)
def test_references_call_a_number_by_its_figures(number: str, plain: str) -> None:
    assert plain_number(number) == plain
