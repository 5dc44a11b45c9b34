"""Wordings that a text quotes."""

import re
from dataclasses import dataclass

OPENING = '"“”„«»'
_QUOTED = re.compile(r'"([^"]+)"|[“”„]([^“”„]+)[“”]|»([^«»]+)[»«]|«([^«»]+)»')


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks and where in the text they stand, without the marks."""

    text: str
    start: int
    end: int


def quoted(text: str) -> tuple[Quote, ...]:
    """Find what stands in quotation marks.

    Returns:
        The quotes in order. A mark that is never closed opens none.

    Examples:
        >>> [quote.text for quote in quoted('Meningen "Parterna ska svara." ströks.')]
        ['Parterna ska svara.']
    """
    return tuple(_quote(match) for match in _QUOTED.finditer(text))


def _quote(match: re.Match[str]) -> Quote:
    group = match.lastindex or 0
    return Quote(match[group], match.start(group), match.end(group))


def unquoted(text: str) -> str:
    """A text without the quotation marks that hold the whole of it, paragraph by paragraph."""
    whole = _QUOTED.fullmatch(_stripped(text))
    if whole:
        return _quote(whole).text
    return "\n".join(
        _quote(match).text if (match := _QUOTED.fullmatch(_stripped(line))) else line
        for line in text.split("\n")
    )


def is_quote(text: str) -> bool:
    """Whether all of a text stands in one pair of quotation marks."""
    return _QUOTED.fullmatch(_stripped(text)) is not None


def opens_quote(text: str) -> bool:
    """Whether a text starts a quote that it does not end."""
    stripped = text.strip()
    return stripped[:1] in set(OPENING) and _QUOTED.match(stripped) is None


def closes_quote(text: str) -> bool:
    """Whether a text ends with a quotation mark, before a full stop or after it."""
    return _stripped(text)[-1:] in set(OPENING)


def _stripped(text: str) -> str:
    """Without what may stand after the closing mark."""
    stripped = text.strip()
    return stripped[:-1] if stripped[-2:-1] in set(OPENING) and stripped[-1:] in ".," else stripped
