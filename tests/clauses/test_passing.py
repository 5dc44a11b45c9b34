"""Sentences that pass from one clause to another."""

from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Change
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import replacements
from clauses.compare import compare
from clauses.model import Document
from tests.making import clause
from tests.making import document
from tests.making import table

KEPT = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
OTHER = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
MEETING = "Parterna kallar till möte utan dröjsmål när den enskilde har behov av det."
SOONER = MEETING.replace("utan dröjsmål", "senast nästa vardag")
DISPUTE = "Styrgruppen avgör en tvist inom trettio dagar från en parts begäran."
YEARLY = "Den ska följas upp varje år."


def side(change: Change, *ops: Op) -> str:
    return "".join(hunk.text for hunk in change.hunks if hunk.op in ops)


def changed(change: Change) -> list[tuple[str, str, bool]]:
    """Operation, words and whether they moved, of all that was struck or added."""
    return [
        (hunk.op.value, hunk.text.strip(), hunk.moved is not None)
        for hunk in change.hunks
        if hunk.op is not Op.EQUAL and hunk.text.strip()
    ]


def passages(old: Document, new: Document) -> list[Hunk]:
    return [hunk for change in compare(old, new).changes for hunk in change.hunks if hunk.moved]


def test_nothing_is_marked_but_what_passed() -> None:
    old = document(clause("A", f"{KEPT} {MEETING}"), clause("B", f"{OTHER} {YEARLY} {DISPUTE}"))
    new = document(clause("A", KEPT), clause("B", f"{OTHER} {MEETING} {YEARLY} {DISPUTE}"))
    first, second = compare(old, new).changes

    assert changed(first) == [("delete", MEETING, True)]
    assert changed(second) == [("insert", MEETING, True)]


def test_a_sentence_that_replaces_one_that_left_does_not_take_its_neighbour_along() -> None:
    old = document(clause("A", f"{KEPT} {MEETING}"), clause("B", f"{OTHER} {YEARLY} {DISPUTE}"))
    new = document(clause("A", f"{KEPT} {DISPUTE}"), clause("B", f"{OTHER} {MEETING} {YEARLY}"))
    _, second = compare(old, new).changes

    assert changed(second) == [("insert", MEETING, True), ("delete", DISPUTE, True)]


def test_the_words_that_were_edited_on_the_way_are_told_apart_from_what_moved() -> None:
    old = document(clause("A", f"{KEPT} {MEETING}"), clause("B", OTHER))
    new = document(clause("A", KEPT), clause("B", f"{OTHER} {SOONER}"))
    first, second = compare(old, new).changes

    assert [text for _, text, moved in changed(first) if not moved] == ["utan dröjsmål"]
    assert [text for _, text, moved in changed(second) if not moved] == ["senast nästa vardag"]
    assert side(second, Op.EQUAL, Op.INSERT) == f"{OTHER} {SOONER}"


def test_a_sentence_that_was_edited_where_it_stands_did_not_pass() -> None:
    old = document(clause("A", f"{KEPT} {MEETING}"), clause("B", OTHER))
    new = document(clause("A", f"{KEPT} {SOONER}"), clause("B", f"{OTHER} {YEARLY}"))

    assert not passages(old, new)


def test_sentences_that_passed_together_are_one_passage() -> None:
    old = document(clause("A", f"{KEPT} {MEETING} {DISPUTE}"), clause("B", OTHER))
    new = document(clause("A", KEPT), clause("B", f"{MEETING} {DISPUTE} {OTHER}"))

    assert [(hunk.op, hunk.moved and hunk.moved.number) for hunk in passages(old, new)] == [
        (Op.DELETE, 1),
        (Op.INSERT, 1),
    ]


def test_a_whole_paragraph_passes_with_its_newline() -> None:
    old = document(clause("A", KEPT, MEETING, YEARLY), clause("B", OTHER))
    new = document(clause("A", KEPT, YEARLY), clause("B", OTHER, MEETING))

    assert [hunk.text for hunk in passages(old, new)] == [f"{MEETING}\n", f"\n{MEETING}"]


def test_cells_of_a_table_do_not_pass_as_sentences() -> None:
    old = document(clause("A", KEPT, table(("Part", MEETING))), clause("B", OTHER))
    new = document(clause("A", KEPT, table(("Part", "Ingen"))), clause("B", OTHER, MEETING))

    assert not passages(old, new)


def test_what_passed_is_not_taken_for_replaced_by_what_stands_beside_it() -> None:
    old = document(clause("A", f"{KEPT} {MEETING}"), clause("B", OTHER))
    new = document(clause("A", f"{KEPT} {YEARLY}"), clause("B", f"{OTHER} {MEETING}"))
    comparison = compare(old, new)

    assert [
        ([edit.text.strip() for edit in one.struck], [edit.text.strip() for edit in one.added])
        for one in replacements(comparison.changes[0], comparison)
    ] == [([MEETING], []), ([], [YEARLY])]


SENTENCES = st.sampled_from([KEPT, OTHER, MEETING, SOONER, DISPUTE, YEARLY, "", "Kort."])
TEXTS = st.lists(SENTENCES, max_size=6).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(clause, st.sampled_from(["A", "B", "C"]), TEXTS, TEXTS), min_size=1, max_size=4
).map(lambda clauses: document(*clauses))


@given(DOCUMENTS, DOCUMENTS)
def test_both_texts_can_be_read_out_of_the_hunks(old: Document, new: Document) -> None:
    comparison = compare(old, new)
    for change in comparison.changes:
        before = "\n".join(one.text for one in comparison.old_clauses(change))
        after = "\n".join(one.text for one in comparison.new_clauses(change))

        assert side(change, Op.EQUAL, Op.DELETE) == before
        assert side(change, Op.EQUAL, Op.INSERT) == after


@given(DOCUMENTS, DOCUMENTS)
def test_every_passage_has_both_its_ends(old: Document, new: Document) -> None:
    ends: dict[int, set[Op]] = {}
    for hunk in passages(old, new):
        assert hunk.moved
        ends.setdefault(hunk.moved.number, set()).add(hunk.op)

    assert all(ops == {Op.DELETE, Op.INSERT} for ops in ends.values())


def test_a_sentence_that_by_chance_says_what_another_said_did_not_pass() -> None:
    said = "Ersättning för varje påbörjat dygn utgår med {} kronor till parten."
    old = document(
        clause("Korttidsplats", said.format(500), id="a"),
        clause("Avlastning", said.format(700), id="b"),
    )
    new = document(
        clause("Korttidsplats", said.format(700), id="a"),
        clause("Avlastning", said.format(900), id="b"),
    )

    changed = [
        (hunk.text, hunk.moved)
        for change in compare(old, new).changes
        for hunk in change.hunks
        if hunk.op is not Op.EQUAL
    ]
    assert changed == [("500", None), ("700", None), ("700", None), ("900", None)]
