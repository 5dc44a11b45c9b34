import pytest

from clauses.model import Clause
from clauses.model import Item
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read


def clauses_of(text: str, name: str = "avtal.txt") -> tuple[Clause, ...]:
    return read(text.encode(), name).document.clauses


def test_numbers_open_clauses_and_the_first_line_is_the_title() -> None:
    text = "Avtal om vård\n\nIngress.\n\n1. Parter\n\nRegionen.\n\n1.1 Kommunerna ska svara.\n"
    reading = read(text.encode(), "avtal.txt")

    assert reading.document.title == "Avtal om vård"
    assert [(c.level, c.number, c.heading, c.text) for c in reading.document.clauses] == [
        (0, "", "Avtal om vård", "Ingress."),
        (1, "1.", "Parter", "Regionen."),
        (2, "1.1", "", "Kommunerna ska svara."),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [("§ 3", "§ 3"), ("3 kap. 5 §", "3 kap. 5 §"), ("Artikel 7", "Artikel 7"), ("4.2", "4.2")],
)
def test_numbers_of_every_kind_open_clauses(line: str, number: str) -> None:
    clauses = clauses_of(f"{line} Uppsägning\nAvtalet kan sägas upp.")

    assert [(c.number, c.heading, c.text) for c in clauses] == [
        (number, "Uppsägning", "Avtalet kan sägas upp.")
    ]


def test_labelled_blocks_are_items_of_their_clause() -> None:
    (clause,) = clauses_of("1. Kommunen ska svara för\n\n(a) vård,\n\n(b) omsorg.")

    assert clause.blocks[0] == Item((Run("vård,"),), 0, ordered=True, label="(a)")


def test_each_block_is_a_clause_where_there_are_no_numbers() -> None:
    reading = read("Första raden\nandra raden\n \nNästa block.\n".encode(), "avtal.txt")

    assert [c.text for c in reading.document.clauses] == [
        "Första raden\nandra raden",
        "Nästa block.",
    ]
    assert [remark.kind for remark in reading.remarks] == [RemarkKind.NO_HEADINGS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_in_unicode_are_read(encoding: str) -> None:
    assert read("åäö".encode(encoding), "a.txt").document.clauses[0].text == "åäö"


@pytest.mark.parametrize("data", ["åäö".encode("latin-1"), b"a\0b", b"\xed\xa0\x80"])
def test_texts_in_other_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        read(data, "a.txt")

    assert caught.value.reason is Refusal.UNDECODABLE


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(text.encode(), "a.txt")

    assert caught.value.reason is Refusal.EMPTY


def test_every_kind_of_line_end_counts() -> None:
    assert [c.text for c in clauses_of("ett\r\n\r\ntvå\r\rtre")] == ["ett", "två", "tre"]


def test_lines_that_open_with_bullets_are_a_list() -> None:
    blocks = clauses_of("1. Ansvar\n\n- läkare\n- läkemedel\n\n- ensam\n\n- nej\nvanlig text")[
        0
    ].blocks

    assert [(type(block).__name__, block.text) for block in blocks] == [
        ("Item", "läkare"),
        ("Item", "läkemedel"),
        ("Item", "ensam"),
        ("Paragraph", "- nej\nvanlig text"),
    ]
