from clauses.writing.ooxml.check import check
from clauses.writing.ooxml.shown import Level
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import r
from tests.clauses.writing.word_made import table

INS = '<w:ins w:id="{}" w:author="A">{}</w:ins>'
DEL = '<w:del w:id="{}" w:author="A">{}</w:del>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def test_a_redline_that_holds_both_is_right_down_to_the_look() -> None:
    redline = docx(f"<w:p>{DEL.format(1, gone('ett'))}{INS.format(2, r('två'))}</w:p>")

    assert check(docx(p("ett")), docx(p("två")), redline) is Level.FORMAT


def test_a_word_that_was_changed_without_a_mark_is_found() -> None:
    assert check(docx(p("ett")), docx(p("två")), docx(p("två"))) is Level.DIFFERENT


def test_a_look_that_was_changed_without_a_mark_is_found() -> None:
    old, new = docx(p("ett")), docx(p("ett", look="<w:b/>"))

    assert check(old, new, new) is Level.STRUCT


def test_a_table_that_became_paragraphs_is_found() -> None:
    old, new = docx(table(("ett", "två")) + p("slut")), docx(p("ett") + p("två") + p("slut"))

    assert check(old, new, new) is Level.TEXT


def test_a_struck_paragraph_mark_joins_two_paragraphs() -> None:
    struck = f"<w:p><w:pPr><w:rPr>{DEL.format(1, '')}</w:rPr></w:pPr>{r('ett ')}</w:p>"

    assert check(docx(p("ett ") + p("två")), docx(p("ett två")), docx(struck + p("två"))) > (
        Level.DIFFERENT
    )


def test_an_earlier_look_is_put_back() -> None:
    change = '<w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>'
    redline = docx(p("ett", look=f"<w:b/>{change}"))

    assert check(docx(p("ett")), docx(p("ett", look="<w:b/>")), redline) is Level.FORMAT
