from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.merging.merge import BASE
from clauses.merging.merge import UndecidedError
from clauses.merging.merge import merge
from clauses.merging.merge import stretches

TEXTS = st.lists(
    st.sampled_from(["och", "ska", "bör", "vården", "2.1", ",", ".", "\n", "\t"]), max_size=12
).map(" ".join)
WORDINGS = st.lists(TEXTS, max_size=4)


@given(TEXTS, WORDINGS)
def test_every_wording_can_be_told_from_its_stretches(base: str, wordings: list[str]) -> None:
    found = stretches(base, wordings)

    assert "".join(one.base for one in found) == base
    for at, wording in enumerate(wordings):
        assert "".join(one.wordings[at] for one in found) == wording


@given(TEXTS, WORDINGS)
def test_common_text_is_told_once(base: str, wordings: list[str]) -> None:
    assert not any(
        one.common and other.common for one, other in pairwise(stretches(base, wordings))
    )


@given(TEXTS, TEXTS)
def test_one_wording_alone_is_taken_as_it_is(base: str, wording: str) -> None:
    assert merge(base, wording).text == merge(base, base, wording).text == wording


@given(TEXTS, TEXTS)
def test_the_same_edit_made_twice_is_made_once(base: str, wording: str) -> None:
    assert merge(base, wording, wording).text == wording


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_comes_first(base: str, ours: str, theirs: str) -> None:
    assert merge(base, ours, theirs).text == merge(base, theirs, ours).text


@given(TEXTS, TEXTS, TEXTS)
def test_a_side_is_chosen_whole(base: str, ours: str, theirs: str) -> None:
    found = merge(base, ours, theirs)
    for choice, text in ((BASE, base), (0, ours), (1, theirs)):
        assert found.chosen(dict.fromkeys(range(len(found.stretches)), choice)) == text


def test_edits_in_different_sentences_are_both_taken() -> None:
    base = "Kommunen svarar för hemmet. Regionen bör svara för läkare."

    assert (
        merge(
            base,
            "Kommunen ansvarar för hemmet. Regionen bör svara för läkare.",
            "Kommunen svarar för hemmet. Regionen ska svara för läkare dygnet runt.",
        ).text
        == "Kommunen ansvarar för hemmet. Regionen ska svara för läkare dygnet runt."
    )


def test_two_answers_to_one_question_are_both_kept() -> None:
    found = merge("Läkare bör nås.", "Läkare ska nås.", "Läkare kan nås.")
    (at,) = found.conflicts

    assert found.text is None
    assert found.stretches[at].voices == (("bör", (BASE,)), ("ska", (0,)), ("kan", (1,)))
    assert found.chosen({at: 1}) == "Läkare kan nås."
    assert found.chosen({at: "måste"}) == "Läkare måste nås."
    with pytest.raises(UndecidedError):
        found.chosen({})


def test_a_word_added_beside_a_changed_word_is_for_a_person_to_decide() -> None:
    assert merge("Det ska ske.", "Det bör ske.", "Det ska alltid ske.").conflicts


def test_changed_ends_of_two_lines_do_not_collide() -> None:
    assert merge("a b\nc d", "a x\nc d", "a b\ny d").text == "a x\ny d"


def test_wordings_that_agree_are_seen_to_agree() -> None:
    found = stretches("Läkare bör nås.", ["Läkare ska nås.", "Läkare bör nås.", "Läkare ska nås."])

    assert [one.agreed for one in found] == [False, True, False]
    assert found[1].departing == (0, 2)
