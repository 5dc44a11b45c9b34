from clauses.writing.papers.document import Cover
from clauses.writing.papers.document import document_paper
from clauses.writing.papers.pdf import write_pdf
from tests.clauses.writing.pdf_read import structure
from tests.clauses.writing.pdf_read import words_of
from tests.making import clause
from tests.making import document
from tests.making import item


def test_a_version_is_set_with_its_name_contents_and_text() -> None:
    wanted = document(
        clause("Avtal", "Mellan parterna.", level=0),
        clause("Syfte", "Ett stycke.", item("dygnet runt", "a)"), number="1"),
        clause("Mål", "Målet.", number="1.1", level=2),
    )
    pdf = write_pdf(document_paper(wanted, Cover("Remiss 1, 13 maj 2026")))
    words = words_of(pdf)

    assert words.startswith("Avtal Remiss 1, 13 maj 2026 Contents 1 Syfte 1")
    assert "a) dygnet runt" in words
    assert words.count("Avtal") == 1
    assert [tag for tag in structure(pdf) if tag in {"Title", "H1", "H2", "TOC"}] == [
        *("Title", "TOC", "TOC", "H1", "H2"),
    ]
