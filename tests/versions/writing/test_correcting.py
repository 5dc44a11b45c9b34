"""The pairing of an imported file, as somebody corrects it."""

import pytest

from clauses.compare import compare
from tests.making import clause
from tests.making import document
from versions.writing.importing import BadPairError
from versions.writing.importing import corrected
from versions.writing.importing import identify

OLD = document(
    clause("Parter", "Regionen och kommunerna i länet.", id="a"),
    clause("Tvist", "Tvister löses i samråd mellan parterna.", id="b"),
)
NEW = document(
    clause("Parter", "Regionen och kommunerna i länet."),
    clause("Oenighet", "Den som är missnöjd skriver till nämnden."),
)
FOUND = compare(OLD, NEW)


def ids(pairs: dict[int, str]) -> list[str]:
    compared = compare(OLD, corrected(FOUND, pairs))
    return [one.id for one in identify(compared, ["a", "b"], "familj").document.clauses]


def test_a_clause_is_the_one_that_it_is_said_to_be() -> None:
    assert ids({1: "b"}) == ["a", "b"]


def test_a_clause_that_is_said_to_be_new_is_born() -> None:
    first, second = ids({0: ""})

    assert "a" not in (first, second)


def test_who_takes_the_place_of_another_sets_that_one_free() -> None:
    first, second = ids({1: "a"})

    assert second == "a"
    assert first not in {"a", "b"}


@pytest.mark.parametrize("pairs", [{0: "finns-inte"}, {0: "a", 1: "a"}])
def test_a_clause_that_is_not_there_or_named_twice_is_refused(pairs: dict[int, str]) -> None:
    with pytest.raises(BadPairError):
        corrected(FOUND, pairs)
