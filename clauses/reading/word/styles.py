"""What the styles of a Word file say about its paragraphs and runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from lxml import etree

from clauses.reading.ooxml import OFF
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W14
from clauses.reading.ooxml import W

_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*[1-9]", re.IGNORECASE)
_BODY_LEVEL = 9
LOWEST = 40
"""Lines and rows of fewer twentieths of a point cannot be read."""
NARROWEST = 10
"""Letters of less than this percentage of their width cannot be read."""
CLEAREST = 95_000
"""Thousandths of a percent of transparency from which letters cannot be read."""
_HEXADECIMAL = re.compile("[0-9A-F]{6}")
_NARROWED = f"{W}w"
_FILLED = f"{W14}textFill"
_THEME_COLORS = {
    **dict.fromkeys(("background1", "light1"), "FFFFFF"),
    **dict.fromkeys(("text1", "dark1"), "000000"),
}
_HIGHLIGHTS = {
    "white": "FFFFFF",
    "black": "000000",
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of the look of some text; nothing where it is not said."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    crossed: bool | None = None
    """Whether a line goes through it."""
    color: str | None = None
    size: int | None = None
    """In half points."""
    ground: str | None = None
    """The colour behind it; empty where there is one that cannot be told."""
    script: str | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else that of `below`."""
        if self == PLAIN:
            return below
        said = {name: value for name in _LOOKS if (value := getattr(self, name)) is not None}
        return replace(below, **said)


PLAIN = Look()
_LOOKS = ("bold", "italic", "caps", "hidden", "crossed", "color", "size", "ground", "script")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything it takes from those it is based on."""

    id: str = ""
    name: str = ""
    look: Look = PLAIN
    level: int = 0
    """Depth of the heading it makes, 0 for anything else."""
    title: bool = False
    contents: bool = False
    """Whether it is a line of a table of contents."""
    num_id: str = ""
    num_level: int | None = None
    num_style: str = ""
    """The style that names the list: itself or one it is based on."""
    centred: bool = False
    ground: str | None = None
    """The colour behind its paragraphs, or behind the cells of a table style."""
    flat: bool = False
    """Whether its lines are too low to be seen."""


@dataclass(slots=True)
class Styles:
    """The styles of a file, each worked out when it is first asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    """The style of paragraphs that name none."""
    base: Look = PLAIN
    _known: dict[str, Style] = field(default_factory=dict)

    def style(self, identity: str) -> Style:
        """A style by its id; one that says nothing where there is none."""
        if identity not in self._known:
            self._known[identity] = self._worked_out(identity)
        return self._known[identity]

    def _worked_out(self, identity: str) -> Style:
        chain = list(self._chain(identity))
        style = Style(identity)
        for element in reversed(chain):
            style = _refined(style, element)
        return style

    def _chain(self, identity: str) -> Iterator[etree._Element]:
        """A style and those it is based on, however they are tied together."""
        met = set()
        while identity in self.elements and identity not in met:
            met.add(identity)
            element = self.elements[identity]
            yield element
            identity = value_of(element, "basedOn")


def read_styles(root: etree._Element | None) -> Styles:
    """Read the styles part of a file; a file may have none."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterchildren(f"{W}style"):
        identity = element.get(f"{W}styleId", "")
        styles.elements.setdefault(identity, element)
        if element.get(f"{W}type") == "paragraph" and is_on(element.get(f"{W}default", "0")):
            styles.default = identity
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None:
        styles.base = look_of(defaults)
    return styles


def value_of(element: etree._Element, name: str) -> str:
    """The value of a property of an element, empty where it has none."""
    child = element.find(W + name)
    return "" if child is None else child.get(VAL, "")


def is_on(value: str | None) -> bool:
    """Whether a property that is there with this value is on."""
    return value is None or value not in OFF


def number_in(value: str | None) -> int | None:
    """A whole number, nothing where there is none or it is beyond reason."""
    digits = (value or "").strip()
    if not digits.lstrip("-").isdecimal() or len(digits) > 10:
        return None
    return int(digits)


def look_of(properties: etree._Element) -> Look:
    """Read the look that run properties ask for."""
    said: dict[str, bool | int | str | None] = {}
    for child in properties:
        tag = child.tag
        if tag in _FLAGS:
            said[_FLAGS[tag]] = is_on(child.get(VAL))
        elif tag in _VALUES:
            name, read = _VALUES[tag]
            said[name] = read(child)
        elif (tag == _NARROWED and _is_narrow(child)) or (tag == _FILLED and _is_clear(child)):
            said["hidden"] = True
    return Look(**said) if said else PLAIN  # type: ignore[arg-type]


def _color(element: etree._Element) -> str:
    said = element.get(VAL, "").upper()
    if said in ("", "AUTO"):
        return _THEME_COLORS.get(element.get(f"{W}themeColor", ""), said)
    return said


def _is_narrow(element: etree._Element) -> bool:
    """Whether letters are squeezed to lines."""
    share = number_in(element.get(VAL, "").rstrip("%"))
    return share is not None and share < NARROWEST


def _is_clear(fill: etree._Element) -> bool:
    """Whether letters have no fill, or one that can be seen through, and no outline."""
    beside = fill.getparent()
    outlined = beside is not None and beside.find(f"{W14}textOutline/{W14}solidFill") is not None
    alpha = fill.find(f".//{W14}alpha")
    clear = 0 if alpha is None else number_in(alpha.get(f"{W14}val")) or 0
    return not outlined and (fill.find(f"{W14}noFill") is not None or clear >= CLEAREST)


def _size(element: etree._Element) -> int | None:
    return number_in(element.get(VAL))


_SCRIPTS = {"superscript": "sup", "subscript": "sub"}


def _script(element: etree._Element) -> str:
    return _SCRIPTS.get(element.get(VAL, ""), "")


def ground_of(element: etree._Element) -> str | None:
    """The colour that shading or a highlight puts behind text.

    Returns:
        The colour in hexadecimal, empty where it cannot be told, nothing where there is none.
    """
    if element.tag == f"{W}highlight":
        return _HIGHLIGHTS.get(element.get(VAL, "none"))
    pattern = element.get(VAL, "clear")
    if pattern == "solid":
        return _known_color(element.get(f"{W}color", "auto"), black=True)
    fill = element.get(f"{W}fill", "auto").upper()
    if pattern in ("nil", "none") or (fill in ("AUTO", "") and pattern == "clear"):
        return "" if element.get(f"{W}themeFill") is not None else None
    return _known_color(fill) if pattern == "clear" else ""


def _known_color(color: str, *, black: bool = False) -> str:
    color = color.upper()
    if color == "AUTO":
        return "000000" if black else ""
    return color if _HEXADECIMAL.fullmatch(color) else ""


def is_flat(paragraph: etree._Element) -> bool:
    """Whether paragraph properties make lines too low to be seen."""
    spacing = paragraph.find(f"{W}spacing")
    if spacing is None or spacing.get(f"{W}lineRule") != "exact":
        return False
    height = number_in(spacing.get(f"{W}line"))
    return height is not None and height < LOWEST


_FLAGS = {
    f"{W}b": "bold",
    f"{W}i": "italic",
    f"{W}caps": "caps",
    f"{W}strike": "crossed",
    f"{W}dstrike": "crossed",
    f"{W}vanish": "hidden",
    f"{W}specVanish": "hidden",
}
_VALUES = {
    f"{W}color": ("color", _color),
    f"{W}sz": ("size", _size),
    f"{W}vertAlign": ("script", _script),
    f"{W}shd": ("ground", ground_of),
    f"{W}highlight": ("ground", ground_of),
}


def _refined(style: Style, element: etree._Element) -> Style:
    """A style with what one style of its chain says for itself."""
    name = value_of(element, "name")
    known = replace(style, name=name)
    if heading := _HEADING.fullmatch(name):
        known = replace(known, level=int(heading.group(1)), title=False)
    elif name.casefold() in ("title", "rubrik"):
        known = replace(known, title=True, level=0)
    if name.casefold() in ("subtitle", "toc heading"):
        known = replace(known, title=False, level=0)
    known = replace(known, contents=_CONTENTS.fullmatch(name) is not None)
    properties = element.find(f"{W}rPr")
    if properties is not None:
        known = replace(known, look=look_of(properties).over(known.look))
    if element.get(f"{W}type") == "table":
        shades = any(ground_of(shade) is not None for shade in element.iter(f"{W}shd"))
        return replace(known, ground="" if shades else known.ground)
    paragraph = element.find(f"{W}pPr")
    return known if paragraph is None else _with_paragraph(known, paragraph, element)


def _with_paragraph(style: Style, paragraph: etree._Element, element: etree._Element) -> Style:
    level = paragraph.find(f"{W}outlineLvl")
    if level is not None and not style.title:
        depth = number_in(level.get(VAL))
        heading = depth is not None and 0 <= depth < _BODY_LEVEL
        style = replace(style, level=depth + 1 if heading and depth is not None else 0)
    if value_of(paragraph, "jc"):
        style = replace(style, centred=value_of(paragraph, "jc") == "center")
    for shade in paragraph.iterchildren(f"{W}shd"):
        style = replace(style, ground=ground_of(shade))
    if paragraph.find(f"{W}spacing") is not None:
        style = replace(style, flat=is_flat(paragraph))
    numbering = paragraph.find(f"{W}numPr")
    if numbering is None:
        return style
    num_id = value_of(numbering, "numId") or style.num_id
    num_level = number_in(value_of(numbering, "ilvl"))
    return replace(
        style,
        num_id=num_id,
        num_level=style.num_level if num_level is None else num_level,
        num_style=element.get(f"{W}styleId", ""),
    )
