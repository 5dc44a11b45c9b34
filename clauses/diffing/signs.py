"""Signs that deceive the eye: those without a picture, and those that look like others."""

import re

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What shows nothing at all, or an empty place that is no space."""
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_QUOTES = {'"': "\u201c\u201d\u201e\u00bb\u00ab", "'": "\u2018\u2019\u201a"}
_LETTERS = {
    "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ",
    "M": "МΜ", "N": "Ν", "O": "ОΟՕ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "U": "Ս", "X": "ХΧ",
    "Y": "ҮΥ", "Z": "Ζ",
    "a": "а", "c": "с", "d": "ԁ", "e": "е", "h": "һ", "i": "і", "j": "ј", "l": "ӏ", "n": "ո",
    "o": "оοօ", "p": "рρ", "q": "ԛ", "s": "ѕ", "u": "ս", "v": "ν", "w": "ԝ", "x": "х", "y": "у",
}  # fmt: skip
"""Letters of other alphabets by the Latin ones they look like."""


def _table(*twins: dict[str, str]) -> dict[int, str]:
    return {ord(sign): like for one in twins for like, signs in one.items() for sign in signs}


MARKS_ALIKE = _table({"-": DASHES}, _QUOTES)
LETTERS_ALIKE = _table(_LETTERS)
ALIKE = MARKS_ALIKE | LETTERS_ALIKE
"""Signs by those they look like, as `str.translate` takes them."""
FOREIGN = re.compile(f"[{''.join(map(chr, LETTERS_ALIKE))}]")
"""A letter that looks like a Latin one."""
