import pytest

from clauses.checking.terms import definitions
from clauses.checking.terms import is_form_of
from clauses.checking.terms import uses
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Run
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import table

BOLD = Item((Run("Hemsjukvård", bold=True), Run(" – vård som ges i hemmet.")))
AGREEMENT = document(
    clause("Definitioner", item("Egenvård: vård som någon ger sig själv."), BOLD),
    clause("Ansvar", "Med fast vårdkontakt avses en person. Kommunen: svarar för hemsjukvården."),
    clause("Stöd", "Den fasta vårdkontakten stöder egenvårdens utövare."),
)


def test_terms_are_found_in_every_form_a_definition_takes() -> None:
    found = definitions(AGREEMENT)

    assert [one.term for one in found] == ["Egenvård", "Hemsjukvård", "fast vårdkontakt"]
    for one in found:
        text = AGREEMENT.clauses[one.clause].text
        assert text[one.start : one.end] == one.term


def told(*clauses: Clause) -> list[str]:
    return [one.term for one in definitions(document(*clauses))]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        pytest.param("”Vårdplan” avser en plan.", "Vårdplan", id="in Swedish quotation marks"),
        pytest.param("“Trade Secret” has the meaning given below.", "Trade Secret", id="by law"),
        pytest.param("Med en fast vårdkontakt avses en person.", "fast vårdkontakt", id="one of"),
        pytest.param("Med nämnd i denna lag avses en styrelse.", "nämnd", id="only here"),
        pytest.param("En plan för vården (nedan ”Planen”) görs.", "Planen", id="in brackets"),
        pytest.param(
            "It starts on the day of signing (the “Start Date”).", "Start Date", id="so called"
        ),
    ],
)
def test_a_term_is_defined_in_running_text(text: str, term: str) -> None:
    assert told(clause("A", text)) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Ersättning lämnas med högst hälften av det belopp som avses i 5 §.",
        "Med cannabis ska dock inte förstås hampa.",
    ],
)
def test_what_only_points_at_something_defines_nothing(text: str) -> None:
    assert told(clause("A", text)) == []


def test_rows_of_a_table_and_clauses_below_define_in_a_chapter_of_definitions() -> None:
    rows = table(("Begrepp", "Förklaring"), ("Egenvård", "Vård som någon ger sig själv."))

    assert told(clause("Begrepp", rows, level=1), clause("Allmänt", rows, level=1)) == ["Egenvård"]
    assert told(
        clause("Definitioner", level=1), clause("Vård", "Hembesök: besök i hemmet.", level=2)
    ) == ["Hembesök"]


def test_a_bold_label_that_is_filled_in_is_no_definition() -> None:
    label = Paragraph((Run("Datum:", bold=True), Run(" 1 januari 2026")))

    assert told(clause("Försättsblad", label)) == []


def test_use_is_found_in_inflected_form_at_its_place() -> None:
    found = uses(AGREEMENT, definitions(AGREEMENT))
    told = [(use.clause, AGREEMENT.clauses[use.clause].text[use.start : use.end]) for use in found]

    assert told == [
        (0, "Egenvård"),
        (0, "Hemsjukvård"),
        (1, "fast vårdkontakt"),
        (1, "hemsjukvården"),
        (2, "fasta vårdkontakten"),
        (2, "egenvårdens"),
    ]


@pytest.mark.parametrize(
    ("word", "base", "expected"),
    [
        pytest.param("Planerna", "plan", True, id="a plural"),
        pytest.param("individuella", "individuell", True, id="an adjective"),
        pytest.param("vårdplan", "vård", False, id="another compound"),
        pytest.param("party's", "parties", False, id="too far apart"),
    ],
)
def test_forms_of_a_word_are_known(word: str, base: str, expected: bool) -> None:
    assert is_form_of(word, base) is expected
