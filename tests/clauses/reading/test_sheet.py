"""Workbooks: what is seen is read, what is hidden is told, what is built to harm is refused."""

import datetime
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.model import Table
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read
from clauses.reading.guard import read_guarded

HEADER = ("Avsnitt", "Remissinstans", "Synpunkt")


def workbook(*rows: tuple[object, ...], title: str = "Blad1") -> tuple[Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows_of(reading: Reading, clause: int = 0) -> list[list[str]]:
    (table,) = reading.document.clauses[clause].blocks
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def told(reading: Reading, kind: RemarkKind) -> str:
    return " ".join(remark.text for remark in reading.remarks if remark.kind is kind)


def changed(data: bytes, change: Callable[[str, bytes], bytes], **added: bytes) -> bytes:
    """The workbook with every part changed, and parts added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for part, content in added.items():
            new.writestr(part, content)
    return file.getvalue()


def refusal(data: bytes, name: str = "svar.xlsx") -> Refusal:
    with pytest.raises(RefusedError) as caught:
        read_guarded(data, name)
    return caught.value.reason


def test_cells_are_read_as_they_look() -> None:
    book, sheet = workbook(HEADER, (4.1, datetime.date(2025, 6, 2), 12), (True, 0.5, " Oklart. "))
    sheet["A2"].number_format = "0.00"

    assert rows_of(read(saved(book), "svar.xlsx"))[1:] == [
        ["4.10", "2025-06-02", "12"],
        ["True", "0.5", "Oklart."],
    ]


def test_a_cell_merged_over_several_rows_stands_in_each() -> None:
    book, sheet = workbook(HEADER, ("4.1", "Ekby", "Bra."), (None, "Alby", "Oklart."))
    sheet.merge_cells("A2:A3")

    assert [row[0] for row in rows_of(read(saved(book), "svar.xlsx"))] == ["Avsnitt", "4.1", "4.1"]


def test_a_cell_merged_over_columns_stands_once() -> None:
    book, sheet = workbook(("4.1 Ansvar", None, None), ("", "Alby", "Oklart."))
    sheet.merge_cells("A1:C1")

    assert rows_of(read(saved(book), "svar.xlsx"))[0] == ["4.1 Ansvar", "", ""]


def test_a_sheet_is_a_clause_under_its_name() -> None:
    book, _ = workbook(("Ett", "två"), title="Avtalet")
    book.create_sheet("Riktlinjen").append(("Tre", "fyra"))
    clauses = read(saved(book), "svar.xlsx").document.clauses

    assert [clause.heading for clause in clauses] == ["Avtalet", "Riktlinjen"]


def test_the_name_that_a_program_gave_the_only_sheet_is_no_heading() -> None:
    assert read(saved(workbook(("Ett",))[0]), "a.xlsx").document.clauses[0].heading == ""


def test_what_is_hidden_is_left_out_and_told() -> None:
    book, sheet = workbook(HEADER, ("4.1", "Ekby", "Internt."), ("4.2", "Alby", "Öppet."))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    secret = book.create_sheet("Arbetsmaterial")
    secret["A1"] = "Förtroligt"
    secret.sheet_state = "veryHidden"
    reading = read(saved(book), "svar.xlsx")
    hidden = told(reading, RemarkKind.HIDDEN_TEXT)

    assert rows_of(reading) == [["Avsnitt", "Synpunkt"], ["4.2", "Öppet."]]
    assert all(word in hidden for word in ("Internt.", "Alby", "Förtroligt", "Arbetsmaterial"))


def test_rows_that_a_filter_or_an_outline_folds_away_are_read() -> None:
    book, sheet = workbook(HEADER, ("4.1", "Ekby", "Bra."), ("4.2", "Alby", "Oklart."))
    sheet.auto_filter.ref = "A1:C2"
    sheet.auto_filter.add_filter_column(0, ["4.2"])
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions.group(3, 3, hidden=True)

    assert len(rows_of(read(saved(book), "svar.xlsx"))) == 3


def test_a_formula_is_its_last_result_and_told_where_it_has_none() -> None:
    book, _ = workbook(("Ett", '=HYPERLINK("https://exempel.se/x","Klicka")'))
    reading = read(saved(book), "svar.xlsx")

    assert rows_of(reading) == [["Ett", ""]]
    assert "HYPERLINK" in told(reading, RemarkKind.NOT_KEPT)


def test_comments_are_comments_on_the_words_of_their_cell() -> None:
    book, sheet = workbook(HEADER)
    sheet["C1"].comment = Comment("Vad menas?", "Ada Bok")
    (comment,) = read(saved(book), "svar.xlsx").comments

    assert (comment.text, comment.quote, comment.author) == ("Vad menas?", "Synpunkt", "Ada Bok")


def test_macros_and_links_to_other_files_are_told_and_never_followed() -> None:
    data = changed(
        saved(workbook(HEADER)[0]),
        lambda _, content: content,
        **{"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"},
    )
    kinds = {remark.kind for remark in read(data, "svar.xlsx").remarks}

    assert {RemarkKind.MACROS, RemarkKind.EXTERNAL} <= kinds


def test_a_document_type_in_any_part_is_refused() -> None:
    data = changed(
        saved(workbook(HEADER)[0]),
        lambda part, content: (
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + content if "sheet1" in part else content
        ),
    )

    assert refusal(data) in (Refusal.DANGEROUS, Refusal.UNDECODABLE)


def test_a_cell_at_the_end_of_the_world_is_refused() -> None:
    book, sheet = workbook(HEADER)
    sheet["XFD1048576"] = "x"

    assert refusal(saved(book)) is Refusal.TOO_LARGE


def test_cells_merged_without_measure_are_refused() -> None:
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = changed(
        saved(workbook(HEADER)[0]),
        lambda _, content: content.replace(b"</sheetData>", b"</sheetData>" + merge),
    )

    assert refusal(data) is Refusal.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"hej", Refusal.WRONG_NAME),
        (saved(openpyxl.Workbook()), Refusal.EMPTY),
        (saved(workbook(HEADER)[0])[:-200], Refusal.BROKEN),
        (changed(saved(workbook(HEADER)[0]), lambda _, c: c.replace(b"sheet.main", b"x")), None),
    ],
    ids=["empty", "text", "a workbook without words", "cut off", "another kind of archive"],
)
def test_what_is_no_workbook_is_refused(data: bytes, reason: Refusal | None) -> None:
    assert refusal(data) is (reason or Refusal.WRONG_NAME)
