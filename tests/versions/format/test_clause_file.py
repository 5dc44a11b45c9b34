import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings

from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from tests.versions.clauses_made import CLAUSES
from tests.versions.stores import blocks
from versions.format.clause_file import BadClauseError
from versions.format.clause_file import DamagedClauseError
from versions.format.clause_file import parse
from versions.format.clause_file import wording_id
from versions.format.clause_file import write


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(CLAUSES)
def test_any_clause_is_read_back_as_it_was_written(clause: Clause) -> None:
    file = write(clause)

    assert parse(file) == clause
    assert write(parse(file)) == file


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(CLAUSES)
def test_a_file_is_composed_and_has_no_space_that_an_editor_could_lose(clause: Clause) -> None:
    file = write(clause)

    assert unicodedata.is_normalized("NFC", file)
    assert "\r" not in file
    assert all(line == line.rstrip() for line in file.split("\n"))


def test_a_clause_reads_like_a_text() -> None:
    clause = Clause(
        "Läkarkontakt",
        blocks=(
            Paragraph(
                (
                    Run("Kommunen ska, t.ex. i juni, svara. Regionen "),
                    Run("ska", bold=True),
                    Run(" följa upp"),
                    Run("", note="a1"),
                    Run(". Se "),
                    Run("lagen", link="https://lagen.example/a b"),
                    Run("."),
                )
            ),
            Item((Run("dygnet runt,"),), ordered=True, label="a)"),
            Item((Run("på telefon."),), ordered=True, label="b)"),
            Item((Run("eller på plats."),), level=1, label="•"),
            Table((((Cell(blocks("Insats"))), Cell(blocks("Ansvar"))),), headed=True),
        ),
        notes=(Note("a1", blocks("Enligt beslut. Se bilaga.")),),
    )

    assert write(clause) == (
        "# Läkarkontakt\n"
        "\n"
        "Kommunen ska, t.ex. i juni, svara.\n"
        "Regionen **ska** följa upp[^a1].\n"
        "Se [lagen](<https://lagen.example/a{U+0020}b>).\n"
        "\n"
        "+ {label a)} dygnet runt,\n"
        "+ på telefon.\n"
        "  - eller på plats.\n"
        "\n"
        "|=== headed\n"
        "|-\n"
        "| Insats\n"
        "| Ansvar\n"
        "|===\n"
        "\n"
        "[^a1]: Enligt beslut.\n"
        "  Se bilaga.\n"
    )


def test_signs_that_nobody_sees_are_written_out() -> None:
    file = write(Clause("", blocks=blocks("5\u00a0kap. lag\u200bstiftning")))

    assert file == "#\n\n5{U+00A0}kap. lag{U+200B}stiftning\n"


def test_an_item_put_in_a_list_touches_its_own_line_alone() -> None:
    def listed(*texts: str) -> str:
        items = tuple(
            Item((Run(text),), ordered=True, label=f"{at}.") for at, text in enumerate(texts, 1)
        )
        return write(Clause("", blocks=items))

    assert listed("ett", "två", "tre") == listed("ett", "tre").replace("+ tre", "+ två\n+ tre")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(BadClauseError):
        write(Clause("halv \ud800"))


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("", id="empty"),
        pytest.param("Rubrik\n", id="no heading"),
        pytest.param("# Rubrik", id="no line break at the end"),
        pytest.param("#\n\nen {okänd|sak}\n", id="an unknown brace"),
        pytest.param("#\n\nen **fet\n", id="a look left open"),
        pytest.param("#\n\n|===\n|-\n| cell\n", id="a table without end"),
        pytest.param("#\n\n{U+D800}\n", id="half a character"),
        pytest.param("#\n\nslut](<x>)\n", id="a link that begins nowhere"),
        pytest.param("# {U+ZZ}\n", id="a heading with a brace that says nothing"),
        pytest.param("#\n\na}\n", id="a brace too many"),
        pytest.param("#\n\n[a[b](<x>)](<y>)\n", id="a link in a link"),
    ],
)
def test_a_file_in_another_format_is_refused(file: str) -> None:
    with pytest.raises(DamagedClauseError):
        parse(file)


def test_a_wording_is_named_by_what_it_says_and_not_by_where_it_stands() -> None:
    here = Clause("Syfte", 1, "1", blocks("Text."), id="a")
    there = Clause("Syfte", 2, "4.2", blocks("Text."), id="b")

    assert wording_id(here) == wording_id(there)
    assert wording_id(here) != wording_id(Clause("Syfte", 1, "1", blocks("Annan text.")))


def test_the_example_in_the_documentation_is_in_the_format() -> None:
    page = Path(__file__).parents[3] / "docs" / "format.md"
    after = page.read_text("utf-8").partition("### A clause\n\n```\n")[2]
    example = after.partition("```\n")[0]

    assert write(parse(example)) == example
