import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Op
from clauses.changes import edits
from clauses.compare import compare
from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from clauses.writing.marked import PILCROW
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from clauses.writing.marked import columns
from clauses.writing.marked import inline
from clauses.writing.marked import shown
from tests.making import clause
from tests.making import document
from tests.making import table


def runs_of(blocks: tuple[MarkedBlock, ...]) -> list[MarkedRun]:
    found: list[MarkedRun] = []
    for block in blocks:
        found.extend(block.runs)
        for row in block.rows:
            for cell in row:
                found.extend(runs_of(cell.blocks))
    return found


def words(marked: MarkedClause, *ops: Op) -> str:
    return "".join(
        run.text for run in runs_of(marked.blocks) if run.op in ops and run.text != PILCROW
    )


def one_change(old: Clause, new: Clause) -> MarkedClause:
    comparison = compare(document(old), document(new))
    return inline(comparison.changes[0], comparison)


def test_struck_words_stand_before_what_replaced_them() -> None:
    marked = one_change(clause("A", "Det bör ske."), clause("A", "Det ska ske."))

    assert [(run.op.value, run.text) for run in marked.blocks[0].runs] == [
        ("equal", "Det "),
        ("delete", "bör"),
        ("insert", "ska"),
        ("equal", " ske."),
    ]


def test_a_struck_paragraph_is_a_block_of_its_own() -> None:
    marked = one_change(
        clause("A", "Ett ord.", "Två ord.", "Tre."), clause("A", "Ett ord.", "Tre.")
    )

    assert [(block.op.value, block.runs[0].text) for block in marked.blocks] == [
        ("equal", "Ett ord."),
        ("delete", "Två ord."),
        ("equal", "Tre."),
    ]


def test_joined_paragraphs_show_the_struck_end() -> None:
    marked = one_change(clause("A", "Ett ord.", "Två ord."), clause("A", "Ett ord. Två ord."))

    assert marked.blocks[0].runs[-1] == MarkedRun(
        PILCROW, Op.DELETE, marked.blocks[0].runs[-1].sort, edit=0
    )


def test_an_added_row_stands_in_its_table() -> None:
    marked = one_change(
        clause("A", table(("Part", "Andel"), ("Regionen", "60"))),
        clause("A", table(("Part", "Andel"), ("Staten", "5"), ("Regionen", "60"))),
    )
    (shown_table,) = marked.blocks

    assert [
        [(run.op.value, run.text) for cell in row for run in runs_of(cell.blocks)]
        for row in shown_table.rows
    ] == [
        [("equal", "Part"), ("equal", "Andel")],
        [("insert", "Staten"), ("insert", "5")],
        [("equal", "Regionen"), ("equal", "60")],
    ]
    assert shown_table.headed


def test_a_struck_cell_stays_in_its_row() -> None:
    marked = one_change(
        clause("A", table(("Part", "Andel"), ("Regionen", "60"))),
        clause("A", table(("Part",), ("Regionen",))),
    )

    assert [len(row) for row in marked.blocks[0].rows] == [2, 2]


def test_a_reference_to_a_note_is_kept() -> None:
    referring = Paragraph((Run("Ord"), Run("", note="1"), Run(".")))
    one = Clause("A", 1, "", (referring,), (Note("1", (Paragraph((Run("Not."),)),)),))
    marked = shown(one)

    assert [run.look.note for run in marked.blocks[0].runs] == ["", "1", ""]
    assert marked.notes[0].label == "1"


def test_columns_hold_their_own_words_alone() -> None:
    comparison = compare(
        document(clause("Gammal", "Det bör ske.")), document(clause("Ny", "Det ska ske."))
    )
    left, right = columns(comparison.changes[0], comparison)

    assert words(left, Op.EQUAL, Op.DELETE, Op.INSERT) == "Det bör ske."
    assert words(right, Op.EQUAL, Op.DELETE, Op.INSERT) == "Det ska ske."
    assert [run.text for run in left.heading] == ["Gammal"]


TEXTS = st.lists(st.sampled_from(["Det", "bör", "ska", " ", ".", "\n", "x"]), max_size=6).map(
    "".join
)
PARAGRAPHS = st.builds(lambda text: Paragraph((Run(text),) if text else ()), TEXTS)
ITEMS = st.builds(lambda text: Item((Run(text),) if text else (), label="•"), TEXTS)
CELLS = st.builds(
    lambda blocks: Cell(tuple(blocks)),
    st.lists(st.one_of(PARAGRAPHS, ITEMS), min_size=1, max_size=2),
)
TABLES = st.builds(
    lambda rows: Table(tuple(tuple(row) for row in rows)),
    st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=3),
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(PARAGRAPHS, ITEMS, TABLES)
CLAUSES = st.builds(
    lambda blocks: Clause("A", 1, "", tuple(blocks), id="k1"), st.lists(BLOCKS, max_size=4)
)


def letters(text: str) -> str:
    return text.replace("⟨U+0020 SPACE⟩", " ").replace("\n", "").replace("\t", "")


@given(CLAUSES, CLAUSES)
def test_no_word_of_either_wording_is_lost(old: Clause, new: Clause) -> None:
    comparison = compare(Document("", (old,)), Document("", (new,)))
    (change,) = comparison.changes
    both = inline(change, comparison)
    left, right = columns(change, comparison)

    assert letters(words(both, Op.EQUAL, Op.DELETE)) == letters(old.text)
    assert letters(words(both, Op.EQUAL, Op.INSERT)) == letters(new.text)
    assert letters(words(left, Op.EQUAL, Op.DELETE)) == letters(old.text)
    assert letters(words(right, Op.EQUAL, Op.INSERT)) == letters(new.text)


@given(CLAUSES, CLAUSES)
def test_every_marked_run_names_its_edit(old: Clause, new: Clause) -> None:
    comparison = compare(Document("", (old,)), Document("", (new,)))
    (change,) = comparison.changes
    found = tuple(edits(change, comparison))
    for run in runs_of(inline(change, comparison).blocks):
        if run.op is not Op.EQUAL and run.text:
            assert run.edit is not None
            assert found[run.edit].op is run.op


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("10 kap.", "10\u00a0kap.", "⟨U+00A0 NO-BREAK SPACE⟩", id="a no-break space"),
        pytest.param("ord", "ord\u200b", "⟨U+200B ZERO WIDTH SPACE⟩", id="a zero-width space"),
        pytest.param(
            "a", "\u0430", "\u0430⟨U+0430 CYRILLIC SMALL LETTER A⟩", id="a letter that looks like a"
        ),
        pytest.param("1-2", "1–2", "–⟨U+2013 EN DASH⟩", id="another dash"),
    ],
)
def test_a_change_nobody_can_see_is_shown_by_name(old: str, new: str, told: str) -> None:
    marked = one_change(clause("A", old), clause("A", new))

    assert told in [run.text for run in marked.blocks[0].runs if run.op is Op.INSERT]
