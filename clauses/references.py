"""Cross-references: where a text points at clauses by their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d+(?:\.\d+)*"
_WORDS = (
    r"avsnitt(?:et|en)?|punkt(?:en|erna)?|kap(?:itel|itlet|itlen|\.)?|(?<!\d )(?<!\d [a-z] )§{1,2}"
    r"|sections?|clauses?|chapters?|articles?"
)
_MORE = r"(?:\s*(?:,|–|-|\boch\b|\beller\b|\bsamt\b|\btill\b|\band\b|\bor\b|\bto\b)\s*)"
_LISTED = rf"{_MORE}{_NUMBER}(?!\d|\.\d|\s?(?:kap\b|§))"
"""One more number; not that of a chapter or section of a law, which begins something else."""
_REFERENCE = re.compile(
    rf"(?<!\w)(?:{_WORDS})\s+({_NUMBER}(?:{_LISTED})*)(?-i:(?![A-Z\d]))", re.IGNORECASE
)
_DIGITS = "0123456789"
_ONE = re.compile(_NUMBER)
_SECTION = r"\d{1,4}(?: [a-z](?!\w))?"
_SECTIONS = re.compile(rf"(?<![\w.,–-])({_SECTION}(?:{_MORE}{_SECTION}){{0,20}})\s?§{{1,2}}(?!\w)")
_ONE_SECTION = re.compile(_SECTION)


@dataclass(frozen=True, slots=True)
class Reference:
    """A number in a text that points at a clause."""

    start: int
    end: int
    number: str
    listed: tuple[int, int]
    """Where the list of numbers that it stands in begins, with its word, and ends."""


def references(text: str) -> Iterator[Reference]:
    """Find every clause number that a text refers to.

    Examples:
        >>> [reference.number for reference in references("Se avsnitt 2.2 och 2.3, år 2025.")]
        ['2.2', '2.3']
    """
    if not any(map(text.__contains__, _DIGITS)):
        return
    for listed in _REFERENCE.finditer(text):
        for one in _ONE.finditer(text, listed.start(1), listed.end(1)):
            yield Reference(one.start(), one.end(), one.group(), listed.span())


def sections(text: str) -> Iterator[Reference]:
    """Find every section that a text refers to as Swedish laws and statutes do.

    Examples:
        >>> [reference.number for reference in sections("Enligt 3 och 4 a §§ samt 7 §.")]
        ['3', '4 a', '7']
    """
    for listed in _SECTIONS.finditer(text):
        for one in _ONE_SECTION.finditer(text, listed.start(1), listed.end(1)):
            yield Reference(one.start(), one.end(), one.group(), listed.span())
