from clauses import similarity
from clauses.similarity import words_of


def test_the_same_words_are_wholly_alike_whatever_their_case() -> None:
    assert similarity.similarity(words_of("Parterna ska."), words_of("PARTERNA SKA")) == 1


def test_nothing_in_common_is_not_alike() -> None:
    assert similarity.similarity(("a",), ("b",)) == 0


def test_very_long_wordings_are_weighed_without_order() -> None:
    long = tuple(f"w{number}" for number in range(3000))

    assert similarity.similarity(long, long[::-1]) == 1


def test_a_few_words_are_nothing_of_a_long_text() -> None:
    assert similarity.similarity(("a", "b"), ("a", "b") * 200) == 0
    assert similarity.similarity(("a", "b"), ("a", "b") * 20) > 0
