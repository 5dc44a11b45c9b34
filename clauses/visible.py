"""Characters that nobody sees or that look like others, written so that they are seen."""

import unicodedata

from clauses.changes import Sort

_NAMELESS = "CONTROL CHARACTER"
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_PLAIN = frozenset("\n\t")


def visible(text: str, sort: Sort | None) -> str:
    r"""Write changed text so that every change in it can be seen.

    Args:
        text: Words that were struck or added.
        sort: How much the change matters. Where it is typographic, spaces, dashes, quotes, accents
            and letters of other alphabets are named too; else only what is never seen.

    Examples:
        >>> visible("ord\u200b", Sort.SUBSTANCE)
        'ord⟨U+200B ZERO WIDTH SPACE⟩'
        >>> visible("\u00a0", Sort.TYPOGRAPHIC)
        '⟨U+00A0 NO-BREAK SPACE⟩'
        >>> visible("–", Sort.TYPOGRAPHIC)
        '–⟨U+2013 EN DASH⟩'
        >>> visible("vård och omsorg", Sort.SUBSTANCE)
        'vård och omsorg'
    """
    if text.isascii() and text.isprintable() and sort is not Sort.TYPOGRAPHIC:
        return text
    return "".join(_seen(sign, typographic=sort is Sort.TYPOGRAPHIC) for sign in text)


def _seen(sign: str, *, typographic: bool) -> str:
    kind = unicodedata.category(sign)
    if sign in _PLAIN:
        return sign
    if kind in _UNSEEN:
        return _named(sign)
    if not typographic or (sign.isascii() and sign.isalnum()):
        return sign
    return _named(sign) if kind in _SPACES else f"{sign}{_named(sign)}"


def _named(sign: str) -> str:
    return f"⟨U+{ord(sign):04X} {unicodedata.name(sign, _NAMELESS)}⟩"
