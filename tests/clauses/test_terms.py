import pytest

from clauses.model import Item
from clauses.model import Run
from clauses.terms import definitions
from clauses.terms import is_form_of
from clauses.terms import uses
from tests.making import clause
from tests.making import document
from tests.making import item

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
