"""Whatever a Word file holds, every character is kept or told, and every place is right."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from clauses.reading.word.reading import read_word
from tests.clauses.reading.word.test_places import check
from tests.clauses.reading.word.test_reading import assert_complete
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import word

WORDS = st.sampled_from(["avtal", "§ 3 ", "4.2 Syfte", "(a) ", "1. ", " ", "å", "Parter", "x.", ""])
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
WRAPPINGS = st.sampled_from(
    [
        "{}",
        f"<w:ins {MARK}>{{}}</w:ins>",
        f"<w:del {MARK}>{{}}</w:del>",
        f"<w:moveTo {MARK}>{{}}</w:moveTo>",
        f"<w:moveFrom {MARK}>{{}}</w:moveFrom>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:r><w:tab/></w:r>{}<w:r><w:br/></w:r>",
        FIELD,
    ]
)
MARKS = st.sampled_from(["", f"<w:rPr><w:del {MARK}/></w:rPr>", f"<w:rPr><w:ins {MARK}/></w:rPr>"])
STYLES = st.sampled_from(["", "Title", "Heading1", "Heading2", "Heading3"])
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:vertAlign w:val="superscript"/>'])
NUMBERS = st.sampled_from(
    ["", *(f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>' for at in (0, 1, 2))]
)
INNER = st.recursive(
    st.builds(run, WORDS, LOOKS),
    lambda inner: st.builds(
        lambda wrap, parts: wrap.format("".join(parts)), WRAPPINGS, st.lists(inner, max_size=3)
    ),
    max_leaves=6,
)
PARAGRAPHS = st.builds(
    lambda parts, style, number, mark: p("".join(parts), style, number + mark),
    st.lists(INNER, max_size=3),
    STYLES,
    NUMBERS,
    MARKS,
)
BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.lists(st.tuples(inner, inner), min_size=1, max_size=3).map(lambda rows: table(*rows)),
        st.lists(inner, max_size=3).map(
            lambda blocks: f"<w:sdt><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
        ),
    ),
    max_leaves=8,
)
LEVELS = (level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"))


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=8))
def test_nothing_is_lost_and_every_place_is_right(blocks: list[str]) -> None:
    data = word("".join(blocks), numbering=numbering(*LEVELS))
    found = read_word(data)

    assert_complete(found.reading)
    check(data, found)
