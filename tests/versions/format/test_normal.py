from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings

from clauses.model import Clause
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from tests.versions.clauses_made import CLAUSES
from tests.versions.stores import blocks
from versions.format.normal import line
from versions.format.normal import normal


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CLAUSES)
def test_what_is_in_its_one_shape_stays_in_it(clause: Clause) -> None:
    once = normal(clause)

    assert normal(once) == once


def test_neighbouring_runs_of_one_look_are_one() -> None:
    runs = (Run("Kom"), Run(""), Run("munen "), Run("ska", bold=True), Run(" ", bold=True))
    shaped = normal(Clause("", blocks=(Paragraph(runs),)))

    assert shaped.blocks == (Paragraph((Run("Kommunen "), Run("ska ", bold=True))),)


def test_letters_are_composed_and_line_breaks_plain() -> None:
    shaped = normal(Clause("A\u030a", blocks=blocks("o\u0308\r\nnästa\rrad")))

    assert (shaped.heading, shaped.text) == ("Å", "ö\nnästa\nrad")


def test_notes_are_called_in_the_order_of_their_references() -> None:
    runs = (Run("x"), Run("", note="9"), Run("y"), Run("", note="2"))
    notes = (Note("2", blocks("två")), Note("9", blocks("nio")))
    shaped = normal(Clause("", blocks=(Paragraph(runs),), notes=notes))

    assert [(note.key, note.text) for note in shaped.notes] == [("a1", "nio"), ("a2", "två")]
    assert [run.note for run in shaped.blocks[0].runs] == ["", "a1", "", "a2"]  # type: ignore[union-attr]


def test_a_line_has_single_spaces() -> None:
    assert line(" Avtal\n om\tvård ") == "Avtal om vård"
