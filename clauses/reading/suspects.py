"""Characters that deceive the eye: invisible ones, and letters that look like others."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache

from clauses.model import Remark
from clauses.model import RemarkKind

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x80-\x9f]"
)
"""Characters without a picture of their own, and spaces that are not the usual one."""
_TELLING = re.compile(
    "[\u2212\u2010\u2015\u212a\u212b\u2126\ue000-\uf8ff\ufdd0-\ufdef\u0300-\u036f"
    "\U0001d400-\U0001d7ff\U0001fffe\U0001ffff\U000f0000-\U0010ffff]"
)
"""Characters whose picture is that of another, or that change the one before them."""
_LONGEST = 200
"""Characters of the words that one remark quotes."""


def suspects(texts: Iterable[str]) -> Iterator[Remark]:
    """Remark the characters which deceive the eye, each kind once a clause.

    Args:
        texts: All words of each clause, as `clause_words` gives them.
    """
    for position, text in enumerate(texts):
        if text.isascii() or not any(map(_is_suspect, set(text))):
            continue
        words = [word for word in re.findall(r"[^ \t\n]+", text) if not word.isascii()]
        for kind, deceives in _DECEITS:
            found = " ".join(word for word in words if deceives(word))
            if found:
                yield Remark(kind, found[:_LONGEST], 0, position)


@lru_cache(maxsize=4096)
def _is_suspect(char: str) -> bool:
    if char.isascii():
        return False
    foreign = char.isalpha() and _script(char) != "LATIN"
    marked = _HIDDEN.match(char) or _TELLING.match(char)
    return foreign or char.isdecimal() or marked is not None


def _is_invisible(word: str) -> bool:
    return _HIDDEN.search(word) is not None


def _is_alike(word: str) -> bool:
    if _TELLING.search(word) or any(char.isdecimal() and not char.isascii() for char in word):
        return True
    letters = (char for char in word if char.isalpha() and not _HIDDEN.match(char))
    return len(set(map(_script, letters))) > 1


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else unicodedata.name(char, "UNKNOWN").partition(" ")[0]


_DECEITS = ((RemarkKind.INVISIBLE, _is_invisible), (RemarkKind.LOOK_ALIKE, _is_alike))
