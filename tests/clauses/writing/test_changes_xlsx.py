import zipfile
from io import BytesIO

from lxml import etree

from clauses.changes import Credit
from clauses.compare import compare
from clauses.writing.changes_xlsx import write_xlsx
from clauses.writing.sheets_xlsx import LONGEST
from tests.making import clause
from tests.making import document

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "http://x.example", "\t=1")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return [
        [str(cell.xpath("string()")) for cell in row.iter(f"{SHEET}c")]
        for row in root.iter(f"{SHEET}row")
    ]


def comparison_of(old: str, new: str) -> bytes:
    comparison = compare(document(clause("Tid", old)), document(clause("Tid", new)))
    why = Credit("Styrgruppen", "2026-05-13", ("Styrgruppen, p 3: ”Avtalet förlängs.”",))
    return write_xlsx(comparison, lambda _edit: why)


def test_the_list_tells_clause_kind_words_nature_who_when_why_and_source() -> None:
    head, row = sheet(comparison_of("Avtalet gäller i ett år.", "Avtalet gäller i två år."))

    assert head == [
        *("Clause", "Earlier clause", "Kind", "Struck", "Added", "Nature"),
        *("Who", "When", "Why", "Source"),
    ]
    assert row == [
        *("Tid", "Tid", "Edited", "ett", "två", "Substance", "Styrgruppen", "2026-05-13"),
        *("Styrgruppen, p 3: ”Avtalet förlängs.”", "Styrgruppen, p 3"),
    ]


def test_no_cell_is_a_formula_or_a_link() -> None:
    for text in FORMULAS:
        data = comparison_of("Avtalet.", f"{text} och annat som är helt nytt.")
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names, xml = archive.namelist(), archive.read("xl/worksheets/sheet1.xml")

        assert b"<f>" not in xml
        assert b"<hyperlink" not in xml
        assert not [name for name in names if "external" in name.lower()]
        assert any(text.strip()[:2] in cell for row in sheet(data)[1:] for cell in row)


def test_a_text_longer_than_a_cell_can_hold_says_that_it_goes_on() -> None:
    cells = sheet(comparison_of("", "ord " * LONGEST))[1]

    assert max(map(len, cells)) == LONGEST
    assert any(cell.endswith(" …") for cell in cells)


def test_the_same_changes_give_the_same_workbook() -> None:
    assert comparison_of("Ett.", "Två.") == comparison_of("Ett.", "Två.")
