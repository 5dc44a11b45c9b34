"""Where one clause ends and another begins, in what was split or merged."""

import pytest

from clauses.changes import Comparison
from clauses.changes import Op
from clauses.compare import compare
from clauses.model import Block
from clauses.model import Clause
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import inline
from clauses.writing.parted import columns_by_clause
from clauses.writing.parted import inline_by_clause
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import numbered
from tests.making import table

ONE = "När en part bedömer att den enskilde behöver insatser ska en vårdbegäran skickas."
TWO = "Den lämnande parten ska rapportera över det som behövs för en säker vård."
WHOLE = clause("Vårdbegäran och överrapportering", ONE, TWO)
PARTS = (clause("Vårdbegäran", ONE), clause("Överrapportering", TWO))


def compared(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> Comparison:
    return compare(numbered(*old), numbered(*new))


def told(block: MarkedBlock) -> str:
    signs = {Op.EQUAL: "", Op.INSERT: "+", Op.DELETE: "-"}
    text = "".join(f"{signs[run.op]}{run.text}" for run in block.runs)
    return f"{block.label} {text}" if block.kind == "heading" else text


def texts(marked: MarkedClause) -> list[str]:
    return [told(block) for block in marked.blocks]


def heading(marked: MarkedClause) -> list[tuple[str, str]]:
    return [(run.op.value, run.text) for run in marked.heading]


def test_a_split_shows_where_the_second_clause_begins() -> None:
    comparison = compared((WHOLE,), PARTS)
    marked = inline_by_clause(comparison.changes[0], comparison)

    assert heading(marked) == [("equal", "Vårdbegäran"), ("delete", " och överrapportering")]
    assert texts(marked) == [ONE, "2 +Överrapportering", TWO]


def test_a_merge_shows_where_the_struck_heading_stood() -> None:
    comparison = compared(PARTS, (WHOLE,))
    marked = inline_by_clause(comparison.changes[0], comparison)

    assert heading(marked) == [("equal", "Vårdbegäran"), ("insert", " och överrapportering")]
    assert texts(marked) == [ONE, "2 -Överrapportering", TWO]


def test_each_column_has_the_headings_of_its_own_clauses() -> None:
    comparison = compared((WHOLE,), PARTS)
    left, right = columns_by_clause(comparison.changes[0], comparison)

    assert texts(left) == [ONE, TWO]
    assert texts(right) == [ONE, "2 +Överrapportering", TWO]
    assert [run.op for run in right.heading] == [Op.EQUAL]


def test_words_changed_beside_the_seam_stay_with_their_clause() -> None:
    first = clause("Vårdbegäran", ONE.replace("skickas.", "skickas skriftligen."))
    second = clause("Överrapportering", TWO.replace("Den lämnande", "Varje lämnande"))
    comparison = compared((WHOLE,), (first, second))
    before, seam, after = texts(inline_by_clause(comparison.changes[0], comparison))

    assert "skriftligen" in before
    assert seam == "2 +Överrapportering"
    assert "+Varje" in after


def test_a_struck_paragraph_at_the_seam_is_shown() -> None:
    whole = clause(WHOLE.heading, ONE, "Det här stycket stryks.", TWO)
    comparison = compared((whole,), PARTS)
    shown = texts(inline_by_clause(comparison.changes[0], comparison))

    assert (shown[0], shown[-1]) == (ONE, TWO)
    assert sorted(shown[1:-1]) == ["-Det här stycket stryks.", "2 +Överrapportering"]


@pytest.mark.parametrize("end", [item("och mer därtill"), table(("Vad", "Vem"), ("Råd", "Parten"))])
def test_a_list_or_a_table_ends_with_its_clause(end: Block) -> None:
    whole = Clause("Två", 1, "", (*PARTS[0].blocks, end, *PARTS[1].blocks))
    first = Clause("Ett", 1, "", (*PARTS[0].blocks, end))
    comparison = compared((whole,), (first, PARTS[1]))
    marked = inline_by_clause(comparison.changes[0], comparison)

    assert [block.kind for block in marked.blocks][2:] == ["heading", "paragraph"]


def test_a_clause_that_was_not_parted_is_shown_as_ever() -> None:
    comparison = compare(document(clause("A", ONE)), document(clause("A", TWO)))
    (change,) = comparison.changes[:1]

    assert inline_by_clause(change, comparison) == inline(change, comparison)
