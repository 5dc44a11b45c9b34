import pytest

from clauses.references import references


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("enligt avsnitt 4.2", ["4.2"], id="one section"),
        pytest.param("se avsnitt 2.2, 2.3 och 4", ["2.2", "2.3", "4"], id="a list"),
        pytest.param("see sections 3.1 to 3.4", ["3.1", "3.4"], id="a span in English"),
        pytest.param("3 § och § 4", ["4"], id="a paragraph sign before its number"),
        pytest.param(
            "enligt avsnitt 9.4 samt 16 kap. 1 § lagen", ["9.4", "1"], id="a law's chapter"
        ),
        pytest.param("se avsnitt 9.4 och 3 § lagen", ["9.4"], id="a law's section"),
        pytest.param("senast 2025 och 10 dagar", [], id="numbers of other things"),
    ],
)
def test_numbers_that_point_at_clauses_are_found(text: str, numbers: list[str]) -> None:
    found = list(references(text))

    assert [reference.number for reference in found] == numbers
    assert all(text[one.start : one.end] == one.number for one in found)
