"""What Word does not show is left out with its words; what it shows in odd ways is kept."""

import pytest

from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.reading.word.reading import read_word
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import word

H, V = "OSYNLIGT", "SYNLIGT"
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="N"/></w:style>'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def styled(kind: str, look: str) -> str:
    """The styles of a file with one that is called S."""
    return f'{NORMAL}<w:style w:type="{kind}" w:styleId="S"><w:name w:val="S"/>{look}</w:style>'


def box(content: str, style: str = "") -> str:
    inner = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:shape style="{style}">{inner}</v:shape></w:pict></w:r>'


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def lone(code: str) -> str:
    return mark("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark("end")


def shaded(fill: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{fill}"/>'


def color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


WHITE = p(run(V, color("FFFFFF")))
HIDDEN = {
    "white by theme": p(run(H, '<w:color w:themeColor="background1"/>')),
    "almost white": p(run(H, color("FDFDFD"))),
    "white on a white cell": table((p(run(H, color("FFFFFF"))),)).replace(
        "<w:tc>", f"<w:tc><w:tcPr>{shaded('FFFFFF')}</w:tcPr>"
    ),
    "black on black": p(run(H, color("000000") + shaded("000000"))),
    "red in a red paragraph": p(run(H, color("FF0000")), properties=shaded("FE0000")),
    "yellow on a yellow highlight": p(run(H, color("FFFF00") + '<w:highlight w:val="yellow"/>')),
    "a hidden row": table((H,)).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"),
    "a row without height": table((H,)).replace(
        "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>'
    ),
    "a line without height": p(H, properties='<w:spacing w:line="1" w:lineRule="exact"/>'),
    "letters without fill": p(run(H, f"<w14:textFill {W14}><w14:noFill/></w14:textFill>")),
    "letters without width": p(run(H, '<w:w w:val="1"/>')),
    "a concealed box": p(box(p(H), "position:absolute; visibility: hidden")),
    "a concealed drawing": p(
        f'<w:r><w:drawing><wp:inline {_WP}><wp:docPr hidden="1"/><w:txbxContent>{p(H)}'
        "</w:txbxContent></wp:inline></w:drawing></w:r>"
    ),
    "a choice that Word does not know": p(
        '<mc:AlternateContent><mc:Choice xmlns:z="http://schemas.microsoft.com/office/z/2099" '
        f'Requires="z">{run(H)}</mc:Choice><mc:Fallback>{run(".")}</mc:Fallback>'
        "</mc:AlternateContent>"
    ),
    "a second choice": p(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run(".")}</mc:Choice>'
        f'<mc:Choice Requires="wps">{run(H)}</mc:Choice></mc:AlternateContent>'
    ),
    "the code of a field in a field": p(
        mark("begin") + mark("begin") + mark("separate") + run(H) + mark("end")
        + mark("separate") + mark("end")
    ),
}  # fmt: skip
HIDDEN_BY_STYLE = {
    "a paragraph style": (styled("paragraph", "<w:rPr><w:vanish/></w:rPr>"), p(H, "S")),
    "a run style": (
        styled("character", "<w:rPr><w:vanish/></w:rPr>"),
        p(run(H, '<w:rStyle w:val="S"/>')),
    ),
    "a table style": (
        styled("table", "<w:rPr><w:vanish/></w:rPr>"),
        table((H,)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="S"/></w:tblPr>'),
    ),
    "a style of low lines": (
        styled("paragraph", '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>'),
        p(H, "S"),
    ),
}
VISIBLE = {
    "white on a dark paragraph": p(run(V, color("FFFFFF")), properties=shaded("1F3864")),
    "white in a dark cell": table((WHITE,)).replace(
        "<w:tc>", f"<w:tc><w:tcPr>{shaded('1F3864')}</w:tcPr>"
    ),
    "white in a dark table": table((WHITE,)).replace(
        "<w:tblPr/>", f"<w:tblPr>{shaded('1F3864')}</w:tblPr>"
    ),
    "white in a box": p(box(WHITE)),
    "a box in a box": p(box(p(box(p(V))))),
    "a table in a box": p(box(table((V,)))),
    "not hidden after all": p(run(V, '<w:vanish w:val="false"/>')),
    "a cell that is a control": table((V,))
    .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>")
    .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>"),
    "an insertion in a control": p(
        f"<w:sdt><w:sdtContent><w:ins {MARK}>{run(V)}</w:ins></w:sdtContent></w:sdt>"
    ),
    "a control in an insertion": p(
        f"<w:ins {MARK}><w:sdt><w:sdtContent>{run(V)}</w:sdtContent></w:sdt></w:ins>"
    ),
    "a field over two paragraphs": p(mark("begin") + mark("separate")) + p(run(V) + mark("end")),
    "after a field that never ends": p(mark("begin")) + p(V),
    "a formula that was inserted": p(
        f"<m:oMath><w:ins {MARK}><m:r><m:t>{V}</m:t></m:r></w:ins></m:oMath>"
    ),
    "a block that only Word knows": '<mc:AlternateContent><mc:Choice Requires="w14" '
    f"{W14}>{p(V)}</mc:Choice><mc:Fallback>{p('annat')}</mc:Fallback></mc:AlternateContent>",
    "a block that was moved here": f"<w:moveTo {MARK}>{p(V)}</w:moveTo>",
}
TOLD = {
    "a choice in a form": p(
        mark(
            "begin",
            '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/>'
            f'<w:listEntry w:val="{V}"/></w:ddList></w:ffData>',
        )
        + mark("separate")
        + mark("end")
    ),
    "a button": p(lone(f"MACROBUTTON Klicka {V}")),
    "a watermark": p(f'<w:r><w:pict><v:shape><v:textpath string="{V}"/></v:shape></w:pict></w:r>'),
}


def text_of(reading: Reading) -> str:
    told = reading.characters
    assert told.visible == told.kept + told.remarked
    return "\n".join(f"{one.heading}\n{one.text}" for one in reading.document.clauses)


def assert_left_out(reading: Reading) -> None:
    hidden = [one.text for one in reading.remarks if one.kind is RemarkKind.HIDDEN_TEXT]
    assert H not in text_of(reading)
    assert hidden == [H]


@pytest.mark.parametrize("how", HIDDEN)
def test_text_that_nobody_sees_is_left_out_with_its_words(how: str) -> None:
    assert_left_out(read_word(word(p("Text.") + HIDDEN[how])).reading)


@pytest.mark.parametrize("how", HIDDEN_BY_STYLE)
def test_text_that_a_style_hides_is_left_out_with_its_words(how: str) -> None:
    styles, body = HIDDEN_BY_STYLE[how]
    assert_left_out(read_word(word(p("Text.") + body, styles=styles)).reading)


@pytest.mark.parametrize("how", VISIBLE)
def test_text_that_is_seen_is_kept_once(how: str) -> None:
    reading = read_word(word(VISIBLE[how])).reading

    assert text_of(reading).count(V) == 1
    assert reading.characters.remarked == 0


@pytest.mark.parametrize("how", TOLD)
def test_text_that_is_seen_but_is_no_text_of_the_file_is_told_and_counted(how: str) -> None:
    reading = read_word(word(p("Text.") + TOLD[how])).reading

    assert V not in text_of(reading)
    assert [one.text for one in reading.remarks if one.characters == len(V)] == [V]
