from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pairing import figures
from bench.pairing import synthetic
from clauses.model import Clause
from clauses.pairing.align import Pair
from clauses.pairing.align import pair_clauses
from tests.making import clause

RESPONSE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
STAFF = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
TRAINING = "Parterna planerar gemensam utbildning för medarbetare minst en gång om året."
MONEY = "Kostnader för hjälpmedel delas lika mellan parterna om inget annat avtalas."


def found(
    old: Sequence[Clause], new: Sequence[Clause]
) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(pair.old, pair.new) for pair in pair_clauses(old, new)}


def test_clauses_are_paired_by_text_though_their_numbers_shift() -> None:
    old = [clause("Läkare", RESPONSE, number="1"), clause("Kompetens", STAFF, number="2")]
    new = [
        clause("Utbildning", TRAINING, number="1"),
        clause("Läkare", RESPONSE, number="2"),
        clause("Kompetens", STAFF, number="3"),
    ]

    assert found(old, new) == {((0,), (1,)), ((1,), (2,)), ((), (0,))}


def test_a_reworded_clause_under_a_new_heading_is_found() -> None:
    old = [clause("Läkare", RESPONSE), clause("Bemanning", STAFF)]
    new = [clause("Läkare", RESPONSE), clause("Kompetens", STAFF.replace("alla", "vissa"))]

    assert found(old, new) == {((0,), (0,)), ((1,), (1,))}


def test_another_clause_in_its_place_is_not_the_same_clause() -> None:
    old = [clause("Läkare", RESPONSE), clause("Hjälpmedel", MONEY)]
    new = [clause("Läkare", RESPONSE), clause("Utbildning", TRAINING)]

    assert found(old, new) == {((0,), (0,)), ((1,), ()), ((), (1,))}


def test_a_split_clause_is_paired_with_both_its_parts() -> None:
    old = [clause("Ansvar", RESPONSE, STAFF), clause("Utbildning", TRAINING)]
    new = [clause("Ansvar", RESPONSE), clause("Bemanning", STAFF), clause("Utbildning", TRAINING)]

    assert found(old, new) == {((0,), (0, 1)), ((1,), (2,))}


def test_merged_clauses_are_paired_with_what_they_became() -> None:
    old = [clause("Ansvar", RESPONSE), clause("Bemanning", STAFF), clause("Utbildning", TRAINING)]
    new = [clause("Ansvar", RESPONSE, STAFF), clause("Utbildning", TRAINING)]

    assert found(old, new) == {((0, 1), (0,)), ((2,), (1,))}


def test_repeated_boilerplate_goes_by_its_neighbours() -> None:
    same = "Detta avsnitt ses över vid behov."
    old = [clause("", RESPONSE), clause("", same), clause("", STAFF), clause("", same)]
    new = [clause("", STAFF), clause("", same), clause("", RESPONSE), clause("", same)]

    assert found(old, new) == {((0,), (2,)), ((1,), (3,)), ((2,), (0,)), ((3,), (1,))}


def test_ids_decide_where_both_sides_have_them() -> None:
    old = [clause("A", RESPONSE, id="k1"), clause("B", STAFF, id="k2")]
    new = [clause("A", RESPONSE, id="k2"), clause("B", STAFF, id="k1")]

    assert found(old, new) == {((0,), (1,)), ((1,), (0,))}


def test_a_renamed_chapter_is_known_by_the_clauses_below_it() -> None:
    old = [clause("Bemanning"), clause("Läkare", RESPONSE, level=2), clause("B", STAFF, level=2)]
    new = [clause("Kompetens"), clause("Läkare", RESPONSE, level=2), clause("B", STAFF, level=2)]

    assert ((0,), (0,)) in found(old, new)


FEW_IN_COMMON = (
    "Regionen svarar för läkare i hela länet under dygnets alla timmar",
    "Kommunen svarar för vård i hela hemmet under dagens ljusa timmar",
)


def test_a_pair_with_few_words_in_common_is_doubtful() -> None:
    before, after = FEW_IN_COMMON
    (pair,) = pair_clauses([clause("Läkare", before)], [clause("Hemvård", after)])

    assert pair.doubtful


def test_a_heading_that_occurs_nowhere_else_makes_a_rewritten_clause_certain() -> None:
    before, after = FEW_IN_COMMON
    (pair,) = pair_clauses([clause("Ansvar", before)], [clause("Ansvar", after)])

    assert not pair.doubtful


def test_the_preamble_is_paired_whatever_its_title() -> None:
    old = [clause("Avtal om samverkan", RESPONSE, level=0), clause("Syfte", STAFF)]
    new = [clause("Hälsoavtal", TRAINING, level=0), clause("Syfte", STAFF)]

    assert found(old, new) == {((0,), (0,)), ((1,), (1,))}


def test_an_exact_pair_is_not_doubtful() -> None:
    assert pair_clauses([clause("A", STAFF)], [clause("A", STAFF)]) == [Pair((0,), (0,), 1.0)]


CLAUSES = st.lists(
    st.builds(
        clause,
        st.sampled_from(["", "A", "B"]),
        st.sampled_from(["", RESPONSE, STAFF, TRAINING, f"{RESPONSE} {STAFF}", "Kort."]),
        level=st.integers(0, 2),
    ),
    max_size=7,
)


@given(CLAUSES, CLAUSES)
def test_every_clause_occurs_exactly_once(old: list[Clause], new: list[Clause]) -> None:
    pairs = pair_clauses(old, new)

    assert sorted(place for pair in pairs for place in pair.old) == list(range(len(old)))
    assert sorted(place for pair in pairs for place in pair.new) == list(range(len(new)))


@given(CLAUSES)
def test_a_document_is_paired_with_itself_in_order(clauses: list[Clause]) -> None:
    assert [(pair.old, pair.new) for pair in pair_clauses(clauses, clauses)] == [
        ((place,), (place,)) for place in range(len(clauses))
    ]


DIFFERENT = [
    clause("Läkare", RESPONSE),
    clause("Telefon", STAFF),
    clause("", TRAINING),
    clause("Hjälpmedel", MONEY),
    clause("Syfte", "Avtalet ska ge den enskilde en sammanhållen och god vård nära hemmet."),
]
EDITED = [
    replace(one, blocks=clause("", one.text.replace("ska", "bör").replace("alla", "vissa")).blocks)
    for one in DIFFERENT
]
SOME = st.lists(st.sampled_from(range(len(DIFFERENT))), unique=True)


@given(SOME, SOME, st.sets(st.sampled_from(range(len(DIFFERENT)))))
def test_backwards_the_same_clauses_belong_together(
    before: list[int], after: list[int], edited: set[int]
) -> None:
    old = [DIFFERENT[one] for one in before]
    new = [(EDITED if one in edited else DIFFERENT)[one] for one in after]
    told = {(pair.old, pair.new, pair.doubtful) for pair in pair_clauses(old, new)}

    assert told == {(pair.new, pair.old, pair.doubtful) for pair in pair_clauses(new, old)}


def test_backwards_a_thoroughly_revised_agreement_pairs_alike() -> None:
    (case,) = synthetic(150, [4711])

    assert found(case.old, case.new) == {(old, new) for new, old in found(case.new, case.old)}


def test_ids_that_occur_twice_do_not_decide() -> None:
    twice = [replace(clause("Läkare", RESPONSE), id="a"), replace(clause("Stöd", STAFF), id="a")]
    once = [replace(one, id=name) for one, name in zip(twice, "ab", strict=True)]

    assert found(twice, once) == found(twice, twice) == {((0,), (0,)), ((1,), (1,))}


def doubted(old: list[Clause], new: list[Clause]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.old, pair.new) for pair in pair_clauses(old, new) if pair.doubtful]


def test_a_new_heading_over_edited_text_is_doubtful() -> None:
    old = [clause("Läkare", f"{RESPONSE} {STAFF} {TRAINING}"), clause("Pengar", MONEY)]
    new = [clause("Vården", f"{RESPONSE} {STAFF.replace('alla', 'vissa')} {TRAINING}"), old[1]]

    assert doubted(old, new) == [((0,), (0,))]


def test_a_new_heading_over_the_same_long_text_is_not_doubtful() -> None:
    long = f"{RESPONSE} {STAFF} {TRAINING}"

    assert not doubted([clause("Läkare", long)], [clause("Vården", long)])


def test_a_pair_is_doubtful_where_a_clause_that_is_left_over_says_the_same() -> None:
    old = [clause("", RESPONSE), clause("", f"Tills vidare gäller: {RESPONSE} {STAFF}")]

    assert doubted(old, [clause("", f"{RESPONSE} {STAFF}")])


def test_what_was_added_to_a_clause_in_its_place_does_not_hide_it() -> None:
    old = [clause("", MONEY), clause("", RESPONSE)]
    new = [clause("", MONEY), clause("", RESPONSE, *(f"{STAFF} {TRAINING} {at}" for at in "abcd"))]

    assert found(old, new) == {((0,), (0,)), ((1,), (1,))}


def test_boilerplate_under_its_own_heading_is_not_taken_by_another() -> None:
    boilerplate = "Avsnittet ses över vid behov och minst en gång om året."
    old = [clause("Läkare", boilerplate), clause("Stöd", STAFF)]
    new = [
        clause("Läkare", boilerplate.replace("minst en gång om året", "varje år")),
        clause("Stöd", STAFF),
        clause("Hjälpmedel", boilerplate),
    ]

    assert found(old, new) == {((0,), (0,)), ((1,), (1,)), ((), (2,))}


@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("D", "E")], ids=["digits", "letters"])
def test_numbers_tell_what_a_clause_stands_under_where_levels_do_not(
    first: str, second: str
) -> None:
    old = [
        clause("Webben", MONEY, number=first),
        clause("", f"{RESPONSE} {STAFF}", number=f"{first}.1"),
        clause("Appen", TRAINING, number=second),
    ]
    new = [
        clause("Webben", MONEY, number=first),
        clause("Appen", TRAINING, number=second),
        clause("", f"{RESPONSE} Kommunen kan nås på telefon.", number=f"{second}.1"),
    ]

    assert doubted(old, new) == [((1,), (2,))]


@pytest.mark.parametrize("headed", [True, False], ids=["with headings", "without headings"])
def test_nearly_every_clause_of_a_thoroughly_revised_agreement_is_found(headed: bool) -> None:
    (case,) = synthetic(300, [4711], headed=headed)
    found = figures([case])

    assert min(found.precision, found.recall, found.edited, *found.parted) >= 0.98
    assert found.right_doubted <= 0.05


def test_thousands_of_clauses_that_say_the_same_are_paired_in_order() -> None:
    same = [clause("", RESPONSE)] * 2000
    pairs = pair_clauses(same, same[:-1])

    assert [pair.old for pair in pairs if not pair.new] == [(1999,)]


def test_many_clauses_that_say_the_same_are_paired_in_order_though_each_was_edited() -> None:
    old = [clause("A", STAFF), *[clause("", RESPONSE)] * 100, clause("B", TRAINING)]
    edited = clause("", RESPONSE.replace("dygnet runt", "alla dagar"))
    pairs = pair_clauses(old, [old[0], *[edited] * 100, old[-1]])

    assert [(pair.old, pair.new) for pair in pairs] == [((at,), (at,)) for at in range(102)]
    assert all(pair.doubtful for pair in pairs[1:-1])


def test_clauses_of_one_pattern_go_by_their_headings_when_their_numbers_change() -> None:
    said = "Ersättning för varje påbörjat dygn utgår med {} kronor till parten."
    names = ("Korttidsplats", "Avlastning", "Dagvård")
    old, new = (
        [clause(name, said.format(price)) for name, price in zip(names, prices, strict=True)]
        for prices in ((500, 700, 900), (700, 900, 1100))
    )

    assert [(pair.old, pair.new) for pair in pair_clauses(old, new)] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]
