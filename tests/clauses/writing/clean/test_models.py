from lxml import etree

from clauses.model import Paragraph
from clauses.model import Run
from clauses.writing.clean.models import Models
from clauses.writing.clean.units import Role
from clauses.writing.clean.units import Unit
from clauses.writing.ooxml.names import P

BODY = Role("body")


def unit(text: str, clause: int, role: Role = BODY, number: str = "") -> Unit:
    block = Paragraph((Run(text),))
    return Unit(role, block, clause, (clause, "text", 0), number=number, element=etree.Element(P))


def test_the_same_thing_is_the_model_wherever_it_stands() -> None:
    known = [unit("a", 0), unit("b", 7), unit("b", 8)]

    assert Models(known).model(unit("b", 0)) is known[1]


def test_else_the_last_of_its_role_before_it_is() -> None:
    known = [unit("a", 1), unit("b", 3), unit("c", 5), unit("d", 4, Role("heading", 1))]
    models = Models(known)

    assert models.model(unit("x", 4)) is known[1]
    assert models.model(unit("x", 9)) is known[2]
    assert models.model(unit("x", 0)) is known[0]


def test_numbered_things_look_like_numbered_ones_where_there_are_any() -> None:
    known = [unit("a", 1, number="1"), unit("b", 2)]

    assert Models(known).model(unit("x", 9, number="2")) is known[0]
    assert Models(known[1:]).model(unit("x", 9, number="2")) is known[1]


def test_what_has_no_element_is_no_model() -> None:
    absent = unit("a", 0)
    absent.element = None

    assert Models([absent]).model(unit("a", 0)) is None
    assert Models().model(unit("a", 0)) is None
