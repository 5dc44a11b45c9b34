"""Which clauses a text names, by number or by heading."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.references import references
from versions.stems import Stem

Name = tuple[str, str]
"""A clause: its document and its id."""

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?![\w]|\.\d)")
_SINGLE = re.compile(r"\s*(?:kap(?:itel|\.)?|avsnitt|chapter|section|§)\s*\d", re.IGNORECASE)
_SECTION = (
    r"(?:avsnitt|bestämmelse|kapit[le]|stycke|klausul|punkt|section|clause|chapter|provision)\w*"
)
_ABOUT = re.compile(rf"{_SECTION}\s+(?:om|för|on|about)(?:\s+the)?\s*[\"”“]?\Z", re.IGNORECASE)
_PLACE = re.compile(
    rf"(?:\b(?:efter|före|till|slutet av|början av|sist i|hemma i|after|before|to|end of|in)\s+"
    rf"(?:the\s+)?{_SECTION})[^.]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names something."""

    start: int
    end: int
    number: str = ""
    words: int = 0
    """How many telling words of a heading stand there."""
    pointed: bool = False
    """Whether the text says that it speaks of a section."""
    place: bool = False
    """Whether it says where something is to stand, or what it points at."""


def numbers(text: str, *, heading: bool) -> Iterator[Mention]:
    """Section numbers in a text.

    Args:
        text: What is said.
        heading: Whether it is a heading, where a number needs no "section" before it.
    """
    for found in references(text):
        place = bool(_PLACE.search(text[: found.start]))
        yield Mention(found.start, found.end, found.number, pointed=True, place=place)
    if heading and not _SINGLE.match(text):
        for match in _NUMBER.finditer(text):
            yield Mention(match.start(), match.end(), match[0], pointed=True)


class Headings:
    """The headings of many clauses, to be found in texts."""

    def __init__(self, headings: Iterable[tuple[Name, Sequence[str]]]) -> None:
        """Take clauses and the stems of the headings they have had."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        for name, said in sorted({(name, tuple(said)) for name, said in headings}):
            if said:
                self._by_first.setdefault(said[0], []).append((said, name))

    def find(self, text: str, said: Sequence[Stem]) -> Mapping[Name, Mention]:
        """The clauses whose whole heading stands in a text, each at its longest mention."""
        found: dict[Name, Mention] = {}
        plain = tuple(one.text for one in said)
        for at, first in enumerate(plain):
            for heading, name in self._by_first.get(first, ()):
                if plain[at : at + len(heading)] != heading:
                    continue
                end = said[at + len(heading) - 1].end
                before = text[: said[at].start]
                pointed, place = bool(_ABOUT.search(before)), bool(_PLACE.search(before))
                mention = Mention(said[at].start, end, "", len(heading), pointed, place)
                if name not in found or found[name].words < mention.words:
                    found[name] = mention
        return found
