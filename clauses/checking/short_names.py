"""Abbreviations that a document uses and nobody writes out."""

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.checking.terms import Definition
from clauses.model import Document

_NAME = re.compile(r"(?<![\w{/_-])[A-ZÅÄÖ]{2,6}(?![\w}/_-])")
_ROMAN = re.compile(r"[IVXLC]+")
_LOUD = re.compile(r"[A-ZÅÄÖ]{2,}\W{1,3}$"), re.compile(r"\W{1,3}[A-ZÅÄÖ]{2,}\b")
"""Words in capitals before and after, as in a line that is set in capitals."""
KNOWN = frozenset(
    {"EU", "EG", "EES", "FN", "UK", "US", "USA", "IT", "PDF", "ISO", "ID", "AB", "HB", "SFS", "OK"}
)
"""What every reader knows."""


def undefined(
    document: Document, defined: Sequence[Definition]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Find the abbreviations that are used more than once and never written out.

    Args:
        document: The document.
        defined: The terms that it and its family define.

    Yields:
        The position of the clause that uses each first, and the place in its text.
    """
    found = [
        (position, name)
        for position, clause in enumerate(document.clauses)
        for name in _NAME.finditer(clause.text)
        if _is_name(clause.text, name)
    ]
    counts = Counter(name.group() for _, name in found)
    text = "\n".join(part for one in document.clauses for part in (one.heading, one.text))
    words = {word for one in defined for word in re.findall(r"\w+", one.term)} | KNOWN
    for name, count in counts.items():
        if count > 1 and name not in words and not _is_explained(text, name):
            yield next(one for one in found if one[1].group() == name)


def _is_name(text: str, name: re.Match[str]) -> bool:
    before, after = _LOUD
    loud = before.search(text[max(0, name.start() - 12) : name.start()]) or after.match(
        text, name.end()
    )
    return not (loud or _ROMAN.fullmatch(name.group()))


def _is_explained(text: str, name: str) -> bool:
    """Whether it stands in brackets after its long name, the other way about, or is a word."""
    short = re.escape(name)
    bracketed = rf"[\w\"”“»]\s+\((?:\w+\s+){{0,2}}[\"”“]?{short}\b|\b{short}\s+\(\w"
    return bool(re.search(rf"{bracketed}|\b{short.lower()}\b", text))
