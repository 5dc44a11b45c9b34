from hypothesis import given
from hypothesis import strategies as st

from clauses.tracing.trace import trace

WORDINGS = st.lists(
    st.lists(st.sampled_from(["a", "b", "ska", " ", "\n"]), max_size=8).map("".join),
    min_size=1,
    max_size=5,
)


def test_each_word_is_known_by_what_brought_it_and_what_struck_it() -> None:
    found = trace(["Det bör ske.", "Det ska ske.", "Det ska ske snart."])

    assert [found.born[4:7], found.born[11:17]] == [(1,) * 3, (2,) * 6]
    assert found.died[4:7] == (1,) * 3
    assert set(found.born[:4]) == {0}


@given(WORDINGS)
def test_every_character_has_an_answer(wordings: list[str]) -> None:
    found = trace(wordings)

    assert (len(found.died), len(found.born)) == (len(wordings[0]), len(wordings[-1]))
    assert all(0 <= step < len(wordings) for step in (*found.born, *found.died))


def test_no_wordings_have_no_origin() -> None:
    assert trace([]).born == ()
