import pytest

from clauses.model import Cell
from clauses.model import Item
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table
from clauses.reading import read
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import OFFICE
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbered
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import pack
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import unpack
from tests.clauses.reading.word_files import word

HEADING = p("Syfte", "Heading1")
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def text_of(body: str, **parts: str) -> str:
    reading = read(word(HEADING + body, **parts), "avtal.docx")
    assert_complete(reading)
    return reading.document.clauses[0].text


def assert_complete(reading: Reading) -> None:
    characters = reading.characters
    assert characters.visible == characters.kept + characters.remarked
    assert characters.remarked == sum(remark.characters for remark in reading.remarks)
    assert not any(
        remark.kind is RemarkKind.NOT_KEPT and not remark.text for remark in reading.remarks
    )


def remarks_of(reading: Reading, kind: RemarkKind) -> list[str]:
    return [remark.text for remark in reading.remarks if remark.kind is kind]


SEEN = run("SYNS")
VISIBLE = {
    "a tracked insertion": p(f"<w:ins {MARK}>{SEEN}</w:ins>"),
    "a tracked move": p(f"<w:moveTo {MARK}>{SEEN}</w:moveTo>"),
    "a content control in a line": p(f"<w:sdt><w:sdtContent>{SEEN}</w:sdtContent></w:sdt>"),
    "a content control around paragraphs": f"<w:sdt><w:sdtContent>{p(SEEN)}</w:sdtContent></w:sdt>",
    "a content control around a row": table((p(SEEN),))
    .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
    .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>"),
    "a content control around a cell": table((p(SEEN),))
    .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>")
    .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>"),
    "a smart tag": p(f'<w:smartTag w:element="e">{SEEN}</w:smartTag>'),
    "custom XML": f'<w:customXml w:element="e">{p(SEEN)}</w:customXml>',
    "a hyperlink": p(f'<w:hyperlink w:anchor="a">{SEEN}</w:hyperlink>'),
    "a simple field": p(f'<w:fldSimple w:instr="REF a">{SEEN}</w:fldSimple>'),
    "a field": p(f"{BEGIN}<w:r><w:instrText>REF a</w:instrText></w:r>{SEPARATE}{SEEN}{END}"),
    "a field in a field": p(
        f"{BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>{BEGIN}"
        f"<w:r><w:instrText>REF a</w:instrText></w:r>{SEPARATE}<w:r><w:t>dold</w:t></w:r>{END}"
        f"{SEPARATE}{SEEN}{END}"
    ),
    "a field that never ends": p(f"{BEGIN}{SEEN}"),
    "a text box": p(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p(SEEN)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    "a table in a table": table((table((p(SEEN),)) + p(),)),
    "an alternative": p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>SYNS</w:t></mc:Choice>"
        "<mc:Fallback><w:t>SYNS</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "an alternative that Word does not know": p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='v'><w:t>x</w:t></mc:Choice>"
        "<mc:Fallback><w:t>SYNS</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "a formula": p(
        "<m:oMath><m:sSup><m:e><m:r><m:t>SY</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>NS</m:t></m:r></m:sup></m:sSup></m:oMath>"
    ),
    "a changed direction": p(f'<w:bdo w:val="ltr">{SEEN}</w:bdo>'),
    "the base of a ruby": p(f"<w:r><w:ruby><w:rubyBase>{SEEN}</w:rubyBase></w:ruby></w:r>"),
    "white text on colour": p(run("SYNS", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E5F"/>')),
    "white text in a coloured cell": table((p(run("SYNS", '<w:color w:val="FFFFFF"/>')),)).replace(
        "<w:tc>", '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F4E5F"/></w:tcPr>'
    ),
}


@pytest.mark.parametrize("body", VISIBLE.values(), ids=VISIBLE.keys())
def test_what_word_shows_is_read(body: str) -> None:
    assert text_of(body).strip() == "SYNS"


HIDDEN = {
    "struck text": p(f"<w:del {MARK}><w:r><w:delText>DOLT</w:delText></w:r></w:del>"),
    "struck text said to be text": p(f"<w:del {MARK}><w:r><w:t>DOLT</w:t></w:r></w:del>"),
    "text moved away": p(f"<w:moveFrom {MARK}><w:r><w:t>DOLT</w:t></w:r></w:moveFrom>"),
    "hidden text": p(run("DOLT", "<w:vanish/>")),
    "white text": p(run("DOLT", '<w:color w:val="FFFFFF"/>')),
    "tiny text": p(run("DOLT", '<w:sz w:val="1"/>')),
    "text in the code of a field": p(f"{BEGIN}<w:r><w:t>DOLT</w:t></w:r>{END}"),
    "the other alternative": p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>x</w:t></mc:Choice>"
        "<mc:Fallback><w:t>DOLT</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "struck text that lost its mark": p("<w:r><w:delText>DOLT</w:delText></w:r>"),
    "a struck row": table(("DOLT",)).replace("<w:tr>", f"<w:tr><w:trPr><w:del {MARK}/></w:trPr>"),
    "a struck cell": table(("DOLT", "kvar")).replace(
        "<w:tc>", f"<w:tc><w:tcPr><w:cellDel {MARK}/></w:tcPr>", 1
    ),
}


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_word_does_not_show_is_left_out_and_told(body: str) -> None:
    reading = read(word(HEADING + body + p("slut")), "avtal.docx")
    told = [remark.text for remark in reading.remarks]
    told += [revision.text for revision in reading.revisions]

    assert "DOLT" not in reading.document.clauses[0].text
    assert told
    assert_complete(reading)


def test_text_hidden_by_a_style_is_left_out() -> None:
    style = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/>{}</w:style>'
    styles = style.format("<w:rPr><w:vanish/></w:rPr>")
    reading = read(
        word(p("DOLT", "H") + p(run("SYNS", '<w:vanish w:val="0"/>'), "H"), styles=styles)
    )

    assert [clause.text for clause in reading.document.clauses] == ["SYNS"]
    assert remarks_of(reading, RemarkKind.HIDDEN_TEXT) == ["DOLT"]


def test_signs_are_read_as_characters() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:sym w:font="Symbol" w:char="F0A7"/></w:r>'
    )

    assert text_of(p(signs)) == "a\tb\nc-d\u00ade\uf0a7"


def test_a_page_break_parts_words_but_leaves_no_trace_at_the_edge() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'

    assert text_of(p(page + run("a") + page + run("b") + page)) == "a\nb"


def test_the_title_and_what_stands_before_the_first_heading_are_the_preamble() -> None:
    body = p("Avtal", "Title") + p("Ingress.") + p("Parter", "Heading1") + p("Text.")
    document = read(word(body), "avtal.docx").document

    assert document.title == "Avtal"
    assert [(clause.level, clause.heading, clause.text) for clause in document.clauses] == [
        (0, "Avtal", "Ingress."),
        (1, "Parter", "Text."),
    ]


def test_a_single_heading_over_all_others_is_the_title() -> None:
    body = p("Avtal", "Heading1") + p("Parter", "Heading2") + p("Syfte", "Heading2")
    document = read(word(body), "avtal.docx").document

    assert document.title == "Avtal"
    assert [clause.level for clause in document.clauses] == [0, 1, 1]


def test_headings_are_known_by_outline_level_and_by_the_style_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Region"/>'
        '<w:basedOn w:val="R"/></w:style>'
    )
    body = p("Direkt", "", '<w:outlineLvl w:val="0"/>') + p("Ärvd", "Own") + p("Text")
    clauses = read(word(body, styles=styles)).document.clauses

    assert [(clause.heading, clause.level) for clause in clauses] == [("Direkt", 1), ("Ärvd", 2)]


def test_typed_numbers_of_headings_are_numbers() -> None:
    body = (
        p("4 Samverkan", "Heading1") + p("4.1 Former", "Heading2") + p("4.1.1 Parterna ska mötas.")
    )
    clauses = read(word(body)).document.clauses

    assert [(c.number, c.heading, c.text) for c in clauses] == [
        ("4", "Samverkan", ""),
        ("4.1", "Former", ""),
        ("4.1.1", "", "Parterna ska mötas."),
    ]


def test_paragraphs_that_go_on_with_the_numbers_of_headings_are_clauses() -> None:
    levels = level(0, "%1"), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")
    body = (
        numbered("Ansvar", 0, style="Heading1")
        + numbered("Regionen ska svara.", 1)
        + numbered("Kommunen ska svara.", 1)
        + numbered("dag och natt", 2)
    )
    clauses = read(word(body, numbering=numbering(*levels))).document.clauses

    assert [(c.number, c.level, c.text) for c in clauses] == [
        ("1", 1, ""),
        ("1.1", 2, "Regionen ska svara."),
        ("1.2", 2, "Kommunen ska svara.\ndag och natt"),
    ]
    assert clauses[2].blocks[1] == Item((Run("dag och natt"),), 2, ordered=True, label="(a)")


def test_short_bold_lines_are_taken_for_headings_with_a_remark() -> None:
    body = p(run("Parter", "<w:b/>")) + p("Regionen och kommunerna.") + p(run("Syfte", "<w:b/>"))
    body = p("Ingress som inte är fet.") + body + p("Att samverka.")
    reading = read(word(body, styles=""), "avtal.docx")

    assert [clause.heading for clause in reading.document.clauses] == ["", "Parter", "Syfte"]
    assert remarks_of(reading, RemarkKind.GUESSED_HEADING) == ["Parter", "Syfte"]


def test_numbered_paragraphs_make_clauses_where_there_are_no_headings() -> None:
    body = (
        p("1. Parter") + p("Regionen.") + p("2. Kommunen ska svara för hemsjukvården.") + p("Mer.")
    )
    clauses = read(word(body, styles=""), "avtal.docx").document.clauses

    assert [(c.number, c.heading, c.text) for c in clauses] == [
        ("1.", "Parter", "Regionen."),
        ("2.", "", "Kommunen ska svara för hemsjukvården.\nMer."),
    ]


def test_each_paragraph_is_a_clause_where_nothing_opens_one() -> None:
    reading = read(word(p("ett") + p("två") + table(("a", "b")), styles=""), "avtal.docx")

    assert [clause.text for clause in reading.document.clauses] == ["ett", "två", "a\tb"]
    assert Remark(RemarkKind.NO_HEADINGS) in reading.remarks


def test_a_table_keeps_its_rows_spans_and_heading_row() -> None:
    cells = table(("a", "b"), ("c", "d"), header=True).replace(
        "<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1
    )
    block = read(word(HEADING + cells)).document.clauses[0].blocks[0]

    assert isinstance(block, Table)
    assert block.headed
    assert block.rows[0][0] == Cell((Paragraph((Run("a"),)),), 2)
    assert block.text == "a\tb\nc\td"


def test_footnotes_and_endnotes_belong_to_the_clause_that_refers_to_them() -> None:
    body = HEADING + p(
        run("Text") + '<w:r><w:footnoteReference w:id="7"/></w:r>'
        '<w:r><w:endnoteReference w:id="7"/></w:r>'
    )
    reading = read(
        word(
            body,
            footnotes=f'<w:footnote w:id="7">{p("Fot.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="7">{p("Slut.")}</w:endnote>',
        )
    )
    clause = reading.document.clauses[0]

    assert [(note.key, note.kind, note.text) for note in clause.notes] == [
        ("1", NoteKind.FOOTNOTE, "Fot."),
        ("e1", NoteKind.ENDNOTE, "Slut."),
    ]
    assert clause.blocks[0] == Paragraph((Run("Text"), Run("", note="1"), Run("", note="e1")))
    assert_complete(reading)


def test_looks_and_links_are_kept() -> None:
    links = f'<Relationship Id="h1" Type="{OFFICE}/hyperlink" Target="https://exempel.se/"' + (
        ' TargetMode="External"/>'
    )
    body = p(
        run("a", "<w:b/>")
        + run("b", "<w:b/>")
        + run("c", "<w:i/>")
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + f'<w:hyperlink r:id="h1">{run("d")}</w:hyperlink>'
    )
    block = read(word(HEADING + body, links=links)).document.clauses[0].blocks[0]

    assert block == Paragraph(
        (
            Run("ab", bold=True),
            Run("c", italic=True),
            Run("2", script="sup"),
            Run("d", link="https://exempel.se/"),
        )
    )


@pytest.mark.parametrize("target", ["javascript:alert(1)", "\\\\server\\share", "file:///etc/x"])
def test_a_link_that_is_not_safe_to_follow_is_remarked_and_not_kept(target: str) -> None:
    links = f'<Relationship Id="h1" Type="{OFFICE}/hyperlink" Target="{target}"' + (
        ' TargetMode="External"/>'
    )
    body = HEADING + p(f'<w:hyperlink r:id="h1">{run("d")}</w:hyperlink>')
    reading = read(word(body, links=links))

    assert reading.document.clauses[0].blocks[0] == Paragraph((Run("d"),))
    assert remarks_of(reading, RemarkKind.EXTERNAL) == [target]


def test_headers_are_counted_and_told_but_are_no_clause() -> None:
    body = HEADING + p("Text") + '<w:sectPr><w:headerReference r:id="rel-header1"/></w:sectPr>'
    reading = read(word(body, header1=p("Utkast 3")))

    assert Remark(RemarkKind.HEADER, "Utkast 3", 7) in reading.remarks
    assert_complete(reading)


def test_a_table_of_contents_is_told_but_is_no_clause() -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Syfte 1')}</w:sdtContent></w:sdt>"
    )
    reading = read(word(contents + HEADING + p("Text")))

    assert [clause.heading for clause in reading.document.clauses] == ["Syfte"]
    assert Remark(RemarkKind.CONTENTS, "Syfte 1", 6) in reading.remarks
    assert_complete(reading)


def test_what_has_no_place_in_a_document_is_told() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>xy</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r>"
    reading = read(word(HEADING + p(ruby + "</w:rubyBase></w:ruby></w:r>")))

    assert Remark(RemarkKind.NOT_KEPT, "xy", 2, 0) in reading.remarks
    assert_complete(reading)


def test_a_web_page_that_word_shows_as_text_is_read() -> None:
    page = b"<html><head><title>x</title></head><p>Fr\xc3\xa5n <b>webben</b><script>y()</script>"
    links = f'<Relationship Id="a1" Type="{OFFICE}/aFChunk" Target="chunk.html"/>'
    data = word(HEADING + '<w:altChunk r:id="a1"/>' + p("efter"), links=links)
    reading = read(pack({**unpack(data), "word/chunk.html": page}))

    assert reading.document.clauses[0].text == "Från webben\nefter"
    assert remarks_of(reading, RemarkKind.NOT_KEPT) == ["word/chunk.html"]
    assert_complete(reading)


def test_a_strict_file_reads_as_any_other() -> None:
    usual = word(HEADING + p("Text"))
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in unpack(usual).items()
    }

    assert read(pack(strict)) == read(usual)


KEY_TERMS = table(
    (p("Nyckelvillkor"),), ("Syfte", "Parterna ska samverka om vården."), ("Tid", p("Tre år."))
)


def outline_of(body: str) -> list[tuple[int, str, str]]:
    clauses = read(word(body)).document.clauses
    return [(clause.level, clause.heading, clause.text) for clause in clauses]


def test_a_file_laid_out_in_tables_is_cut_at_their_rows() -> None:
    assert outline_of(KEY_TERMS + p("Slut.")) == [
        (0, "Nyckelvillkor", ""),
        (1, "Syfte", "Parterna ska samverka om vården."),
        (1, "Tid", "Tre år.\nSlut."),
    ]


def test_a_table_of_data_in_such_a_file_stays_a_table_below_its_heading() -> None:
    data = table((p("Parter"),), ("Namn", "Ort", "År"), ("a", "b", "c"))

    assert outline_of(KEY_TERMS + data)[-1] == (1, "Parter", "Namn\tOrt\tÅr\na\tb\tc")


def test_a_table_in_a_text_stays_a_table() -> None:
    text = p("Parterna är överens om det som står nedan och om ingenting annat. ")

    assert [type(one.blocks[0]) for one in read(word(text + KEY_TERMS)).document.clauses] == [
        Paragraph,
        Table,
    ]


def test_a_comment_in_such_a_table_stands_at_its_clause() -> None:
    marked = f'<w:commentRangeStart w:id="1"/>{run("Parterna ska.")}<w:commentRangeEnd w:id="1"/>'
    body = table(("Syfte", p(marked)), ("Tid", "Tre år."))
    comments = f'<w:comment w:id="1" w:author="A">{p("Varför?")}</w:comment>'
    comment = read(word(body, comments=comments)).comments[0]

    assert (comment.clause, comment.quote) == (0, "Parterna ska.")


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_words_with_a_line_through_them_are_read_and_told(look: str) -> None:
    crossed = run("inte ", look) + run("längre ", look)
    reading = read(word(HEADING + p(run("Det ska ") + crossed + run("ske."))), "a.docx")

    assert reading.document.clauses[0].text == "Det ska inte längre ske."
    assert remarks_of(reading, RemarkKind.CROSSED_OUT) == ["inte längre "]
    assert_complete(reading)


def test_a_line_that_is_switched_off_is_not_told() -> None:
    reading = read(word(HEADING + p(run("Det ska ske.", '<w:strike w:val="0"/>'))), "a.docx")

    assert remarks_of(reading, RemarkKind.CROSSED_OUT) == []


def test_a_formula_that_is_more_than_its_signs_is_told() -> None:
    one, two, row = (f"<m:r><m:t>{text}</m:t></m:r>" for text in ("1", "2", "12"))
    half = f"<m:f><m:num>{one}</m:num><m:den>{two}</m:den></m:f>"
    body = p(f"<m:oMath>{half}</m:oMath>") + p(f"<m:oMath>{row}</m:oMath>")
    reading = read(word(HEADING + body), "a.docx")

    assert remarks_of(reading, RemarkKind.FORMULA) == ["12"]
    assert_complete(reading)
