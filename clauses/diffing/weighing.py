"""How much it matters that one stretch of text became another, and what kind of tidying it is."""

import re
import unicodedata
from collections.abc import Sequence

from clauses.changes import Editorial
from clauses.changes import Sort
from clauses.diffing.signs import ALIKE
from clauses.diffing.signs import MARKS_ALIKE
from clauses.diffing.signs import UNSEEN
from clauses.diffing.spelling import spelled_otherwise
from clauses.text import is_word
from clauses.text import tokens
from clauses.text import words

_SHOWN_OTHERWISE = re.compile(
    "([\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u02b0-\u02b8\u2070-\u209f\u2120\u2122\u2150-\u218b\u2460-\u24ff]+)"
)
"""Signs that are compatible with others and do not look like them: raised, in a ring, a half."""
_PUNCTUATION = frozenset(".,:;!?…'\"()*•·\u00b4`-")
"""Marks that order words and say nothing by themselves; %, §, /, [ and their like do."""
_SIGNED = re.compile(r"-(?=\s?\d)")
"""A dash before a number: less than nothing, or from one number to another."""
_BREAKS = re.compile(r"[\n\t]")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
"""The space between the thousands of a number."""


def weighed(struck: str, added: str, after: str = "") -> tuple[Sort, Editorial | None]:
    """Say how much it matters that one stretch of text became another.

    What could be of substance is never called editorial.

    Args:
        struck: The earlier words.
        added: The later words.
        after: What stands right after both.

    Returns:
        How much it matters and, where it changes no meaning, what kind of tidying it is.

    Examples:
        >>> [str(one) for one in weighed("Regionen", "regionen")]
        ['editorial', 'case']
        >>> [str(one) for one in weighed("–", "-")]
        ['typographic', 'punctuation']
        >>> [str(one) for one in weighed("skall", "ska")]
        ['editorial', 'spelling']
        >>> [str(one) for one in weighed("bör", "ska")]
        ['substance', 'None']
    """
    if any(map(str.isalnum, added if not struck else struck if not added else "")):
        return Sort.SUBSTANCE, None
    number = after if after[:1].isdigit() else ""
    kind = _tidied(struck + number, added + number)
    if _seen(struck) == _seen(added):
        return Sort.TYPOGRAPHIC, kind
    return (Sort.EDITORIAL if kind else Sort.SUBSTANCE), kind


def _tidied(before: str, after: str) -> Editorial | None:
    """What differs most between two texts that mean the same; nothing where they may not."""
    left, right = _plain(before), _plain(after)
    said, now_said = _said(left), _said(right)
    if said != now_said:
        return Editorial.SPELLING if _spelled(said, now_said) else None
    if _marks(before) != _marks(after):
        return Editorial.PUNCTUATION
    if words(left) != words(right):
        return Editorial.CASE
    if "".join(before.split()) != "".join(after.split()):
        return None
    broken = _BREAKS.findall(before) != _BREAKS.findall(after)
    return Editorial.PARAGRAPHS if broken else Editorial.SPACING


def _spelled(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the marks say the same, and the words mean the same."""
    (marks, old), (new_marks, new) = (_apart(said) for said in (left, right))
    return marks == new_marks and spelled_otherwise(old, new)


def _apart(said: Sequence[str]) -> tuple[list[str], list[str]]:
    return [one for one in said if not is_word(one)], [one for one in said if is_word(one)]


def _said(text: str) -> list[str]:
    """The words of a text and the marks that say something, in order."""
    signed = {found.start() for found in _SIGNED.finditer(text)}
    said = []
    at = 0
    for token in tokens(text):
        if is_word(token):
            said += words(token.lower())
        elif at in signed or not (token.isspace() or token in _PUNCTUATION):
            said.append(token)
        at += len(token)
    return said


def _plain(text: str) -> str:
    """A text with one sign for each kind of mark, and its numbers whole."""
    return _GROUPED.sub("", unicodedata.normalize("NFC", text)).translate(MARKS_ALIKE)


def _marks(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if not (sign.isalnum() or sign.isspace()))


def _seen(text: str) -> str:
    """What the eye sees of a text: look-alikes told as one, the invisible left out."""
    pieces = _SHOWN_OTHERWISE.split(unicodedata.normalize("NFC", text))
    pieces[::2] = [unicodedata.normalize("NFKC", piece) for piece in pieces[::2]]
    return UNSEEN.sub("", "".join(pieces)).translate(ALIKE)
