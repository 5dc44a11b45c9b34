"""Cells of a collation that are merged over several rows hold for every row they cover."""

import io

import docx
import openpyxl
import pytest

from clauses.reading import read
from versions.minutes.parsing import read_minutes
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind

ROWS = (
    ("Avsnitt", "Remissinstans", "Synpunkt", "Hantering"),
    ("4.2 Kompetens", "Ekby", "Oklart vem som svarar.", "Tillgodoses inte."),
    ("", "", "Ordet bör är svagt.", ""),
    ("", "Alby", "Bra.", ""),
    ("6 Varsel", "Alby", "Kortare varsel.", ""),
)
MERGED = ((1, 3, 0), (1, 2, 1), (1, 3, 3))
"""First and last row, and the column."""


def in_word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(ROWS), cols=4)
    for first, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(first, column).text = text
    for top, bottom, column in MERGED:
        kept = table.cell(top, column).text
        table.cell(top, column).merge(table.cell(bottom, column)).text = kept
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def in_excel() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    for top, bottom, column in MERGED:
        sheet.merge_cells(
            start_row=top + 1, end_row=bottom + 1, start_column=column + 1, end_column=column + 1
        )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def answers(data: bytes, name: str) -> list[Passage]:
    found = read_minutes(read(data, name)).passages
    return [one for one in found if one.kind is PassageKind.ROW]


@pytest.mark.parametrize(
    ("data", "name"),
    [(in_word(), "svar.docx"), (in_excel(), "svar.xlsx")],
    ids=["Word", "Excel"],
)
def test_each_row_has_the_section_respondent_and_handling(data: bytes, name: str) -> None:
    found = answers(data, name)

    assert [(one.section, one.respondent, one.handling) for one in found] == [
        ("4.2 Kompetens", "Ekby", "Tillgodoses inte."),
        ("4.2 Kompetens", "Ekby", "Tillgodoses inte."),
        ("4.2 Kompetens", "Alby", "Tillgodoses inte."),
        ("6 Varsel", "Alby", ""),
    ]


def test_an_empty_cell_that_is_not_merged_stays_empty() -> None:
    book = openpyxl.load_workbook(io.BytesIO(in_excel()))
    sheet = book.active
    assert sheet is not None
    sheet.unmerge_cells("D2:D4")
    file = io.BytesIO()
    book.save(file)

    assert [one.handling for one in answers(file.getvalue(), "svar.xlsx")] == [
        "Tillgodoses inte.",
        "",
        "",
        "",
    ]


def test_its_words_stand_once_in_the_text_of_a_word_file() -> None:
    assert sum("Tillgodoses inte." in one.text for one in answers(in_word(), "svar.docx")) == 1
