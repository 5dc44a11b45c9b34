"""Hypothesis strategies for any clause there can be."""

from hypothesis import strategies as st

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table

SIGNS = st.characters(exclude_categories=["Cs"])
AWKWARD = st.sampled_from(
    [
        *"\\*[]{}|<>#+-:^ \n\t\r\x00",
        *"\u00a0\u200d\u0301\u0338\u1161\u212b\ufeff\u2028\U0001f468.!?aAåÅ1",
        "{U+00A0}", "{}", "{+}", "[^a1]:", "- ", "+ ", "|===", "|-", "{label x} ", "\\\n", ". A",
        "t.ex. A", "](<x>)", "{sup|", "**", " \n ", "a\u030a", "endnote]:",
    ]
)  # fmt: skip
TEXTS = st.lists(SIGNS | AWKWARD, max_size=12).map("".join)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    run = st.builds(
        Run,
        text=TEXTS,
        bold=st.booleans(),
        italic=st.booleans(),
        script=st.sampled_from(["", "", "sup", "sub"]),
        link=st.just("") | TEXTS,
        note=st.just("") | st.just("") | TEXTS,
    )
    return tuple(draw(st.lists(run, max_size=4)))


PARAGRAPHS = st.builds(Paragraph, runs=runs())
ITEMS = st.builds(
    Item,
    runs=runs(),
    level=st.integers(0, 3),
    ordered=st.booleans(),
    label=st.sampled_from(["", "•", "1.", "2.", "a)", "b)", "i)", "ii)", "–", "4.2"]) | TEXTS,
)


def _tables(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    cell = st.builds(
        Cell,
        blocks=st.lists(blocks, max_size=2).map(tuple),
        columns=st.integers(1, 4),
    )
    rows = st.lists(st.lists(cell, max_size=3).map(tuple), max_size=3).map(tuple)
    return PARAGRAPHS | ITEMS | st.builds(Table, rows=rows, headed=st.booleans())


BLOCKS: st.SearchStrategy[Block] = st.recursive(PARAGRAPHS | ITEMS, _tables, max_leaves=8)
NOTES = st.builds(
    Note,
    key=TEXTS,
    blocks=st.lists(BLOCKS, max_size=2).map(tuple),
    kind=st.sampled_from(NoteKind),
)
CLAUSES = st.builds(
    Clause,
    heading=TEXTS,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    notes=st.lists(NOTES, max_size=2).map(tuple),
)
