"""Content controls and bookmarks with names of ours: what was filled in where it was asked for.

Word keeps both; LibreOffice loses the names of content controls and keeps bookmarks. A name is
found once: the words are those of the control where there is one.
"""

from collections.abc import Iterator

from lxml import etree

from clauses.model import Control
from clauses.reading.ooxml import ID
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W

OURS = "lydelse_"
"""What names of ours begin with; all of letters, digits and low lines, at most forty."""
MOST = 1_000
LONGEST = 1_000_000
"""So many controls are read, and so many characters in all of them."""


def read_controls(body: etree._Element) -> Iterator[Control]:
    """The named controls of a story in the order they begin; an empty one has no text.

    Args:
        body: The element that holds the story.
    """
    found: dict[str, list[str]] = {}
    filled = _Filled(found)
    for element in body.iter(*_SEEN):
        filled.meet(element)
    for name, lines in found.items():
        text = "\n".join(line for line in lines if line.strip())
        yield Control(name, "" if _asks(text) or name in filled.empty else text)


def _asks(text: str) -> bool:
    """Whether a text only says what is to be written there."""
    return text.startswith("[") and text.endswith("]")


class _Filled:
    """Follows which controls and bookmarks are open, and gathers the words in them."""

    def __init__(self, found: dict[str, list[str]]) -> None:
        self.found = found
        self.empty: set[str] = set()
        self.controlled: set[str] = set()
        self.marked: dict[str, str] = {}
        """The open bookmarks: their names by id."""
        self.left = LONGEST

    def meet(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{W}bookmarkStart":
            self._open(element.get(ID, ""), element.get(f"{W}name", ""))
        elif tag == f"{W}bookmarkEnd":
            self.marked.pop(element.get(ID, ""), None)
        elif tag == f"{W}sdt":
            self._control(element)
        else:
            self._words(element)

    def _open(self, number: str, name: str) -> None:
        if self._takes(name):
            self.marked[number] = name
            self.found.setdefault(name, [])

    def _control(self, element: etree._Element) -> None:
        properties = element.find(f"{W}sdtPr")
        tag = None if properties is None else properties.find(f"{W}tag")
        name = "" if tag is None else tag.get(VAL, "")
        if properties is None or not self._takes(name):
            return
        self.controlled.add(name)
        lines = [_text(one) for one in element.iter(f"{W}p")] or [_text(element)]
        self.found[name] = lines
        self.left -= sum(map(len, lines))
        if properties.find(f"{W}showingPlcHdr") is not None:
            self.empty.add(name)

    def _words(self, paragraph: etree._Element) -> None:
        inside = {one.get(f"{W}name", "") for one in paragraph.iter(f"{W}bookmarkStart")}
        names = sorted({*self.marked.values(), *inside} - self.controlled)
        for name in filter(self._takes, names):
            text = _text(paragraph)
            self.found.setdefault(name, []).append(text)
            self.left -= len(text)

    def _takes(self, name: str) -> bool:
        known = name in self.found or len(self.found) < MOST
        return name.startswith(OURS) and known and self.left > 0


def _text(element: etree._Element) -> str:
    """The words of a paragraph or run, without what was struck."""
    return "".join(_SIGNS.get(one.tag, one.text or "") for one in element.iter(*_WORDS))


_SEEN = (f"{W}p", f"{W}sdt", f"{W}bookmarkStart", f"{W}bookmarkEnd")
_WORDS = (f"{W}t", f"{W}br", f"{W}tab")
_SIGNS = {f"{W}br": "\n", f"{W}tab": "\t"}
