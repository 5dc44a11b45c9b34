import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Credit
from clauses.compare import compare
from clauses.model import Cell
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from clauses.reading import read
from clauses.writing.criticmarkup import write_criticmarkup
from clauses.writing.criticmarkup import write_markdown
from tests.making import clause
from tests.making import document
from tests.making import footnote
from tests.making import item
from tests.making import paragraph
from tests.making import table

OPENINGS = re.compile(r"(?<!\\)\{(--|\+\+|>>)")
MARKS = re.compile(r"(?<!\\)\{(--|\+\+|>>)(.*?)(--|\+\+|<<)\}", re.DOTALL)


def test_both_wordings_stand_in_one_with_their_reasons() -> None:
    old = document(clause("Tid", "Avtalet gäller i ett år.", item("dygnet runt", "1."), number="2"))
    new = document(clause("Tid", "Avtalet gäller i två år.", item("dygnet runt", "1."), number="2"))
    why = Credit("Styrgruppen", "2026-05-13", ("Tiden förlängs.",))

    assert write_criticmarkup(compare(old, new), lambda _edit: why).splitlines() == [
        *("# Avtal", "", "## 2 Tid {>>Edited<<}", ""),
        *("Avtalet gäller i {--ett--}{++två++} år.", "", "1. dygnet runt", ""),
        "{>>Styrgruppen, 13 May 2026, ”ett; två”: Tiden förlängs.<<}",
    ]


@given(st.text("{}+-<>~=*_[]|\\ ab", max_size=20), st.text("{}+-<>~=*_[]|\\ ab", max_size=20))
def test_no_text_can_add_a_mark(old: str, new: str) -> None:
    both = [document(clause("Tid", f"Ord {text} slut.")) for text in (old, new)]
    comparison = compare(*both)
    written = write_criticmarkup(comparison)
    told = sum(hunk.op != "equal" for change in comparison.changes for hunk in change.hunks) + sum(
        bool(change.kinds) for change in comparison.changes
    )

    assert len(OPENINGS.findall(written)) == len(MARKS.findall(written)) <= told


def test_a_clean_document_reads_back_with_its_clauses_items_and_tables() -> None:
    wanted = document(
        clause("Parter", "Det finns *två*:", item("regionen", "1."), item("en kommun", "2.")),
        clause("Ansvar", paragraph("Så här:"), table(("Insats", "Ansvar"), ("Madrass", "Kommun"))),
    )
    found = read(write_markdown(wanted).encode(), "avtal.md").document

    assert found.title == "Avtal"
    assert [one.heading for one in found.clauses if one.level] == ["Parter", "Ansvar"]
    assert [one.text for one in found.clauses if one.level] == [one.text for one in wanted.clauses]


def test_each_clause_keeps_its_own_notes() -> None:
    noted = Paragraph((Run("Se noten"), Run("", note="a1"), Run(".")))
    wanted = document(
        *(
            replace(clause(name, noted), notes=(footnote("a1", f"Not om {name}."),))
            for name in ("parter", "ansvar")
        )
    )
    found = read(write_markdown(wanted).encode(), "avtal.md").document
    marked = write_criticmarkup(compare(wanted, wanted))

    assert [one.notes_text for one in found.clauses if one.level] == [
        *("Not om parter.", "Not om ansvar."),
    ]
    assert "[^1-a1]: Not om parter." in marked
    assert "[^2-a1]: Not om ansvar." in marked


def test_a_wide_cell_is_told_once() -> None:
    wide = Table(((Cell((paragraph("Brett"),), 2),), (Cell((paragraph("a"),)), Cell(()))))

    assert write_markdown(document(clause("Syfte", wide))).splitlines()[-4:] == [
        *("|  |  |", "| --- | --- |", "| Brett |  |", "| a |  |"),
    ]


def test_a_paragraph_that_opens_like_a_list_stays_a_paragraph_and_whole() -> None:
    texts = ("3. Kommunen svarar.", "- Regionen svarar.", "2025 gäller.", "1) Ett.", "+ Plus.")
    wanted = document(clause("Syfte", "Först.", *texts))
    found = read(write_markdown(wanted).encode(), "avtal.md").document

    assert found.clauses[-1].text == wanted.clauses[-1].text
