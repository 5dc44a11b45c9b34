import random

from hypothesis import given
from hypothesis import strategies as st

from bench.agreements import Author
from bench.origins import by_wikiwho
from bench.origins import history
from bench.origins import ours
from clauses.tracing.origins import Origins

WORDINGS = st.lists(
    st.lists(st.sampled_from(["a", "b", "ska", " ", "\n", "."]), max_size=10).map("".join),
    min_size=1,
    max_size=6,
)
ONE = "Regionen ansvarar för läkarmedverkan dygnet runt."
TWO = "Kommunen ansvarar för att sjuksköterska kan nås på telefon."

LINES = [
    ONE,
    TWO,
    f"{TWO} {ONE}",
    ONE.replace("dygnet runt", "alla vardagar"),
    TWO.replace("nås", "nås, dygnet runt,"),
    f"Ny. {TWO}",
    "",
]


def told(*wordings: str) -> list[tuple[str, int, int]]:
    origins = Origins()
    for wording in wordings:
        origins.add(wording)
    return [
        (word, one.first, one.since) for word, one in origins.words(wordings[-1]) if word.isalnum()
    ]


@given(WORDINGS)
def test_the_last_wording_can_be_told_and_every_word_has_an_origin(wordings: list[str]) -> None:
    origins = Origins()
    for wording in wordings:
        origins.add(wording)
    found = list(origins.words(wordings[-1]))

    assert "".join(word for word, _ in found) == wordings[-1]
    assert all(0 <= one.first <= one.since < len(wordings) for _, one in found)


@given(st.lists(st.lists(st.sampled_from(LINES), max_size=4).map("\n".join), max_size=6), st.data())
def test_a_wording_that_was_taken_in_before_need_not_be_compared_again(
    wordings: list[str], data: st.DataObject
) -> None:
    one, other = Origins(), Origins()
    for wording in wordings:
        came = one.add(wording)
        if data.draw(st.booleans()):
            other.follow([wording], [came])
        else:
            assert other.add(wording) == came

        assert list(other.words(wording)) == list(one.words(wording))


def test_a_sentence_that_moved_is_as_old_as_it_was() -> None:
    found = told(f"{ONE}\n{TWO}", f"{TWO} Ny.\n{ONE}")

    assert [one for one in found if one[1] == 1] == [("Ny", 1, 1)]
    assert {one[0] for one in found if one[1] == 0} > {"Regionen", "telefon"}


def test_a_wording_that_came_back_is_from_where_it_first_was() -> None:
    found = told(f"{ONE}\n{TWO}", ONE, f"{ONE}\n{TWO}")

    assert {(first, since) for _, first, since in found} == {(0, 0), (0, 2)}


def test_two_words_that_came_back_into_a_sentence_are_from_where_they_first_stood() -> None:
    edited = ONE.replace("dygnet runt", "alla vardagar")
    found = told(f"{TWO} {ONE}", f"{TWO} {edited}", f"Ny. {TWO} {ONE}")

    assert [one for one in found if one[2]] == [("Ny", 2, 2), ("dygnet", 0, 2), ("runt", 0, 2)]


def test_a_new_sentence_that_shares_a_few_words_with_another_is_new() -> None:
    new = "Regionen svarar för att sjuksköterska kan nås på mottagningen."
    found = told(TWO, f"{TWO}\n{new}")

    assert {since for _, _, since in found[9:]} == {1}
    assert {first for _, first, _ in found[9:]} == {1}


def test_marks_come_along_with_the_words_they_stand_beside() -> None:
    origins = Origins()
    for wording in (f"{ONE} {TWO}\n{TWO} {TWO}", f"{TWO}\n{TWO} {TWO} {ONE}"):
        origins.add(wording)

    assert {one.first for _, one in origins.words(wording)} == {0}


def test_nearly_every_word_of_a_long_history_is_known() -> None:
    story = history(Author(random.Random(4711)), 30, 60)

    assert ours(story).right >= 0.97
    assert ours(story).right > by_wikiwho(story).right
