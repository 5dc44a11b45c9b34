from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Op
from clauses.diffing.hunks import word_hunks
from clauses.diffing.lines import line_spans
from clauses.text import tokens

TEXTS = st.lists(
    st.sampled_from(["och ska", "bör vården", "2.1", "\n", "\n", "\t", "läkare nås"]), max_size=14
).map(" ".join)


@given(TEXTS, TEXTS)
def test_spans_cover_both_texts_and_equal_ones_are_equal(old: str, new: str) -> None:
    before, after = tokens(old), tokens(new)
    old_at = new_at = 0
    for span in line_spans(before, after, before, after):
        assert (span.old_start, span.new_start) == (old_at, new_at)
        if span.op is Op.EQUAL:
            assert before[span.old_start : span.old_end] == after[span.new_start : span.new_end]
        old_at, new_at = span.old_end, span.new_end

    assert (old_at, new_at) == (len(before), len(after))


def kept(old: str, new: str) -> str:
    return "".join(hunk.text for hunk in word_hunks(old, new) if hunk.op is Op.EQUAL)


def test_items_are_compared_with_the_items_they_are_like() -> None:
    old = "Avvikelse: en händelse som inte väntades\nBehov: det som den enskilde behöver få"
    new = "Behov: det som den enskilde ska få\nBesök: en händelse som bokas"

    assert kept(old, new) == "Behov: det som den enskilde  få"


def test_words_of_one_item_are_not_kept_in_another() -> None:
    old = "Regionen svarar för läkare dygnet runt.\nKommunen svarar för sjuksköterska i hemmet."
    new = "Regionen svarar för läkare på dagtid.\nParterna svarar för utbildning.\nKommunen svarar."

    assert "läkare" in kept(old, new)
    assert "utbildning" not in kept(old, new)


def test_a_paragraph_that_was_parted_keeps_all_its_words() -> None:
    old = "Regionen svarar för läkare. Kommunen svarar för sjuksköterska i hemmet."

    assert kept(old, old.replace(". K", ".\nK")) == old.replace(". K", ".K")


def test_a_cell_that_changed_above_a_new_row_is_compared_with_its_own_row() -> None:
    old = "Madrasser\tKommunen\tKommunen\nRullstolar\tRegionen"
    new = "Madrasser\tKommunen\tRegionen\nGåstolar\tKommunen\tRegionen\nRullstolar\tRegionen"

    assert [(hunk.op.value, hunk.text) for hunk in word_hunks(old, new)] == [
        ("equal", "Madrasser\tKommunen\t"),
        ("delete", "Kommunen"),
        ("insert", "Regionen"),
        ("equal", "\n"),
        ("insert", "Gåstolar\tKommunen\tRegionen\n"),
        ("equal", "Rullstolar\tRegionen"),
    ]
