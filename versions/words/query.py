"""What somebody looks for, as patterns that find it in a text.

A word finds its other forms, what begins with it, and compounds it is a part of: Swedish joins
words, and no stemmer alone finds "utskrivning" in "utskrivningsklara".
"""

import re
from collections.abc import Callable
from collections.abc import Iterator
from functools import cache
from functools import lru_cache

import snowballstemmer

from versions.words.stems import SMALL

Pattern = re.Pattern[str]

_SHORTEST_STEM = 3
_SHORTEST_PART = 4
"""A part of a compound has so many letters at least: shorter ones occur by chance."""
_DROPPED_VOWEL = re.compile(r"([dtkgpbs])e?(l)\Z")
"""Of hjälpmedel, hjälpmedlet: the vowel goes before an ending, and the stem ends without it."""
_ASKING = "vem vilken vilket vilka who which what how when where"
_UNTOLD = SMALL | frozenset(_ASKING.split())
"""Words that tell nothing of what is looked for, where other words do."""
_WHOLE = re.compile(r"\d+|\w{1,2}")
"""A number, or a word so short that longer ones begin with it by chance."""
_OTHER_VOWEL = {
    "bok": "böcker",
    "land": "länder",
    "ledamot": "ledamöter",
    "natt": "nätter",
    "stad": "städer",
}
"""Words that change their vowel in the plural."""
_MARKS = re.compile(r"\A[\W_]+|[\W_]+\Z")
_NUMBER = re.compile(
    r"(?:(?:avsnitt|punkt|klausul|kapitel|kap\.|section|clause|chapter)\s+|§\s*)?"
    r"(\d{1,3}(?:\.\d{1,3})*)\.?",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[\"”“]([^\"”“]+)[\"”“]|(\S+)")


def patterns(query: str) -> Iterator[Pattern]:
    """The patterns that a text must all hold: one for each word, and for each phrase in quotes.

    Examples:
        >>> [bool(found.search("En kommuns ansvar")) for found in patterns("kommunernas ansvaret")]
        [True, True]
        >>> [bool(found.search("Sjukvårdens planer")) for found in patterns("vård")]
        [True]
        >>> [bool(found.search("Läkarens ansvar")) for found in patterns("vem är läkare*")]
        [True]
        >>> [bool(found.search("sex korta månader")) for found in patterns('"sex månader"')]
        [False]
    """
    return (pattern for _, pattern in pieces(query))


def number_in(query: str) -> str:
    """The number of the clause that somebody looks for; nothing where they look for words.

    Examples:
        >>> number_in("4.2"), number_in("avsnitt 4.2."), number_in("§ 3"), number_in("2 kap. 3 §")
        ('4.2', '4.2', '3', '')
    """
    found = _NUMBER.fullmatch(query.strip())
    return found[1] if found else ""


def pieces(query: str) -> Iterator[tuple[str, Pattern]]:
    """Each word or phrase of a query, and the pattern that finds it.

    Marks about a word are no part of it, and small words tell nothing beside others.
    """
    found = [(phrase.split(), _MARKS.sub("", word)) for phrase, word in _PIECES.findall(query)]
    telling = [(phrase, word) for phrase, word in found if phrase or word.lower() not in _UNTOLD]
    for phrase, word in telling or found:
        if phrase:
            yield " ".join(phrase), _phrase(phrase)
        elif word:
            yield word, _word(word)


def _phrase(words: list[str]) -> Pattern:
    return re.compile(
        r"(?<!\w)" + r"\s+".join(re.escape(word.lower()) for word in words), re.IGNORECASE
    )


@lru_cache(maxsize=4096)
def _word(word: str) -> Pattern:
    stems = sorted({word.lower(), *_stems(word)}, key=lambda stem: (-len(stem), stem))
    return re.compile("|".join(map(_anywhere, stems)), re.IGNORECASE)


def _anywhere(part: str) -> str:
    if _WHOLE.fullmatch(part):
        return rf"(?<!\w){part}(?!\w)"
    if len(part) < _SHORTEST_PART or not part.isalpha():
        return r"(?<!\w)" + re.escape(part)
    return _DROPPED_VOWEL.sub(r"\1e?\2", part)


def _stems(word: str) -> Iterator[str]:
    for language in ("swedish", "english"):
        stem = _stemmer(language)(word.lower())
        if len(stem) >= _SHORTEST_STEM and word.lower().startswith(stem):
            yield stem
    if word.lower().endswith("ena"):
        yield word.lower()[:-2]
    for one, many in _OTHER_VOWEL.items():
        if word.lower().startswith(many):
            yield one
        elif word.lower() in (one, f"{one}en", f"{one}et"):
            yield many


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem
