from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Comparison
from clauses.compare import compare
from clauses.writing.marked import MarkedBlock
from clauses.writing.parallel import Apart
from clauses.writing.parallel import Shared
from clauses.writing.parallel import Stretch
from clauses.writing.parallel import parallel
from clauses.writing.parted import columns_by_clause
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import table

ONE = "Kommunen ansvarar för hälso- och sjukvård i hemmet."
TWO = "Regionen ska erbjuda läkare dygnet runt."
THREE = "Parterna följer upp avtalet varje år."
OTHER = "Helt nya ord som ingen har sett förut alls."


def compared(old: list[str], new: list[str]) -> Comparison:
    return compare(document(clause("Ansvar", *old)), document(clause("Ansvar", *new)))


def rows(comparison: Comparison) -> list[str | tuple[str, ...]]:
    (change,) = comparison.changes
    return [row for stretch in parallel(change, comparison) for row in _rows(stretch)]


def _rows(stretch: Stretch) -> Iterator[str | tuple[str, ...]]:
    if isinstance(stretch, Shared):
        yield from map(text, stretch.blocks)
    else:
        yield tuple(" / ".join(map(text, column)) for column in stretch.columns)


def text(block: MarkedBlock) -> str:
    if block.kind == "table":
        return "|".join(text(inner) for row in block.rows for cell in row for inner in cell.blocks)
    return "".join(run.text for run in block.runs if run.text != "¶")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([ONE, THREE], [ONE, TWO, THREE], [ONE, ("", TWO), THREE]),
        ([ONE], [ONE, TWO], [ONE, ("", TWO)]),
        ([ONE], [TWO, ONE], [("", TWO), ONE]),
        ([ONE, TWO, THREE], [ONE, THREE], [ONE, (TWO, ""), THREE]),
        ([ONE, TWO], [ONE], [ONE, (TWO, "")]),
        ([ONE, TWO, THREE], [ONE, OTHER, THREE], [ONE, (TWO, OTHER), THREE]),
        (
            [ONE, TWO],
            [ONE, TWO.replace("ska", "bör")],
            [ONE, (TWO, TWO.replace("ska", "bör"))],
        ),
        ([f"{ONE} {TWO}", THREE], [ONE, TWO, THREE], [(f"{ONE} {TWO}", f"{ONE} / {TWO}"), THREE]),
        ([ONE, TWO, THREE], [f"{ONE} {TWO}", THREE], [(f"{ONE} / {TWO}", f"{ONE} {TWO}"), THREE]),
    ],
    ids=[
        "a new paragraph stands on the right only",
        "so does one at the end",
        "and one at the beginning",
        "a struck paragraph stands on the left only",
        "so does one at the end, struck",
        "a replaced paragraph stands beside what replaced it",
        "an edited one beside its later wording",
        "a divided paragraph beside its parts",
        "joined paragraphs beside what they became",
    ],
)
def test_only_what_differs_is_set_in_columns(
    old: list[str], new: list[str], wanted: list[str | tuple[str, str]]
) -> None:
    assert rows(compared(old, new)) == wanted


def test_a_lead_in_and_the_items_that_stay_are_shared() -> None:
    before = clause("Ansvar", "Kommunen ska", item("ge vård,", "a)"), item("följa upp.", "b)"))
    after = clause("Ansvar", "Kommunen ska", item("ge vård,", "a)"), item("utvärdera.", "b)"))

    assert rows(compare(document(before), document(after))) == [
        "Kommunen ska",
        "ge vård,",
        ("följa upp.", "utvärdera."),
    ]


def test_a_table_in_which_a_cell_changed_stands_beside_the_later_one() -> None:
    before = clause("Ansvar", ONE, table(("Insats", "Ansvar"), ("Madrass", "Region")))
    after = clause("Ansvar", ONE, table(("Insats", "Ansvar"), ("Madrass", "Kommun")))

    assert rows(compare(document(before), document(after))) == [
        ONE,
        ("Insats|Ansvar|Madrass|Region", "Insats|Ansvar|Madrass|Kommun"),
    ]


def test_a_new_clause_stands_on_the_right_and_a_removed_one_on_the_left() -> None:
    comparison = compare(document(clause("Ansvar", ONE)), document(clause("Annat", OTHER)))

    assert [
        row
        for change in comparison.changes
        for stretch in parallel(change, comparison)
        for row in _rows(stretch)
    ] in ([("", OTHER), (ONE, "")], [(ONE, ""), ("", OTHER)])


SENTENCES = st.lists(
    st.sampled_from([ONE, TWO, THREE, OTHER, "ska", f"{ONE} {TWO}", TWO.replace("ska", "bör")]),
    min_size=1,
    max_size=5,
)


@given(SENTENCES, SENTENCES)
def test_no_paragraph_of_either_wording_is_left_out_or_told_twice(
    old: list[str], new: list[str]
) -> None:
    comparison = compared(old, new)
    for change in comparison.changes:
        stretches = parallel(change, comparison)
        for side, whole in enumerate(columns_by_clause(change, comparison)):
            told = [
                text(block)
                for stretch in stretches
                for block in (
                    stretch.columns[side] if isinstance(stretch, Apart) else stretch.blocks
                )
            ]

            assert told == [text(block) for block in whole.blocks]
