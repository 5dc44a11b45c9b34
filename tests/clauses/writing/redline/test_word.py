import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Credit
from clauses.changes import Edit
from clauses.compare import compare
from clauses.reading import read
from clauses.writing.ooxml.check import check
from clauses.writing.ooxml.names import DATE
from clauses.writing.ooxml.shown import Level
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.word_made import FOOTNOTES
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import footnotes
from tests.clauses.writing.word_made import marked
from tests.clauses.writing.word_made import noted
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import part
from tests.clauses.writing.word_made import r
from tests.clauses.writing.word_made import table
from tests.clauses.writing.word_made import with_part
from tests.clauses.writing.word_made import xpath

ONE = "Kommunen ansvarar för hemsjukvården dygnet runt."
TWO = "Regionen svarar för läkare, hjälpmedel och transporter."
THREE = "Parterna följer upp avtalet varje år i beredningen."
ROWS = (("Post", "Region", "Kommun"), ("Läkare", "100", "0"), ("Hjälpmedel", "20", "80"))
PICTURE = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' r:embed="rIdP"/></w:drawing></w:r></w:p>'
)


SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="DDEEFF"/>'
HEAD = "<w:tblHeader/>"
MIDDLE = '<w:tblPrEx><w:jc w:val="center"/></w:tblPrEx>'


def field(result: str, *instruction: str) -> str:
    code = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in instruction or (" REF _a ",)
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def link(text: str) -> str:
    return f'<w:p>{r("Se ")}<w:hyperlink r:id="rIdL">{r(text)}</w:hyperlink>{r(" där.")}</w:p>'


PAIRS = {
    "a word is replaced": (p(ONE) + p(TWO), p(ONE.replace("ansvarar", "svarar")) + p(TWO)),
    "a paragraph is added in the middle": (p(ONE) + p(THREE), p(ONE) + p(TWO) + p(THREE)),
    "a paragraph is added first": (p(ONE), p(TWO) + p(ONE)),
    "a paragraph is added last": (p(ONE), p(ONE) + p(TWO)),
    "the last paragraph is struck": (p(ONE) + p(TWO), p(ONE)),
    "the last paragraph is replaced": (p(ONE) + p(TWO), p(ONE) + p(THREE)),
    "a paragraph is split": (p(f"{ONE} {TWO}") + p(THREE), p(ONE) + p(TWO) + p(THREE)),
    "two paragraphs are merged": (p(ONE) + p(TWO) + p(THREE), p(f"{ONE} {TWO}") + p(THREE)),
    "paragraphs change places": (p(ONE) + p(TWO) + p(THREE), p(TWO) + p(THREE) + p(ONE)),
    "everything is written anew": (p(ONE) + p(TWO), p("Något helt annat.") + p("Ännu mer.")),
    "empty paragraphs come and go": (p(ONE) + p() + p(TWO), p(ONE) + p(TWO) + p() + p()),
    "spaces and a dash change": (p("ett  två - tre"), p("ett två – tre")),
    "a non-breaking space comes": (p("10 dagar"), p("10\u00a0dagar")),
    "a word becomes bold": (p(ONE), f"<w:p>{r('Kommunen ', '<w:b/>')}{r(ONE[9:])}</w:p>"),
    "a paragraph becomes a heading": (p(ONE) + p(TWO), p(ONE, "Heading1") + p(TWO)),
    "a cell changes": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(ROWS[0], ROWS[1], ("Hjälpmedel", "25", "75")) + p(TWO),
    ),
    "a row is added": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*ROWS, ("Transport", "50", "50")) + p(TWO),
    ),
    "a row is struck": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(ROWS[0], ROWS[2]) + p(TWO),
    ),
    "a column is added": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*((*row, "x") for row in ROWS)) + p(TWO),
    ),
    "a cell is shaded": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*ROWS).replace("<w:tc>", f"<w:tc><w:tcPr>{SHADE}</w:tcPr>", 1) + p(TWO),
    ),
    "a row becomes the head": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*ROWS).replace("<w:tr>", f"<w:tr><w:trPr>{HEAD}</w:trPr>", 1) + p(TWO),
    ),
    "a row gets a look of its own": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*ROWS).replace("<w:tr>", f"<w:tr>{MIDDLE}", 1) + p(TWO),
    ),
    "columns get other widths": (
        p(ONE) + table(*ROWS) + p(TWO),
        p(ONE) + table(*ROWS).replace('w:w="2000"', 'w:w="1500"') + p(TWO),
    ),
    "a table is added": (p(ONE) + p(TWO), p(ONE) + table(*ROWS) + p(TWO)),
    "a table is struck": (p(ONE) + table(*ROWS) + p(TWO), p(ONE) + p(TWO)),
    "the result of a field changes": (
        f"<w:p>{r('Se ')}{field('3.1')}{r(' ovan.')}</w:p>",
        f"<w:p>{r('Se ')}{field('3.2')}{r(' ovan.')}</w:p>",
    ),
    "the result of a simple field changes": (
        f'<w:p>{r("Se ")}<w:fldSimple w:instr=" REF _a ">{r("3.1")}</w:fldSimple></w:p>',
        f'<w:p>{r("Se ")}<w:fldSimple w:instr=" REF _a ">{r("4.2")}</w:fldSimple></w:p>',
    ),
    "a field points at something else": (
        f"<w:p>{r('Se ')}{field('3.1')}{r(' ovan.')}</w:p>",
        f"<w:p>{r('Se ')}{field('3.1', ' REF _b ')}{r(' ovan.')}</w:p>",
    ),
    "words around a field change": (
        f"<w:p>{r('Se ')}{field('3.1')}{r(' ovan.')}</w:p>",
        f"<w:p>{r('Se även ')}{field('3.1')}{r(' ovan.')}</w:p>",
    ),
    "runs are cut otherwise": (p(ONE), f"<w:p>{r(ONE[:13])}{r(ONE[13:])}</w:p>"),
    "a content control changes": (
        f"<w:sdt><w:sdtContent>{p(ONE)}</w:sdtContent></w:sdt>{p(TWO)}",
        f"<w:sdt><w:sdtContent>{p(ONE[:-1] + ' alltid.')}</w:sdtContent></w:sdt>{p(TWO)}",
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_accepting_all_gives_the_later_file_and_rejecting_all_the_earlier(
    pair: tuple[str, str],
) -> None:
    old, new = docx(pair[0]), docx(pair[1])

    assert check(old, new, redline_word(old, new).data) is Level.FORMAT
    assert check(new, old, redline_word(new, old).data) is Level.FORMAT


@pytest.mark.parametrize(
    ("later", "change"),
    [
        (PAIRS["a cell is shaded"], "tcPrChange"),
        (PAIRS["a row becomes the head"], "trPrChange"),
        (PAIRS["a row gets a look of its own"], "tblPrExChange"),
        (PAIRS["columns get other widths"], "tblGridChange"),
    ],
    ids=["of a cell", "of a row", "of a row beside its table's", "of columns"],
)
def test_another_look_in_a_table_is_tracked(later: tuple[str, str], change: str) -> None:
    redline = redline_word(docx(later[0]), docx(later[1])).data

    assert len(xpath(redline, f"//w:{change}")) == 1
    assert marked(redline) == []


def test_only_the_words_that_changed_are_marked() -> None:
    redline = redline_word(docx(p(ONE) + p(TWO)), docx(p(ONE) + p(TWO.replace("läkare", "vård"))))

    assert marked(redline.data) == [("-", "läkare"), ("+", "vård")]


def test_no_word_is_cut() -> None:
    redline = redline_word(docx(p("hemsjukvården")), docx(p("hemsjukvårdens")))

    assert marked(redline.data) == [("-", "hemsjukvården"), ("+", "hemsjukvårdens")]


def test_a_field_whose_result_changed_stays_and_only_the_result_is_marked() -> None:
    old = docx(f"<w:p>{r('Se ')}{field('avsnitt 3.1 ovan')}</w:p>")
    new = docx(f"<w:p>{r('Se ')}{field('avsnitt 3.2 ovan')}</w:p>")
    redline = redline_word(old, new)

    assert marked(redline.data) == [("-", "3.1"), ("+", "3.2")]
    assert not xpath(redline.data, "//w:ins//w:fldChar|//w:del//w:fldChar")


def test_a_field_that_shows_the_same_but_points_elsewhere_has_its_instruction_marked() -> None:
    old = docx(f"<w:p>{r('Se ')}{field('3.1')}{r(' gäller.')}</w:p>")
    new = docx(f"<w:p>{r('Se ')}{field('3.1', ' REF _b ')}{r(' gäller.')}</w:p>")
    redline = redline_word(old, new)

    assert marked(redline.data) == []
    assert [code.text for code in xpath(redline.data, "//w:del//w:delInstrText")] == [" REF _a "]
    assert [code.text for code in xpath(redline.data, "//w:ins//w:instrText")] == [" REF _b "]
    assert redline.level == "format"


def test_an_instruction_that_is_cut_otherwise_is_no_change() -> None:
    old = docx(f"<w:p>{field('3.1')}{r(' gäller.')}</w:p>")
    new = docx(f"<w:p>{field('3.1', ' REF', ' _a ')}{r(' ska gälla.')}</w:p>")
    redline = redline_word(old, new)

    assert marked(redline.data) == [("-", "gäller"), ("+", "ska gälla")]
    assert redline.level == "format"


def test_what_a_struck_text_box_holds_is_called_deleted() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p(TWO)}</w:txbxContent></w:pict></w:r></w:p>"
    redline = redline_word(docx(p(ONE) + box), docx(p(ONE)))

    assert xpath(redline.data, "//w:txbxContent//w:delText")
    assert not xpath(redline.data, "//w:del//w:t")


def test_a_split_marks_no_word() -> None:
    redline = redline_word(docx(p(f"{ONE} {TWO}")), docx(p(ONE) + p(TWO)))

    assert marked(redline.data) == [("-", " ")]


def test_files_that_are_the_same_come_back_with_the_same_parts() -> None:
    old = docx(p(ONE) + table(*ROWS) + p(TWO))
    redline = redline_word(old, docx(p(ONE) + table(*ROWS) + p(TWO)))

    assert part(redline.data, "document.xml") == part(old, "document.xml")
    assert redline.level == "format"


def test_parts_without_changes_keep_their_bytes() -> None:
    old = docx(p(ONE))
    redline = redline_word(old, docx(p(TWO)))

    assert part(redline.data, "styles.xml") == part(old, "styles.xml")


def test_the_same_call_gives_the_same_bytes() -> None:
    old, new = docx(p(ONE) + table(*ROWS) + p(TWO)), docx(p(TWO) + p(ONE))

    assert redline_word(old, new).data == redline_word(old, new).data


def test_tracked_changes_that_were_there_are_accepted_first_and_counted() -> None:
    tracked = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>'
    redline = redline_word(docx(tracked), docx(p("nytt ord")))

    assert redline.accepted == 1
    assert marked(redline.data) == [("+", " ord")]


def test_tab_stops_before_a_table_are_tracked_although_a_table_above_changed() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="400"/></w:tabs>'
    old = docx(p(ONE) + table(*ROWS) + table(*ROWS) + p(TWO))
    changed = table(*ROWS[:2], ("Hjälpmedel", "25", "75"))
    new = docx(p(ONE) + changed + p(properties=stops) + table(*ROWS) + p(TWO))

    assert xpath(redline_word(old, new).data, "//w:pPrChange")


def test_ids_are_not_given_twice() -> None:
    redline = redline_word(docx(p(ONE) + table(*ROWS)), docx(p(TWO) + table(*ROWS[:2]) + p(THREE)))
    ids = [mark.get(f"{{{mark.nsmap['w']}}}id") for mark in xpath(redline.data, "//w:ins|//w:del")]

    assert len(ids) == len(set(ids)) > 0


def test_changes_are_never_nested() -> None:
    redline = redline_word(docx(p(ONE) + table(*ROWS)), docx(table(*ROWS[1:]) + p(TWO)))

    assert not xpath(redline.data, "//w:ins//w:ins|//w:ins//w:del|//w:del//w:ins|//w:del//w:del")


def test_the_words_of_a_note_are_compared() -> None:
    old = docx(noted(ONE, 1), footnotes("Se lagen."), FOOTNOTES)
    new = docx(noted(ONE, 1), footnotes("Se den nya lagen."), FOOTNOTES)
    redline = redline_word(old, new)

    assert b"<w:ins" in part(redline.data, "footnotes.xml")
    assert b"<w:ins" not in part(redline.data, "document.xml")
    assert redline.level == "format"


def test_a_note_that_comes_before_another_does_not_change_it() -> None:
    old = docx(p(ONE) + noted(TWO, 1), footnotes("Se lagen."), FOOTNOTES)
    new = docx(
        noted(ONE, 1, " Så.") + noted(TWO, 2), footnotes("En ny not.", "Se lagen."), FOOTNOTES
    )
    redline = redline_word(old, new)

    assert redline.level == "format"
    assert redline_word(new, old).level == "format"
    assert marked(redline.data) == [("+", " Så.")]


def test_a_note_comes_into_a_file_that_had_none() -> None:
    redline = redline_word(docx(p(ONE)), docx(noted(ONE, 1), footnotes("En not."), FOOTNOTES))

    assert redline.level == "format"


def test_another_picture_is_a_change() -> None:
    old = docx(p(ONE) + PICTURE, {"a.png": b"one"}, {"rIdP": ("image", "a.png")})
    new = docx(p(ONE) + PICTURE, {"b.png": b"two"}, {"rIdP": ("image", "b.png")})
    redline = redline_word(old, new)

    assert redline.level == "format"
    assert len(xpath(redline.data, "//w:ins//w:drawing|//w:del//w:drawing")) == 2


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    old = docx(link("bilagan"), links={"rIdL": ("hyperlink", "https://a.example/")})
    new = docx(link("bilagan"), links={"rIdL": ("hyperlink", "https://b.example/")})
    redline = redline_word(old, new)

    assert redline.level == "format"
    assert marked(redline.data) == [("-", "bilagan"), ("+", "bilagan")]


def test_words_inside_a_link_change_without_breaking_it() -> None:
    links = {"rIdL": ("hyperlink", "https://a.example/")}
    old, new = docx(link("gamla bilagan"), links=links), docx(link("nya bilagan"), links=links)
    redline = redline_word(old, new)

    assert redline.level == "format"
    assert len(xpath(redline.data, "//w:hyperlink")) == 1


def test_a_style_that_the_earlier_file_lacks_is_brought() -> None:
    styles = part(docx(""), "styles.xml").decode().replace("</w:styles>", "")
    named = '<w:style w:type="paragraph" w:styleId="Ruta"><w:name w:val="Ruta"/></w:style>'
    new = docx(p(ONE) + p(TWO, "Ruta"), {"styles.xml": f"{styles}{named}</w:styles>"})
    redline = redline_word(docx(p(ONE)), new)

    assert b'w:styleId="Ruta"' in part(redline.data, "styles.xml")


def by_maja(_edit: Edit) -> Credit:
    return Credit("Maja", "2026-03-01", ("Ordningen följer vårdkedjan.",))


MOVED = docx(p(ONE) + p(TWO) + p(THREE)), docx(p(TWO) + p(THREE) + p(ONE))


def test_a_moved_paragraph_is_told_as_moved_where_that_is_wanted() -> None:
    redline = redline_word(*MOVED, moves=True, credit=by_maja)
    starts = xpath(redline.data, "//w:moveFromRangeStart|//w:moveToRangeStart")

    assert redline.level == "format"
    assert marked(redline.data) == []
    assert len(xpath(redline.data, "//w:moveFrom[w:r]|//w:moveTo[w:r]")) == 2
    assert [start.get(DATE) for start in starts] == ["2026-03-01T00:00:00Z"] * 2
    assert "Ordningen följer vårdkedjan." in part(redline.data, "comments.xml").decode()


def test_a_move_on_no_known_day_is_struck_and_added_for_word_wants_a_day() -> None:
    redline = redline_word(*MOVED, moves=True)

    assert redline.level == "format"
    assert marked(redline.data) == [("-", ONE), ("+", ONE)]
    assert not xpath(redline.data, "//*[contains(local-name(), 'move')]")


def test_what_moved_is_told_so_after_a_table_that_changed_too() -> None:
    rows = table(*ROWS), table(ROWS[0], ROWS[1], ("Hjälpmedel", "25", "75"))
    old = docx(rows[0] + p(ONE) + p(TWO) + p(THREE))
    new = docx(rows[1] + p(TWO) + p(THREE) + p(ONE))
    redline = redline_word(old, new, moves=True, credit=by_maja)

    assert redline.level == "format"
    assert len(xpath(redline.data, "//w:moveFromRangeStart|//w:moveToRangeStart")) == 2


def test_a_paragraph_with_tab_stops_leaves_nothing_before_a_table_that_is_added() -> None:
    stops = '<w:tabs><w:tab w:val="center" w:pos="4320"/></w:tabs>'
    changed = table(*ROWS), table(ROWS[0], ROWS[1], ("Hjälpmedel", "25", "75"))
    added = p(properties=stops) + table(("Ny", "tabell"))
    redline = redline_word(
        docx(p(ONE) + changed[0] + p(TWO)), docx(p(ONE) + changed[1] + added + p(TWO))
    )
    lone = "//w:p[w:pPr/w:rPr/w:ins][not(.//w:r)]/w:pPr[w:tabs]"

    assert redline.level == "format"
    assert len(xpath(redline.data, f"{lone}/w:pPrChange[not(.//w:tabs)]")) == 1


WORDS = st.sampled_from(["kommunen", "regionen", "ska", "inte", "vård", "och", ",", "4.2", "ett"])
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=7).map(" ".join), min_size=1, max_size=6)
CELLS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4)


@given(PARAGRAPHS, PARAGRAPHS, CELLS, CELLS)
def test_any_two_texts_are_held_by_their_redline(
    old: list[str], new: list[str], rows: list[tuple[str, str]], others: list[tuple[str, str]]
) -> None:
    before = docx("".join(map(p, old)) + table(*rows) + p("slut"))
    after = docx("".join(map(p, new)) + table(*others) + p("slut"))
    for moves in (False, True):
        redline = redline_word(before, after, moves=moves)

        assert redline.level == "format"
        assert redline.fallbacks == 0


HEADER = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
HEADED = '<w:headerReference w:type="default" r:id="rIdH"/>'


def _headed(text: str) -> bytes:
    """A file whose only section has a header."""
    whole = docx(
        p(ONE), {"header1.xml": HEADER.format(p(text))}, {"rIdH": ("header", "header1.xml")}
    )
    return with_part(whole, "document.xml", b"<w:sectPr>", b"<w:sectPr>" + HEADED.encode())


def test_the_words_of_a_header_are_compared() -> None:
    redline = redline_word(_headed("Utkast 1"), _headed("Utkast 2"))

    assert redline.level == "format"
    assert b">2<" in part(redline.data, "header1.xml")


def test_a_header_that_comes_is_marked_although_its_coming_cannot_be() -> None:
    redline = redline_word(docx(p(ONE)), _headed("Utkast 2"))

    assert redline.level == "text"
    assert b"<w:ins" in part(redline.data, "header1.xml")


def test_a_header_that_goes_is_struck() -> None:
    redline = redline_word(_headed("Utkast 1"), docx(p(ONE)))

    assert redline.level == "text"
    assert b"<w:delText" in part(redline.data, "header1.xml")


def test_a_section_that_comes_first_does_not_change_the_header_of_the_next() -> None:
    old = _headed("Avtal")
    first = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    new = with_part(_headed("Avtal"), "document.xml", b"<w:body>", f"<w:body>{first}".encode())
    redline = redline_word(old, new)

    assert redline.level == "format"
    assert part(redline.data, "header1.xml") == part(old, "header1.xml")


def test_another_look_of_a_table_is_recorded() -> None:
    plain = p(ONE) + table(*ROWS)
    centred = plain.replace("<w:tblPr/>", '<w:tblPr><w:jc w:val="center"/></w:tblPr>')
    redline = redline_word(docx(plain), docx(centred))

    assert xpath(redline.data, "//w:tblPr[w:jc]/w:tblPrChange/w:tblPr[not(w:jc)]")
    assert redline.level == "format"


def test_paragraphs_of_one_pattern_stay_in_their_clauses_where_clauses_are_known() -> None:
    said = "Ersättning för varje påbörjat dygn utgår med {} kronor till parten."
    old, new = (
        docx(
            "".join(
                p(name, "Heading1") + p(said.format(price))
                for name, price in zip(
                    ("Korttidsplats", "Avlastning", "Dagvård"), prices, strict=True
                )
            )
        )
        for prices in ((500, 700, 900), (700, 900, 1100))
    )
    comparison = compare(read(old).document, read(new).document)
    struck = xpath(redline_word(old, new, comparison=comparison).data, "//w:delText")

    assert [text.text for text in struck] == ["500", "700", "900"]
