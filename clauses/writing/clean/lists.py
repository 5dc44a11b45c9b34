"""Lists of a clean Word file: each counts from its first label."""

import re
from collections.abc import Sequence

from lxml import etree

from clauses.model import Item
from clauses.numbering import printed
from clauses.reading.ooxml import WORD
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.template import BULLETS
from clauses.writing.ooxml.template import level_xml

_ORDERED = ("%1)", "%2.", "%3)", "%4)", "%5.", "%6)", "%7)", "%8.", "%9)")
_ORDERED_STYLES = ("lowerLetter", "decimal", "lowerRoman") * 3
_COUNT = re.compile(r"[0-9]+|[A-Za-z]+")


def new_list(package: Package, items: Sequence[Item]) -> str:
    """Add a list that labels some items as they are labelled.

    Args:
        package: The package that the items are written into.
        items: All items of the list, in order.

    Returns:
        The number by which paragraphs name the list.
    """
    root = package.root(package.linked("numbering")[0])
    first = {item.level: item for item in reversed(items)}
    levels = "".join(_level(level, first.get(level)) for level in range(9))
    abstract = str(1 + _highest(root, "abstractNum", "abstractNumId"))
    number = str(1 + _highest(root, "num", "numId"))
    definition = etree.fromstring(
        f'<w:abstractNum xmlns:w="{WORD}" w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    _insert_definition(root, definition)
    root.append(_num(number, abstract))
    package.touch(package.linked("numbering")[0])
    return number


def restarted(package: Package, number: str, level: int) -> str:
    """Add a list that looks like another one and counts from the beginning."""
    root = package.root(package.linked("numbering")[0])
    source = next(
        (num for num in root.iterchildren(f"{W}num") if _id(num, "numId") == number), None
    )
    if source is None:
        return number
    held = source.find(f"{W}abstractNumId")
    fresh = str(1 + _highest(root, "num", "numId"))
    num = _num(fresh, held.get(VAL, "") if held is not None else "")
    for depth in range(level, 9):
        override = etree.SubElement(num, f"{W}lvlOverride")
        override.set(f"{W}ilvl", str(depth))
        override.append(new_element(f"{W}startOverride", val="1"))
    root.append(num)
    package.touch(package.linked("numbering")[0])
    return fresh


def _num(number: str, abstract: str) -> Element:
    num = new_element(f"{W}num", numId=number)
    num.append(new_element(f"{W}abstractNumId", val=abstract))
    return num


def _insert_definition(root: Element, definition: Element) -> None:
    first = next(root.iterchildren(f"{W}num"), None)
    if first is None:
        root.append(definition)
    else:
        first.addprevious(definition)


def _highest(root: Element, tag: str, name: str) -> int:
    numbers = [_id(element, name) for element in root.iterchildren(f"{W}{tag}")]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _id(element: Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def _level(level: int, item: Item | None) -> str:
    hanging, left = 425, 425 * (level + 1)
    if item is not None and not item.ordered:
        return level_xml(level, "bullet", item.label or BULLETS[level], hanging, left)
    if item is None or not item.label:
        return level_xml(level, _ORDERED_STYLES[level], _ORDERED[level], hanging, left)
    style, text, start = _read_label(item.label, level)
    return level_xml(level, style, text, hanging, left, start=start)


def _read_label(label: str, level: int) -> tuple[str, str, int]:
    """How a label counts: the style of the count, what stands about it, where it begins."""
    found = list(_COUNT.finditer(label))
    if not found:
        return "none", label, 1
    last = found[-1]
    style, start = _style_of(last.group())
    return style, f"{label[: last.start()]}%{level + 1}{label[last.end() :]}", start


def _style_of(count: str) -> tuple[str, int]:
    if count.isdigit():
        return ("decimal", int(count))
    roman = "lowerRoman" if count.islower() else "upperRoman"
    letters = "lowerLetter" if count.islower() else "upperLetter"
    preferred = (roman, letters) if count.lower() in ("i", "ii", "iii", "iv") else (letters, roman)
    for style in preferred:
        for number in range(1, 120):
            if printed(number, style) == count:
                return style, number
    return "none", 1
