"""Clause numbers: how a count is printed, and where a typed text opens with a number."""

import re
from dataclasses import dataclass

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LAST_ROMAN = 32_767
_LAST_LETTER = 780
"""Word prints letters up to thirty alike."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def printed(count: int, style: str) -> str:
    """Print one count in the style of a numbering level.

    Args:
        count: Which one it is, from 1.
        style: The name OOXML gives to the style, ``"decimal"``, ``"lowerLetter"`` …

    Returns:
        What Word prints. A count that the style cannot show, and a style that is not known,
        are printed as digits.

    Examples:
        >>> [printed(4, style) for style in ("decimal", "lowerLetter", "upperRoman")]
        ['4', 'd', 'IV']
        >>> printed(28, "upperLetter")
        'BB'
    """
    if style in ("none", "bullet"):
        return ""
    if style in ("lowerRoman", "upperRoman") and 0 < count <= _LAST_ROMAN:
        text = _roman(count)
    elif style in ("lowerLetter", "upperLetter") and 0 < count <= _LAST_LETTER:
        text = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
    else:
        return f"{count:02}" if style == "decimalZero" else str(count)
    return text.upper() if style.startswith("upper") else text


def _roman(count: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        parts.append(letters * times)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that somebody typed in front of a text."""

    number: str
    """As typed, with its marks but without the space after it."""
    length: int
    """How many characters it takes with the space after it."""
    depth: int
    """How many levels deep it says it is: 1 for ``4``, 2 for ``4.2``."""
    item: bool = False
    """Whether it labels an item inside a clause, ``(a)``, rather than a clause."""


_DOTTED = r"\d{1,3}(?:\.\d{1,3})+[a-z]?"
_LAW = r"(?:\d{1,3}\s?[a-z]?\s?kap\.\s?)?\d{1,4}(?:\s?[a-z])?\s?§"
_WORD = (
    r"(?:Artikel|Article|Kapitel|Chapter|Avsnitt|Section|Clause|Punkt)"
    r"\s(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7})"
)
_END = r"(?=\s|$)"
_PLAIN = re.compile(rf"(?:{_DOTTED}[.):]?|\d{{1,3}}[.):]){_END}\s*")
_MARKED = re.compile(
    rf"(?:§+\s?\d{{1,4}}(?:\.\d{{1,3}})*(?:\s?[a-z])?[.:]?{_END}"
    rf"|{_LAW}{_END}"
    rf"|(?:\d{{1,3}}\s?[a-z]?\s?kap\.){_END}"
    rf"|{_WORD}[.:]?{_END})\s*(?:[–—-]\s+)?"
)
_ITEM = re.compile(rf"(?:\((?:[a-z]{{1,2}}|[ivx]{{1,5}}|\d{{1,2}})\)|[a-z]\)){_END}\s*")
_BARE = re.compile(r"\d{1,3}\s+(?=[A-ZÅÄÖÉ\"”“(])")


def typed_number(text: str, *, heading: bool = False) -> TypedNumber | None:
    """Recognise the number that opens a text.

    Args:
        text: The text of a clause or heading.
        heading: The text is known to be a heading, so a bare ``2 Parter`` is a number too.

    Returns:
        The number; nothing where the text merely begins with a figure.

    Examples:
        >>> typed_number("4.2 Samverkan").number
        '4.2'
        >>> typed_number("3 kap. 5 § Kommunen ska").number
        '3 kap. 5 §'
        >>> typed_number("2.5 miljoner kronor")
        >>> typed_number("10 dagar efter")
    """
    if found := _MARKED.match(text):
        return _typed(found, depth=1)
    if found := _PLAIN.match(text):
        number = found.group().strip()
        if number[-1].isalnum() and not _opens_sentence(text[found.end() :], heading=heading):
            return None
        return _typed(found, depth=number.rstrip(".):").count(".") + 1)
    if found := _ITEM.match(text):
        return _typed(found, depth=1, item=True)
    if heading and (found := _BARE.match(text)):
        return _typed(found, depth=1)
    return None


def _opens_sentence(rest: str, *, heading: bool) -> bool:
    """Whether what follows a number without a mark shows that it was one."""
    return not rest[:1].islower() and not rest[:1].isdigit() and (heading or bool(rest))


def _typed(found: re.Match[str], *, depth: int, item: bool = False) -> TypedNumber:
    return TypedNumber(found.group().strip(), found.end(), depth, item)


_CORE = re.compile(r"\d{1,4}(?:\.\d{1,4})*")


def plain_number(number: str) -> str:
    """What a cross-reference calls a clause number: its figures alone.

    Returns:
        ``"4.2"`` for ``"4.2."`` and ``"4"`` for ``"§ 4"``; the last figures where there are
        several, and the number itself where there are none.

    Examples:
        >>> plain_number("3 kap. 5 §")
        '5'
    """
    found = _CORE.findall(number)
    return found[-1] if found else number.strip().rstrip(".):")
