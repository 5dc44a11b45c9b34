import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.text import tokens


@given(st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_numbers_with_parts_are_one_token() -> None:
    assert "4.2.1" in tokens("se avsnitt 4.2.1 och 12:30")
    assert "12:30" in tokens("se avsnitt 4.2.1 och 12:30")


def test_swedish_compounds_are_one_token() -> None:
    assert tokens("e-hälsa HSL2") == ["e-hälsa", " ", "HSL2"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kostar 1 250 kr", "1 250"),
        ("kostar 10\u00a0000\u00a0000,50 kr", "10\u00a0000\u00a0000,50"),
        ("enligt 3 och 4 §§ lagen", "§§"),
        ("vård, t.ex. hemma", "t.ex."),
        ("gäller fr.o.m. maj", "fr.o.m."),
        ("enligt EU:s regler", "EU:s"),
    ],
)
def test_what_is_read_as_one_is_one_token(text: str, wanted: str) -> None:
    assert wanted in tokens(text)


def test_what_only_stands_side_by_side_is_not_one_token() -> None:
    assert "2025" in tokens("år 2025 500 platser")
    assert "maj" in tokens("den 1 maj.Parterna")


def test_a_word_in_decomposed_letters_is_one_token() -> None:
    assert tokens("ha\u0308lso") == ["ha\u0308lso"]


def test_a_soft_hyphen_does_not_cut_a_word() -> None:
    assert tokens("sjuk\u00advård") == ["sjuk\u00advård"]
