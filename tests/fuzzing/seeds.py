"""What fuzzing begins with: one small file of everything that a reader knows."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
from openpyxl.comments import Comment

from tests.clauses.reading.pdf_files import pdf
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbered
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import word


def _field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + instruction + mark("separate") + run(result) + mark("end")


BODIES = (
    p("Avtal", "Title") + numbered("Syfte", style="Heading1") + p("Parterna ska samverka."),
    p("1 Syfte") + p("1.1 Kommunen ska.") + p("(a) svara") + numbered("punkt", 1),
    p(
        f"<w:ins {MARK}>{run('nytt')}</w:ins>"
        f"<w:del {MARK}><w:r><w:delText>gammalt</w:delText></w:r></w:del>"
    )
    + p(run("a"), properties=f"<w:rPr><w:del {MARK}/></w:rPr>")
    + p(f"<w:moveFrom {MARK}>{run('flytt')}</w:moveFrom>")
    + p(f"<w:moveTo {MARK}>{run('flytt')}</w:moveTo>"),
    table(("a", table(("b",)) + p()), ("c", "d"), header=True) + p("efter"),
    p(_field("REF a", "avsnitt 2") + f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>'),
    p(
        run("dold", "<w:vanish/>")
        + run("vit", '<w:color w:val="FFFFFF"/>')
        + run("liten", '<w:sz w:val="1"/>')
        + run("fet", "<w:b/><w:i/>")
    ),
    f"<w:sdt><w:sdtPr/><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>"
    + p(f"<w:sdt><w:sdtContent>{run('inne')}</w:sdtContent></w:sdt>")
    + f'<w:customXml w:element="e">{p("eget")}</w:customXml>',
    p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>val</w:t></mc:Choice>'
        "<mc:Fallback><w:t>annat</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    p(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p('ruta')}{table(('c',))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    p(
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/>'
        f'{run("ord")}<w:commentRangeEnd w:id="1"/><w:r><w:endnoteReference w:id="2"/></w:r>'
    ),
    p(
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:tab/><w:br/><w:noBreakHyphen/>"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F0A7"/><w:cr/></w:r>'
        f"<w:ruby><w:rt>{run('r')}</w:rt><w:rubyBase>{run('bas')}</w:rubyBase></w:ruby>"
    ),
)
_NOTE = f'<w:{{kind}} w:id="2">{p("Noten.")}</w:{{kind}}>'
PARTS = {
    "numbering": numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")),
    "footnotes": _NOTE.format(kind="footnote"),
    "endnotes": _NOTE.format(kind="endnote"),
    "comments": f'<w:comment w:id="1" w:author="A">{p("Varför?")}</w:comment>',
}
WORDS = [word(body, **PARTS) for body in BODIES]
PDFS = [pdf(["1. Syfte", "Parterna ska sam-", "verka."], ["2. Ansvar", "Sida 2"])]
TEXTS = [
    b"# Avtal\n\n## 1 Syfte\n\n- a\n  - b\n\n| a | b |\n|---|---|\n| c | *d* |\n\nNot[^1].\n"
    b"\n[^1]: Text\n",
    "3 kap. 5 § Kommunen ska\n\nArtikel 7\n\n(a) svara\n\n4.2 Uppföljning\nvarje år".encode(),
    b'{"title": "A", "clauses": [{"text": "2. Ska", "blocks": [{"kind": "item", "text": "a"}]}]}',
]


def _sheets() -> Iterator[bytes]:
    """A workbook with all that the reader of sheets looks at."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    for row in (("Avsnitt", "Part"), (4.1, "Ekby"), (None, "=A2"), ("4.2", "dold"), (True, None)):
        first.append(list(row))
    first.merge_cells("A2:A3")
    first["A2"].number_format = "0.00"
    first["B1"].comment = Comment("Vem?", "Ada")
    first.row_dimensions[4].hidden = True
    first.auto_filter.ref = "A1:B5"
    first.auto_filter.add_filter_column(0, ["4.2"])
    book.create_sheet("Dold").sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    yield stream.getvalue()


SHEETS = tuple(_sheets())
