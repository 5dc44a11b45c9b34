import pytest

from clauses.model import Item
from clauses.model import RemarkKind
from clauses.reading import read
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import STYLES
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbered
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import word

HEADING = p("Syfte", "Heading1")
DEFINITION = (level(0, "%1."), level(1, "%1.%2"), level(2, "%1.%2.%3"))


def labels(*paragraphs: str, part: str, styles: str = STYLES) -> list[str]:
    reading = read(word(HEADING + "".join(paragraphs), numbering=part, styles=styles))
    return [
        block.label if isinstance(block, Item) else ""
        for block in reading.document.clauses[0].blocks
    ]


def items(*levels: int, number: int = 1) -> list[str]:
    return [numbered("x", at, number) for at in levels]


def test_deeper_levels_begin_anew_under_each_number() -> None:
    found = labels(*items(0, 1, 1, 0, 1, 2), part=numbering(*DEFINITION))

    assert found == ["1.", "1.1", "1.2", "2.", "2.1", "2.1.1"]


def test_a_level_that_never_restarts_counts_on() -> None:
    lasting = level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    found = labels(*items(0, 1, 0, 1), part=numbering(level(0, "%1."), lasting))

    assert found == ["1.", "1)", "2.", "2)"]


def test_lists_of_one_definition_count_on_together() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    found = labels(*items(0, 0), *items(0, number=2), part=numbering(*DEFINITION, lists=second))

    assert found == ["1.", "2.", "3."]


def test_a_list_that_says_where_it_starts_begins_there() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    found = labels(*items(0, 0), *items(0, 0, number=2), part=numbering(*DEFINITION, lists=second))

    assert found == ["1.", "2.", "1.", "2."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '§ %1')}</w:lvlOverride></w:num>"
    )

    assert labels(*items(0, number=2), part=numbering(*DEFINITION, lists=own)) == ["§ 1"]


def test_legal_numbering_prints_every_level_in_digits() -> None:
    part = numbering(level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))

    assert labels(*items(0, 0, 1), part=part) == ["I", "II", "2.1"]


@pytest.mark.parametrize(
    ("sign", "shown"), [("•", "•"), ("\uf0b7", "•"), ("–", "–"), ("\uf0a7", "▪"), ("", "•")]
)
def test_bullets_are_shown_as_such(sign: str, shown: str) -> None:
    assert labels(*items(0), part=numbering(level(0, sign, "bullet"))) == [shown]


def test_the_style_of_a_paragraph_may_name_its_list_and_level() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styles = STYLES + style.format("A", "A") + style.format("B", "B")
    part = numbering(
        level(0, "%1.", more='<w:pStyle w:val="A"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="B"/>'),
    )

    assert labels(p("x", "A"), p("x", "B"), p("x", "B"), part=part, styles=styles) == [
        "1.",
        "1.1",
        "1.2",
    ]


def test_a_paragraph_may_refuse_the_number_of_its_style() -> None:
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    found = labels(p("x", "A"), p("x", "A", none), part=numbering(*DEFINITION), styles=styles)

    assert found == ["1.", ""]


def test_a_definition_may_point_at_that_of_a_list_style() -> None:
    styles = STYLES + (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    found = labels(*items(0, number=2), part=numbering(*DEFINITION, lists=lists), styles=styles)

    assert found == ["1."]


def test_links_in_a_circle_and_lists_that_are_missing_print_nothing() -> None:
    styles = STYLES + (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    circle = numbering('<w:numStyleLink w:val="L"/>')

    assert labels(*items(0), part=circle, styles=styles) == [""]
    assert labels(*items(99, number=7), part=circle, styles=styles) == [""]


def test_a_number_beyond_reason_is_cut_and_told() -> None:
    part = numbering(level(0, "%1" * 5000, "lowerRoman"))
    reading = read(word(HEADING + items(0)[0], numbering=part))

    assert RemarkKind.NOT_KEPT in {remark.kind for remark in reading.remarks}


def test_a_list_that_says_where_a_level_starts_begins_there_under_each_number() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = labels(*items(0, 1, 1, 0, 1, number=2), part=numbering(*DEFINITION, lists=second))

    assert found == ["1.", "1.5", "1.6", "2.", "2.5"]


def test_numbers_begin_anew_under_each_bullet() -> None:
    part = numbering(level(0, "•", "bullet"), level(1, "%2)"))

    assert labels(*items(0, 1, 1, 0, 1), part=part) == ["•", "1)", "2)", "•", "1)"]


def test_a_bullet_above_is_no_part_of_a_number() -> None:
    part = numbering(level(0, "•", "bullet"), level(1, "%1%2)", more="<w:isLgl/>"))

    assert labels(*items(0, 0, 1), part=part) == ["•", "•", "1)"]


@pytest.mark.parametrize(
    ("restart", "last"),
    [("", ["1)", "1)", "1)"]), ("1", ["1)", "2)", "1)"]), ("0", ["1)", "2)", "3)"])],
)
def test_a_level_begins_anew_only_after_the_level_it_names(restart: str, last: list[str]) -> None:
    named = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    part = numbering(level(0, "%1."), level(1, "%2."), level(2, "%3)", more=named))
    found = labels(*items(0, 1, 2, 1, 2, 0, 1, 2), part=part)

    assert [found[at] for at in (2, 4, 7)] == last


def test_a_list_that_begins_below_its_first_level_has_taken_a_number_there() -> None:
    assert labels(*items(1, 1, 0, 1), part=numbering(*DEFINITION)) == ["1.1", "1.2", "2.", "2.1"]


def test_a_hidden_paragraph_takes_its_number() -> None:
    mark = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    hidden = p(run("dolt", "<w:vanish/>"), properties=mark)
    found = labels(*items(0), hidden, *items(0), part=numbering(*DEFINITION))

    assert found == ["1.", "3."]


def test_a_deleted_paragraph_takes_no_number() -> None:
    mark = f'<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del {MARK}/></w:rPr>'
    gone = p(f"<w:del {MARK}><w:r><w:delText>x</w:delText></w:r></w:del>", properties=mark)

    assert labels(*items(0), gone, *items(0), part=numbering(*DEFINITION)) == ["1.", "2."]
