"""Every form from every kind of change, in every layout."""

import json
from dataclasses import replace
from io import BytesIO
from zipfile import is_zipfile

import pytest

from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Run
from clauses.writing.layout import View
from clauses.writing.papers.paper import Paper
from service.files.exporting import CLEAN
from service.files.exporting import PAPERS
from service.files.exporting import TYPES
from service.files.exporting import Source
from service.files.exporting import UnknownEndingError
from service.files.exporting import Wish
from service.files.exporting import clean_file
from service.files.exporting import comparison_file
from service.files.exporting import paper_file
from service.wording import Wording
from tests.clauses.writing.pdf_read import words_of
from tests.making import clause
from tests.making import document
from tests.making import footnote
from tests.making import item
from tests.making import numbered
from tests.making import table

ONE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
TWO = "Kommunen ska se till att sjuksköterska kan nås på telefon alla dagar i veckan."
THREE = "Parterna följer gemensamt upp avtalet en gång om året och redovisar det skriftligt."
FOUR = "Tvister avgörs av allmän domstol i regionens residensstad enligt svensk rätt."

PAIRS: dict[Kind, tuple[Document, Document]] = {
    Kind.EDITED: (
        document(clause("Telefon", TWO, item("jour", "a)"), table(("a", "b"), ("c", "d")))),
        document(
            replace(
                clause(
                    *("Telefon", TWO.replace("ska", "bör")),
                    *(item("jouren", "a)"), table(("a", "b"), ("c", "e"))),
                ),
                notes=(footnote("1", "Ny not."),),
            )
        ),
    ),
    Kind.INSERTED: (document(clause("A", ONE)), document(clause("A", ONE), clause("B", TWO))),
    Kind.DELETED: (document(clause("A", ONE), clause("B", TWO)), document(clause("A", ONE))),
    Kind.MOVED: (
        document(clause("A", ONE), clause("B", TWO), clause("C", THREE), clause("D", FOUR)),
        document(clause("D", FOUR), clause("A", ONE), clause("B", TWO), clause("C", THREE)),
    ),
    Kind.RENUMBERED: (
        numbered(clause("A", ONE), clause("B", TWO)),
        numbered(clause("Ny", THREE), clause("A", ONE), clause("B", TWO)),
    ),
    Kind.RETITLED: (document(clause("Läkare", ONE)), document(clause("Läkarmedverkan", ONE))),
    Kind.SPLIT: (
        document(clause("A", ONE, TWO, THREE)),
        document(clause("A", ONE), clause("B", TWO, THREE)),
    ),
    Kind.MERGED: (
        document(clause("A", ONE), clause("B", TWO, THREE)),
        document(clause("A", ONE, TWO, THREE)),
    ),
    Kind.FORMATTED: (
        document(clause("A", ONE)),
        document(clause("A", Paragraph((Run(ONE, bold=True),)))),
    ),
}
STARTS = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF", ".html": b"<!doctype", ".json": b"{"}
SWEDISH = Wording("sv")


def credited(edit: Edit) -> Credit:
    return Credit("Styrgruppen", "2026-05-13", (f"Skäl till {len(edit.text) % 2}.",))


def written(kind: Kind, ending: str, view: View) -> bytes:
    old, new = (Source(one, name) for one, name in zip(PAIRS[kind], ("A", "B"), strict=True))
    wish = Wish(credited, view.value, "sv", SWEDISH.say)
    return comparison_file(old, new, ending, wish)


@pytest.mark.parametrize("kind", Kind)
def test_the_pairs_hold_the_kinds_that_they_are_named_for(kind: Kind) -> None:
    comparison = compare(*PAIRS[kind])

    assert kind in {one for change in comparison.changes for one in change.kinds}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("ending", TYPES)
def test_every_form_is_written_of_every_kind_of_change(ending: str, kind: Kind) -> None:
    views = View if ending in PAPERS else (View.INLINE,)
    for view in views:
        data = written(kind, ending, view)

        assert data.startswith(STARTS.get(ending, b""))
        assert len(data) > 40
        assert ending not in {".docx", ".xlsx"} or is_zipfile(BytesIO(data))


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in {Kind.FORMATTED, Kind.RENUMBERED}]
)
@pytest.mark.parametrize("view", View)
def test_the_pdf_names_the_kind_in_the_readers_language(kind: Kind, view: View) -> None:
    assert SWEDISH.kind(kind) in words_of(written(kind, ".pdf", view))


@pytest.mark.parametrize("ending", CLEAN)
def test_a_document_without_marks_is_written_in_every_form(ending: str) -> None:
    source = Source(PAIRS[Kind.EDITED][1], "Remiss 1", stored=True, stage="consultation")
    data = clean_file(source, ending, Wish(None, "inline", "sv", SWEDISH.say))

    assert data.startswith(STARTS.get(ending, b""))
    assert ending != ".pdf" or "jouren" in words_of(data)
    assert ending != ".json" or json.loads(data)["title"] == "Avtal"


def test_a_form_that_nothing_can_be_written_in_is_refused() -> None:
    source = Source(PAIRS[Kind.EDITED][0], "A")
    with pytest.raises(UnknownEndingError, match=r"write one of \.docx"):
        clean_file(source, ".csv", Wish())
    with pytest.raises(UnknownEndingError, match=r"write one of \.pdf"):
        paper_file(Paper("Rapport", ()), ".csv")
