"""Hypothesis strategies for documents that an office writes, in the form in which they are read."""

from collections.abc import Sequence
from itertools import groupby

from hypothesis import strategies as st

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table

WORDS = st.sampled_from(
    [
        *("Regionen", "svarar", "för", "vård", "å", "ska", "–", "”citat”", "m²", "t.ex.", "<&>"),
        *("hälso-\u00a0och", "sjuk\u00advård", "fi\ufb01", "Ω", "ж", "5", "§", "(se 2.1)", "…"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
HEADINGS = TEXTS.filter(lambda text: text[0] not in "5§")
"""A heading that opens with a number is read as a number and a heading."""
LOOKS = st.builds(
    Run,
    text=TEXTS,
    bold=st.booleans(),
    italic=st.booleans(),
    script=st.sampled_from(["", "", "", "sup", "sub"]),
    link=st.sampled_from(["", "", "", "https://lag.example/", "mailto:a@b.example"]),
)


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of which no two neighbours look alike."""
    groups = groupby(runs, key=lambda run: (run.bold, run.italic, run.script, run.link))
    return tuple(Run("".join(run.text for run in group), *look) for look, group in groups)


RUNS = st.lists(LOOKS, min_size=1, max_size=3).map(joined)
PARAGRAPHS = st.builds(Paragraph, RUNS)


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """A list of one depth, counted or with bullets."""
    runs = draw(st.lists(RUNS, min_size=1, max_size=4))
    labels = draw(st.sampled_from(["abcd", "1234", "••••", "––––"]))
    ending = draw(st.sampled_from([")", "."])) if labels[0].isalnum() else ""
    return tuple(
        Item(one, 0, bool(ending), f"{label}{ending}")
        for one, label in zip(runs, labels, strict=False)
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of one to three columns, perhaps with a heading row and a wide cell."""
    width = draw(st.integers(1, 3))
    cell = st.lists(PARAGRAPHS, max_size=2).map(lambda blocks: Cell(tuple(blocks)))
    row = st.lists(cell, min_size=width, max_size=width).map(tuple)
    wide = st.tuples(PARAGRAPHS.map(lambda one: Cell((one,), width)))
    rows = draw(st.lists(row | wide if width > 1 else row, min_size=1, max_size=3))
    return Table(tuple(rows), draw(st.booleans()))


@st.composite
def clauses(draw: st.DrawFn, number: int, level: int) -> Clause:
    """A clause with a heading; its blocks may refer to notes."""
    parts = draw(st.lists(PARAGRAPHS | items() | tables(), max_size=4))
    blocks = _without_neighbours(parts)
    notes: tuple[Note, ...] = ()
    if draw(st.booleans()):
        kind = draw(st.sampled_from(NoteKind))
        key = "1" if kind is NoteKind.FOOTNOTE else "e1"
        blocks = (*blocks, Paragraph((Run("Se noten"), Run("", note=key), Run("."))))
        notes = (Note(key, (draw(PARAGRAPHS),), kind),)
    return Clause(draw(HEADINGS), level, str(number) if number else "", blocks, notes)


def _without_neighbours(parts: Sequence[Block | tuple[Item, ...]]) -> tuple[Block, ...]:
    """Blocks between which a paragraph stands where two lists or tables would touch."""
    blocks: list[Block] = []
    for part in parts:
        new = list(part) if isinstance(part, tuple) else [part]
        if blocks and not isinstance(blocks[-1], Paragraph) and not isinstance(new[0], Paragraph):
            blocks.append(Paragraph((Run("Vidare:"),)))
        blocks += new
    return tuple(blocks)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A title, a preamble and some clauses, numbered or not."""
    title = draw(HEADINGS)
    numbered = draw(st.booleans())
    count = draw(st.integers(1, 3))
    preamble = Clause(title, 0, "", (draw(PARAGRAPHS),))
    body = [draw(clauses(place if numbered else 0, 1)) for place in range(1, count + 1)]
    return Document(title, (preamble, *body))
