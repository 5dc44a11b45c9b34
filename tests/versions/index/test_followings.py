from hypothesis import given
from hypothesis import strategies as st

from clauses.tracing.origins import Origins
from clauses.tracing.trace import trace
from versions.index.followings import Followings

WORDINGS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=8).map(" ".join),
    min_size=1,
    max_size=6,
)


@given(WORDINGS, WORDINGS)
def test_what_was_followed_before_changes_no_answer(one: list[str], other: list[str]) -> None:
    kept = Followings()
    for wordings in (one, one + other, other, one[:1] + other, one):
        anew = Origins()
        for wording in wordings:
            anew.add(wording)

        assert kept.trace("clause", wordings) == trace(wordings)
        assert kept.origins("clause", wordings) == tuple(
            (word, origin.first) for word, origin in anew.words(wordings[-1])
        )
