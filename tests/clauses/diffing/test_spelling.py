import pytest

from clauses.diffing.spelling import spelled_otherwise


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("skall", "ska"),
        ("ska giva", "skall ge"),
        ("cancelled", "canceled"),
        ("authorised", "authorized"),
        ("patientsäkerhettsarbete", "patientsäkerhetsarbete"),
        ("vårdöverneskommelse", "vårdöverenskommelse"),
    ],
)
def test_one_word_written_in_two_ways_is_one_word(old: str, new: str) -> None:
    assert spelled_otherwise(old.split(), new.split())
    assert spelled_otherwise(new.split(), old.split())


def test_what_is_too_long_for_a_word_is_not_looked_into() -> None:
    assert not spelled_otherwise(["a" * 1_000_000], ["a" * 1_000_001])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bör", "ska"),
        ("inte", "ej"),
        ("kommun", "kommuner"),
        ("vård", "värd"),
        ("grannar", "granar"),
        ("överhoppade", "överhopade"),
        ("förstörelsens", "förströelsens"),
        ("corespondent", "correspondent"),
        ("beslutanderätten", "beslutanderättens"),
        ("samverkansavtal", "samverkansavtalet"),
        ("oanmälda besök", "anmälda besök"),
    ],
)
def test_words_that_may_mean_something_else_are_other_words(old: str, new: str) -> None:
    assert not spelled_otherwise(old.split(), new.split())
