"""Words as they are compared where endings may differ: Swedish and English, case aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-:][^\W_]+)*")
_OF_WORDS = """
        heterna heternas heten hetens heter ningarna ningarnas ningens ningen ningar ning
        andet anden ande andes arens aren arna arnas are ades ade ad ats at ar as a
        ernas erna erns ern ers er ens en ets et es e ed ende endet else elsen elser
        ornas orna or ons on nas na ns n tes te ts t des de s
        ings ing ies ied
"""
_ENDINGS = tuple(sorted(_OF_WORDS.split(), key=len, reverse=True))
_SHORTEST = 4
"""How much of a word must be left when an ending is taken off."""
_LONGEST = 12
"""Where long words are cut: compounds differ at their end."""
_WITHOUT_WEIGHT = """
    och att det som för med inte ska har till den ett är på av en i om de kan vid från eller men
    så var vad när där hur denna detta dessa bör får mot efter under över mellan även alla utan
    the and that for with not shall has by are was this from or but be of to in on is it as at an
"""
SMALL = frozenset(_WITHOUT_WEIGHT.split())
"""Words that stand in every text."""


@dataclass(frozen=True, slots=True)
class Stem:
    """A word without its ending, and where in the text the word stands."""

    text: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text in lower case; numbers are words.

    Examples:
        >>> words("Kommunen ska, enligt 4.2, svara.")
        ['kommunen', 'ska', 'enligt', '4', '2', 'svara']
    """
    return _WORD.findall(text.lower())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What a word and its other forms have in common; nothing of a small word.

    Examples:
        >>> stem("uppföljningen"), stem("uppföljs"), stem("och")
        ('uppfölj', 'uppfölj', '')
    """
    if word in SMALL or (len(word) < 3 and not word.isdigit()):
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_LONGEST]
    return word[:_LONGEST]


def stems(text: str) -> Iterator[Stem]:
    """The words of a text that tell something, in order, each with its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    for found in _WORD.finditer(lowered):
        plain = stem(found[0])
        if plain:
            yield Stem(plain, found.start(), found.end())
