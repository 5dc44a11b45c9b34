"""What the references of a document point at: its own clauses, other documents, laws."""

import re
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.checking.terms import Definition
from clauses.checking.terms import uses
from clauses.model import Document
from clauses.numbering import plain_number
from clauses.references import Reference
from clauses.references import references
from clauses.references import sections

_LAW = (
    r"(?:\w*(?i:lag|lagen|balken|förordning|förordningen|direktiv|direktivet|föreskrifter"
    r"|föreskrifterna)\b|\(\d{4}:\d+\)|(?:Act|Regulation|Directive)\b)"
)
_ELSEWHERE = re.compile(
    rf"\s*(?:§|-\d|kap\b|(?!(?:i|till|enligt)\s+denna\b)(?:[^\W\d]+\s+){{0,4}}?{_LAW})"
    r"|(?:\s|,|\([^)\n]{1,20}\)){0,6}\bof\s+(?:the\s+)?(?!(?:Agreement|Contract|Terms|Policy)\b)[A-Z]"
)
_BEFORE = re.compile(r"(?:\d\s*[a-z]?|\b[A-Z]{2,}|\b(?:[A-Z]\.)+|\b(?:Stat|Code)\.?)\s*$")
"""Before the word that introduces a reference: a section of a law, or the name of a code."""
_LAW_LATER = re.compile(
    r"(?:[\d\s,§–-]|\b(?:[a-z]|och|eller|samt|första|andra|tredje|stycke[tn]a?|punkt\w*)\b){0,60}"
    rf"(?!(?:i\s+)?denna\b)(?:[^\W\d]+\s+){{0,4}}?{_LAW}"
)
"""After a section: the law is named after all that is referred to in it."""
_CHAPTER_BEFORE = re.compile(r"\bkap(?:\.|itlet)?\s*$")
_SECTION = re.compile(r"§?\s*(\d{1,4}(?: [a-z])?)\s*§?")
_APPENDICES = ("bilaga", "bilagan", "appendix", "annex", "schedule")
_APPENDIX = re.compile(rf"\b(?i:{'|'.join(_APPENDICES)})\s+(\d{{1,2}}|[A-Z]|[IVX]{{1,4}})\b")


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


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text names: clauses by their numbers, and appendices."""

    references: tuple[Reference, ...]
    begun: tuple[str, ...]
    """The appendices that a line of it begins with the name of."""


def naming(text: str, by_section: bool) -> Naming:
    """Find what a text names, wherever it stands.

    Args:
        text: The text of a clause.
        by_section: Whether clauses are numbered as in a law without chapters: 4 §, 4 a §.
    """
    found = [*references(text), *(sections(text) if by_section else ())]
    lower = text.lower()
    if not any(map(lower.__contains__, _APPENDICES)):
        return Naming(tuple(found), ())
    for one in _APPENDIX.finditer(text):
        found.append(Reference(*one.span(), f"bilaga {one[1].lower()}", one.span()))
    return Naming(tuple(found), tuple(filter(None, map(_appendix, text.split("\n")))))


Names = Callable[[str, bool], Naming]
"""Finds what a text names, as `naming` does."""


def pointers(
    document: Document,
    others: Mapping[str, Document] | None = None,
    names: Names = naming,
) -> tuple[Pointer, ...]:
    """Find and resolve the cross-references of a document.

    References into laws ("16 kap. 1 § hälso- och sjukvårdslagen") are none of its own and left
    out. Where another document is named in the same sentence after a number ("avsnitt 2 i
    riktlinjen om …"), the number is that document's.

    Args:
        document: The document.
        others: The other documents of the family, by id.
        names: Finds what a text names; one that remembers, where documents have texts in common.

    Returns:
        Pointers in the order in which they stand.
    """
    known = dict(others or {})
    family = _Family(
        {name: _numbers(one, names) for name, one in {**known, "": document}.items()},
        {_appendix(one.title): name for name, one in sorted(known.items())},
    )
    by_section = _is_by_section(document)
    named = _named(document, known)
    found: list[Pointer] = [*named]
    for position, clause in enumerate(document.clauses):
        here = [one for one in named if one.clause == position]
        for reference in names(clause.text, by_section).references:
            owner = _owner(clause.text, reference, here)
            if owner or not _elsewhere(clause.text, reference):
                found.append(family.pointer(position, clause.text, reference, owner))
    return tuple(sorted(found, key=lambda one: (one.clause, one.start, one.end)))


@dataclass(frozen=True, slots=True)
class _Family:
    """Where the numbers of each document stand, and which documents are appendices."""

    numbers: Mapping[str, Mapping[str, int]]
    """By the id of the document, its own under none."""
    appendices: Mapping[str, str]

    def pointer(self, clause: int, text: str, one: Reference, owner: str) -> Pointer:
        """What a reference points at: a clause, or a document that is an appendix."""
        shown = text[one.start : one.end]
        target = self.numbers[owner].get(one.number)
        if not owner and target is None and one.number in self.appendices:
            appendix = self.appendices[one.number]
            return Pointer(clause, one.start, one.end, shown, document=appendix)
        return Pointer(clause, one.start, one.end, shown, one.number, owner, target)


def _appendix(line: str) -> str:
    """The appendix whose name a line begins with: ``"bilaga 1"``, or nothing."""
    found = _APPENDIX.match(line)
    return f"bilaga {found[1].lower()}" if found else ""


def _numbers(document: Document, names: Names) -> dict[str, int]:
    """Where each number stands, and each appendix by its name; the first of a kind counts.

    An appendix begins with its name, as a heading or a line. A chapter without a heading of its
    own stands where its first clause stands.
    """
    by_section = _is_by_section(document)
    found: dict[str, int] = {}
    for position, clause in enumerate(document.clauses):
        if clause.number:
            found.setdefault(plain_number(clause.number), position)
        if section := _SECTION.fullmatch(clause.number):
            found.setdefault(section[1], position)
        heading = _appendix(f"{clause.number} {clause.heading}".strip())
        for appendix in (heading, *names(clause.text, by_section).begun):
            if appendix:
                found.setdefault(appendix, position)
    for number, position in list(found.items()):
        parts = number.split(".")
        for size in range(1, len(parts)):
            found.setdefault(".".join(parts[:size]), position)
    return found


def _is_by_section(document: Document) -> bool:
    """Whether the clauses are numbered as in a law without chapters: 4 §, 4 a §."""
    numbers = [clause.number for clause in document.clauses if "§" in clause.number]
    return bool(numbers) and len(set(numbers)) == len(numbers) and "kap" not in "".join(numbers)


def _elsewhere(text: str, one: Reference) -> bool:
    """Whether a reference points into a law or an agreement outside the family."""
    start, end = one.listed
    before = text[max(0, start - 12) : start]
    if text[end - 1] == "§":
        return bool(_LAW_LATER.match(text, end) or _CHAPTER_BEFORE.search(before))
    after = _ELSEWHERE.match(text, one.end) or _ELSEWHERE.match(text, end)
    return bool(after or _BEFORE.search(before))


def _named(document: Document, others: Mapping[str, Document]) -> list[Pointer]:
    """The places where other documents are named by their titles, in any form."""
    titles = [
        Definition(_short(other.title), place, 0, 0, name)
        for place, (name, other) in enumerate(sorted(others.items()))
        if other.title
    ]
    if not titles:
        return []
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


def _owner(text: str, reference: Reference, named: Sequence[Pointer]) -> str:
    """The document that a number belongs to: the one that is named right after it or its list."""
    for end in (reference.end, reference.listed[1]):
        for one in named:
            between = text[end : one.start] if one.start >= end else "."
            if len(between) < 40 and re.fullmatch(r"\s+(?:i|in|of|till)\s+(?:the\s+)?", between):
                return one.document
    return ""
