import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from clauses.changes import Op
from clauses.diffing.diff import WORK
from clauses.diffing.diff import spans

WORDS = st.lists(st.sampled_from("abcde"), max_size=30)


@given(WORDS, WORDS)
def test_spans_cover_both_sides_and_equal_ones_are_equal(old: list[str], new: list[str]) -> None:
    old_at = new_at = 0
    for span in spans(old, new):
        assert (span.old_start, span.new_start) == (old_at, new_at)
        if span.op is Op.EQUAL:
            assert old[span.old_start : span.old_end] == new[span.new_start : span.new_end]
        old_at, new_at = span.old_end, span.new_end

    assert (old_at, new_at) == (len(old), len(new))


@given(WORDS, WORDS)
def test_neighbours_differ_in_kind_and_deletions_come_first(old: list[str], new: list[str]) -> None:
    found = [span.op for span in spans(old, new)]
    neighbours = list(itertools.pairwise(found))

    assert all(one is not other for one, other in neighbours)
    assert (Op.INSERT, Op.DELETE) not in neighbours


def test_large_texts_without_anchors_are_told_coarsely_but_rightly() -> None:
    size = int(WORK**0.5) + 10
    old = ["a", "b"] * (size // 2)
    new = ["b", "c"] * (size // 2) + ["d"]
    found = spans(old, new)

    assert sum(span.old_end - span.old_start for span in found) == len(old)
    assert sum(span.new_end - span.new_start for span in found) == len(new)


def test_large_texts_are_compared_between_words_that_occur_once() -> None:
    old = [f"w{number}" for number in range(6000)]
    new = [*old[:100], "ny", *old[100:4000], *old[4001:], "slut"]
    changed = [span for span in spans(old, new) if span.op is not Op.EQUAL]

    assert [
        (span.op, span.old_end - span.old_start, span.new_end - span.new_start) for span in changed
    ] == [
        (Op.INSERT, 0, 1),
        (Op.DELETE, 1, 0),
        (Op.INSERT, 0, 1),
    ]


def test_more_kinds_of_token_than_there_are_plain_letters_are_told_apart() -> None:
    old = [f"w{number}" for number in range(70_000)]

    assert [span.op for span in spans(old, old[:-1])] == [Op.EQUAL, Op.DELETE]


def rejoined(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Both texts as the spans tell them."""
    found = spans(old, new)
    struck = [word for one in found for word in old[one.old_start : one.old_end]]
    return struck, [word for one in found for word in new[one.new_start : one.new_end]]


def test_anchors_within_anchors_without_end_are_answered() -> None:
    words = [word for k in range(1, 4000) for word in (f"a{k + 1}", f"a{k}")]
    old, new = ["x", *words, "p"], ["y", *words, "q"]

    assert rejoined(old, new) == (old, new)


@pytest.mark.parametrize("words", [300, 1200])
def test_what_is_rewritten_altogether_is_still_a_shortest_edit(words: int) -> None:
    old = [f"w{(k * 7919) % 211}" for k in range(words)]
    new = [f"w{(k * 104729 + k // 5) % 223}" for k in range(words)]
    kept = sum(one.old_end - one.old_start for one in spans(old, new) if one.op is Op.EQUAL)

    assert rejoined(old, new) == (old, new)
    assert kept == LCSseq.similarity(old, new)
