"""Whatever two Word files hold, their redline holds both."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from clauses.changes import Credit
from clauses.changes import Edit
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.word_made import FOOTNOTES
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import footnotes
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import r
from tests.clauses.writing.word_made import xpath

NOTES = 3
WORDS = st.lists(
    st.sampled_from(["kommunen", "regionen", "ska", "vård", ",", "4.2", "ett", "–", "\u00a0"]),
    min_size=1,
    max_size=6,
).map(" ".join)


def field(result: str, bookmark: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> REF {bookmark} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def anchored(words: str, place: str) -> str:
    return f'<w:hyperlink w:anchor="{place}">{r(words)}</w:hyperlink>'


def controlled(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


PLACES = st.sampled_from(["_a", "_b"])
INLINE = st.one_of(
    WORDS.map(r),
    WORDS.map(lambda words: r(words, "<w:b/>")),
    st.builds(field, st.sampled_from(["3.1", "3.2"]), PLACES),
    st.builds(anchored, WORDS, PLACES),
    WORDS.map(lambda words: controlled(r(words))),
    st.just("<w:r><w:tab/></w:r>"),
    st.just("<w:r><w:br/></w:r>"),
)
LOOKS = st.sampled_from(
    [
        "",
        '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs></w:pPr>',
        '<w:pPr><w:jc w:val="center"/></w:pPr>',
    ]
)
PARAGRAPH = st.builds(
    lambda look, inside: f"<w:p>{look}{''.join(inside)}</w:p>", LOOKS, st.lists(INLINE, max_size=4)
)
CELL_LOOKS = st.sampled_from(["", '<w:tcPr><w:shd w:val="clear" w:fill="DDEEFF"/></w:tcPr>'])


def cell(look: str, blocks: list[str]) -> str:
    return f"<w:tc>{look}{''.join(blocks)}{p('sist')}</w:tc>"


def grid(rows: list[list[str]]) -> str:
    """A table whose rows are cut to the shortest of them."""
    columns = min(map(len, rows))
    widths = '<w:gridCol w:w="2000"/>' * columns
    lines = "".join(f"<w:tr>{''.join(row[:columns])}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{widths}</w:tblGrid>{lines}</w:tbl>"


def _holders(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Tables and content controls that hold blocks, tables among them."""
    cells = st.builds(cell, CELL_LOOKS, st.lists(blocks, max_size=2))
    rows = st.lists(cells, min_size=1, max_size=3)
    tables = st.lists(rows, min_size=1, max_size=3).map(grid)
    controls = st.lists(blocks, min_size=1, max_size=3).map(
        lambda inside: controlled("".join(inside) + p("sist"))
    )
    return st.one_of(tables, controls)


BLOCK = st.recursive(PARAGRAPH, _holders, max_leaves=6)


@st.composite
def _files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A file, and one in which blocks were struck, moved, copied, written anew or added."""
    old = draw(st.lists(BLOCK, min_size=1, max_size=6))
    new = draw(st.lists(st.one_of(st.sampled_from(old), BLOCK), min_size=1, max_size=7))
    return _file(draw, old), _file(draw, new)


def _file(draw: st.DrawFn, blocks: list[str]) -> bytes:
    """A file of some blocks, with up to three notes at its end."""
    count = draw(st.integers(0, NOTES))
    texts = [draw(WORDS) for _ in range(count)]
    noted = "".join(f"<w:p>{r('Se')}{note(number)}</w:p>" for number in range(1, count + 1))
    parts = (footnotes(*texts), FOOTNOTES) if texts else (None, None)
    return docx("".join(blocks) + noted + p("slut"), *parts)


def _somebody(edit: Edit) -> Credit:
    """Now one, now another, with and without day and reason."""
    if len(edit.text) % 2:
        return Credit("Styrgruppen", "2026-03-01", ("Styrgruppen beslutade det.",))
    return Credit("Juristerna")


@settings(max_examples=60)
@given(_files())
def test_any_two_files_are_held_by_their_redline(files: tuple[bytes, bytes]) -> None:
    for moves in (False, True):
        redline = redline_word(*files, credit=_somebody, moves=moves)
        signed = xpath(redline.data, "//*[@w:author]")

        assert redline.level == "format"
        assert len({one.get(f"{{{one.nsmap['w']}}}id") for one in signed}) == len(signed)
        assert not xpath(
            redline.data, "//w:ins//w:ins|//w:ins//w:del|//w:del//w:ins|//w:del//w:del"
        )
        assert not xpath(redline.data, "//w:del//w:t|//w:moveFrom//w:delText|//w:ins//w:delText")
