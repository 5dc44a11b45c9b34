"""Which clauses a text names, by number or by heading."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.references import references
from versions.words.stems import Stem

Name = tuple[str, str]
"""A clause: its document and its id."""

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?![\w]|\.\d)")
_OPENS = re.compile(
    r"\W*(?:avsnitt(?:et)?|punkt(?:en)?|kap\w*\.?|§|section|clause)\s*", re.IGNORECASE
)
"""Before a number that a passage begins with: it says what all of it is about."""
_BARE = re.compile(
    r"\b(?:i|enligt|under|om|se|in|see)\s+(?P<number>\d+(?:\.\d+)+)(?![\w.]|\.\d|\s*(?:%|procent|kr|milj))",
    re.IGNORECASE,
)
"""A number of two parts or more in a text, with nothing but a small word before it."""
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
    opens: bool = False
    """Whether a text begins with it."""
    place: bool = False
    """Whether it says where something is to stand, or what it points at."""


def numbers(text: str, *, heading: bool) -> Iterator[Mention]:
    """Section numbers in a text.

    Args:
        text: What is said.
        heading: Whether it is a heading, where a number needs no "section" before it.
    """
    for found in references(text):
        before = text[: found.start]
        opens, place = bool(_OPENS.fullmatch(before)), bool(_PLACE.search(before))
        yield Mention(found.start, found.end, found.number, pointed=True, opens=opens, place=place)
    for match in _BARE.finditer(text):
        yield Mention(*match.span("number"), match["number"], pointed=True)
    if heading and not _SINGLE.match(text):
        for match in _NUMBER.finditer(text):
            yield Mention(match.start(), match.end(), match[0], pointed=True)


class Headings:
    """The headings of many clauses, to be found in texts."""

    def __init__(self, headings: Iterable[tuple[Name, Sequence[str]]]) -> None:
        """Take clauses and the stems of the headings they have had."""
        known = sorted({(name, tuple(said)) for name, said in headings if said})
        having = Counter(stem for _, said in known for stem in set(said))
        self._by_rarest: dict[str, list[tuple[int, tuple[str, ...], Name]]] = {}
        for name, said in known:
            rarest = min(said, key=lambda stem: (having[stem], stem))
            entry = (said.index(rarest), said, name)
            self._by_rarest.setdefault(rarest, []).append(entry)

    def find(self, text: str, said: Sequence[Stem]) -> Mapping[Name, Mention]:
        """The clauses whose whole heading stands in a text, each at its longest mention."""
        found: dict[Name, Mention] = {}
        plain = tuple(one.text for one in said)
        for at, stem in enumerate(plain):
            for offset, heading, name in self._by_rarest.get(stem, ()):
                low, high = at - offset, at - offset + len(heading)
                if low < 0 or plain[low:high] != heading:
                    continue
                if name not in found or found[name].words < len(heading):
                    found[name] = _mention(text, said[low].start, said[high - 1].end, len(heading))
        return found


def _mention(text: str, start: int, end: int, count: int) -> Mention:
    before = text[:start]
    pointed, place = bool(_ABOUT.search(before)), bool(_PLACE.search(before))
    return Mention(start, end, "", count, pointed, place=place)
