from dataclasses import replace

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings

from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from clauses.reading import read
from clauses.writing.clean.word import write_word
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.documents_made import documents
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import marked
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import part
from tests.clauses.writing.word_made import r
from tests.clauses.writing.word_made import xpath
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import paragraph
from tests.making import table

PREAMBLE = clause("Avtal", "Mellan regionen och kommunerna.", level=0)
RICH = Paragraph(
    (
        Run("Vård "),
        Run("ska", bold=True),
        Run(" ges"),
        Run("", note="1"),
        Run(" enligt "),
        Run("lagen", link="https://lag.example/"),
        Run(" om m"),
        Run("2", script="sup"),
        Run(" \u00adoch\u00a0tid,\nny rad\tspalt.", italic=True),
    )
)
DOCUMENTS = {
    "paragraphs under numbered headings": document(
        PREAMBLE,
        clause("Syfte", "Ett stycke.", "Ett till.", number="1"),
        clause("Mål", "Målet.", number="1.1", level=2),
        clause("Ansvar", number="2"),
    ),
    "headings without numbers": document(PREAMBLE, clause("Syfte", "Ett."), clause("Mål", "Två.")),
    "numbers that Word would not count": document(
        PREAMBLE, clause("Syfte", "Ett.", number="§ 3"), clause("Mål", "Två.", number="§ 5")
    ),
    "lists of two depths": document(
        PREAMBLE,
        clause(
            "Syfte",
            "Detta gäller:",
            item("ett", "a)"),
            item("två", "b)"),
            item("under", "1.", 1),
            "Och detta:",
            item("ett", "a)"),
            item("punkt"),
            item("streck", "–", 1),
            number="1",
        ),
    ),
    "a table": document(
        PREAMBLE, clause("Syfte", "Före.", table(("Post", "Andel"), ("Läkare", "60")), number="1")
    ),
    "a table with a wide cell and an empty one": document(
        PREAMBLE,
        clause(
            "Syfte",
            Table(
                (
                    (Cell((paragraph("Brett"),), 2),),
                    (Cell((paragraph("ett"), paragraph("två"))), Cell(())),
                )
            ),
            "Efter.",
        ),
    ),
    "looks, links and notes": document(
        PREAMBLE,
        Clause(
            "Syfte",
            1,
            "1",
            (RICH, Paragraph((Run("Slut"), Run("", note="e1")))),
            (
                Note("1", (paragraph("Se lagen."),)),
                Note("e1", (paragraph("En slutnot."),), NoteKind.ENDNOTE),
            ),
        ),
    ),
    "numbered text without a heading": document(
        PREAMBLE,
        clause("Syfte", "Ett.", number="1"),
        clause("", "Regionen svarar.", number="1.1", level=2),
    ),
}


@pytest.mark.parametrize("wanted", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_clean_file_reads_back_as_the_same_document(wanted: Document) -> None:
    assert read(write_word(wanted)).document == wanted


@pytest.mark.parametrize("wanted", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_a_file_written_on_itself_is_unchanged(wanted: Document) -> None:
    source = write_word(wanted)

    assert marked(redline_word(source, write_word(wanted, source)).data) == []
    assert part(write_word(wanted, source), "document.xml") == part(source, "document.xml")


@pytest.mark.parametrize("wanted", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_any_document_can_be_written_in_the_look_of_another(wanted: Document) -> None:
    template = write_word(DOCUMENTS["lists of two depths"])
    found = read(write_word(wanted, template)).document

    assert _without_numbers(found) == _without_numbers(wanted)


def _without_numbers(found: Document) -> Document:
    """A document whose numbers are left to the template that counts them."""
    return replace(found, clauses=tuple(replace(one, number="") for one in found.clauses))


def test_the_same_document_gives_the_same_bytes() -> None:
    wanted = DOCUMENTS["looks, links and notes"]

    assert write_word(wanted) == write_word(wanted)


RED = '<w:color w:val="FF0000"/>'
SOURCE = docx(
    p("1 Syfte", "Heading1")
    + p("Parterna ska samverka.", properties='<w:jc w:val="both"/>')
    + f"<w:p>{r('Regionen ', RED)}{r('svarar.')}</w:p>"
    + p("2 Ansvar", "Heading1")
    + p("Kommunen svarar.")
)


def test_an_edited_version_gives_a_redline_of_its_edits_alone() -> None:
    earlier = read(SOURCE).document
    first, *others = earlier.clauses
    edited = replace(first, blocks=(paragraph("Parterna ska alltid samverka."), first.blocks[1]))
    later = replace(earlier, clauses=(edited, *others))
    file = write_word(later, SOURCE)

    assert read(file).document == later
    assert marked(redline_word(SOURCE, file).data) == [("+", "alltid ")]


def test_untouched_words_of_an_edited_paragraph_keep_their_look() -> None:
    earlier = read(SOURCE).document
    first, *others = earlier.clauses
    edited = replace(first, blocks=(first.blocks[0], paragraph("Regionen svarar för allt.")))
    file = write_word(replace(earlier, clauses=(edited, *others)), SOURCE)

    assert len(xpath(file, "//w:color")) == 1


def test_a_new_clause_takes_on_the_look_of_its_neighbours_and_typed_numbers_follow() -> None:
    earlier = read(SOURCE).document
    first, second = earlier.clauses
    later = replace(
        earlier,
        clauses=(first, clause("Nytt", "Helt nytt.", number="2"), replace(second, number="3")),
    )
    file = write_word(later, SOURCE)

    assert read(file).document == later
    assert marked(redline_word(SOURCE, file).data) == [
        ("+", "2 NyttHelt nytt."),
        ("-", "2"),
        ("+", "3"),
    ]


def test_items_added_to_a_list_go_on_counting() -> None:
    before = document(PREAMBLE, clause("Syfte", item("ett", "a)"), item("två", "b)"), number="1"))
    after = document(
        PREAMBLE,
        clause("Syfte", item("ett", "a)"), item("nytt", "b)"), item("två", "c)"), number="1"),
    )
    source = write_word(before)

    assert read(write_word(after, source)).document == after


def test_an_edited_note_keeps_its_place() -> None:
    before = DOCUMENTS["looks, links and notes"]
    preamble, only = before.clauses
    notes = (Note("1", (paragraph("Se den nya lagen."),)), only.notes[1])
    after = replace(before, clauses=(preamble, replace(only, notes=notes)))
    source = write_word(before)
    file = write_word(after, source)

    assert read(file).document == after
    assert part(file, "document.xml") == part(source, "document.xml")


def test_an_item_without_a_label_gets_one() -> None:
    wanted = document(PREAMBLE, clause("Syfte", Item((Run("ett"),), 0, True), number="1"))
    found = read(write_word(wanted)).document.clauses[1].blocks[0]

    assert isinstance(found, Item)
    assert found.label == "a)"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_whatever_an_office_writes_reads_back_as_the_same_document(wanted: Document) -> None:
    assert read(write_word(wanted)).document == wanted
