"""What the references of a document point at: its own clauses, other documents, laws."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Document
from clauses.numbering import plain_number
from clauses.references import references
from clauses.terms import Definition
from clauses.terms import uses

_ELSEWHERE = re.compile(
    r"\s*(?:§|kap\b|(?:[a-zåäö]+\s+){0,4}?(?:\w*(?:lag|lagen|balken|förordning|förordningen|direktiv"
    r"|direktivet|föreskrifter|föreskrifterna)\b|\(\d{4}:\d+\)|Act\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\d\s*[a-z]?\s*$")
_APPENDIX = re.compile(r"\b(?:bilaga|bilagan|appendix|annex)\s+(\d{1,2}|[A-Z])\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in a clause's text that points somewhere."""

    clause: int
    start: int
    end: int
    text: str
    number: str = ""
    """The clause it names; empty where it names a whole document."""
    document: str = ""
    """Id of the other document it points into; empty for the document itself."""
    target: int | None = None
    """Position of the clause it points at, none where there is no such clause."""

    @property
    def dangles(self) -> bool:
        """Whether it names a clause that is not there."""
        return bool(self.number) and self.target is None


def pointers(
    document: Document, others: Mapping[str, Document] | None = None
) -> tuple[Pointer, ...]:
    """Find and resolve the cross-references of a document.

    References into laws ("16 kap. 1 § hälso- och sjukvårdslagen") are none of its own and left
    out. Where another document is named in the same sentence after a number ("avsnitt 2 i
    riktlinjen om …"), the number is that document's.

    Args:
        document: The document.
        others: The other documents of the family, by id.

    Returns:
        Pointers in the order in which they stand.
    """
    known = dict(others or {})
    targets = {name: _numbers(one) for name, one in known.items()} | {"": _numbers(document)}
    named = _named(document, known)
    found: list[Pointer] = [*named]
    for position, clause in enumerate(document.clauses):
        for start, end, number in _pointing(clause.text):
            owner = _owner(clause.text, end, [one for one in named if one.clause == position])
            target = targets[owner].get(number)
            found.append(
                Pointer(position, start, end, clause.text[start:end], number, owner, target)
            )
    return tuple(sorted(found, key=lambda one: (one.clause, one.start, one.end)))


def _numbers(document: Document) -> dict[str, int]:
    """Where each number stands, and each appendix by its name; the first of a kind counts."""
    found: dict[str, int] = {}
    for position, clause in enumerate(document.clauses):
        if clause.number:
            found.setdefault(plain_number(clause.number), position)
        if appendix := _APPENDIX.match(f"{clause.number} {clause.heading}".strip()):
            found.setdefault(f"bilaga {appendix[1].lower()}", position)
    return found


def _pointing(text: str) -> Iterator[tuple[int, int, str]]:
    for one in references(text):
        law = _ELSEWHERE.match(text, one.end) or _BEFORE.search(_word_before(text, one.start))
        if not law:
            yield one.start, one.end, one.number
    for appendix in _APPENDIX.finditer(text):
        yield appendix.start(), appendix.end(), f"bilaga {appendix[1].lower()}"


def _word_before(text: str, start: int) -> str:
    """What stands before the word that introduces a reference."""
    return text[:start].rstrip().rpartition(" ")[0][-8:]


def _named(document: Document, others: Mapping[str, Document]) -> list[Pointer]:
    """The places where other documents are named by their titles, in any form."""
    titles = [
        Definition(_short(other.title), place, 0, 0, name)
        for place, (name, other) in enumerate(sorted(others.items()))
        if other.title
    ]
    return [
        Pointer(
            use.clause,
            use.start,
            use.end,
            document.clauses[use.clause].text[use.start : use.end],
            document=use.definition.meaning,
        )
        for use in uses(document, titles)
    ]


def _short(title: str) -> str:
    """What a title is called in running text: without the place it is for."""
    return re.split(r"\s+(?:i|för|inom)\s+[A-ZÅÄÖ]", title, maxsplit=1)[0]


def _owner(text: str, end: int, named: Sequence[Pointer]) -> str:
    """The document that a number belongs to: the one that is named right after it."""
    for one in named:
        between = text[end : one.start] if one.start >= end else "."
        if len(between) < 40 and re.fullmatch(r"\s+(?:i|in|of|till)\s+(?:the\s+)?", between):
            return one.document
    return ""
