import pytest

from versions.minutes.quotes import is_quote
from versions.minutes.quotes import quoted
from versions.minutes.quotes import unquoted


@pytest.mark.parametrize(
    "text", ['"ska svara"', "”ska svara”", "“ska svara”", "»ska svara»", "«ska svara»"]
)
def test_words_in_any_quotation_marks_are_found(text: str) -> None:
    (quote,) = quoted(f"Meningen {text} ströks.")

    assert quote.text == "ska svara"
    assert f"Meningen {text} ströks."[quote.start : quote.end] == "ska svara"


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert quoted('Meningen "ska svara ströks.') == ()


def test_a_whole_quote_may_end_with_a_full_stop_outside() -> None:
    assert is_quote('"Parterna ska svara".')
    assert unquoted('"Parterna ska svara".') == "Parterna ska svara"


def test_two_quotes_with_words_between_are_no_single_quote() -> None:
    assert not is_quote('"ska" blir "bör"')


def test_marks_are_taken_off_each_quoted_paragraph() -> None:
    assert unquoted('"Den ena."\n"Den andra."') == "Den ena.\nDen andra."
