"""What nobody sees of a change stands by name in every form that a comparison is written in."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial

import pytest

from clauses.changes import Comparison
from clauses.compare import compare
from clauses.writing.changes_csv import write_csv
from clauses.writing.changes_xlsx import write_xlsx
from clauses.writing.criticmarkup import write_criticmarkup
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.papers.html import write_paper_html
from clauses.writing.papers.redline import redline_paper
from clauses.writing.text import write_text
from tests.making import clause
from tests.making import document

AROUND = "Kommunen och regionen säger att {} gäller för alla parter i länet."


def comparison_of(earlier: str, later: str) -> Comparison:
    old, new = (document(clause("A", AROUND.format(words))) for words in (earlier, later))
    return compare(old, new)


def as_sheet(comparison: Comparison) -> str:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(comparison))) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def as_page(comparison: Comparison, view: View) -> str:
    return write_paper_html(redline_paper(comparison, Page(view=view)), Page().say)


FORMS: dict[str, Callable[[Comparison], str]] = {
    "text": write_text,
    "list": lambda comparison: write_csv(comparison).decode(),
    "workbook": as_sheet,
    "CriticMarkup": write_criticmarkup,
    **{f"page, {view}": partial(as_page, view=view) for view in View},
}
CHANGES = [
    pytest.param("5 dagar", "5\u00a0dagar", "NO-BREAK SPACE", id="a hard space"),
    pytest.param("5 dagar", "5\u2007dagar", "FIGURE SPACE", id="another space"),
    pytest.param("5%", "5 %", "0020 SPACE", id="a space"),
    pytest.param("5 dagar", "5  dagar", "0020 SPACE", id="two spaces for one"),
    pytest.param("ett ord", "ett\tord", "0009 TAB", id="a tab"),
    pytest.param("parterna", "parterna\t", "0009 TAB", id="a tab where nothing follows"),
    pytest.param("ett ord", "ett \uf0fc ord", "SIGN OF ITS FONT ALONE", id="a sign of a font"),
    pytest.param("ett ord", "ett\u2800ord", "BRAILLE PATTERN BLANK", id="an empty sign"),
    pytest.param("ett ord", "ett\u2028ord", "LINE SEPARATOR", id="another line break"),
    pytest.param("samverkan", "sam\u00adverkan", "SOFT HYPHEN", id="a soft hyphen"),
    pytest.param("parterna", "parterna\u200b", "ZERO WIDTH SPACE", id="a space of no width"),
    pytest.param("parterna", "par\u034fterna", "GRAPHEME JOINER", id="a joiner"),
    pytest.param("parterna", "parterna\ufe0f", "VARIATION SELECTOR", id="a selector"),
    pytest.param("parterna", "\u202eparterna", "RIGHT-TO-LEFT", id="another direction"),
    pytest.param("ska svara", "ska\u3164svara", "HANGUL FILLER", id="a filler"),
    pytest.param("avtal", "\u0430vtal", "CYRILLIC SMALL LETTER A", id="a Cyrillic letter"),
    pytest.param("Orten", "\u039frten", "GREEK CAPITAL LETTER OMICRON", id="a Greek letter"),
    pytest.param("avtal", "nytt \u0430vtal", "CYRILLIC SMALL LETTER A", id="one in new words"),
    pytest.param("å sida", "a\u030a sida", "COMBINING RING ABOVE", id="a letter in two"),
    pytest.param("5-7 dagar", "5\u20137 dagar", "EN DASH", id="another dash"),
    pytest.param('"ska"', "\u201dska\u201d", "DOUBLE QUOTATION MARK", id="other quotes"),
    pytest.param("och så...", "och så\u2026", "HORIZONTAL ELLIPSIS", id="three stops in one"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("earlier", "later", "name"), CHANGES)
def test_what_nobody_sees_stands_by_name(earlier: str, later: str, name: str, form: str) -> None:
    write = FORMS[form]

    assert name in write(comparison_of(earlier, later))
    assert name in write(comparison_of(later, earlier))


@pytest.mark.parametrize("form", FORMS)
def test_what_everybody_sees_is_written_as_it_is(form: str) -> None:
    text = FORMS[form](comparison_of("ska – enligt Ελλάδα", "bör – enligt Ελλάς, ”så”"))

    assert "U+" not in text


def test_what_stands_around_a_change_in_text_is_cut_between_words() -> None:
    around = " ".join(["samverkansöverenskommelse"] * 9)
    old, new = (document(clause("A", f"{around} {one} {around}")) for one in ("ska", "bör"))
    text = write_text(compare(old, new))

    assert "[-ska-][+bör+]" in text
    assert set(re.findall(r"sa\w*|\w+se", text)) == {"samverkansöverenskommelse"}
