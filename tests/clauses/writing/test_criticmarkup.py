import re

from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Credit
from clauses.compare import compare
from clauses.reading import read
from clauses.writing.criticmarkup import write_criticmarkup
from clauses.writing.criticmarkup import write_markdown
from tests.making import clause
from tests.making import document
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
