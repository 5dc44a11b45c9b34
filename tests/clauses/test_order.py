from itertools import combinations
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clauses.order import heaviest_rise

THINGS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8, unique_by=lambda thing: thing[0]
)


@given(THINGS)
def test_no_rising_choice_is_heavier(things: list[tuple[int, int]]) -> None:
    values = [value for value, _ in things]
    weights = [weight for _, weight in things]
    found = heaviest_rise(values, weights)

    assert [values[place] for place in found] == sorted({values[place] for place in found})
    assert sum(weights[place] for place in found) == max(
        sum(weights[place] for place in chosen)
        for size in range(len(things) + 1)
        for chosen in combinations(range(len(things)), size)
        if all(values[one] < values[other] for one, other in pairwise(chosen))
    )
