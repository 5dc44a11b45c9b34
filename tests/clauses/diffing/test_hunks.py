from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bench.edits import EDITS
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.hunks import word_hunks

WORDS = st.lists(
    st.sampled_from(["och", "ska", "bör", "vården", "avsnitt", "2.1", "2.2", ",", ".", "\n", "\t"]),
    max_size=20,
).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(max_size=40))
NUMBERS = {"2.1": "2.2", "2.2": "2.3"}


def told(old: str, new: str, renumbered: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(hunk.op.value, hunk.text) for hunk in word_hunks(old, new, renumbered)]


@given(TEXTS, TEXTS, st.sampled_from([None, NUMBERS]))
def test_both_texts_can_be_told_from_the_hunks(
    old: str, new: str, renumbered: dict[str, str] | None
) -> None:
    hunks = word_hunks(old, new, renumbered)

    assert "".join(hunk.text for hunk in hunks if hunk.op is not Op.INSERT) == old
    assert "".join(hunk.text for hunk in hunks if hunk.op is not Op.DELETE) == new


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_change(text: str) -> None:
    assert all(hunk.op is Op.EQUAL for hunk in word_hunks(text, text, NUMBERS))


def test_a_stray_word_between_two_changes_is_taken_along() -> None:
    assert told("Regionen och kommunen svarar.", "Staten och parterna svarar.") == [
        ("delete", "Regionen och kommunen"),
        ("insert", "Staten och parterna"),
        ("equal", " svarar."),
    ]


BEFORE = "Hjälpmedel förskrivs av legitimerad personal enligt avsnitt 4.2."
AFTER = "Hjälpmedel ska förskrivas av legitimerad personal med behörighet enligt avsnitt 5.3."


def changed(old: str, new: str, **how: Any) -> list[str]:
    return [hunk.text for hunk in word_hunks(old, new, **how) if hunk.op is not Op.EQUAL]


def test_changes_with_a_few_words_between_them_are_told_as_one() -> None:
    assert changed(BEFORE, AFTER) == [
        "förskrivs av legitimerad personal enligt avsnitt 4.2",
        "ska förskrivas av legitimerad personal med behörighet enligt avsnitt 5.3",
    ]


def test_changes_that_different_people_may_have_made_stay_apart() -> None:
    assert changed(BEFORE, AFTER, apart=True) == [
        *("förskrivs", "ska förskrivas", "med behörighet ", "4.2", "5.3"),
    ]


def test_a_reference_that_follows_a_renumbering_is_not_taken_along() -> None:
    old = "Parterna bör enligt 1.1 samråda. Enligt avsnitt 4.2 svarar kommunen."
    new = "Parterna ska enligt 1.1 samråda. Som avsnitt 5.3 anger ansvarar kommunen."
    sorts = {
        hunk.text: hunk.sort
        for hunk in word_hunks(old, new, {"4.2": "5.3"})
        if hunk.op is not Op.EQUAL
    }

    assert sorts["4.2"] is sorts["5.3"] is Sort.REFERENCE


def test_eleven_swedish_edits_are_few_and_whole_changes() -> None:
    found = [word_hunks(old, new) for old, new in EDITS]
    changes = [
        hunk
        for hunks in found
        for before, hunk in pairwise([Hunk(Op.EQUAL, ""), *hunks])
        if hunk.op is not Op.EQUAL and before.op is Op.EQUAL
    ]
    marked = sum(len(hunk.text) for hunks in found for hunk in hunks if hunk.op is not Op.EQUAL)

    assert len(changes) <= 17
    assert marked <= 540


def test_an_added_sentence_is_marked_from_its_first_word() -> None:
    assert told(
        "Regionen ansvarar för A. Regionen ansvarar för B.",
        "Regionen ansvarar för A. Regionen ansvarar för C. Regionen ansvarar för B.",
    ) == [
        ("equal", "Regionen ansvarar för A. "),
        ("insert", "Regionen ansvarar för C. "),
        ("equal", "Regionen ansvarar för B."),
    ]


def test_changes_in_two_cells_are_not_joined() -> None:
    assert told("a\t10\n", "a\t20\n") == [
        ("equal", "a\t"),
        ("delete", "10"),
        ("insert", "20"),
        ("equal", "\n"),
    ]


def test_references_that_follow_a_renumbering_are_told_apart() -> None:
    hunks = word_hunks("Se avsnitt 2.1 och 2.2, bör.", "Se avsnitt 2.2 och 2.3, ska.", NUMBERS)

    assert [(hunk.text, hunk.sort) for hunk in hunks if hunk.op is Op.INSERT] == [
        ("2.2", Sort.REFERENCE),
        ("2.3", Sort.REFERENCE),
        ("ska", Sort.SUBSTANCE),
    ]


def test_a_number_that_is_no_reference_is_substance() -> None:
    hunks = word_hunks("högst 2.1 procent", "högst 2.2 procent", NUMBERS)

    assert {hunk.sort for hunk in hunks if hunk.op is not Op.EQUAL} == {Sort.SUBSTANCE}


def test_a_number_that_stayed_between_two_changes_is_not_struck() -> None:
    hunks = word_hunks(
        "Parten ska erbjuda fast vårdkontakt (se avsnitt 4.2).",
        "Parten ska erbjuda fast läkarkontakt och fast vårdkontakt (se avsnitten 4.2 och 4.3).",
    )

    assert [hunk.text for hunk in hunks if hunk.op is not Op.EQUAL] == [
        *("läkarkontakt och fast ", "avsnitt", "avsnitten", " och 4.3"),
    ]
