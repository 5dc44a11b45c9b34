import pytest

from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table
from clauses.reading import read
from clauses.reading.markdown import blocks_from_markdown

TEXT = """# Avtal

Ingress.[^a]

## 1. Parter

Regionen och *kommunerna*
i **länet**.\\
Ny rad.

### Syfte

- ett
  1. första
  2. andra
- två

| Rad | Belopp |
|-----|--------|
| a   | 1 *kr* |

[^a]: En not.
"""


def test_headings_open_clauses_and_the_first_is_the_title() -> None:
    document = read(TEXT.encode(), "avtal.md").document

    assert document.title == "Avtal"
    assert [(c.level, c.number, c.heading) for c in document.clauses] == [
        (0, "", "Avtal"),
        (1, "1.", "Parter"),
        (2, "", "Syfte"),
    ]


def test_notes_belong_to_the_clause_that_refers_to_them() -> None:
    preamble = read(TEXT.encode(), "avtal.md").document.clauses[0]

    assert preamble.blocks == (Paragraph((Run("Ingress."), Run("", note="a"))),)
    assert preamble.notes == (Note("a", (Paragraph((Run("En not."),)),)),)


def test_looks_and_line_breaks_are_kept_and_soft_breaks_are_spaces() -> None:
    block = read(TEXT.encode(), "avtal.md").document.clauses[1].blocks[0]

    assert block == Paragraph(
        (
            Run("Regionen och "),
            Run("kommunerna", italic=True),
            Run(" i "),
            Run("länet", bold=True),
            Run(".\nNy rad."),
        )
    )


def test_lists_and_tables_are_kept() -> None:
    *items, table = read(TEXT.encode(), "avtal.md").document.clauses[2].blocks

    assert items == [
        Item((Run("ett"),), 0, ordered=False, label="•"),
        Item((Run("första"),), 1, ordered=True, label="1."),
        Item((Run("andra"),), 1, ordered=True, label="2."),
        Item((Run("två"),), 0, ordered=False, label="•"),
    ]
    assert isinstance(table, Table)
    assert (table.text, table.headed) == ("Rad\tBelopp\na\t1 kr", True)


def test_several_headings_of_the_first_depth_are_chapters() -> None:
    document = read(b"# Ett\n\na\n\n# Tv\xc3\xa5\n", "avtal.md").document

    assert document.title == ""
    assert [(c.level, c.heading, c.text) for c in document.clauses] == [
        (1, "Ett", "a"),
        (1, "Två", ""),
    ]


def test_a_text_without_headings_is_cut_at_its_paragraphs() -> None:
    reading = read("ett\n\ntvå".encode(), "avtal.md")

    assert [c.text for c in reading.document.clauses] == ["ett", "två"]
    assert [remark.kind for remark in reading.remarks] == [RemarkKind.NO_HEADINGS]


def test_markup_of_the_web_is_text_and_unsafe_links_are_not_kept() -> None:
    (clause,) = read(
        b"<b>a</b> [b](javascript:alert(1)) [c](https://exempel.se)", "a.md"
    ).document.clauses

    assert clause.text == "<b>a</b> [b](javascript:alert(1)) c"
    assert clause.blocks[0] == Paragraph(
        (Run("<b>a</b> [b](javascript:alert(1)) "), Run("c", link="https://exempel.se"))
    )


def test_the_body_of_one_clause_is_read_without_headings() -> None:
    blocks, notes = blocks_from_markdown("Text.[^1]\n\n- ett\n\n[^1]: Not.\n")

    assert blocks == (
        Paragraph((Run("Text."), Run("", note="1"))),
        Item((Run("ett"),), 0, ordered=False, label="•"),
    )
    assert [note.text for note in notes] == ["Not."]


def told(text: str) -> Reading:
    return read(f"# A\n\n{text}".encode(), "a.md")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("b\n\n[^2]: ensam", "b\n[^2]: ensam"),
        ("b[^1]\n\n[^1]: ett\n\n[^1]: två", "b\n[^1]: två"),
        ("b ^[i löpande text]", "b ^[i löpande text]"),
        ("[^1]:- [^1]:", ""),
    ],
    ids=[
        "a note that nothing refers to",
        "a second note of the same name",
        "a note in the text",
        "notes in notes",
    ],
)
def test_no_note_is_lost(text: str, kept: str) -> None:
    assert kept in told(text).document.clauses[0].text


def test_a_note_in_a_note_comes_along() -> None:
    notes = told("b[^1]\n\n[^1]: ett[^2]\n\n[^2]: två").document.clauses[0].notes

    assert [note.text for note in notes] == ["ett", "två"]


def test_cells_beyond_the_columns_of_a_table_are_told() -> None:
    reading = told("| a | b |\n|---|---|\n| c | d | för mycket |")

    assert [(one.text, one.characters) for one in reading.remarks] == [("för mycket", 9)]
    assert reading.characters.visible == reading.characters.kept + 9
