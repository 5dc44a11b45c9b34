from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Change
from clauses.changes import Kind
from clauses.changes import Op
from clauses.changes import Sort
from clauses.compare import compare
from clauses.compare import summary
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Run
from tests.making import clause
from tests.making import document
from tests.making import footnote
from tests.making import numbered
from tests.making import table

ONE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
TWO = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
THREE = "Parterna planerar gemensam utbildning för medarbetare minst en gång om året."
FOUR = "Kostnader för hjälpmedel delas lika mellan parterna om inget annat avtalas."


def changed(old: Document, new: Document) -> list[Change]:
    return [change for change in compare(old, new).changes if change.kinds]


def test_an_inserted_clause_renumbers_the_rest_and_marks_no_text() -> None:
    old = numbered(clause("A", ONE), clause("B", TWO))
    new = numbered(clause("Ny", THREE), clause("A", ONE), clause("B", TWO))
    changes = changed(old, new)

    assert [change.kinds for change in changes] == [
        (Kind.INSERTED,),
        (Kind.RENUMBERED,),
        (Kind.RENUMBERED,),
    ]
    assert all(hunk.op is Op.EQUAL for change in changes[1:] for hunk in change.hunks)


def test_a_moved_clause_is_one_move_and_its_changed_word_is_marked() -> None:
    old = document(clause("A", ONE), clause("B", TWO), clause("C", THREE))
    new = document(clause("C", THREE.replace("minst", "högst")), clause("A", ONE), clause("B", TWO))
    (change,) = changed(old, new)

    assert change.kinds == (Kind.MOVED, Kind.EDITED)
    assert [hunk.text for hunk in change.hunks if hunk.op is not Op.EQUAL] == ["minst", "högst"]


def test_two_clauses_that_change_places_are_one_move() -> None:
    old = document(clause("A", ONE), clause("B", TWO))
    new = document(clause("B", TWO), clause("A", ONE))

    assert [change.kinds for change in changed(old, new)] == [(Kind.MOVED,)]


def test_a_clause_under_another_chapter_has_moved() -> None:
    old = document(
        clause("I", THREE), clause("A", ONE, level=2), clause("II", FOUR), clause("B", TWO, level=2)
    )
    new = document(
        clause("I", THREE), clause("II", FOUR), clause("A", ONE, level=2), clause("B", TWO, level=2)
    )

    assert [(change.kinds, change.old) for change in changed(old, new)] == [((Kind.MOVED,), (1,))]


def test_a_split_marks_no_word() -> None:
    old = document(clause("A", ONE, TWO))
    new = document(clause("A", ONE), clause("B", TWO))
    (change,) = changed(old, new)

    assert change.kinds == (Kind.SPLIT,)
    assert {hunk.op for hunk in change.hunks} == {Op.EQUAL}


def test_a_merge_marks_no_word() -> None:
    old = document(clause("A", ONE), clause("B", TWO))
    new = document(clause("A", ONE, TWO))
    (change,) = changed(old, new)

    assert (change.kinds, change.old, change.new) == ((Kind.MERGED,), (0, 1), (0,))
    assert {hunk.op for hunk in change.hunks} == {Op.EQUAL}


def test_a_new_heading_is_told_apart_from_the_text() -> None:
    (change,) = changed(document(clause("Syfte", ONE)), document(clause("Syfte och mål", ONE)))

    assert change.kinds == (Kind.RETITLED,)
    assert [hunk.text for hunk in change.heading_hunks] == ["Syfte", " och mål"]


def test_a_changed_footnote_is_a_changed_clause() -> None:
    old = Clause("A", 1, "", (Paragraph((Run(ONE), Run("", note="1"))),), (footnote("1", "SFS 1"),))
    new = Clause("A", 1, "", (Paragraph((Run(ONE), Run("", note="1"))),), (footnote("1", "SFS 2"),))
    (change,) = changed(document(old), document(new))

    assert change.kinds == (Kind.EDITED,)
    assert [hunk.text for hunk in change.note_hunks if hunk.op is not Op.EQUAL] == ["1", "2"]


def test_another_look_of_the_same_words_is_said() -> None:
    bold = Clause("A", 1, "", (Paragraph((Run(ONE, bold=True),)),))
    (change,) = changed(document(clause("A", ONE)), document(bold))

    assert change.kinds == (Kind.FORMATTED,)


def test_a_changed_cell_is_marked_alone() -> None:
    old = document(clause("A", table(("Part", "Andel"), ("Regionen", "60"))))
    new = document(clause("A", table(("Part", "Andel"), ("Regionen", "55"))))
    (change,) = changed(old, new)

    assert [hunk.text for hunk in change.hunks if hunk.op is not Op.EQUAL] == ["60", "55"]


def test_a_reference_that_follows_a_renumbering_is_no_substance() -> None:
    old = numbered(clause("A", ONE), clause("B", "Se avsnitt 1 om läkare."))
    new = numbered(clause("Ny", THREE), clause("A", ONE), clause("B", "Se avsnitt 2 om läkare."))
    change = changed(old, new)[-1]

    assert {hunk.sort for hunk in change.hunks if hunk.op is not Op.EQUAL} == {Sort.REFERENCE}


def test_a_deleted_clause_stands_where_it_stood() -> None:
    old = document(clause("A", ONE), clause("B", TWO), clause("C", THREE))
    new = document(clause("A", ONE), clause("C", THREE))

    assert [(change.old, change.new) for change in compare(old, new).changes] == [
        ((0,), (0,)),
        ((1,), ()),
        ((2,), (1,)),
    ]


def test_the_summary_counts_every_kind_and_what_is_the_same() -> None:
    counts = summary(
        compare(document(clause("A", ONE), clause("B", TWO)), document(clause("A", ONE)))
    )

    assert (counts["deleted"], counts["same"], counts["moved"]) == (1, 1, 0)


TEXT = st.lists(st.sampled_from([ONE, TWO, "ska", "bör", "2.1", ""]), max_size=3)
DOCUMENTS = st.lists(
    st.builds(
        lambda heading, texts, level: clause(heading, *texts, level=level),
        st.sampled_from(["A", "B", ""]),
        TEXT,
        st.integers(0, 2),
    ),
    max_size=5,
).map(lambda clauses: numbered(*clauses))


@given(DOCUMENTS, DOCUMENTS)
def test_both_texts_of_every_change_can_be_told_from_its_hunks(
    old: Document, new: Document
) -> None:
    comparison = compare(old, new)
    for change in comparison.changes:
        before = "".join(hunk.text for hunk in change.hunks if hunk.op is not Op.INSERT)
        after = "".join(hunk.text for hunk in change.hunks if hunk.op is not Op.DELETE)

        assert before == "\n".join(one.text for one in comparison.old_clauses(change))
        assert after == "\n".join(one.text for one in comparison.new_clauses(change))


@given(DOCUMENTS, DOCUMENTS)
def test_a_clause_without_kinds_is_unchanged(old: Document, new: Document) -> None:
    comparison = compare(old, new)
    for change in comparison.changes:
        if not change.kinds:
            (before,), (after,) = comparison.old_clauses(change), comparison.new_clauses(change)

            assert (before.heading, before.text, before.notes_text) == (
                after.heading,
                after.text,
                after.notes_text,
            )


@given(DOCUMENTS, DOCUMENTS)
def test_the_same_documents_give_the_same_comparison(old: Document, new: Document) -> None:
    assert compare(old, new) == compare(old, new)


def moved(change: Change) -> list[tuple[Op, str, int]]:
    return [(hunk.op, hunk.text, hunk.moved.clause) for hunk in change.hunks if hunk.moved]


def test_a_sentence_that_passed_to_another_clause_is_moved_text() -> None:
    old = document(clause("A", f"{ONE} {THREE}"), clause("B", TWO))
    new = document(clause("A", ONE), clause("B", f"{TWO} {THREE}"))
    first, second = compare(old, new).changes

    assert [(op, text.strip(), at) for op, text, at in moved(first)] == [(Op.DELETE, THREE, 1)]
    assert [(op, text.strip(), at) for op, text, at in moved(second)] == [(Op.INSERT, THREE, 0)]


def test_a_sentence_that_stands_elsewhere_in_its_clause_is_moved_text() -> None:
    (change,) = compare(
        document(clause("A", f"{ONE} {TWO} {THREE} {FOUR}")),
        document(clause("A", f"{THREE} {ONE} {TWO} {FOUR}")),
    ).changes

    assert [(op, text.strip(), at) for op, text, at in moved(change)] == [
        (Op.INSERT, THREE, 0),
        (Op.DELETE, THREE, 0),
    ]


def test_a_sentence_added_in_two_places_was_not_moved() -> None:
    old = document(clause("A", f"{ONE} {THREE}"), clause("B", TWO), clause("C", FOUR))
    new = document(clause("A", ONE), clause("B", f"{TWO} {THREE}"), clause("C", f"{FOUR} {THREE}"))

    assert not any(moved(change) for change in compare(old, new).changes)


def test_a_paragraph_parted_into_two_clauses_is_split_and_not_edited() -> None:
    first = "Regionen ansvarar för läkarinsatser i kommunal hälso- och sjukvård."
    second = "Regionen ska säkerställa att läkare kan nås dygnet runt alla dagar."
    whole = document(clause("Ansvar", f"{first} {second}"))
    parts = document(clause("Ansvar", first), clause("Läkare", second))

    assert compare(whole, parts).changes[0].kinds == (Kind.SPLIT,)
    assert compare(parts, whole).changes[0].kinds == (Kind.MERGED,)
