"""The look of paragraphs and runs: kept, or changed with a record of what it was."""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.shown import canonical
from clauses.writing.redline.pen import Pen

_SILENT = frozenset({f"{W}lang", f"{W}noProof"})
_REFERENCES = frozenset({f"{W}headerReference", f"{W}footerReference"})
_PPR_CHANGE = f"{W}pPrChange"
_RPR_CHANGE = f"{W}rPrChange"
_SECTION_CHANGE = f"{W}sectPrChange"


def look_of(run: Element) -> str:
    """The direct look of a run as a string that can be compared."""
    properties = run.find(RPR)
    return "" if properties is None else canonical(properties, _SILENT)


def changed_look(run: Element, later: Element, pen: Pen) -> Element:
    """The look of a later run, with a record of what it was."""
    properties = new_element(RPR)
    now, was = later.find(RPR), run.find(RPR)
    properties.extend(deepcopy(child) for child in (now if now is not None else ()))
    change = etree.SubElement(properties, _RPR_CHANGE)
    pen.sign(change, pen.elsewhere())
    earlier = etree.SubElement(change, RPR)
    earlier.extend(deepcopy(child) for child in (was if was is not None else ()))
    return properties


def mark_properties(
    paragraph: Element, later: Element | None, revision: Element | None, pen: Pen
) -> Element | None:
    """The properties of a paragraph, as the mark of it was kept, struck or added.

    Args:
        paragraph: The paragraph whose mark it is.
        later: What it became, if the mark was kept.
        revision: The record of its being struck or added, if it was.
        pen: Signs records of an earlier look.
    """
    source = paragraph.find(PPR)
    properties = deepcopy(source) if source is not None else None
    if later is not None:
        properties = _changed(properties, later.find(PPR), pen)
        _change_break(properties, later, pen)
    if revision is not None:
        properties = new_element(PPR) if properties is None else properties
        _mark_holder(properties).insert(0, revision)
    return properties


def _change_break(properties: Element | None, later: Element, pen: Pen) -> None:
    """Give the section that ends here the page of a later one."""
    section = properties.find(SECTION) if properties is not None else None
    other = later.find(f"{PPR}/{SECTION}")
    if section is not None and other is not None:
        change_section(section, other, pen)


def lose_tab_stops(blocks: Iterable[Element], op: Op, pen: Pen) -> None:
    """Let struck or added paragraphs have tab stops only where they stand.

    No paragraph follows into which they could flow, and readers that take tab stops for text
    would leave them there, empty. Word records such a change of look with a struck paragraph too.
    """
    for block in blocks:
        properties = block.find(PPR) if block.tag == P else None
        stops = properties.find(f"{W}tabs") if properties is not None else None
        if properties is not None and stops is not None:
            earlier = new_element(PPR)
            earlier.extend(_copies(properties, {RPR, SECTION, _PPR_CHANGE}))
            drop(stops if op is Op.DELETE else earlier[properties.index(stops)])
            _record(properties, earlier, pen)


def _record(properties: Element, earlier: Element, pen: Pen) -> None:
    """Record what the properties of a paragraph were."""
    change = etree.SubElement(properties, _PPR_CHANGE)
    pen.sign(change, pen.elsewhere())
    change.append(earlier)


def _changed(was: Element | None, now: Element | None, pen: Pen) -> Element | None:
    apart = {RPR, SECTION, _PPR_CHANGE}
    before = canonical(was, apart) if was is not None else ""
    after = canonical(now, apart) if now is not None else ""
    if before == after:
        return was
    properties = new_element(PPR)
    properties.extend(_copies(now, apart))
    properties.extend([child for child in (was if was is not None else ()) if child.tag in apart])
    earlier = new_element(PPR)
    earlier.extend(_copies(was, apart))
    _record(properties, earlier, pen)
    return properties


def _copies(properties: Element | None, without: Iterable[str]) -> list[Element]:
    if properties is None:
        return []
    return [deepcopy(child) for child in properties if child.tag not in without]


def _mark_holder(properties: Element) -> Element:
    """The properties of the mark itself, made at its place if there are none."""
    holder = properties.find(RPR)
    if holder is None:
        holder = new_element(RPR)
        after = [child for child in properties if child.tag in (SECTION, _PPR_CHANGE)]
        at = properties.index(after[0]) if after else len(properties)
        properties.insert(at, holder)
    return holder


def change_section(section: Element, later: Element, pen: Pen) -> bool:
    """Give a section the margins, columns and so on of a later one, with a record.

    Returns:
        Whether they were others.
    """
    apart = {*_REFERENCES, _SECTION_CHANGE}
    if canonical(section, apart) == canonical(later, apart):
        return False
    earlier = new_element(SECTION)
    earlier.extend([child for child in section if child.tag not in apart])
    section.extend(_copies(later, apart))
    change = etree.SubElement(section, _SECTION_CHANGE)
    pen.sign(change, pen.elsewhere())
    change.append(earlier)
    return True
