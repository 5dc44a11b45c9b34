from hypothesis import given
from hypothesis import strategies as st

from bench.origins import figures
from clauses.origins import Origins

WORDINGS = st.lists(
    st.lists(st.sampled_from(["a", "b", "ska", " ", "\n", "."]), max_size=10).map("".join),
    min_size=1,
    max_size=6,
)
ONE = "Regionen ansvarar för läkarmedverkan dygnet runt."
TWO = "Kommunen ansvarar för att sjuksköterska kan nås på telefon."


def told(*wordings: str) -> list[tuple[str, int, int]]:
    origins = Origins()
    for wording in wordings:
        origins.add(wording)
    return [(word, one.first, one.since) for word, one in origins.words() if word.isalnum()]


@given(WORDINGS)
def test_the_last_wording_can_be_told_and_every_word_has_an_origin(wordings: list[str]) -> None:
    origins = Origins()
    for wording in wordings:
        origins.add(wording)
    found = list(origins.words())

    assert "".join(word for word, _ in found) == wordings[-1]
    assert all(0 <= one.first <= one.since < len(wordings) for _, one in found)


def test_a_sentence_that_moved_is_as_old_as_it_was() -> None:
    found = told(f"{ONE}\n{TWO}", f"{TWO} Ny.\n{ONE}")

    assert [one for one in found if one[1] == 1] == [("Ny", 1, 1)]
    assert {one[0] for one in found if one[1] == 0} > {"Regionen", "telefon"}


def test_a_wording_that_came_back_is_from_where_it_first_was() -> None:
    found = told(f"{ONE}\n{TWO}", ONE, f"{ONE}\n{TWO}")

    assert {(first, since) for _, first, since in found} == {(0, 0), (0, 2)}


def test_nearly_every_word_of_a_long_history_is_known() -> None:
    assert figures(seed=4711, versions=30, sentences=60).right >= 0.97
