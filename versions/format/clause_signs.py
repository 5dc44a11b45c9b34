"""How single characters stand in a clause file: which are written out, which take a backslash.

The tables are frozen with the format: a later Unicode must not change what a file looks like.
"""

import re
import unicodedata

_INVISIBLE = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2011\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 15))
)
CODE = r"\{U\+[0-9A-F]{4,6}\}"
"""A character written out."""
SAFE = rf"(?:[^\\\[\]{{}}|<>\s]|\\[!-~]|{CODE})*"
"""A key or an address in a file."""

_IN_TEXT = re.compile(rf"[\\*\[\]{{}}^{_INVISIBLE}]")
_IN_NAME = re.compile(rf"[\\*\[\]{{}}|<> \n{_INVISIBLE}]")
_IN_LINE = re.compile(rf"[\\*\[\]{{}}\n{_INVISIBLE}]")
_CAREFUL = re.compile(r"[^\x00-\x7f]")
_PUNCTUATION = frozenset("\\*[]{}|<>^")
_SIGN = re.compile(r"\\([!-~])|\{U\+([0-9A-F]{4,6})\}")
_LEFT_OVER = re.compile(rf"(?:[^\\{{}}]|\\[!-~]|{CODE})*\Z")


def in_text(text: str) -> str:
    """Write text of a block; its line breaks are left for the block."""
    return _IN_TEXT.sub(_written, text)


def in_name(text: str) -> str:
    """Write a key or an address, which holds no space."""
    return _IN_NAME.sub(_written, text)


def in_line(text: str) -> str:
    """Write a text that has one line to itself, like a heading."""
    line = _IN_LINE.sub(_written, text)
    return outer_spaces_written(line)


def outer_spaces_written(line: str) -> str:
    """Write out a space at either end of a line, where no eye or editor would keep it."""
    if line.startswith(" "):
        line = written_out(" ") + line[1:]
    if line.endswith(" "):
        line = line[:-1] + written_out(" ")
    return line


def written_out(character: str) -> str:
    """Write a character as its code point."""
    return f"{{U+{ord(character):04X}}}"


def read(text: str) -> str:
    """Read a heading, label, key or address.

    Raises:
        ValueError: It holds a brace or a backslash that stands for nothing.
    """
    if "\\" not in text and "{" not in text and "}" not in text:
        return text
    if not _LEFT_OVER.match(text):
        raise ValueError(text)
    return _SIGN.sub(_sign, text)


def character(code: str) -> str:
    """Answer the character of a code point.

    Raises:
        ValueError: There is no such character, or it is half of one.
    """
    number = int(code, 16)
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        raise ValueError(code)
    return chr(number)


def composed(file: str) -> str:
    """Write out whatever Unicode's composition (NFC) would change in a file."""
    if unicodedata.is_normalized("NFC", file):
        return file
    careful = _CAREFUL.sub(_unless_stable, file)
    if unicodedata.is_normalized("NFC", careful):
        return careful
    return _CAREFUL.sub(lambda found: written_out(found[0]), file)


def _unless_stable(found: re.Match[str]) -> str:
    sign = found[0]
    joins = unicodedata.category(sign).startswith("M") or "\u1160" <= sign <= "\u11ff"
    if joins or not unicodedata.is_normalized("NFC", sign):
        return written_out(sign)
    return sign


def _written(found: re.Match[str]) -> str:
    sign = found[0]
    return "\\" + sign if sign in _PUNCTUATION else written_out(sign)


def _sign(found: re.Match[str]) -> str:
    return found[1] or character(found[2])
