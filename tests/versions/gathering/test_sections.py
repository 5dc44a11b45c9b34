"""Which clause the section of an answer names."""

import pytest
from hypothesis import given
from hypothesis import strategies

from clauses.model import Clause
from clauses.model import Document
from versions.gathering.sections import WHOLE
from versions.gathering.sections import Sections

AGREEMENT = Document(
    "Avtal",
    (
        Clause("Avtal", 0, "", (), id="all"),
        Clause("Ansvar", 1, "4", (), id="duty"),
        Clause("Regionens ansvar", 2, "4.1", (), id="region"),
        Clause("Kontakt kväll, natt och helg", 2, "4.6", (), id="night"),
        Clause("Giltighet", 1, "5", (), id="valid"),
        Clause("Särskilt", 2, "5.1", (), id="one"),
        Clause("Särskilt", 2, "5.2", (), id="two"),
    ),
)


@pytest.mark.parametrize(
    ("section", "clause"),
    [
        ("4.6 Kontakt kväll, natt och helg", "night"),
        ("4.6", "night"),
        ("Avsnitt 4.6: Kontakt kväll, natt, och helg.", "night"),
        ("kap. 4", "duty"),
        ("4. Ansvar", "duty"),
        ("Kontakt kväll, natt och helg", "night"),
        ("§ 5", "valid"),
        ("5 § Giltighet", "valid"),
        ("4.1 Ansvar för regionen", "region"),
        ("5.2 Särskilt", "two"),
        ("Hela avtalet", WHOLE),
        ("Övergripande synpunkter", WHOLE),
    ],
)
def test_a_section_is_the_clause_of_its_number_and_heading(section: str, clause: str) -> None:
    assert Sections(AGREEMENT).find(section) == clause


@pytest.mark.parametrize(
    "section",
    ["", "Särskilt", "9.9", "4.6 Giltighetstid för kort", "Bilaga 2", "Något helt annat"],
)
def test_what_is_not_certain_is_no_clause(section: str) -> None:
    assert Sections(AGREEMENT).find(section) is None


def test_the_heading_decides_where_the_number_is_of_another_version() -> None:
    assert Sections(AGREEMENT).find("7.3 Kontakt kväll, natt och helg") == "night"
    assert Sections(AGREEMENT).find("4.1 Giltighet") == "valid"


@given(strategies.text(max_size=40))
def test_whatever_a_section_says_it_is_read(section: str) -> None:
    assert Sections(AGREEMENT).find(section) in {None, WHOLE, *(c.id for c in AGREEMENT.clauses)}
