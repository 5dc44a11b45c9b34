"""Every paragraph of a Word file stands in the document where it is said to stand."""

from pathlib import Path

import pytest

from clauses.model import Place
from clauses.model import part_text
from clauses.reading.word.reading import PartPlaces
from clauses.reading.word.reading import WordReading
from clauses.reading.word.reading import read_word
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbered
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import paragraphs
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import shown_text
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import word

SAMPLES = sorted((Path(__file__).parents[4] / "examples" / "word").glob("*.docx"))
STRUCK = f"<w:rPr><w:del {MARK}/></w:rPr>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    f"{p('i rutan')}{p('andra raden')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('i rutan')}{p('andra raden')}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
BODIES = {
    "headings and paragraphs": p("Avtal", "Title")
    + p("ingress")
    + p("Parter", "Heading1")
    + p("ett")
    + p()
    + p("två"),
    "typed numbers": p("4.2 Syfte", "Heading1") + p("4.2.1 Avtalet gäller.") + p("§ 3", "Heading1"),
    "a table with several paragraphs in a cell": p("Kostnader", "Heading1")
    + p("före")
    + table(("a", p("b") + p() + p("c")), (p(), "d"))
    + p("efter"),
    "a table in a table": p("Kostnader", "Heading1")
    + table(("a", p("b") + table(("c", "d"), ("e", p())) + p("f")), ("g", "h")),
    "rows, cells and blocks in content controls": p("Kostnader", "Heading1")
    + f"<w:sdt><w:sdtContent>{p('i kontroll')}{table(('a', 'b'))}</w:sdtContent></w:sdt>",
    "a struck paragraph mark": p("Syfte", "Heading1")
    + p("första ", properties=STRUCK)
    + p("andra")
    + p("sist"),
    "a struck paragraph and a struck row": p("Syfte", "Heading1")
    + p(f"<w:del {MARK}><w:r><w:delText>bort</w:delText></w:r></w:del>", properties=STRUCK)
    + p("kvar")
    + table(("a",)).replace("<w:tr>", f"<w:tr><w:trPr><w:del {MARK}/></w:trPr>"),
    "a text box beside a heading": p(run("Syfte") + BOX, "Heading1") + p("efter"),
    "a text box in a cell": p("Syfte", "Heading1") + table((p(run("a") + BOX), "b")) + p("efter"),
    "no headings": p("ett") + p("två") + table(("a", "b")) + p("tre"),
    "numbered paragraphs": numbered("Kommunen ska svara för detta.")
    + p("mer")
    + numbered("Regionen ska svara för annat."),
    "breaks and signs": p("Syfte", "Heading1")
    + p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_every_paragraph_stands_where_it_is_said_to(body: str) -> None:
    data = word(body, numbering=numbering(level(0, "%1.")))

    check(data, read_word(data))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_paragraph_of_the_sample_stands_where_it_is_said_to(path: Path) -> None:
    data = path.read_bytes()

    check(data, read_word(data))


def check(data: bytes, found: WordReading) -> None:
    clauses = found.reading.document.clauses
    elements = paragraphs(data)
    told: dict[tuple[int, str], str] = {}
    assert len(elements) == len(found.places) == len(found.body.skipped)
    for element, place, skip in zip(elements, found.places, found.body.skipped, strict=True):
        text = shown_text(element)[skip:]
        if place is not None:
            end = place.start + len(text)

            assert part_text(clauses[place.clause], place.part)[place.start : end] == text
            key = place.clause, place.part
            told[key] = told.get(key, "") + text
    for position, clause in enumerate(clauses):
        for part in ("heading", "text"):
            assert squeezed(told.get((position, part), "")) == squeezed(part_text(clause, part))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_what_is_in_no_clause_has_no_place() -> None:
    body = p("Syfte", "Heading1") + p(run("dold", "<w:vanish/>")) + p() + p("synlig")
    found = read_word(word(body))

    assert found.places == (Place(0, "heading"), None, None, Place(0, "text"))


def test_a_typed_number_is_skipped_and_no_part_of_the_heading() -> None:
    found = read_word(word(p("4.2 Syfte", "Heading1")))

    assert found.body == PartPlaces((Place(0, "heading"),), (4,))
    assert found.reading.document.clauses[0].heading == "Syfte"


def test_notes_stand_one_after_the_other_in_the_notes_of_their_clause() -> None:
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(run(f" Not {at}."))}{p("Mer.")}</w:footnote>' for at in (1, 2)
    )
    references = "".join(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in (2, 1))
    data = word(p("Syfte", "Heading1") + p(run("Text") + references), footnotes=notes)
    found = read_word(data)

    assert found.reading.document.clauses[0].notes_text == "Not 2.\nMer.\nNot 1.\nMer."
    assert [place and place.start for place in found.footnotes.places] == [12, 19, 0, 7]
    assert found.footnotes.skipped == (1, 0, 1, 0)
