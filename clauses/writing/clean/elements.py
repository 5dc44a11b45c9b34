"""Elements of a Word file put in their places, taken away, and made."""

from collections.abc import Iterator
from copy import deepcopy

from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TCPR
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element

_TEXT_WIDTH = 9070
"""How wide a text is on a page, in twentieths of a point."""
_PROPERTIES = frozenset({TCPR, f"{W}tblPr", f"{W}tblGrid"})


def placed(container: Element, cursor: Element | None, element: Element) -> Element:
    """Put an element after another, or first, unless it has its place already."""
    if element.getparent() is not None:
        return element
    if cursor is not None:
        cursor.addnext(element)
        return element
    at = 0
    while at < len(container) and container[at].tag in _PROPERTIES:
        at += 1
    container.insert(at, element)
    return element


def remove(element: Element) -> None:
    """Take a paragraph or table away; the end of a section stays, and so does a cell's last."""
    parent = element.getparent()
    if parent is None:
        return
    alone = parent.tag == CELL and sum(child.tag == P for child in parent) == 1
    if element.tag == P and (alone or element.find(f"{PPR}/{SECTION}") is not None):
        element[:] = [child for child in element if child.tag == PPR]
        return
    parent.remove(element)


def base_look(paragraph: Element) -> Element | None:
    """The look of a paragraph's first text."""
    for run in paragraph.iter(RUN):
        if run.find(TEXT) is not None:
            return run.find(RPR)
    return None


def look_like(paragraph: Element, model: Element) -> None:
    """Give a paragraph the properties of another."""
    properties = model.find(PPR)
    own = paragraph.find(PPR)
    if own is not None:
        paragraph.remove(own)
    if properties is not None:
        paragraph.insert(0, deepcopy(properties))


def first_in(holder: Element, tag: str) -> Element:
    """The properties of a row or cell, made first in it if there are none."""
    properties = holder.find(tag)
    if properties is None:
        properties = new_element(tag)
        holder.insert(0, properties)
    return properties


def table_around(paragraph: Element, container: Element) -> Element | None:
    """The outermost table around a paragraph inside a container."""
    found = None
    for holder in paragraph.iterancestors():
        if holder is container:
            break
        found = holder if holder.tag == TABLE else found
    return found


def outermost_tables(container: Element) -> Iterator[Element]:
    """The tables in a container that stand in no other."""
    for table in container.iter(TABLE):
        if table_around(table, container) is None:
            yield table


def table_properties() -> Element:
    """The properties of a new table."""
    properties = new_element(f"{W}tblPr")
    properties.append(new_element(f"{W}tblStyle", val="TableGrid"))
    properties.append(new_element(f"{W}tblW", w="0", type="auto"))
    return properties


def grid_of(columns: int) -> Element:
    """Columns of one width, as wide together as a text."""
    made = new_element(f"{W}tblGrid")
    made.extend(new_element(f"{W}gridCol", w=str(_TEXT_WIDTH // columns)) for _ in range(columns))
    return made
