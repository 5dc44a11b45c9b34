"""Characters that nobody sees or that look like others, written so that they are seen."""

import re
import unicodedata

from clauses.changes import Edit
from clauses.changes import Editorial
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.signs import FOREIGN
from clauses.diffing.signs import UNSEEN

_NAMELESS = {"Cc": "CONTROL CHARACTER", "Co": "SIGN OF ITS FONT ALONE"}
"""What those are called that have no name, by category."""
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_PLAIN = frozenset("\n\t")
_WITHOUT_PLAIN = dict.fromkeys(map(ord, _PLAIN))
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def visible(text: str, sort: Sort | None, editorial: Editorial | None = None) -> str:
    r"""Write changed text so that every change in it can be seen.

    Args:
        text: Words that were struck or added.
        sort: How much the change matters. Where it is typographic, spaces, dashes, quotes, accents
            and letters that look like others are named too; else what is never seen, and letters of
            other alphabets in words of Latin ones.
        editorial: Where white space alone changed, plain spaces are named too; tabs always are
            where nothing else came or went.

    Examples:
        >>> visible("ord\u200b", Sort.SUBSTANCE)
        'ord⟨U+200B ZERO WIDTH SPACE⟩'
        >>> visible("\u00a0", Sort.TYPOGRAPHIC)
        '⟨U+00A0 NO-BREAK SPACE⟩'
        >>> visible("–", Sort.TYPOGRAPHIC)
        '–⟨U+2013 EN DASH⟩'
        >>> visible(" ", Sort.EDITORIAL, Editorial.SPACING)
        '⟨U+0020 SPACE⟩'
        >>> visible("\t", Sort.EDITORIAL, Editorial.PARAGRAPHS)
        '⟨U+0009 TAB⟩'
        >>> visible("vård och omsorg", Sort.SUBSTANCE)
        'vård och omsorg'
    """
    if sort is Sort.TYPOGRAPHIC:
        return "".join(map(_named_unless_plain, text))
    if _TABS.fullmatch(text):
        return "".join(map(_named, text))
    if editorial is Editorial.SPACING:
        text = text.replace(" ", _named(" "))
    told = _WORD.sub(_foreign_named, text) if FOREIGN.search(text) else text
    seen = told.translate(_WITHOUT_PLAIN).isprintable() and not UNSEEN.search(told)
    return told if seen else "".join(map(_named_if_unseen, told))


def shown_words(one: Hunk | Edit) -> str:
    """The words of a hunk or an edit, written so that what changed in them can be seen."""
    if one.op is Op.EQUAL:
        return one.text
    return visible(one.text, one.sort, one.editorial)


def _foreign_named(word: re.Match[str]) -> str:
    """A word whose letters are Latin and others, with the names of the others that look alike."""
    if not _LATIN.search(word[0]):
        return word[0]
    return FOREIGN.sub(lambda letter: f"{letter[0]}{_named(letter[0])}", word[0])


def _named_if_unseen(sign: str) -> str:
    if sign in _PLAIN:
        return sign
    unseen = unicodedata.category(sign) in _UNSEEN or UNSEEN.match(sign)
    return _named(sign) if unseen else sign


def _named_unless_plain(sign: str) -> str:
    seen = _named_if_unseen(sign)
    if seen != sign or sign in _PLAIN or _is_itself(sign):
        return seen
    space = unicodedata.category(sign) in _SPACES
    return _named(sign) if space else f"{sign}{_named(sign)}"


def _is_itself(sign: str) -> bool:
    """Whether it is a letter or digit that stands for no other and looks like none."""
    same = unicodedata.normalize("NFKC", sign) == sign
    return same and sign.isalnum() and not FOREIGN.match(sign)


def _named(sign: str) -> str:
    return f"⟨U+{ord(sign):04X} {_name(sign)}⟩"


def _name(sign: str) -> str:
    if sign == "\t":
        return "TAB"
    nameless = _NAMELESS.get(unicodedata.category(sign), "UNASSIGNED SIGN")
    return unicodedata.name(sign, nameless)
