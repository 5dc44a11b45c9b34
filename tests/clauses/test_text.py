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


def test_a_word_in_decomposed_letters_is_one_token() -> None:
    assert tokens("ha\u0308lso") == ["ha\u0308lso"]


def test_a_soft_hyphen_does_not_cut_a_word() -> None:
    assert tokens("sjuk\u00advård") == ["sjuk\u00advård"]
