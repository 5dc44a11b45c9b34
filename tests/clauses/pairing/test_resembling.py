"""The handful of clauses that another one resembles most."""

from hypothesis import given
from hypothesis import strategies

from clauses.model import Clause
from clauses.pairing.resembling import MOST
from clauses.pairing.resembling import Resembling
from tests.making import clause

WORDS = [
    "region",
    "kommun",
    "avtal",
    "vård",
    "läkare",
    "natt",
    "hembesök",
    "journal",
    "ansvar",
    "varsel",
    "uppföljning",
]


def about(number: int) -> Clause:
    return clause(f"Rubrik {number}", f"Ord{number} och sak{number} med ting{number} i avtalet.")


def test_the_likeliest_comes_first() -> None:
    many = [about(number) for number in range(200)]
    changed = clause("Annan rubrik", "Ord42 och sak42 med något annat i avtalet.")

    assert Resembling(many).of(changed)[0] == 42
    assert len(Resembling(many).of(changed)) <= MOST


def test_what_has_the_same_heading_or_number_is_among_them() -> None:
    many = [about(number) for number in range(200)]

    assert 7 in Resembling(many).of(clause("Rubrik 7", "Inget av det förra."))


def test_nothing_resembles_what_has_no_word_in_common() -> None:
    assert Resembling([about(1), about(2)]).of(clause("Xyz", "Qwe rty.")) == ()


texts = strategies.lists(strategies.sampled_from(WORDS), max_size=12).map(" ".join)


@given(strategies.lists(texts, max_size=20), texts)
def test_the_answer_is_some_of_the_clauses_each_once(many: list[str], one: str) -> None:
    known = Resembling([clause("", text) for text in many])
    found = known.of(clause("", one))

    assert len(found) == len(set(found)) <= MOST
    assert set(found) <= set(range(len(many)))
    assert known.of(clause("", one)) == found
